/** A WezTerm server of a test's own, real or fake: a folder with `wezterm` and `wezterm-mux-server` says which. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Backend, type PaneId, paneId } from '../../src/backend/backend.ts';
import type { Commander } from '../../src/backend/commander.ts';
import { createWeztermBackend } from '../../src/backend/wezterm/backend.ts';
import { endLaunch } from '../../src/runner/end-launch.ts';
import { lookAtTerminals } from '../../src/runner/markers.ts';
import { temporaryFolder, until } from './temporary.ts';

export const fakeWezterm = join(import.meta.dirname, '../fake-wezterm/bin');

/** The folder of a real WezTerm, or null: said once, because tests that need it are then left out. */
export const realWezterm: string | null = (() => {
  const folder = process.env['WZP_TEST_WEZTERM_DIR'];
  return folder !== undefined && existsSync(join(folder, 'wezterm-mux-server')) ? folder : null;
})();

export interface WeztermServer {
  readonly socket: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  /** `wezterm cli …` as a person would. */
  readonly cli: (...args: readonly string[]) => string;
  readonly backend: (commander: Commander) => Backend;
  readonly end: () => void;
}

/** `settings` are lines of Lua, such as `c.exit_behavior='Hold'`. */
export async function weztermServer(folder: string, settings = ''): Promise<WeztermServer> {
  const home = temporaryFolder('wezterm');
  const socket = join(home.path, 'sock');
  const config = join(home.path, 'wezterm.lua');
  writeFileSync(
    config,
    `local w = require 'wezterm'\nlocal c = w.config_builder()\nc.unix_domains = { { name = 'unix', socket_path = '${socket}' } }\n` +
      `c.default_prog = { 'sleep', '100000' }\n${settings}\nreturn c\n`,
  );
  const env = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    LANG: 'C.UTF-8',
    HOME: home.path,
    XDG_RUNTIME_DIR: home.path,
    SHELL: '/bin/sh',
    USER: 'somebody',
  };
  const server = spawn(join(folder, 'wezterm-mux-server'), ['--config-file', config], {
    env,
    stdio: 'ignore',
  });
  const here = { ...env, WEZTERM_UNIX_SOCKET: socket };
  const cli = (...args: readonly string[]): string =>
    execFileSync(join(folder, 'wezterm'), ['cli', '--no-auto-start', ...args], {
      env: here,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  await until(() => existsSync(socket), 'the server to listen');
  await until(() => cli('list', '--format', 'json').includes('pane_id'), 'the first pane');
  return {
    socket,
    home: home.path,
    env: here,
    cli,
    backend: (commander) =>
      createWeztermBackend({
        commander,
        env: here,
        socket,
        lookAtTerminals: () => lookAtTerminals(),
        endLaunch: (marker) => endLaunch(home.path, marker),
      }),
    end: () => {
      server.kill('SIGKILL');
      home.remove();
    },
  };
}

/** What a person does on that server. */
export const personAt = ({ cli }: WeztermServer) => ({
  split: (beside: PaneId) =>
    Promise.resolve(
      paneId(cli('split-pane', '--pane-id', beside, '--bottom', '--', 'sleep', '100000').trim()),
    ),
  zoom: (id: PaneId) => Promise.resolve(void cli('zoom-pane', '--pane-id', id, '--zoom')),
  close: (id: PaneId) => Promise.resolve(void cli('kill-pane', '--pane-id', id)),
});
