/** The built tool in a project of its own, with folders of its own and a tmux server of its own that it may start. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Built, Ran, RunOptions } from '../cli/support/built.ts';
import { temporaryFolder } from '../support/temporary.ts';

export interface Place {
  /** Has `bin` (first on PATH), `state`, `run`, `config`, `home`, `project`. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  write(spec: unknown, name?: string): void;
  /** An executable that is found before any other of that name. */
  program(name: string, script: string): void;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  tmux(...args: readonly string[]): string;
  end(): void;
}

export function placeFor(built: Built): Place {
  const { path: folder, remove } = temporaryFolder('hostile');
  for (const name of ['bin', 'state', 'run', 'config', 'home', 'project', 'sockets'])
    mkdirSync(join(folder, name), { mode: 0o700 });
  const env: Record<string, string> = {
    PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
    HOME: join(folder, 'home'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    TMUX_TMPDIR: join(folder, 'sockets'),
    WZP_TMUX_SOCKET: 'hostile',
    WZP_BACKEND: 'tmux',
    WZP_SIZE: '200x50',
    NO_COLOR: '1',
  };
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-u', '-L', 'hostile', ...args], {
      env: { ...env, PATH: process.env['PATH'] ?? '' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    folder,
    env,
    write: (spec, name = 'project') =>
      writeFileSync(join(folder, name, 'wezterm-parallel.yaml'), JSON.stringify(spec)),
    program: (name, script) => {
      const path = join(folder, 'bin', name);
      writeFileSync(path, `#!/bin/sh\n${script}\n`);
      chmodSync(path, 0o755);
    },
    run: (args, options = {}) =>
      built.run(args, { cwd: join(folder, 'project'), ...options, env: { ...env, ...options.env } }),
    tmux,
    end: () => {
      try {
        tmux('kill-server');
      } catch {
        // none runs
      }
      remove();
    },
  };
}

/** One workspace with one tab of panes side by side. */
export const spec = (
  panes: Readonly<Record<string, unknown>> = { a: run, b: run },
  workspace = 'dev',
): unknown => ({
  version: 1,
  workspaces: { [workspace]: { tabs: [{ name: 'code', layout: { row: Object.keys(panes) } }], panes } },
});

export const run = { run: 'exec sleep 100000' };
