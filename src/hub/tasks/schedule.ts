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
  /** Pools of specs, by `declaredName`. */
  readonly declared: ReadonlyMap<string, DeclaredPool>;
  /** Of the pool `default`, where the specs say it and nobody has set it. */
  readonly usual?: number | undefined;
}

export interface DeclaredPool {
  readonly concurrency: number | null;
  /** Addresses of panes of its project; empty: its tasks run hidden. */
  readonly panes: readonly string[];
}

/** Two projects may both have a pool of one name. */
export const declaredName = (project: string, pool: string): string => `${project}:${pool}`;
/** For tasks that name a pane and no pool. */
export const panePool = 'pane';

export function concurrencyOf({ pools, declared, usual }: Queue, pool: string): number {
  if (pool === panePool) return Infinity; // each pane takes one at a time
  const row = declared.get(pool);
  // A pool that the spec no longer has: its tasks wait until it is back, or until they are cancelled.
  if (row === undefined && pool.includes(':')) return 0;
  const { length } = row?.panes ?? [];
  const most = row?.concurrency ?? (length > 0 ? length : defaultConcurrency);
  if (row !== undefined) return length > 0 ? Math.min(most, length) : most;
  return pools.get(pool) ?? (pool === defaultPool ? usual : undefined) ?? defaultConcurrency;
}

export interface Begin {
  readonly task: Task;
  /** Address of the pane that it is to run in; null: hidden. */
  readonly pane: string | null;
}

/** The tasks to start now: by priority, then by age; as many as their pools have room for, and one in a pane. */
export function startable(queue: Queue, now: number): readonly Begin[] {
  const room = new Map<string, number>();
  const busy = new Set<string>();
  const place = ({ project }: Task, pane: string): string => `${project ?? ''} ${pane}`;
  for (const task of queue.tasks.values())
    if (task.state === 'running') {
      room.set(task.pool, (room.get(task.pool) ?? concurrencyOf(queue, task.pool)) - 1);
      if (task.pane !== null) busy.add(place(task, task.pane));
    }
  const ready = [...queue.tasks.values()].filter(
    (task) => task.state === 'queued' && task.notBefore <= now && waitsFor(queue, task).length === 0,
  );
  ready.sort((one, other) => other.priority - one.priority); // stable: equals stay in the order of their age
  return ready.flatMap((task) => {
    const left = room.get(task.pool) ?? concurrencyOf(queue, task.pool);
    if (left <= 0) return [];
    const panes = task.target === null ? (queue.declared.get(task.pool)?.panes ?? []) : [task.target];
    const pane = panes.find((one) => !busy.has(place(task, one))) ?? null;
    if (panes.length > 0 && pane === null) return [];
    room.set(task.pool, left - 1);
    if (pane !== null) busy.add(place(task, pane));
    return [{ task, pane }];
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
