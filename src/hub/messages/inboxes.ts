/**
 * Inboxes. A message stays in its inbox until it is acknowledged (or its time is over), over restarts of the daemon too; so it may be
 * shown more than once. Messages of one sender stay in order.
 */
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { Journal } from '../journal.ts';
import type { Log } from '../log.ts';
import { isObject, type JsonObject } from '../../state/sealed.ts';
import { messageOf, type Message } from './message.ts';

/** Messages that one inbox holds; the oldest go. */
const mostInInbox = 1000;

export class Inboxes {
  readonly #journal: Journal;
  readonly #log: Log;
  readonly #now: () => number;
  /** In the order in which they were sent. */
  readonly #boxes: Map<string, Map<string, Message>>;
  readonly #waiting = new Map<string, Set<() => void>>();

  private constructor(
    journal: Journal,
    boxes: Map<string, Map<string, Message>>,
    log: Log,
    now: () => number,
  ) {
    this.#journal = journal;
    this.#boxes = boxes;
    this.#log = log;
    this.#now = now;
  }

  static open(path: string, log: Log, now: () => number = Date.now): Outcome<Inboxes> {
    const opened = Journal.open(path);
    if (!opened.ok) return opened;
    const inboxes = new Inboxes(opened.value.journal, replay(opened.value.records), log, now);
    inboxes.#compact();
    return ok(inboxes);
  }

  put(message: Message): Outcome<void> {
    const written = this.#journal.append({ op: 'put', message });
    if (!written.ok) return written;
    const box = this.#box(message.to);
    box.set(message.id, message);
    for (const id of box.keys()) {
      if (box.size <= mostInInbox) break;
      this.#forget(message.to, [id]);
    }
    for (const wake of this.#waiting.get(message.to) ?? []) wake();
    return ok(undefined);
  }

  read(name: string): readonly Message[] {
    const now = this.#now();
    const box = this.#box(name);
    const over = [...box.values()].filter(({ until }) => until !== null && until <= now);
    if (over.length > 0)
      this.#forget(
        name,
        over.map(({ id }) => id),
      );
    return [...box.values()];
  }

  /** How many of these there were. */
  acknowledge(name: string, ids: readonly string[]): number {
    const box = this.#box(name);
    const known = ids.filter((id) => box.has(id));
    if (known.length > 0) this.#forget(name, known);
    return known.length;
  }

  /** Resolves when something new has come, or when it is told to give up. */
  arrival(name: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(name) ?? new Set();
      this.#waiting.set(name, waiting);
      const finish = (): void => {
        waiting.delete(finish);
        if (waiting.size === 0 && this.#waiting.get(name) === waiting) this.#waiting.delete(name);
        signal.removeEventListener('abort', finish);
        resolve();
      };
      waiting.add(finish);
      if (signal.aborted) finish();
      else signal.addEventListener('abort', finish);
    });
  }

  close(): void {
    this.#journal.close();
  }

  #box(name: string): Map<string, Message> {
    const box = this.#boxes.get(name) ?? new Map<string, Message>();
    this.#boxes.set(name, box);
    return box;
  }

  #forget(name: string, ids: readonly string[]): void {
    const box = this.#box(name);
    for (const id of ids) box.delete(id);
    // Not to be told again matters less than to be told: a failure here is only logged.
    const written = this.#journal.append({ op: 'ack', to: name, ids });
    if (!written.ok) this.#log.error('messages cannot be forgotten', { diagnostics: written.diagnostics });
    this.#compact();
  }

  #compact(): void {
    const messages = [...this.#boxes.values()].flatMap((box) => [...box.values()]);
    if (this.#journal.lines <= 2 * messages.length + 1000) return;
    const written = this.#journal.rewrite(messages.map((message) => ({ op: 'put', message })));
    if (!written.ok) this.#log.error('messages cannot be kept', { diagnostics: written.diagnostics });
  }
}

function replay(records: readonly JsonObject[]): Map<string, Map<string, Message>> {
  const boxes = new Map<string, Map<string, Message>>();
  for (const { op, message, to, ids } of records) {
    if (op === 'put' && isObject(message)) {
      const whole = messageOf(message);
      if (whole === null) continue;
      const box = boxes.get(whole.to) ?? new Map<string, Message>();
      boxes.set(whole.to, box.set(whole.id, whole));
    } else if (op === 'ack' && typeof to === 'string' && Array.isArray(ids))
      for (const id of ids) boxes.get(to)?.delete(String(id));
  }
  return boxes;
}
