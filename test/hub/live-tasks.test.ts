/** Tasks that can be watched: typed at the prompts of shells in panes, on real servers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HubTask } from '../../src/hub/generated/types.ts';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { kinds, stand, type Stand } from '../live/stand.ts';
import { until } from '../support/temporary.ts';
import { Desks, socketOf, type Desk } from './desk.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

const spec = `version: 1
name: shop
pools:
  workers: { panes: [dev/w] }
  builds: { concurrency: 1 }
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [a, w, s] } }]
    panes: { a: { run: cat }, w: { replicas: 2 }, s: {} }
`;

describe.each(kinds)('tasks in panes on %s', (_kind, where) => {
  let at: Stand;
  let desks: Desks;
  const desk = (...args: Parameters<Desks['open']>): Promise<Desk> => desks.open(...args);
  const file = (name: string): string => join(at.project, name);
  const read = (name: string): string => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  beforeEach(async () => {
    at = await stand(built, where);
    desks = new Desks(socketOf(at));
    at.write(spec);
    await at.done('apply', '--yes');
    await at.done('daemon', 'start');
  });
  afterEach(async () => {
    desks.close();
    await at.done('daemon', 'stop');
    at.end();
  });

  const ended = async ({ ok }: Desk, id: string): Promise<HubTask> =>
    ok('task.wait', { id, timeout_ms: 20_000 });

  it('runs in the pane that it names, where it is seen, and its output is kept', async () => {
    const one = await desk();
    const { ok, no } = one;
    const { id } = await ok('task.add', {
      command: 'echo "in $(tty) $GREETING"; printf \'{"n":1}\' >"$WZP_TASK_RESULT"; exit 3',
      pane: 'dev/s',
      env: { GREETING: "it's me" },
    });
    const task = await ended(one, id);
    expect(task).toMatchObject({
      state: 'failed',
      exit_code: 3,
      pane: 'dev/s',
      pool: 'pane',
      result: { n: 1 },
    });
    const { tty } = await ok('pane.get', { pane: 'dev/s' });
    expect((await ok('task.logs', { id })).text).toBe(`in ${tty} it's me\n`);
    await ok('pane.wait', { pane: 'dev/s', until: [{ match: "it's me" }], timeout_ms: 5000 });
    // The shell is as it was before, and takes the next one.
    const next = await ok('task.add', { command: ['pwd'], pane: 'shop:dev/s', cwd: '/' });
    expect((await ended(one, next.id)).state).toBe('succeeded');
    expect((await ok('task.logs', { id: next.id })).text).toBe('/\n');
    const wrong = await ok('task.add', { command: 'true', pane: 'dev/a' });
    expect(await ended(one, wrong.id)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('of its own') as string,
    });
    expect((await no('task.add', { command: 'true', pane: 'dev/none' })).code).toBe(-32001);
    expect((await no('task.add', { command: 'true', pane: 'dev/s', pool: 'builds' })).code).toBe(-32602);
    expect((await no('task.add', { prompt: 'do it' })).code).toBe(-32006);
  });

  it('waits while the shell is busy, one after the other, and can be taken back', async () => {
    const one = await desk();
    const { ok } = one;
    await ok('pane.send', { pane: 'dev/s', text: 'sleep 1000', submit: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { id } = await ok('task.add', { command: `echo ran >>${file('out')}`, pane: 'dev/s' });
    const second = await ok('task.add', { command: `echo second >>${file('out')}`, pane: 'dev/s' });
    const third = await ok('task.add', { command: `echo third >>${file('out')}`, pane: 'dev/s' });
    await until(async () => (await ok('task.get', { id })).state === 'running', 'its turn');
    expect((await ok('task.get', { id: second.id })).state).toBe('queued');
    expect((await ok('task.cancel', { id })).state).toMatch(/cancelled|running/);
    expect((await ended(one, id)).state).toBe('cancelled');
    await until(
      async () => (await ok('task.get', { id: second.id })).state === 'running',
      'the turn of the next',
    );
    expect(read('out')).toBe('');
    await ok('pane.send', { pane: 'dev/s', keys: ['C-c'] });
    await ended(one, second.id);
    await ended(one, third.id);
    expect(read('out')).toBe('second\nthird\n');
  });

  it('is ended with all that it has started; the shell stays', async () => {
    const one = await desk();
    const { ok } = one;
    const { pid } = await ok('pane.get', { pane: 'dev/s' });
    const late = await ok('task.add', {
      command: 'sleep 1000 | sleep 1001',
      pane: 'dev/s',
      timeout_ms: 1500,
    });
    expect((await ended(one, late.id)).state).toBe('timed_out');
    const { id } = await ok('task.add', { command: 'echo begun; sleep 1000', pane: 'dev/s' });
    await until(async () => (await ok('task.logs', { id })).text === 'begun\n', 'its beginning');
    await ok('task.cancel', { id });
    expect((await ended(one, id)).state).toBe('cancelled');
    expect((await ok('pane.get', { pane: 'dev/s' })).pid).toBe(pid);
  });

  it('spreads over the panes of a pool that the spec declares', async () => {
    const one = await desk({ pane: 'dev/a' });
    const { ok, no } = one;
    const { pools } = await ok('pool.list', {});
    expect(pools.find(({ name }) => name === 'workers')).toMatchObject({
      concurrency: 2,
      panes: ['dev/w-1', 'dev/w-2'],
      project: expect.stringMatching(/^shop-/) as string,
    });
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await ok('task.add', { command: 'tty; sleep 0.5', pool: 'workers' })).id),
    );
    const tasks = await Promise.all(ids.map((id) => ended(one, id)));
    expect(tasks.map(({ state, pool }) => `${state} ${pool}`)).toEqual(Array(3).fill('succeeded workers'));
    expect(new Set(tasks.map(({ pane }) => pane))).toEqual(new Set(['dev/w-1', 'dev/w-2']));
    const hidden = await Promise.all(
      [1, 2].map(() => ok('task.add', { command: 'sleep 0.3', pool: 'builds' })),
    );
    await until(
      async () => (await ok('task.get', { id: hidden[0]?.id ?? '' })).state === 'running',
      'the first',
    );
    expect((await ok('task.get', { id: hidden[1]?.id ?? '' })).state).toBe('queued');
    expect((await no('pool.set', { name: 'workers', concurrency: 9 })).code).toBe(-32002);
    // An applied change counts at once.
    at.write(
      spec.replace('{ concurrency: 1 }', '{ concurrency: 7 }').replace('  workers: { panes: [dev/w] }\n', ''),
    );
    await at.done('apply', '--yes');
    await until(async () => {
      const now = await ok('pool.list', {});
      return now.pools.some(({ name, concurrency }) => name === 'builds' && concurrency === 7);
    }, 'the new pool');
    for (const { id } of hidden) await ended(one, id);
  });

  it('goes on when the daemon is killed, and is adopted', async () => {
    const one = await desk();
    const status = await one.ok('status', {});
    const command = `echo one >>${file('out')}; sleep 2; echo two >>${file('out')}; echo said; exit 5`;
    const { id } = await one.ok('task.add', { command, pane: 'dev/s' });
    await until(() => read('out') === 'one\n', 'its beginning');
    process.kill(status.pid, 'SIGKILL');
    await one.client.ended;
    await at.done('daemon', 'start');
    const two = await desk();
    expect(await ended(two, id)).toMatchObject({ state: 'failed', exit_code: 5, attempts: 1, pane: 'dev/s' });
    expect(read('out')).toBe('one\ntwo\n');
    expect((await two.ok('task.logs', { id })).text).toBe('said\n');
  });
});
