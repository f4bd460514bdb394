/** Where a tmux server listens: a name (`-L`), a path (`-S`), or the default server. */
import { realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from './find-tmux.ts';

export interface Socket {
  /** Goes in front of every command. */
  readonly args: readonly string[];
  /** Absolute; the file need not exist. */
  readonly path: string;
}

/** `socket`: a name, a path (it has a slash), or null for the default server. */
export function tmuxSocket(socket: string | null, env: Environment, uid: number): Socket {
  if (socket?.includes('/')) {
    const path = realFolder(resolve(socket));
    return { args: ['-S', path], path };
  }
  const name = socket ?? 'default';
  const base = real(env['TMUX_TMPDIR'] || '/tmp') ?? real('/tmp') ?? '/tmp';
  return { args: ['-L', name], path: join(base, `tmux-${uid}`, name) };
}

const realFolder = (path: string): string =>
  join(real(dirname(path)) ?? dirname(path), path.slice(dirname(path).length));

function real(folder: string): string | null {
  try {
    return realpathSync(folder);
  } catch {
    return null;
  }
}
