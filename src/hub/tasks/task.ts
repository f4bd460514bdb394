/** A task: a command that runs when its turn has come, whoever watches. */
import type { JsonObject } from '../../state/sealed.ts';

export type TaskState = 'queued' | 'blocked' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'timed_out';

/** What was asked for; does not change. */
export interface TaskOrder {
  readonly id: string;
  /** A text runs in /bin/sh, a list is an argv. */
  readonly command: string | readonly string[];
  readonly pool: string;
  /** Project key. */
  readonly project: string | null;
  /** Address of the pane that was asked for; null: none, or any of its pool. */
  readonly target: string | null;
  /** 0 to 255, higher first. */
  readonly priority: number;
  /** Ids of tasks that must have succeeded. */
  readonly after: readonly string[];
  readonly retries: number;
  /** ms of one attempt. */
  readonly timeoutMs: number | null;
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly key: string | null;
  /** epoch ms */
  readonly created: number;
}

export interface Task extends TaskOrder {
  /** `blocked` is not kept: it follows from the tasks that it waits for. */
  readonly state: Exclude<TaskState, 'blocked'>;
  /** Attempts made; the number of the last one. */
  readonly attempts: number;
  /** Of these, attempts that are known never to have begun: the daemon died just before. */
  readonly voided: number;
  /** epoch ms of the first attempt */
  readonly started: number | null;
  /** epoch ms of the attempt under way */
  readonly attemptStarted: number | null;
  readonly ended: number | null;
  readonly exitCode: number | null;
  readonly reason: string | null;
  /** epoch ms before which it is not tried again */
  readonly notBefore: number;
  /** It was asked to end. */
  readonly cancelling: boolean;
  /** Address of the pane that its last attempt runs in; null: it runs hidden. */
  readonly pane: string | null;
}

export const newTask = (order: TaskOrder): Task => ({
  ...order,
  state: 'queued',
  attempts: 0,
  voided: 0,
  started: null,
  attemptStarted: null,
  ended: null,
  exitCode: null,
  reason: null,
  notBefore: 0,
  cancelling: false,
  pane: null,
});

export const hasEnded = ({ state }: Pick<Task, 'state'>): boolean =>
  state !== 'queued' && state !== 'running';

/** Null: not something that the journal wrote. */
export function orderOf(value: JsonObject): TaskOrder | null {
  const { id, command, pool, priority, after, retries, cwd, env, created } = value;
  const whole =
    typeof id === 'string' &&
    (typeof command === 'string' || Array.isArray(command)) &&
    typeof pool === 'string' &&
    typeof priority === 'number' &&
    Array.isArray(after) &&
    typeof retries === 'number' &&
    typeof cwd === 'string' &&
    typeof env === 'object' &&
    typeof created === 'number';
  if (!whole) return null;
  const { target } = value; // absent in what earlier versions wrote
  return { ...(value as unknown as TaskOrder), target: typeof target === 'string' ? target : null }; // what anything is decided by was just checked
}
