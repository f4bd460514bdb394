import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Commander, CommandResult } from '../../src/backend/commander.ts';
import type { Surroundings } from '../../src/cli/doctor/check.ts';
import {
  checkFolders,
  checkLocale,
  checkNode,
  checkPerl,
  checkShells,
} from '../../src/cli/doctor/machine.ts';
import { checkSocketPath, checkTerminal } from '../../src/cli/doctor/terminal.ts';
import { checkTmuxServer } from '../../src/cli/doctor/tmux-server.ts';
import { checkOneIsThere, checkTmux, checkWezterm } from '../../src/cli/doctor/multiplexers.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'wzp-doctor-'));
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin', 'tmux'), '', { mode: 0o755 });
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const answers = (result: Partial<CommandResult>): Commander => ({
  run: () =>
    Promise.resolve({ code: 0, stdout: '', stderr: '', timedOut: false, spawnError: null, ms: 1, ...result }),
});

const surroundings = (changes: Partial<Surroundings> = {}): Surroundings => ({
  env: { PATH: join(home, 'bin'), SHELL: '/bin/sh', LANG: 'C.UTF-8', HOME: home },
  uid: process.getuid?.() ?? 0,
  nodeVersion: '20.19.0',
  paths: { state: join(home, 'state'), runtime: join(home, 'run'), config: join(home, 'config') },
  commander: answers({}),
  tmuxSocket: join(home, 'no-socket'),
  weztermSocket: join(home, 'no-socket'),
  ...changes,
});

describe('the check of', () => {
  it.each([
    ['18.20.0', 'failed'],
    ['20.18.9', 'failed'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s: %s', (nodeVersion, status) => {
    expect(checkNode(surroundings({ nodeVersion })).status).toBe(status);
  });

  it.each([
    ['tmux 3.1c', 'failed'],
    ['tmux 3.2a', 'warning'],
    ['tmux 3.3a', 'ok'],
    ['tmux master', 'ok'],
  ])('%s: %s', async (stdout, status) => {
    expect(await checkTmux(surroundings({ commander: answers({ stdout }) }))).toMatchObject([{ status }]);
  });

  it('a tmux that fails, and of none', async () => {
    expect(await checkTmux(surroundings({ commander: answers({ code: 1 }) }))).toMatchObject([
      { status: 'failed' },
    ]);
    expect(await checkTmux(surroundings({ env: { PATH: '/nonexistent' } }))).toMatchObject([
      { status: 'missing' },
    ]);
  });

  it.each([
    ['wezterm 20220408-101518-b908e2dd', 'warning'],
    ['wezterm 20240203-110809-5046fc22', 'warning'],
    ['wezterm 20250223-062404-4ff581a8', 'ok'],
  ])('%s: %s, and its server does not listen', async (stdout, status) => {
    const checks = await checkWezterm(surroundings({ commander: answers({ stdout }) }));
    expect(checks).toMatchObject([
      { name: 'wezterm', status },
      { name: 'wezterm server', status: 'missing' },
    ]);
  });

  it.each([
    ['3.3a\n0\n', ['tmux server ok']],
    ['3.3a\n1\n', ['tmux server ok', 'tmux option warning']],
    ['3.4\noff\n', ['tmux server ok']],
    ['3.1\noff\n', ['tmux server failed']],
    ['3.4\nkeep-last\n', ['tmux server ok', 'tmux option warning']],
    ['3.6\n\n', ['tmux server ok']],
  ])('a tmux server that answers %j', async (stdout, expected) => {
    const checks = await checkTmuxServer(surroundings({ commander: answers({ stdout }) }), '/bin/tmux', '/s');
    expect(checks.map(({ name, status }) => `${name} ${status}`)).toEqual(expected);
    expect(
      await checkTmuxServer(surroundings({ commander: answers({ code: 1 }) }), '/bin/tmux', '/s'),
    ).toEqual([]);
  });

  it.each([
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 'ok'],
    [{ TERM: 'tmux-256color', TMUX: '/tmp/tmux-1/default,1,0' }, 'ok'],
    [{ TERM: 'xterm-256color', TMUX: '/tmp/tmux-1/default,1,0' }, 'warning'],
    [{ TERM: 'dumb' }, 'warning'],
    [{}, 'warning'],
  ])('the terminal %j', (env, status) => {
    expect(checkTerminal(surroundings({ env }))).toMatchObject({ status });
  });

  it('the path of a socket, which must not be cut', () => {
    const paths = (runtime: string) => ({ state: '/s', config: '/c', runtime });
    expect(checkSocketPath(surroundings({ paths: paths('/run/user/1000/wezterm-parallel') })).status).toBe(
      'ok',
    );
    expect(checkSocketPath(surroundings({ paths: paths(`/${'é'.repeat(50)}`) })).status).toBe('failed');
  });

  it('a wezterm that is not there, or that hangs', async () => {
    const absent = answers({ code: null, spawnError: 'ENOENT' });
    expect(await checkWezterm(surroundings({ commander: absent }))).toMatchObject([{ status: 'missing' }]);
    const hangs = answers({ code: null, timedOut: true });
    expect(await checkWezterm(surroundings({ commander: hangs }))).toMatchObject([{ status: 'failed' }]);
  });

  it('the two together: one must be usable', () => {
    const tmux = { name: 'tmux', status: 'missing', message: '' } as const;
    const program = { name: 'wezterm', status: 'ok', message: '' } as const;
    expect(checkOneIsThere([tmux, program])).toMatchObject([{ name: 'multiplexer', status: 'failed' }]);
    expect(checkOneIsThere([{ ...tmux, status: 'ok' }])).toEqual([]);
    expect(checkOneIsThere([tmux, program, { ...program, name: 'wezterm server' }])).toEqual([]);
  });

  it('folders: absent is fine, open to others is a warning, a file in the place is a failure', () => {
    const paths = { state: join(home, 'a'), runtime: join(home, 'b'), config: join(home, 'c') };
    expect(checkFolders(surroundings({ paths })).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    mkdirSync(paths.state);
    chmodSync(paths.state, 0o750);
    writeFileSync(paths.runtime, '');
    mkdirSync(paths.config, { mode: 0o755 });
    const checks = checkFolders(surroundings({ paths }));
    expect(checks.map(({ status }) => status)).toEqual(['warning', 'failed', 'ok']);
    expect(checks[0]).toMatchObject({ hint: `chmod 700 '${paths.state}'` });
    expect(checkFolders(surroundings({ paths, uid: 4711 }))[0]).toMatchObject({ status: 'failed' });
  });

  it('perl is missed without harm: only logs need it', () => {
    expect(checkPerl(surroundings({ env: { PATH: '/nowhere' } })).status).toMatch(/^(?:ok|missing)$/);
    expect(checkPerl(surroundings({ env: { PATH: process.env['PATH'] } })).name).toBe('perl');
  });

  it.each([
    [undefined, 'warning'],
    ['/nonexistent/sh', 'failed'],
    ['zsh', 'failed'],
    ['/bin/sh', 'ok'],
  ])('SHELL=%s: %s', (shell, status) => {
    expect(checkShells(surroundings({ env: { SHELL: shell } })).at(-1)).toMatchObject({
      name: 'shell',
      status,
    });
  });

  it.each([
    [{ LANG: 'de_DE.UTF-8' }, 'ok'],
    [{ LANG: 'de_DE.utf8' }, 'ok'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, 'warning'],
    [{}, 'warning'],
  ])('locale %j: %s', (env, status) => {
    expect(checkLocale(surroundings({ env }))).toMatchObject({ status });
  });
});
