/** How the process of one of our panes fares, from the server's word and the runner's record together. */
import type { DesiredPane } from '../spec/desired.ts';
import type { OwnPane } from './match.ts';

export interface Situation {
  /** As `wzp show` names it, and `unknown` for a live pane without a record. */
  readonly state:
    'running' | 'starting' | 'waiting' | 'backoff' | 'exited' | 'failed' | 'stopped' | 'unknown';
  /** A process would end if the pane were closed or its process started anew. */
  readonly runs: boolean;
  readonly exitCode: number | null;
  /** Epoch ms since when it runs, where that is known. */
  readonly since: number | null;
}

const situation = (
  state: Situation['state'],
  runs: boolean,
  exitCode: number | null = null,
  since: number | null = null,
): Situation => ({ state, runs, exitCode, since });

export function situationOf({ pane, record }: Pick<OwnPane, 'pane' | 'record'>): Situation {
  if (record === null) return pane.dead ? situation('exited', false) : situation('unknown', true);
  const { state } = record;
  if (lostItsRunner(pane.pid, record.runnerPid, pane.dead)) {
    // What the record says of a running process is out of date. If something else lives in the pane, it would end.
    const exitCode = 'exit' in state ? state.exit.code : null;
    return situation(state.kind === 'stopped' ? 'stopped' : 'exited', !pane.dead, exitCode);
  }
  switch (state.kind) {
    case 'running':
      return situation('running', true, null, state.since);
    case 'starting':
      return situation('starting', true);
    case 'waiting':
      return situation('waiting', false);
    case 'backoff':
      return situation('backoff', true, state.exit.code);
    case 'exited':
    case 'failed':
    case 'stopped':
      return situation(state.kind, false, state.exit.code);
  }
}

/** A runner waits in the pane and can be told to start the process anew; without one only a new pane will do. */
export const hasRunner = ({ pane, record }: Pick<OwnPane, 'pane' | 'record'>): boolean =>
  record !== null && !isAdopted(record.launch) && !lostItsRunner(pane.pid, record.runnerPid, pane.dead);

/** The launch of a pane that was taken over with its process: no runner stands in it. */
export const isAdopted = (launch: string): boolean => launch.startsWith('adopted-');

const lostItsRunner = (pid: number | null, runnerPid: number | null, dead: boolean): boolean =>
  dead || (pid !== null && runnerPid !== null && pid !== runnerPid);

/**
 * Whether the process ended and should not have. One that ended well under `no` or `on-failure` is completed, one that
 * `wzp stop` ended is stopped: neither is drift.
 */
export function endedWrongly({ state, exitCode }: Situation, desired: DesiredPane): boolean {
  if (desired.supervision.start === 'manual') return false; // starting it is left to the user
  if (state === 'failed') return true;
  return state === 'exited' && !(exitCode === 0 && mayComplete(desired));
}

/** Under `always` and `unless-stopped` no end is a good end. */
export function mayComplete(desired: DesiredPane): boolean {
  const restart = desired.fields['restart']?.shown ?? null;
  const policy =
    typeof restart === 'object' && restart !== null && 'policy' in restart ? restart.policy : restart;
  return policy !== 'always' && policy !== 'unless-stopped';
}
