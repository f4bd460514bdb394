/** What becomes of a process, and which hooks that is an occasion for. */
import { describe, expect, it } from 'vitest';
import type { ProcessRecord, ProcessState } from '../../src/runner/process.ts';
import { occasionsOf } from '../../src/supervise/hooks/occasions.ts';

const record = (state: ProcessState, starts = 1, changes: Partial<ProcessRecord> = {}): ProcessRecord => ({
  launch: 'l1',
  project: 'shop',
  address: 'dev/api',
  generation: 1,
  runnerPid: 10,
  tty: null,
  restarts: 0,
  starts,
  hasRun: starts > 0,
  ready: false,
  health: null,
  state,
  fields: {},
  ...changes,
});
const running: ProcessState = { kind: 'running', pid: 11, since: 5 };
const exit = (code: number) => ({ code, at: 7 });
const hooks = (before: ProcessRecord | null, after: ProcessRecord | null): string[] =>
  occasionsOf({ project: 'shop', launch: 'l1', before, after }).map(
    ({ hook, variables: { WZP_STATE = '', WZP_EXIT_CODE = '' } }) =>
      `${hook} ${WZP_STATE} ${WZP_EXIT_CODE}`.trim(),
  );

describe('a change of a record', () => {
  it.each([
    ['a pane that was there when the daemon came', null, record({ kind: 'exited', exit: exit(3) }), []],
    ['a start', record({ kind: 'starting' }, 0), record(running), []],
    ['an end that is well', record(running), record({ kind: 'exited', exit: exit(0) }), ['on_exit exited 0']],
    [
      'an end that is not',
      record(running),
      record({ kind: 'exited', exit: exit(3) }),
      ['on_exit exited 3', 'on_failure exited 3'],
    ],
    [
      'an end that nobody saw',
      record(running),
      record({ kind: 'exited', exit: exit(-1) }),
      ['on_exit exited', 'on_failure exited'],
    ],
    [
      'an end before a restart',
      record(running),
      record({ kind: 'backoff', exit: exit(1), until: 9 }),
      ['on_exit backoff 1'],
    ],
    [
      'that restart',
      record({ kind: 'backoff', exit: exit(1), until: 9 }),
      record({ ...running, pid: 12 }, 2),
      [],
    ],
    ['an end that was missed', record(running), record({ ...running, pid: 12 }, 2), ['on_exit running']],
    [
      'a whole start that was missed',
      record({ kind: 'backoff', exit: exit(1), until: 9 }),
      record({ kind: 'failed', exit: exit(1) }, 2),
      ['on_exit failed 1', 'on_failure failed 1'],
    ],
    [
      'a stop by hand',
      record(running),
      record({ kind: 'stopped', exit: exit(143) }),
      ['on_exit stopped 143'],
    ],
    [
      'a stop of what has ended',
      record({ kind: 'exited', exit: exit(0) }),
      record({ kind: 'stopped', exit: exit(0) }),
      [],
    ],
    ['readiness', record(running), record(running, 1, { ready: true }), ['on_ready']],
    ['a pane that closes after its end', record({ kind: 'exited', exit: exit(0) }), null, []],
    ['a pane that waits', record({ kind: 'starting' }, 0), record({ kind: 'waiting' }, 0), []],
  ])('%s', (_title, before, after, expected) => {
    expect(hooks(before, after)).toEqual(expected);
  });
});
