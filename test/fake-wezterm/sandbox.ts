/** A private server of the fake WezTerm, with a home and a runtime folder of its own. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './ask.ts';
import type { Outcome } from './outcome.ts';
import type { ListEntry } from '../../src/backend/simulated/entries.ts';

export const FAKE_BIN = join(import.meta.dirname, 'bin');

export interface Sandbox {
  readonly root: string;
  readonly socket: string;
  readonly env: Readonly<Record<string, string>>;
  readonly server: ChildProcess;
  /** `wezterm cli --no-auto-start …`, answered in this process; `global` stands before `cli`. */
  cli(words: readonly string[], more?: Surroundings): Promise<Outcome>;
  list(): Promise<readonly ListEntry[]>;
  /** Ends the server, and everything on its ttys with it. */
  close(): Promise<void>;
}

export interface Surroundings {
  readonly global?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly cwd?: string;
}

/** `settings` are lines of Lua, such as `c.exit_behavior='Hold'`. */
export async function startFake(settings = '', words: readonly string[] = []): Promise<Sandbox> {
  const root = mkdtempSync(join(tmpdir(), 'wzf-'));
  const socket = join(root, 'sock');
  const config = join(root, 'wezterm.lua');
  writeFileSync(
    config,
    `local w = require 'wezterm'\nlocal c = w.config_builder()\nc.unix_domains = { { name = 'unix', socket_path = '${socket}' } }\n${settings}\nreturn c\n`,
  );
  const env = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    HOME: root,
    XDG_RUNTIME_DIR: root,
    SHELL: '/bin/sh',
    USER: 'u',
    WEZTERM_UNIX_SOCKET: socket,
  };
  const server = spawn(join(FAKE_BIN, 'wezterm-mux-server'), ['--config-file', config, ...words], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const cli: Sandbox['cli'] = (argv, more = {}) =>
    ask([...(more.global ?? []), 'cli', '--no-auto-start', ...argv], {
      env: { ...env, ...more.env },
      cwd: more.cwd ?? '/',
      stdin: () => more.stdin ?? '',
    });
  await until(() => answers(socket), 'the server listens');
  return {
    root,
    socket,
    env,
    server,
    cli,
    list: async () => JSON.parse((await cli(['list', '--format', 'json'])).stdout) as ListEntry[],
    close: async () => {
      server.kill('SIGKILL');
      await ended;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function answers(socket: string): Promise<boolean> {
  return new Promise((done) => {
    const connection = createConnection(socket, () => {
      connection.destroy();
      done(true);
    });
    connection.on('error', () => done(false));
  });
}

/** The first value that is neither false nor null; throws after `ms`. */
export async function until<T>(look: () => T | Promise<T>, what: string, ms = 20_000): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms until ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}
