/**
 * Which tmux is called. A folder on PATH with a file `.wzp-shim` holds our stand-in for agents, which calls wzp: it is skipped here,
 * and left out of the PATH that a server started by us gets.
 */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const withoutShims = (path: string): readonly string[] =>
  path.split(delimiter).filter((folder) => !existsSync(join(folder, '.wzp-shim')));

/** Absolute path of tmux, or null when PATH has none. */
export function findTmux(env: Environment): string | null {
  const files = withoutShims(env['PATH'] ?? '')
    .filter(isAbsolute)
    .map((folder) => join(folder, 'tmux'));
  return files.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The environment of a tmux client, and of the server when this call starts it: the caller's, less what says in which pane and on
 * which server the caller itself runs.
 */
export function clientEnvironment(env: Environment): Readonly<Record<string, string>> {
  const kept = Object.entries(env).flatMap(([name, value]): readonly (readonly [string, string])[] =>
    value === undefined || name === 'TMUX' || name === 'TMUX_PANE' ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(kept), PATH: withoutShims(env['PATH'] ?? '').join(delimiter) };
}
