import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { History } from '../../src/hub/processes/usage-history.ts';
import { processEntry } from '../../src/runner/processes.ts';
import { patienceMs, step, within, type Event, type State } from '../../src/supervise/limits/machine.ts';
import { bytesInWords } from '../../src/runner/bytes-in-words.ts';
import { measure } from '../../src/runner/usage.ts';
import { until } from '../runner/pane.ts';

describe('a limit', () => {
  const sample = (memory: number, limit: number | null = 10, start = 'a'): Event => ({
    kind: 'sample',
    start,
    memory,
    limit,
  });
  /** Events and the times at which they come → what is done. */
  const acts = (...events: readonly (readonly [number, Event])[]): readonly number[] => {
    let state: State = within;
    return events.flatMap(([at, event]) => {
      const made = step(state, event, at);
      state = made.state;
      return made.act === null ? [] : [at];
    });
  };
  const late = patienceMs;

  it('is acted upon when it has been exceeded for long enough, once', () => {
    expect(acts([0, sample(11)], [late - 1, sample(11)])).toEqual([]);
    expect(acts([0, sample(11)], [late, sample(11)], [late + 1, sample(11)])).toEqual([late]);
    expect(acts([0, sample(11)], [1, sample(10)], [late, sample(11)])).toEqual([]);
    expect(acts([0, sample(11)], [late, sample(11, null)], [late + 1, sample(11)])).toEqual([]);
  });

  it('of another start of the program begins anew', () => {
    expect(acts([0, sample(11)], [late, sample(11, 10, 'b')])).toEqual([]);
    expect(acts([0, sample(11)], [late, sample(11)], [late, { kind: 'done', start: 'b' }])).toEqual([late]);
    const [done, again] = [late + 1, 2 * late + 2];
    expect(
      acts(
        [0, sample(11)],
        [late, sample(11)],
        [done, { kind: 'done', start: 'a' }],
        [done + 1, sample(11)],
        [again, sample(11)],
      ),
    ).toEqual([late, again]);
  });

  it('is never acted upon twice for one start before it is done, and never within it', () => {
    const event = fc.oneof(
      fc.record({
        kind: fc.constant('sample' as const),
        start: fc.constantFrom('a', 'b'),
        memory: fc.nat(20),
        limit: fc.option(fc.constantFrom(5, 10), { nil: null }),
      }),
      fc.constant({ kind: 'down' as const }),
      fc.record({ kind: fc.constant('done' as const), start: fc.constantFrom('a', 'b') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2000), event), { maxLength: 60 }), (events) => {
        let state: State = within;
        let now = 0;
        let acting: string | null = null;
        for (const [pause, each] of events) {
          now += pause;
          const { state: next, act } = step(state, each, now);
          if (each.kind === 'down' || (each.kind === 'done' && each.start === acting)) acting = null;
          if (each.kind === 'sample' && each.start !== acting) acting = null;
          if (act !== null) {
            expect(acting).toBe(null);
            expect(each).toMatchObject({ kind: 'sample', memory: act.memory, limit: act.limit });
            expect(act.memory).toBeGreaterThan(act.limit);
            acting = act.start;
          }
          state = next;
        }
      }),
    );
  });
});

describe('what a program uses', () => {
  it('is that of all its processes together, without the one that started it', async () => {
    const memory = 50 * 2 ** 20;
    const child = spawn(
      '/bin/sh',
      ['-c', `perl -e '$x = "x" x ${memory}; $| = 1; print "up"; sleep 1000' & wait`],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        detached: true,
      },
    );
    try {
      let said = '';
      child.stdout.on('data', (data: Buffer) => (said += data.toString()));
      await until(() => said === 'up', 'the child to have its memory');
      const pid = child.pid ?? 0;
      const uses = measure([
        { runner: process.pid, pid },
        { runner: pid, pid },
      ]);
      for (const use of uses) {
        expect(use.memory).toBeGreaterThan(memory);
        expect(use.processes).toBe(2);
      }
      expect(measure([{ runner: 4_000_000, pid: 4_000_001 }])).toEqual([
        { memory: 0, cpuMs: 0, processes: 0 },
      ]);
    } finally {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    }
    await until(() => processEntry(child.pid ?? 0) === null, 'the end of it');
  });

  it('is a share of a core from one sample to the next', () => {
    const history = new History(3);
    const use = (cpuMs: number) => ({ memory: 1, cpuMs, processes: 1 });
    expect(history.add('a', use(500), 1000).cpu).toBe(0);
    expect(history.add('a', use(1000), 2000).cpu).toBe(0.5);
    expect(history.add('a', use(800), 3000).cpu).toBe(0);
    expect(history.add('b', use(9000), 4000).cpu).toBe(0);
    expect(history.add('b', use(11_000), 5000).cpu).toBe(2);
    expect(history.samples.map(({ at }) => at)).toEqual([3000, 4000, 5000]);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [500 * 2 ** 20, '500 MiB'],
    [3 * 2 ** 30, '3 GiB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(bytesInWords(bytes)).toBe(words);
  });
});
