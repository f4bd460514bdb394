/** Which tasks may run now, and what an end means for the others. Pure. */
import { hasEnded, type Task, type TaskState } from './task.ts';

export const defaultPool = 'default';
export const defaultConcurrency = 4;

/** ms before the second attempt; doubles with each further one. */
const backoffMs = 500;
const maxBackoffMs = 30_000;

export interface Queue {
  /** In the order in which they were added. */
  readonly tasks: ReadonlyMap<string, Task>;
  readonly pools: ReadonlyMap<string, number>;
}

export const concurrencyOf = ({ pools }: Queue, pool: string): number =>
  pools.get(pool) ?? defaultConcurrency;

/** The tasks to start now: by priority, then by age; as many as their pools have room for. */
export function startable(queue: Queue, now: number): readonly Task[] {
  const room = new Map<string, number>();
  for (const task of queue.tasks.values())
    if (task.state === 'running')
      room.set(task.pool, (room.get(task.pool) ?? concurrencyOf(queue, task.pool)) - 1);
  const ready = [...queue.tasks.values()].filter(
    (task) => task.state === 'queued' && task.notBefore <= now && waitsFor(queue, task).length === 0,
  );
  ready.sort((one, other) => other.priority - one.priority); // stable: equals stay in the order of their age
  return ready.filter((task) => {
    const left = room.get(task.pool) ?? concurrencyOf(queue, task.pool);
    room.set(task.pool, left - 1);
    return left > 0;
  });
}

/** The tasks that must succeed first and have not yet. One that is forgotten had ended well, or this one would be gone too. */
export const waitsFor = ({ tasks }: Queue, task: Task): readonly Task[] =>
  task.after.flatMap((id) => {
    const other = tasks.get(id);
    return other === undefined || other.state === 'succeeded' ? [] : [other];
  });

/** As it is shown. */
export const shownState = (queue: Queue, task: Task): TaskState =>
  task.state === 'queued' && waitsFor(queue, task).length > 0 ? 'blocked' : task.state;

/** epoch ms at which there may be something to start though nothing ends before; null: never. */
export function nextLook({ tasks }: Queue, now: number): number | null {
  let next: number | null = null;
  for (const { state, notBefore } of tasks.values())
    if (state === 'queued' && notBefore > now) next = Math.min(next ?? notBefore, notBefore);
  return next;
}

/** Queued tasks that can never run, because what they wait for did not succeed. */
export function doomed(queue: Queue): readonly { readonly task: Task; readonly because: Task }[] {
  const dead = new Map<string, { readonly task: Task; readonly because: Task }>();
  for (let grown = true; grown;) {
    grown = false;
    for (const task of queue.tasks.values()) {
      if (task.state !== 'queued' || dead.has(task.id)) continue;
      const because = waitsFor(queue, task).find((other) => hasEnded(other) || dead.has(other.id));
      if (because === undefined) continue;
      dead.set(task.id, { task, because });
      grown = true;
    }
  }
  return [...dead.values()];
}

/** How an attempt ended. */
export type AttemptEnd =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'timeout' }
  /** It never began, and never will. */
  | { readonly kind: 'void' }
  /** It could not be started, or nobody saw its end. */
  | { readonly kind: 'lost'; readonly reason: string };

/** What becomes of a task whose attempt has ended. */
export function afterAttempt(task: Task, end: AttemptEnd, now: number): Task {
  const exitCode = end.kind === 'exit' ? end.code : null;
  const over = (state: Task['state'], reason: string | null): Task => ({
    ...task,
    state,
    reason,
    exitCode,
    ended: now,
    attemptStarted: null,
  });
  if (end.kind === 'exit' && end.code === 0) return over('succeeded', null);
  if (task.cancelling) return over('cancelled', 'it was cancelled');
  if (end.kind === 'void')
    return { ...task, state: 'queued', voided: task.voided + 1, attemptStarted: null, notBefore: now };
  if (task.attempts - task.voided <= task.retries)
    return {
      ...task,
      state: 'queued',
      exitCode,
      attemptStarted: null,
      notBefore: now + Math.min(maxBackoffMs, backoffMs * 2 ** (task.attempts - task.voided - 1)),
    };
  switch (end.kind) {
    case 'exit':
      return over('failed', null);
    case 'timeout':
      return over('timed_out', `it took longer than ${task.timeoutMs} ms`);
    case 'lost':
      return over('failed', end.reason);
  }
}
