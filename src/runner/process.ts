/** What the runner's records say of the process in a managed pane. */
import type { FieldValue } from '../spec/desired.ts';

export type ProcessState =
  /** The runner has been started and has not yet written anything. */
  | { readonly kind: 'starting' }
  /** Created, held back until what it depends on is ready. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly pid: number; readonly since: number }
  /** Ended; it will be started again at `until` (epoch ms). */
  | { readonly kind: 'backoff'; readonly exit: Exit; readonly until: number }
  /** Ended by itself; the pane is held. */
  | { readonly kind: 'exited'; readonly exit: Exit }
  /** `max_restarts` was reached. */
  | { readonly kind: 'failed'; readonly exit: Exit }
  /** `wzp stop` ended it. */
  | { readonly kind: 'stopped'; readonly exit: Exit };

export interface Exit {
  /** 128 + signal number for a signal, as a shell reports it. */
  readonly code: number;
  /** epoch ms */
  readonly at: number;
}

export interface Health {
  /** `unknown`: nobody asks, or the question cannot be asked. */
  readonly verdict: 'starting' | 'healthy' | 'unhealthy' | 'unknown';
  /** Why it is unhealthy, or unknown. */
  readonly reason: string | null;
}

export interface ProcessRecord {
  readonly launch: string;
  readonly project: string;
  readonly address: string;
  /** Counts the run files of this launch, from 1. */
  readonly generation: number;
  readonly runnerPid: number | null;
  readonly tty: string | null;
  readonly restarts: number;
  /** Starts of the program in this launch, the one under way included. */
  readonly starts: number;
  /** The program has been started in this generation, whatever became of it. */
  readonly hasRun: boolean;
  /** It runs, and its readiness check has succeeded since it was started. */
  readonly ready: boolean;
  /** Null: nobody has asked since it was started. */
  readonly health: Health | null;
  readonly state: ProcessState;
  /** The fields this generation was started with. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}
