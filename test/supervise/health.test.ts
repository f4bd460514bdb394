/** Health as a user has it: the built tool on tmux, with its daemon, which may die at any moment. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { alive, lines, until } from '../runner/pane.ts';
import { Rig } from './rig.ts';

let built: Built;
let rig: Rig;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());
beforeEach(() => {
  rig = new Rig(built);
});
afterEach(async () => {
  await rig.wzp(['daemon', 'stop']);
  rig.close();
});

interface Shown {
  readonly state: string;
  readonly restarts: number;
  readonly ready: boolean | null;
  readonly health: string | null;
  readonly health_reason: string | null;
}
const shown = async (name: string): Promise<Shown> => (await rig.pane(name)) as unknown as Shown;
const becomes = (name: string, health: string | null): Promise<Shown> =>
  until(async () => {
    const pane = await shown(name);
    return pane.health === health ? pane : null;
  }, `${name} to be ${health}`);
const runs = (name: string, times: number) =>
  until(() => rig.lines(name).length >= times, `${times} x ${name}`);
const touch = (name: string): void => writeFileSync(rig.path(name), '');
const there = (name: string, more = {}) => ({
  exec: ['test', '-e', rig.path(name)],
  interval: '100ms',
  retries: 2,
  ...more,
});
const always = { policy: 'always', backoff: '50ms' };
async function daemon(): Promise<{ pid: number; running: boolean }> {
  return JSON.parse((await rig.wzp(['daemon', 'status', '--json'])).stdout) as {
    pid: number;
    running: boolean;
  };
}
async function killDaemon(): Promise<void> {
  const { pid } = await daemon();
  process.kill(pid, 'SIGKILL');
  await until(() => !alive(pid), 'the daemon to end');
}
const daemonLog = (): string =>
  readFileSync(join(rig.root, 'state', 'wezterm-parallel', 'daemon.log'), 'utf8');

describe('a health check', () => {
  it('is shown, ends what fails it as one that has failed, and stays with the next start', async () => {
    touch('up');
    rig.spec({
      a: {
        run: `trap "exit 0" TERM; echo $$ >>${rig.path('a')}; while :; do sleep 0.05; done`,
        restart: { policy: 'on-failure', backoff: '50ms' },
        health: there('up'),
      },
      b: { run: rig.stays('b') },
    });
    await rig.apply();
    expect(await becomes('a', 'healthy')).toMatchObject({ state: 'running', health_reason: null });
    expect((await rig.wzp(['ps'])).stdout).toMatch(/dev\/a +running \(healthy\)/);
    expect((await shown('b')).health).toBeNull();
    rmSync(rig.path('up'));
    await runs('a', 2);
    touch('up');
    expect((await becomes('a', 'healthy')).restarts).toBeGreaterThan(0);
    expect(rig.screen((await rig.pane('a')).pane_id)).toContain(
      'because its health check failed: exec test -e',
    );
    expect(rig.lines('b')).toHaveLength(1);
    expect(await rig.planCode()).toBe(0);
    const { stdout } = await rig.wzp(['events', '--json']);
    expect(stdout).toContain('process.unhealthy');
  });

  it('without a restart policy is only shown', async () => {
    touch('up');
    rig.spec({ a: { run: rig.stays('a'), health: there('up') } });
    await rig.apply();
    await becomes('a', 'healthy');
    rmSync(rig.path('up'));
    expect((await becomes('a', 'unhealthy')).health_reason).toMatch(/^exec test -e .*: exit status 1$/);
    touch('up');
    await becomes('a', 'healthy');
    expect(rig.lines('a')).toHaveLength(1);
  });

  it('that hangs is a bad answer; one whose program is missing is none', async () => {
    rig.spec({
      hangs: {
        run: rig.stays('hangs'),
        restart: always,
        health: { exec: 'sleep 1000', interval: '50ms', timeout: '100ms', retries: 2 },
      },
      missing: {
        run: rig.stays('missing'),
        restart: always,
        health: { exec: ['/no/such/probe'], interval: '50ms', retries: 1 },
      },
      shell: {
        run: rig.stays('shell'),
        restart: always,
        health: { exec: 'no-such-probe-of-ours', interval: '50ms', retries: 1 },
      },
    });
    await rig.apply();
    await runs('hangs', 3);
    expect((await becomes('missing', 'unknown')).health_reason).toContain('/no/such/probe');
    await becomes('shell', 'unknown');
    expect(rig.lines('missing')).toHaveLength(1);
    expect(rig.lines('shell')).toHaveLength(1);
  });

  it('is not undone by a stop, nor the stop by it', async () => {
    rig.spec({ a: { run: rig.stays('a'), restart: always, health: there('up', { retries: 4 }) } });
    await rig.apply();
    await runs('a', 2);
    expect((await rig.wzp(['stop', 'dev/a'])).code).toBe(0);
    const stopped = rig.lines('a').length;
    expect(await shown('a')).toMatchObject({ state: 'stopped', health: null });
    touch('up');
    // Long enough for a check of another one to be done several times.
    rig.spec({
      a: { run: rig.stays('a'), restart: always, health: there('up', { retries: 4 }) },
      b: { run: rig.stays('b'), health: there('up') },
    });
    await rig.apply();
    await becomes('b', 'healthy');
    expect(rig.lines('a')).toHaveLength(stopped);
    expect((await rig.wzp(['start', 'dev/a'])).code).toBe(0);
    await becomes('a', 'healthy');
  });

  it('takes what an apply changes of it, without a restart', async () => {
    touch('up');
    rig.spec({ a: { run: rig.stays('a'), health: there('up') } });
    await rig.apply();
    await becomes('a', 'healthy');
    rig.spec({ a: { run: rig.stays('a'), health: there('other') } });
    await rig.apply();
    await becomes('a', 'unhealthy');
    rig.spec({ a: { run: rig.stays('a') } });
    await rig.apply();
    await becomes('a', null);
    expect(rig.lines('a')).toHaveLength(1);
  });

  it('looks for a line of the output, and remembers that it was there', async () => {
    rig.spec({
      a: {
        run: `echo all is well; ${rig.stays('a')}`,
        restart: always,
        health: { log_line: 'is well', interval: '100ms', retries: 1, start_period: '10s' },
      },
    });
    await rig.apply();
    await becomes('a', 'healthy');
    expect(rig.lines('a')).toHaveLength(1);
  });
});

describe('the daemon', () => {
  it('is not started for a spec that does without it', async () => {
    rig.spec({ a: { run: rig.stays('a'), restart: always } });
    await rig.apply();
    expect((await daemon()).running).toBe(false);
  });

  it('killed in the middle of an end that it asked for: the next one does it', async () => {
    rig.spec({
      a: {
        run: `trap "echo told >>${rig.path('told')}" TERM; echo $$ >>${rig.path('a')}; while :; do sleep 0.05; done`,
        restart: always,
        stop: { timeout: '1s' },
        health: there('up'),
      },
    });
    await rig.apply();
    await runs('told', 1);
    await killDaemon();
    expect(rig.lines('a')).toHaveLength(1);
    expect(await shown('a')).toMatchObject({ state: 'running', health: 'unknown' });
    // Nothing but an apply is needed, and it changes nothing else.
    expect((await rig.apply()).stdout).toContain('No changes');
    await runs('a', 2);
    touch('up');
    await becomes('a', 'healthy');
    const pids = rig.lines('a').map(Number);
    expect(pids.filter(alive)).toHaveLength(1);
  });

  it('stays well when a pane is closed by hand, a server ends, and a second project comes and goes', async () => {
    touch('up');
    rig.spec({
      a: { run: rig.stays('a'), restart: always, health: there('up') },
      b: { run: rig.stays('b'), restart: always, health: there('up') },
    });
    await rig.apply();
    await becomes('a', 'healthy');
    const other = new Rig(built, rig);
    try {
      other.spec({ c: { run: other.stays('c'), restart: always, health: there('up') } });
      await other.apply();
      await until(async () => ((await other.pane('c')) as unknown as Shown).health === 'healthy', 'c');
      rig.tmux('kill-pane', '-t', (await rig.pane('a')).pane_id ?? '');
      await until(async () => (await shown('a')).state === 'absent', 'the pane to be gone');
      rmSync(rig.path('up'));
      await runs('b', 2);
      touch('up');
      await becomes('b', 'healthy');
      rig.tmux('kill-server');
      await until(
        async () => ((await other.pane('c')) as unknown as Shown).health === 'healthy',
        'the other project to go on',
      );
    } finally {
      other.close();
    }
    expect(rig.lines('a')).toHaveLength(1);
    expect((await daemon()).running).toBe(true);
    expect(daemonLog()).not.toContain('"level":"error"');
  });

  it('of an older version is replaced by an apply, one of a newer version is left', async () => {
    touch('up');
    rig.spec({ a: { run: rig.stays('a'), health: there('up') } });
    await rig.apply();
    const { pid } = await daemon();
    const record = join(rig.root, 'run', 'wezterm-parallel', 'daemon.json');
    const written = JSON.parse(readFileSync(record, 'utf8')) as { version: string };
    const as = (version: string): void => writeFileSync(record, JSON.stringify({ ...written, version }));
    as('99.0.0');
    const left = await rig.wzp(['apply', '--yes']);
    expect(left.code).toBe(0);
    expect(left.stderr).toMatch(/WZP5027.*99\.0\.0/);
    expect(alive(pid)).toBe(true);
    as('0.0.1');
    await rig.apply();
    expect(alive(pid)).toBe(false);
    await becomes('a', 'healthy');
    expect((await daemon()).pid).not.toBe(pid);
    expect(lines(rig.path('a'))).toHaveLength(1);
    expect(existsSync(record)).toBe(true);
  });
});
