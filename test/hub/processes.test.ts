/** From the runners' records to events: what is told, what is not told twice, and what is told late. */
import { describe, expect, it } from 'vitest';
import type { HubEvent } from '../../src/hub/events/event.ts';
import { eventsOf, missedEvents } from '../../src/hub/processes/events-of.ts';
import type { ProcessRecord, ProcessState } from '../../src/runner/process.ts';

const record = (state: ProcessState, changes: Partial<ProcessRecord> = {}): ProcessRecord => ({
  launch: 'l1',
  project: 'shop',
  address: 'dev/api',
  generation: 1,
  runnerPid: 10,
  tty: null,
  restarts: 0,
  starts: 1,
  hasRun: true,
  ready: false,
  health: null,
  state,
  fields: {},
  ...changes,
});
const running: ProcessState = { kind: 'running', pid: 11, since: 5 };
const exit = { code: 3, at: 7 };
const told = (before: ProcessRecord | null, after: ProcessRecord | null): unknown[] =>
  eventsOf({ project: 'shop', launch: 'l1', before, after }).map(({ type, data }) => [type, data]);

describe('a change of a record', () => {
  const launch = 'l1';
  const table: readonly (readonly [string, ProcessRecord | null, ProcessRecord | null, unknown])[] = [
    ['a new pane', null, record({ kind: 'starting' }), [['pane.created', { launch }]]],
    [
      'a start',
      record({ kind: 'starting' }),
      record(running),
      [['process.starting', { launch, pid: 11, restarts: 0 }]],
    ],
    ['readiness', record(running), record(running, { ready: true }), [['process.ready', { launch }]]],
    [
      'an end',
      record(running),
      record({ kind: 'exited', exit }),
      [['pane.exited', { launch, exit_code: 3, at: 7 }]],
    ],
    [
      'an end that nobody saw',
      record(running),
      record({ kind: 'exited', exit: { code: -1, at: 7 } }),
      [['pane.exited', { launch, exit_code: null, at: 7 }]],
    ],
    [
      'a pause before a restart',
      record(running),
      record({ kind: 'backoff', exit, until: 9 }),
      [['process.backoff', { launch, exit_code: 3, at: 7, until: 9 }]],
    ],
    [
      'a restart that was missed in between',
      record(running),
      record({ ...running, pid: 12 }, { starts: 2, restarts: 1 }),
      [['process.starting', { launch, pid: 12, restarts: 1 }]],
    ],
    [
      'giving up',
      record({ kind: 'backoff', exit, until: 9 }),
      record({ kind: 'failed', exit }),
      [['process.failed', { launch, exit_code: 3, at: 7 }]],
    ],
    [
      'a stop',
      record(running),
      record({ kind: 'stopped', exit }),
      [['process.stopped', { launch, exit_code: 3, at: 7 }]],
    ],
    ['waiting', record({ kind: 'starting' }), record({ kind: 'waiting' }), []],
    [
      'a pane that closes',
      record(running),
      record({ kind: 'exited', exit }, { runnerPid: null }),
      [
        ['pane.exited', { launch, exit_code: 3, at: 7 }],
        ['pane.closed', { launch }],
      ],
    ],
    ['its folder going later', record({ kind: 'exited', exit }, { runnerPid: null }), null, []],
    ['nothing', record(running), record(running), []],
  ];
  it.each(table)('%s', (_title, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});

describe('while no daemon watched', () => {
  const heard = (type: HubEvent['type'], data: HubEvent['data']): HubEvent => ({
    seq: 1,
    time: '',
    type,
    project: 'shop',
    address: 'dev/api',
    data: { launch: 'l1', ...data },
  });
  const missed = (state: ProcessState, ...before: HubEvent[]): string[] =>
    missedEvents('shop', [record(state)], before).map(({ type }) => type);
  const start = heard('process.starting', { pid: 11, restarts: 0 });

  it('an end is told when it is back', () => {
    expect(missed({ kind: 'exited', exit }, start)).toEqual(['pane.exited']);
    expect(missed({ ...running, pid: 12 }, start)).toEqual(['process.starting']);
  });

  it('what was told is not told again', () => {
    expect(missed(running, start)).toEqual([]);
    expect(missed({ kind: 'exited', exit }, start, heard('pane.exited', { exit_code: 3, at: 7 }))).toEqual(
      [],
    );
  });

  it('of a pane that was never heard of nothing is told', () => {
    expect(missed({ kind: 'exited', exit })).toEqual([]);
    expect(missedEvents('other', [record(running)], [start])).toEqual([]);
  });
});
