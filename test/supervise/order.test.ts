/** What waits for what: when a pane may start, when it never will, and in which order panes are stopped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/spec/desired.ts';
import { conditionsText, judge, type Standing } from '../../src/supervise/order/conditions.ts';
import { release, type Waiting } from '../../src/supervise/order/release.ts';
import { stopWaves } from '../../src/supervise/order/waves.ts';

const standing = (changes: Partial<Standing>): Standing => ({
  state: 'running',
  exitCode: null,
  hasRun: true,
  ready: false,
  manual: false,
  notReady: null,
  blocked: null,
  ...changes,
});
const conditions: readonly Condition[] = ['started', 'ready', 'completed', 'completed_successfully'];

describe('a condition', () => {
  // One line a situation; a column a condition: started, ready, completed, completed_successfully.
  const table: readonly (readonly [string, Partial<Standing>, string])[] = [
    ['not there', { state: 'absent', hasRun: false }, 'never never never never'],
    ['about to start', { state: 'starting', hasRun: false }, 'open open open open'],
    ['waits itself', { state: 'waiting', hasRun: false }, 'open open open open'],
    ['runs', {}, 'met open open open'],
    ['runs and is ready', { ready: true }, 'met met open open'],
    ['runs and will not be ready', { notReady: 'was not ready' }, 'met never open open'],
    ['starts again', { state: 'backoff', exitCode: 1 }, 'met open open open'],
    ['ended well', { state: 'exited', exitCode: 0 }, 'met never met met'],
    ['ended badly', { state: 'exited', exitCode: 3 }, 'met never met never'],
    ['nobody saw it end', { state: 'exited', exitCode: -1 }, 'met never met never'],
    ['its pane closed before it ran', { state: 'exited', hasRun: false }, 'never never never never'],
    ['was given up', { state: 'failed', exitCode: 3 }, 'met never met never'],
    ['was stopped', { state: 'stopped', exitCode: 0 }, 'never never never never'],
    [
      'waits to be started by hand',
      { state: 'waiting', hasRun: false, manual: true },
      'never never never never',
    ],
  ];

  it.each(table)('%s', (_, changes, expected) => {
    expect(conditions.map((condition) => judge(condition, standing(changes)).kind).join(' ')).toBe(expected);
  });

  it('says why it is never met', () => {
    const reason = (condition: Condition, changes: Partial<Standing>) => {
      const verdict = judge(condition, standing(changes));
      return verdict.kind === 'never' ? verdict.reason : verdict.kind;
    };
    expect(reason('ready', { notReady: 'was not ready within 1 s (tcp 1: connection refused)' })).toBe(
      'was not ready within 1 s (tcp 1: connection refused)',
    );
    expect(reason('completed_successfully', { state: 'exited', exitCode: 3 })).toBe(
      'has ended with exit status 3',
    );
    expect(reason('ready', { state: 'failed', exitCode: 1 })).toBe(
      'failed (exit status 1) before it was ready',
    );
    const blocked = { reason: 'dev/db is stopped', isFailure: true };
    expect(reason('started', { state: 'waiting', blocked })).toBe('is not started: dev/db is stopped');
  });

  it('in words', () => {
    expect(conditionsText([['dev/db', 'ready'], ['dev/job', 'completed_successfully'], ['dev/a', 'started'], ['dev/b', 'completed']])) // prettier-ignore
      .toBe('dev/db to be ready, dev/job to end well, dev/a to start, dev/b to end');
  });
});

const waiting = (address: string, dependsOn: Record<string, Condition>): Waiting => ({
  address,
  dependsOn: new Map(Object.entries(dependsOn)),
});

describe('a release', () => {
  it('starts what has all it needs, and says what the others wait for', () => {
    const found = release(
      [
        waiting('app', { db: 'ready', job: 'completed' }),
        waiting('web', { app: 'started' }),
        waiting('tail', { db: 'started' }),
        waiting('free', {}),
      ],
      new Map([
        ['db', standing({})],
        ['job', standing({ state: 'exited', exitCode: 0 })],
        ['app', standing({ state: 'waiting', hasRun: false })],
      ]),
    );
    expect(found.start).toEqual(['tail', 'free']);
    expect([...found.open]).toEqual([
      ['app', 'db to be ready'],
      ['web', 'app to start'],
    ]);
    expect([...found.probe]).toEqual(['db']);
    expect(found.blocked.size).toBe(0);
  });

  it('what is blocked blocks those behind it, and everybody is told the first cause', () => {
    const waits = standing({ state: 'waiting', hasRun: false });
    const found = release(
      [waiting('web', { app: 'started' }), waiting('app', { db: 'ready' })],
      new Map([
        ['db', standing({ notReady: 'was not ready within 1 s' })],
        ['app', waits],
      ]),
    );
    expect([...found.blocked]).toEqual([
      ['app', { reason: 'db was not ready within 1 s', isFailure: true }],
      ['web', { reason: 'app is not started: db was not ready within 1 s', isFailure: true }],
    ]);
    expect([...found.open.keys(), ...found.start]).toEqual([]);
  });

  it('behind a pane that is started by hand nothing has failed', () => {
    const byHand = standing({ state: 'waiting', hasRun: false, manual: true });
    const found = release([waiting('app', { db: 'started' })], new Map([['db', byHand]]));
    expect(found.blocked.get('app')).toEqual({ reason: 'db is started by hand', isFailure: false });
  });

  it('nobody is asked for readiness while it does not run', () => {
    const found = release(
      [waiting('app', { db: 'ready' })],
      new Map([['db', standing({ state: 'backoff' })]]),
    );
    expect(found.probe.size).toBe(0);
  });

  // Panes in an order in which each depends on earlier ones only: no circle. What becomes of each is drawn.
  const world = fc.array(
    fc.record({
      on: fc.dictionary(fc.nat(11).map(String), fc.constantFrom(...conditions), { maxKeys: 3 }),
      fate: fc.constantFrom('serves', 'never ready', 'ends well', 'ends badly', 'by hand', 'stopped'),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('without a circle every pane starts or is told why not, none before its conditions hold', () => {
    fc.assert(
      fc.property(world, (panes) => {
        const names = panes.map((_, index) => `p${index}`);
        const graph = panes.map(({ on }, index) =>
          waiting(
            `p${index}`,
            Object.fromEntries(
              Object.entries(on).flatMap(([other, condition]) =>
                Number(other) < index ? [[`p${other}`, condition]] : [],
              ),
            ),
          ),
        );
        const states = new Map(
          names.map((name, index) => [
            name,
            standing({ state: 'waiting', hasRun: false, manual: panes[index]?.fate === 'by hand' }),
          ]),
        );
        const stopped = panes.flatMap(({ fate }, index) => (fate === 'stopped' ? [`p${index}`] : []));
        for (const name of stopped) states.set(name, standing({ state: 'stopped', hasRun: false }));
        let left = graph.filter(
          ({ address }) => !stopped.includes(address) && panes[names.indexOf(address)]?.fate !== 'by hand',
        );
        const begun = new Set<string>();
        for (let step = 0; left.length > 0; step++) {
          expect(step).toBeLessThan(100);
          const found = release(left, states);
          for (const address of found.start) {
            const { dependsOn } = left.find((one) => one.address === address)!;
            for (const [other, condition] of dependsOn)
              expect(judge(condition, states.get(other)!).kind).toBe('met');
            begun.add(address);
            states.set(address, standing({}));
          }
          for (const [address, blocked] of found.blocked) states.set(address, standing({ state: 'waiting', hasRun: false, blocked })); // prettier-ignore
          left = left.filter(({ address }) => !found.start.includes(address) && !found.blocked.has(address));
          // Time passes: what runs gets ready, or ends.
          for (const [index, { fate }] of panes.entries()) {
            const name = `p${index}`;
            if (!begun.has(name)) continue;
            if (fate === 'never ready') states.set(name, standing({ notReady: 'was not ready' }));
            else if (fate === 'serves') states.set(name, standing({ ready: true }));
            else states.set(name, standing({ state: 'exited', exitCode: fate === 'ends well' ? 0 : 1 }));
          }
          // One that serves for ever is never completed: nothing more will happen to those that wait for that.
          const stuck = left.every(
            ({ dependsOn }) =>
              [...dependsOn].some(
                ([other, condition]) =>
                  condition.startsWith('completed') &&
                  (states.get(other)?.state === 'running' || left.some(({ address }) => address === other)),
              ) || [...dependsOn.keys()].some((other) => left.some(({ address }) => address === other)),
          );
          if (found.start.length === 0 && found.blocked.size === 0 && stuck && step > panes.length * 2) break;
        }
        for (const { address, dependsOn } of left) {
          const waitsForTheEndOf = [...dependsOn].some(
            ([other, condition]) =>
              condition.startsWith('completed') && states.get(other)?.state === 'running',
          );
          const waitsBehind = [...dependsOn.keys()].some((other) =>
            left.some((one) => one.address === other),
          );
          expect([address, waitsForTheEndOf || waitsBehind]).toEqual([address, true]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('stopping', () => {
  const graph: Record<string, string[]> = { web: ['app'], app: ['db', 'cache'], db: [], cache: [], lone: [] };
  const on = (address: string): string[] => graph[address] ?? [];

  it('begins with what nothing depends on', () => {
    expect(stopWaves(['db', 'app', 'web', 'cache', 'lone'], on)).toEqual([
      ['web', 'lone'],
      ['app'],
      ['db', 'cache'],
    ]);
  });

  it('knows only those that are to be stopped', () => {
    expect(stopWaves(['db', 'web'], on)).toEqual([['db', 'web']]);
    expect(stopWaves([], on)).toEqual([]);
  });

  it('a circle ends too', () => {
    expect(stopWaves(['a', 'b', 'c'], (address) => (address === 'a' ? ['b'] : address === 'b' ? ['a', 'a'] : []))).toEqual([['c'], ['a', 'b']]); // prettier-ignore
  });

  it('each once, and never before those that depend on it', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const names = Array.from({ length: 10 }, (_, index) => `p${index}`);
        const later = pairs.filter(([from, to]) => from > to);
        const waves = stopWaves(names, (name) =>
          later.flatMap(([from, to]) => (`p${from}` === name ? [`p${to}`] : [])),
        );
        const at = new Map(waves.flatMap((wave, index) => wave.map((name) => [name, index] as const)));
        expect(waves.flat().sort()).toEqual([...names].sort());
        for (const [from, to] of later) expect(at.get(`p${from}`)).toBeLessThan(at.get(`p${to}`)!);
      }),
      { numRuns: 200 },
    );
  });
});
