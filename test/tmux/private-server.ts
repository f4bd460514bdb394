/** A tmux server of a test's own: own socket, own home, no configuration unless given. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PaneId, paneId } from '../../src/backend/backend.ts';
import { spawnCommander } from '../../src/backend/spawn-commander.ts';
import { createTmuxBackend, type TmuxBackend } from '../../src/backend/tmux/tmux-backend.ts';
import { type Recording, recording } from '../support/recording-commander.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { Bench } from '../conformance/bench.ts';

export interface PrivateServer {
  readonly backend: TmuxBackend;
  readonly commander: Recording;
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command on it as a person would. */
  tmux(...args: readonly string[]): string;
  end(): void;
}

/** `config`: the text of the user's tmux.conf. */
export function privateServer(config = ''): PrivateServer {
  const home = temporaryFolder('tmux');
  mkdirSync(join(home.path, 'sockets'), { mode: 0o700 });
  writeFileSync(join(home.path, '.tmux.conf'), config);
  const socket = `wzp-test-${randomBytes(4).toString('hex')}`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home.path,
    TMUX_TMPDIR: join(home.path, 'sockets'),
    SHELL: '/bin/sh',
    LANG: 'C',
  };
  const commander = recording(spawnCommander());
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-u', '-L', socket, ...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  return {
    backend: createTmuxBackend({ commander, env, socket }),
    commander,
    socket,
    env,
    tmux,
    end() {
      try {
        tmux('kill-server');
      } catch {
        // none runs any more
      }
      home.remove();
    },
  };
}

export interface TmuxBench extends Bench {
  readonly server: PrivateServer;
}

export function tmuxBench(config = '', size = { cols: 200, rows: 50 }): Promise<TmuxBench> {
  const server = privateServer(config);
  return Promise.resolve({
    server,
    backend: server.backend,
    size,
    runsProcesses: true,
    stepsAtMost: 2,
    person: {
      split: (beside: PaneId) =>
        Promise.resolve(
          paneId(
            server.tmux('split-window', '-d', '-t', beside, '-P', '-F', '#{pane_id}', 'sleep 100000').trim(),
          ),
        ),
      zoom: (id: PaneId) => Promise.resolve(void server.tmux('resize-pane', '-Z', '-t', id)),
      close: (id: PaneId) => Promise.resolve(void server.tmux('kill-pane', '-t', id)),
    },
    close: () => Promise.resolve(server.end()),
  });
}
