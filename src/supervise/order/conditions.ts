/** Whether what a pane waits for is true of another pane. Pure. */
import type { Condition } from '../../spec/desired.ts';
import type { ProcessState } from '../../runner/process.ts';

/** What is known of a pane that others depend on. */
export interface Standing {
  readonly state: ProcessState['kind'] | 'absent';
  /** Of the last end; null: it has not ended. */
  readonly exitCode: number | null;
  /** Its program was started, whatever became of it. */
  readonly hasRun: boolean;
  readonly ready: boolean;
  /** It is started by hand only. */
  readonly manual: boolean;
  /** Why its check will not succeed: `was not ready within 30 s (tcp 5432: connection refused)`. */
  readonly notReady: string | null;
  /** Why it is not going to be started; null: it may be. */
  readonly blocked: Blocked | null;
}

export interface Blocked {
  /** Completes "dev/db …". */
  readonly reason: string;
  /** False when it is as the spec wants it: a pane that is started by hand has not been. */
  readonly isFailure: boolean;
}

export type Verdict =
  | { readonly kind: 'met' }
  /** Time will tell. */
  | { readonly kind: 'open' }
  | ({ readonly kind: 'never' } & Blocked);

const met: Verdict = { kind: 'met' };
const open: Verdict = { kind: 'open' };
const never = (reason: string, isFailure = true): Verdict => ({ kind: 'never', reason, isFailure });

export function judge(condition: Condition, standing: Standing): Verdict {
  const { state, exitCode } = standing;
  switch (state) {
    case 'absent':
      return never('is not there');
    case 'stopped':
      return never('is stopped');
    case 'starting':
      return open;
    case 'waiting':
      if (standing.blocked !== null)
        return { kind: 'never', ...standing.blocked, reason: `is not started: ${standing.blocked.reason}` };
      return standing.manual ? never('is started by hand', false) : open;
    case 'running':
    case 'backoff':
      return whileUp(condition, standing);
    case 'exited':
    case 'failed':
      return afterTheEnd(condition, standing, exitCode);
  }
}

function whileUp(condition: Condition, { state, hasRun, ready, notReady }: Standing): Verdict {
  switch (condition) {
    case 'started':
      return hasRun ? met : open;
    case 'ready':
      if (ready && state === 'running') return met;
      return notReady === null ? open : never(notReady);
    case 'completed':
    case 'completed_successfully':
      return open;
  }
}

function afterTheEnd(condition: Condition, { state, hasRun }: Standing, code: number | null): Verdict {
  const how = state === 'failed' ? `failed (exit status ${code ?? 'unknown'})` : endOf(code);
  if (!hasRun) return never(how);
  switch (condition) {
    case 'started':
    case 'completed':
      return met;
    case 'ready':
      return never(`${how} before it was ready`);
    case 'completed_successfully':
      return state === 'exited' && code === 0 ? met : never(how);
  }
}

/** -1: nobody saw it. */
const endOf = (code: number | null): string =>
  code === null || code < 0 ? 'has ended' : `has ended with exit status ${code}`;

/** Completes "waits for …": `dev/db to be ready`. */
export function conditionText(address: string, condition: Condition): string {
  switch (condition) {
    case 'started':
      return `${address} to start`;
    case 'ready':
      return `${address} to be ready`;
    case 'completed':
      return `${address} to end`;
    case 'completed_successfully':
      return `${address} to end well`;
  }
}

export const conditionsText = (dependsOn: Iterable<readonly [string, Condition]>): string =>
  [...dependsOn].map(([address, condition]) => conditionText(address, condition)).join(', ');
