/** The life of the daemon: one at a time, gone when it is told to, back after it was killed, and panes notice nothing of it. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubClient } from '../../src/hub/hub-client.ts';
import { processEntry } from '../../src/runner/processes.ts';
import { buildForTest, type Built, type Ran } from '../cli/support/built.ts';
import { stand } from '../live/stand.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

let home: TemporaryFolder;
let env: Record<string, string>;
beforeEach(() => {
  home = temporaryFolder('daemon');
  env = {
    HOME: home.path,
    XDG_STATE_HOME: join(home.path, 'state'),
    XDG_RUNTIME_DIR: join(home.path, 'run'),
    XDG_CONFIG_HOME: join(home.path, 'config'),
  };
  mkdirSync(runtime(), { recursive: true, mode: 0o700 });
  chmodSync(join(home.path, 'run'), 0o700);
});
afterEach(async () => {
  await wzp('daemon', 'stop');
  home.remove();
});

const runtime = (): string => join(home.path, 'run', 'wezterm-parallel');
const socket = (): string => join(runtime(), 'hub.sock');
const wzp = (...args: readonly string[]): Promise<Ran> => built.run(args, { env });

interface Status {
  readonly running: boolean;
  readonly pid: number | null;
  readonly answers: boolean;
  readonly socket: string | null;
}
async function status(): Promise<Status> {
  return JSON.parse((await wzp('daemon', 'status', '--json')).stdout) as Status;
}
async function started(): Promise<number> {
  expect((await wzp('daemon', 'start')).code).toBe(0);
  const { pid } = await status();
  if (pid === null) throw new Error('no daemon runs');
  return pid;
}
const isAlive = (pid: number): boolean => processEntry(pid) !== null;

it('starts, says how it fares, and ends', async () => {
  expect(await status()).toMatchObject({ running: false, pid: null });
  const pid = await started();
  expect(await status()).toMatchObject({ running: true, pid, answers: true, socket: socket() });
  expect(statSync(socket()).mode & 0o777).toBe(0o600);
  expect(statSync(runtime()).mode & 0o777).toBe(0o700);
  expect(statSync(join(home.path, 'state/wezterm-parallel/daemon.log')).mode & 0o777).toBe(0o600);
  expect(await wzp('daemon', 'start')).toMatchObject({
    code: 0,
    stderr: `the daemon runs already (pid ${pid})\n`,
  });
  expect((await wzp('daemon', 'stop')).code).toBe(0);
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(socket())).toBe(false);
  expect(await wzp('daemon', 'stop')).toMatchObject({ code: 0, stderr: 'no daemon runs\n' });
  expect(await wzp('rpc', 'ping')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('WZP5022') as string,
  });
});

it('of several that are started at once exactly one lives, and all know it', async () => {
  const starts = await Promise.all(Array.from({ length: 5 }, () => wzp('daemon', 'start', '--json')));
  const pids = starts.map(({ stdout }) => (JSON.parse(stdout) as { pid: number }).pid);
  expect(new Set(pids).size).toBe(1);
  expect(await status()).toMatchObject({ pid: pids[0], answers: true });
  const { stdout } = await wzp('daemon', 'status', '--json');
  expect(stdout).toContain(`"pid": ${pids[0]}`);
});

it('comes back after it was killed, though its socket is still there', async () => {
  const first = await started();
  process.kill(first, 'SIGKILL');
  await until(() => !isAlive(first), 'its end');
  expect(existsSync(socket())).toBe(true);
  expect(await status()).toMatchObject({ running: false });
  expect(await started()).not.toBe(first);
});

it('one of another version is replaced', async () => {
  const first = await started();
  const record = join(runtime(), 'daemon.json');
  writeFileSync(record, readFileSync(record, 'utf8').replace(/"version":"[^"]*"/, '"version":"0.0.1"'));
  const second = await started();
  expect(second).not.toBe(first);
  expect(isAlive(first)).toBe(false);
});

it('one that is stopped does not answer, and can be ended', async () => {
  const pid = await started();
  process.kill(pid, 'SIGSTOP');
  expect(await status()).toMatchObject({ running: true, pid, answers: false });
  expect((await wzp('daemon', 'stop')).code).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

describe('does not start', () => {
  const refused = async (code: string): Promise<string> => {
    const { code: exit, stderr } = await wzp('daemon', 'start');
    expect(exit).toBe(1);
    expect(stderr).toContain(code);
    return stderr;
  };

  it('where a file of somebody stands in place of the socket', async () => {
    writeFileSync(socket(), 'mine');
    expect(await refused('WZP5021')).toContain('is not a socket');
    expect(readFileSync(socket(), 'utf8')).toBe('mine');
  });

  it('where a link stands in place of the socket', async () => {
    const target = join(home.path, 'target');
    writeFileSync(target, 'mine');
    symlinkSync(target, socket());
    await refused('WZP5021');
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  it('in a folder that others may write to', async () => {
    chmodSync(runtime(), 0o777);
    expect(await refused('WZP4005')).toContain('can be written by other users');
    chmodSync(runtime(), 0o700);
  });

  it('where the path of the socket would be cut', async () => {
    env['XDG_RUNTIME_DIR'] = join(home.path, 'x'.repeat(100));
    expect(await refused('WZP5020')).toContain('XDG_RUNTIME_DIR');
  });
});

it('in the foreground it ends with 0 when it is told to', async () => {
  const child = spawn(process.execPath, [built.entry, 'daemon', 'start', '--foreground'], {
    env: { ...env, PATH: process.env['PATH'] },
    stdio: 'ignore',
  });
  await until(async () => (await status()).answers, 'its answer');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(socket())).toBe(false);
});

it('learns of projects that are applied and destroyed, whether it runs or not, and never touches their panes', async () => {
  const at = await stand(built, 'tmux');
  try {
    at.write(
      '{ version: 1, name: shop, workspaces: { dev: { tabs: [{ name: t, layout: { pane: a } }], panes: { a: { run: exec sleep 1000 } } } } }',
    );
    await at.done('daemon', 'start');
    const path = join(at.project, '..', 'run', 'wezterm-parallel', 'hub.sock');
    const panes = async (): Promise<readonly (string | null)[]> => {
      const hub = await HubClient.open(path, { name: 'test', version: '1' });
      if (!hub.ok) throw new Error('no hub');
      const list = await hub.value.call('pane.list', {});
      hub.value.close();
      if (!list.ok) throw new Error(list.failure.message);
      return list.value.panes.map(({ address }) => address);
    };
    expect(await panes()).toEqual([]);
    await at.done('apply', '--yes');
    expect(await panes()).toEqual(['dev/a']);
    const [pane] = at.panes();
    const { pid } = JSON.parse((await at.done('daemon', 'status', '--json')).stdout) as Status;
    process.kill(pid ?? 0, 'SIGKILL');
    await until(() => !isAlive(pid ?? 0), 'its end');
    await at.done('daemon', 'start');
    expect(await panes()).toEqual(['dev/a']);
    await at.done('daemon', 'stop');
    expect(at.panes()).toEqual([pane]);
    await at.done('daemon', 'start');
    await at.done('destroy', '--yes');
    expect(await panes()).toEqual([]);
  } finally {
    await at.wzp('daemon', 'stop');
    at.end();
  }
});
