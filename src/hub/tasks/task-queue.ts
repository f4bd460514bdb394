/**
 * The task queue. What it promises: an accepted task survives the death of the daemon (kill -9 too); one that was running then is
 * adopted with its output and its end; one that had not begun is begun once. Only when nobody can know how an attempt ended (its own
 * watcher was killed, the machine restarted) it counts as failed, and is tried again only if retries are left.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { NewEvent } from '../events/event.ts';
import { Journal } from '../journal.ts';
import type { Log } from '../log.ts';
import { isObject, type JsonObject } from '../../state/sealed.ts';
import type { Attempts } from './attempts.ts';
import {
  afterAttempt,
  concurrencyOf,
  defaultPool,
  doomed,
  nextLook,
  panePool,
  startable,
  waitsFor,
  type AttemptEnd,
  type Queue,
} from './schedule.ts';
import { hasEnded, newTask, orderOf, type Task, type TaskOrder } from './task.ts';

/** Ended tasks that are remembered. */
const mostEnded = 1000;

export interface TaskQueueSettings {
  /** `<state>/hub`, which is there. */
  readonly folder: string;
  readonly attempts: Attempts;
  readonly publish: (event: NewEvent) => void;
  readonly log: Log;
  readonly now?: () => number;
}

type Declared = Queue['declared'];
const nothingDeclared: Declared = new Map();

type Listener = (task: Task) => void;

export class TaskQueue {
  readonly #settings: TaskQueueSettings;
  readonly #journal: Journal;
  readonly #tasks: Map<string, Task>;
  readonly #pools: Map<string, number>;
  #declared: Declared = nothingDeclared;
  #usual: number | undefined;
  readonly #now: () => number;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | null = null;
  #due = false;
  #closed = false;

  private constructor(settings: TaskQueueSettings, journal: Journal, kept: Kept) {
    this.#settings = settings;
    this.#journal = journal;
    this.#tasks = kept.tasks;
    this.#pools = kept.pools;
    this.#now = settings.now ?? Date.now;
  }

  static open(settings: TaskQueueSettings): Outcome<TaskQueue> {
    const opened = Journal.open(join(settings.folder, 'tasks.jsonl'));
    if (!opened.ok) return opened;
    const kept = replay(opened.value.records);
    return ok(new TaskQueue(settings, opened.value.journal, kept));
  }

  /** Takes over what an earlier daemon has left, and begins to work. */
  begin(): void {
    for (const task of this.#tasks.values())
      if (task.state === 'running')
        this.#settings.attempts.adopt(task, this.#now(), (end) => this.#ended(task.id, end));
    this.#compact();
    this.#work();
  }

  get queue(): Queue {
    return { tasks: this.#tasks, pools: this.#pools, declared: this.#declared, usual: this.#usual };
  }

  get(id: string): Task | undefined {
    return this.#tasks.get(id);
  }

  byKey(key: string): Task | undefined {
    return [...this.#tasks.values()].find((task) => task.key === key);
  }

  /** Once this has answered well, the task will be carried out. */
  add(order: TaskOrder): Outcome<Task> {
    const written = this.#journal.append({ op: 'add', order });
    if (!written.ok) return written;
    const task = newTask(order);
    this.#tasks.set(task.id, task);
    this.#settings.publish(eventOf('task.queued', task));
    this.#soon();
    return ok(task);
  }

  cancel(task: Task): Task {
    if (hasEnded(task)) return task;
    if (task.state === 'running') {
      const cancelling = this.#set({ ...task, cancelling: true });
      this.#settings.attempts.stop(cancelling);
      return cancelling;
    }
    const over = this.#finish({
      ...task,
      state: 'cancelled',
      reason: 'it was cancelled',
      ended: this.#now(),
    });
    this.#soon();
    return over;
  }

  /** The pools of all specs, and how many tasks of the pool `default` they want at a time. */
  declare(pools: Declared, usual: number | null = null): void {
    this.#declared = pools;
    this.#usual = usual ?? undefined;
    this.#soon();
  }

  setPool(name: string, concurrency: number): Outcome<void> {
    const written = this.#journal.append({ op: 'pool', name, concurrency });
    if (!written.ok) return written;
    this.#pools.set(name, concurrency);
    this.#soon();
    return ok(undefined);
  }

  poolNames(): readonly string[] {
    const used = [...this.#tasks.values()].map(({ pool }) => pool);
    const names = new Set([defaultPool, ...this.#pools.keys(), ...this.#declared.keys(), ...used]);
    names.delete(panePool);
    return [...names];
  }

  concurrency(pool: string): number {
    return concurrencyOf(this.queue, pool);
  }

  /** Called whenever a task has changed. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** What runs goes on without us. */
  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#settings.attempts.close();
    this.#journal.close();
  }

  #soon(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      this.#work();
    });
  }

  #work(): void {
    if (this.#closed) return;
    const now = this.#now();
    for (const { task, because } of doomed(this.queue))
      this.#finish({ ...task, state: 'cancelled', reason: `task ${because.id} did not succeed`, ended: now });
    for (const { task, pane } of startable(this.queue, now)) this.#start({ ...task, pane }, now);
    if (this.#timer !== null) clearTimeout(this.#timer);
    const next = nextLook(this.queue, now);
    this.#timer = next === null ? null : setTimeout(() => this.#work(), Math.max(1, next - now)).unref();
  }

  /** The journal says it before it happens: what is not in it has not begun. */
  #start(task: Task, now: number): void {
    const running = this.#set({
      ...task,
      state: 'running',
      attempts: task.attempts + 1,
      started: task.started ?? now,
      attemptStarted: now,
    });
    this.#settings.publish(eventOf('task.started', running));
    this.#settings.attempts.start(running, (end) => this.#ended(running.id, end));
  }

  #ended(id: string, end: AttemptEnd): void {
    const task = this.#tasks.get(id);
    if (this.#closed || task?.state !== 'running') return;
    const next = afterAttempt(task, end, this.#now());
    if (hasEnded(next)) this.#finish(next);
    else this.#set(next);
    this.#work();
  }

  #finish(task: Task): Task {
    this.#set(task);
    this.#settings.publish(eventOf('task.finished', task));
    this.#forgetOld();
    return task;
  }

  #set(task: Task): Task {
    const written = this.#journal.append({ op: 'set', id: task.id, ...mutable(task) });
    if (!written.ok)
      this.#settings.log.error('a task cannot be kept', { id: task.id, diagnostics: written.diagnostics });
    this.#tasks.set(task.id, task);
    for (const listener of this.#listeners) listener(task);
    return task;
  }

  #forgetOld(): void {
    const ended = [...this.#tasks.values()].filter(hasEnded);
    if (ended.length <= mostEnded) return;
    const needed = new Set(
      [...this.#tasks.values()]
        .filter((task) => !hasEnded(task))
        .flatMap((task) => waitsFor(this.queue, task)),
    );
    for (const task of ended.slice(0, ended.length - mostEnded)) {
      if (needed.has(task)) continue;
      this.#tasks.delete(task.id);
      this.#journal.append({ op: 'forget', id: task.id });
      rmSync(join(this.#settings.folder, 'tasks', task.id), { recursive: true, force: true });
    }
    this.#compact();
  }

  #compact(): void {
    if (this.#journal.lines <= 4 * this.#tasks.size + 1000) return;
    const written = this.#journal.rewrite([
      ...[...this.#pools].map(([name, concurrency]) => ({ op: 'pool', name, concurrency })),
      ...[...this.#tasks.values()].flatMap((task) => [
        { op: 'add', order: orderPart(task) },
        { op: 'set', id: task.id, ...mutable(task) },
      ]),
    ]);
    if (!written.ok) this.#settings.log.error('tasks cannot be kept', { diagnostics: written.diagnostics });
  }
}

interface Kept {
  readonly tasks: Map<string, Task>;
  readonly pools: Map<string, number>;
}

/** From the journal; a record that means nothing is passed over. */
export function replay(records: readonly JsonObject[]): Kept {
  const tasks = new Map<string, Task>();
  const pools = new Map<string, number>();
  for (const record of records) {
    const { op, id, order, name, concurrency } = record;
    const task = typeof id === 'string' ? tasks.get(id) : undefined;
    if (op === 'add' && isObject(order)) {
      const whole = orderOf(order);
      if (whole !== null) tasks.set(whole.id, newTask(whole));
    } else if (op === 'set' && task !== undefined) tasks.set(task.id, { ...task, ...changesOf(record) });
    else if (op === 'forget' && task !== undefined) tasks.delete(task.id);
    else if (op === 'pool' && typeof name === 'string' && typeof concurrency === 'number')
      pools.set(name, concurrency);
  }
  return { tasks, pools };
}

const mutableKeys = [
  'state',
  'attempts',
  'voided',
  'started',
  'attemptStarted',
  'ended',
  'exitCode',
  'reason',
  'notBefore',
  'cancelling',
  'pane',
] as const satisfies readonly (keyof Task)[];

const mutable = (task: Task): object => Object.fromEntries(mutableKeys.map((key) => [key, task[key]]));

function changesOf(record: JsonObject): Partial<Task> {
  const known = mutableKeys.filter((key) => record[key] !== undefined);
  return Object.fromEntries(known.map((key) => [key, record[key]])); // written by `mutable`
}

function orderPart(task: Task): object {
  const keys = new Set<string>(mutableKeys);
  return Object.fromEntries(Object.entries(task).filter(([key]) => !keys.has(key)));
}

const eventOf = (type: 'task.queued' | 'task.started' | 'task.finished', task: Task): NewEvent => ({
  type,
  project: task.project,
  data: { id: task.id, state: task.state, attempts: task.attempts, exit_code: task.exitCode },
});
