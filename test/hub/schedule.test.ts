/** Which task runs when: decided from what is known, without a clock or a process. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAttempt,
  doomed,
  nextLook,
  shownState,
  startable,
  type AttemptEnd,
  type Begin,
  type DeclaredPool,
  type Queue,
} from '../../src/hub/tasks/schedule.ts';
import { hasEnded, newTask, type Task } from '../../src/hub/tasks/task.ts';

const task = (id: string, changes: Partial<Task> = {}): Task => ({
  ...newTask({
    id,
    command: 'true',
    pool: 'default',
    project: null,
    target: null,
    priority: 100,
    after: [],
    retries: 0,
    timeoutMs: null,
    cwd: '/',
    env: {},
    key: null,
    created: 0,
  }),
  ...changes,
});

const queue = (
  tasks: readonly Task[],
  pools: Readonly<Record<string, number>> = {},
  declared: Readonly<Record<string, DeclaredPool>> = {},
): Queue => ({
  tasks: new Map(tasks.map((each) => [each.id, each])),
  pools: new Map(Object.entries(pools)),
  declared: new Map(Object.entries(declared)),
});
const ids = (begins: readonly Begin[]): string[] => begins.map(({ task: { id } }) => id);
const places = (begins: readonly Begin[]): string[] =>
  begins.map(({ task: { id }, pane }) => `${id} ${pane}`);

describe('what may start', () => {
  it('goes by priority, then by age', () => {
    const tasks = [
      task('a'),
      task('b', { priority: 200 }),
      task('c', { priority: 200 }),
      task('d', { priority: 1 }),
    ];
    expect(ids(startable(queue(tasks), 0))).toEqual(['b', 'c', 'a', 'd']);
  });

  it('is no more than its pool has room for', () => {
    const tasks = [
      task('r', { pool: 'p', state: 'running' }),
      task('a', { pool: 'p' }),
      task('b', { pool: 'p' }),
      task('c', { pool: 'q' }),
    ];
    expect(ids(startable(queue(tasks, { p: 2 }), 0))).toEqual(['a', 'c']);
    expect(ids(startable(queue(tasks, { p: 0 }), 0))).toEqual(['c']);
  });

  it('goes into the panes of its pool, one in each', () => {
    const declared = {
      's:w': { concurrency: null, panes: ['dev/x', 'dev/y'] },
      's:one': { concurrency: 1, panes: ['dev/x', 'dev/z'] },
      's:hidden': { concurrency: 1, panes: [] },
    };
    const mine = { project: 's' };
    const tasks = [
      task('r', { ...mine, pool: 's:w', state: 'running', pane: 'dev/x' }),
      ...['a', 'b'].map((id) => task(id, { ...mine, pool: 's:w' })),
      ...['c', 'd'].map((id) => task(id, { ...mine, pool: 's:one' })),
      ...['e', 'f'].map((id) => task(id, { ...mine, pool: 's:hidden' })),
    ];
    expect(places(startable(queue(tasks, {}, declared), 0))).toEqual(['a dev/y', 'c dev/z', 'e null']);
    // Those of a pool that the spec no longer has wait until it is back.
    expect(startable(queue(tasks), 0)).toEqual([]);
  });

  it('goes into the pane that it names once that is free, whatever pool uses it', () => {
    const declared = { 's:w': { concurrency: null, panes: ['dev/x'] } };
    const mine = { project: 's', pool: 'pane' };
    const tasks = [
      task('r', { ...mine, pool: 's:w', state: 'running', pane: 'dev/x' }),
      task('a', { ...mine, target: 'dev/x' }),
      task('b', { ...mine, target: 'dev/y' }),
      task('c', { ...mine, target: 'dev/y' }),
      task('d', { ...mine, project: 'other', target: 'dev/x' }),
    ];
    expect(places(startable(queue(tasks, {}, declared), 0))).toEqual(['b dev/y', 'd dev/x']);
  });

  it('waits for what must succeed first', () => {
    const tasks = [task('a', { state: 'running' }), task('b', { after: ['a'] })];
    const before = queue(tasks);
    expect(startable(before, 0)).toEqual([]);
    expect(shownState(before, tasks[1]!)).toBe('blocked');
    const after = queue([task('a', { state: 'succeeded' }), tasks[1]!]);
    expect(ids(startable(after, 0))).toEqual(['b']);
    expect(shownState(after, tasks[1]!)).toBe('queued');
  });

  it('waits for the end of its pause', () => {
    const paused = queue([task('a', { notBefore: 500 }), task('b', { notBefore: 300 })]);
    expect(startable(paused, 299)).toEqual([]);
    expect(nextLook(paused, 299)).toBe(300);
    expect(ids(startable(paused, 300))).toEqual(['b']);
  });

  it('never runs a task of which a dependency failed, nor those behind it', () => {
    const tasks = [
      task('a', { state: 'failed' }),
      task('b', { after: ['a'] }),
      task('c', { after: ['b'] }),
      task('d'),
    ];
    expect(doomed(queue(tasks)).map((each) => [each.task.id, each.because.id])).toEqual([
      ['b', 'a'],
      ['c', 'b'],
    ]);
  });
});

describe('what becomes of a task whose attempt has ended', () => {
  const running = (changes: Partial<Task> = {}): Task =>
    task('a', { state: 'running', attempts: 1, ...changes });
  const exit = (code: number): AttemptEnd => ({ kind: 'exit', code });
  const table: readonly (readonly [title: string, task: Task, end: AttemptEnd, expected: Partial<Task>])[] = [
    ['0 succeeds', running(), exit(0), { state: 'succeeded', exitCode: 0 }],
    ['7 fails', running(), exit(7), { state: 'failed', exitCode: 7, reason: null }],
    ['7 is tried again', running({ retries: 2 }), exit(7), { state: 'queued', exitCode: 7, notBefore: 1500 }],
    ['pauses double', running({ retries: 9, attempts: 3 }), exit(7), { state: 'queued', notBefore: 3000 }],
    ['but only so often', running({ retries: 2, attempts: 3 }), exit(7), { state: 'failed' }],
    ['too slow', running({ timeoutMs: 5 }), { kind: 'timeout' }, { state: 'timed_out', exitCode: null }],
    ['too slow, tried again', running({ retries: 1 }), { kind: 'timeout' }, { state: 'queued' }],
    [
      'cancelled',
      running({ cancelling: true, retries: 3 }),
      exit(143),
      { state: 'cancelled', exitCode: 143 },
    ],
    ['cancelled too late', running({ cancelling: true }), exit(0), { state: 'succeeded' }],
    ['nobody saw its end', running(), { kind: 'lost', reason: 'gone' }, { state: 'failed', reason: 'gone' }],
    ['it never began', running(), { kind: 'void' }, { state: 'queued', voided: 1, notBefore: 1000 }],
    ['one that never began is no retry', running({ attempts: 2, voided: 1 }), exit(7), { state: 'failed' }],
  ];
  it.each(table)('%s', (_title, before, end, expected) => {
    expect(afterAttempt(before, end, 1000)).toMatchObject(expected);
  });
});

it('everything that was added ends, nothing runs before its dependencies or beyond its pool', () => {
  const order = fc.record({
    priority: fc.integer({ min: 0, max: 255 }),
    after: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
    retries: fc.nat({ max: 2 }),
    pool: fc.constantFrom('p', 'q'),
    ends: fc.array(
      fc.constantFrom<AttemptEnd>({ kind: 'exit', code: 0 }, { kind: 'exit', code: 1 }, { kind: 'void' }),
      {
        maxLength: 4,
      },
    ),
  });
  fc.assert(
    fc.property(fc.array(order, { minLength: 1, maxLength: 12 }), fc.nat(), (orders, dice) => {
      const tasks = new Map<string, Task>();
      const ends = new Map(orders.map(({ ends: list }, index) => [String(index), [...list]]));
      orders.forEach(({ after, ends: _ends, ...rest }, index) => {
        const earlier = [...new Set(after.filter((each) => each < index).map(String))];
        tasks.set(String(index), task(String(index), { ...rest, after: earlier }));
      });
      const now: Queue = {
        tasks,
        pools: new Map([
          ['p', 1],
          ['q', 2],
        ]),
        declared: new Map(),
      };
      let clock = 0;
      let seed = dice;
      for (let step = 0; step < 400; step += 1) {
        for (const { task: dead } of doomed(now)) tasks.set(dead.id, { ...dead, state: 'cancelled' });
        for (const { task: next } of startable(now, clock)) {
          expect(next.after.every((id) => tasks.get(id)?.state === 'succeeded')).toBe(true);
          tasks.set(next.id, { ...next, state: 'running', attempts: next.attempts + 1 });
        }
        const running = [...tasks.values()].filter(({ state }) => state === 'running');
        expect(running.filter(({ pool }) => pool === 'p').length).toBeLessThanOrEqual(1);
        expect(running.filter(({ pool }) => pool === 'q').length).toBeLessThanOrEqual(2);
        seed = (seed * 1103515245 + 12345) % 2 ** 31;
        const ending = running[seed % Math.max(1, running.length)];
        if (ending === undefined) {
          const later = nextLook(now, clock);
          if (later === null) break;
          clock = later;
          continue;
        }
        const end = ends.get(ending.id)?.shift() ?? { kind: 'exit', code: 0 };
        tasks.set(ending.id, afterAttempt(ending, end, clock));
      }
      expect([...tasks.values()].filter((each) => !hasEnded(each))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
