/** The last events, on disk before anybody hears of them, so that a number never means two things. */
import type { Outcome } from '../../diagnostics/diagnostic.ts';
import { ok } from '../../diagnostics/diagnostic.ts';
import { Journal } from '../journal.ts';
import type { Log } from '../log.ts';
import type { JsonObject } from '../../state/sealed.ts';
import type { HubEvent, NewEvent } from './event.ts';

/** Events that `since` can give again. */
export const kept = 10_000;

export type EventListener = (event: HubEvent) => void;

export class EventLog {
  readonly #journal: Journal;
  readonly #log: Log;
  readonly #now: () => number;
  #events: HubEvent[];
  #last: number;
  readonly #listeners = new Set<EventListener>();
  #complained = false;

  private constructor(journal: Journal, events: HubEvent[], log: Log, now: () => number) {
    this.#journal = journal;
    this.#events = events;
    this.#last = events.at(-1)?.seq ?? 0;
    this.#log = log;
    this.#now = now;
  }

  static open(path: string, log: Log, now: () => number = Date.now): Outcome<EventLog> {
    const opened = Journal.open(path);
    if (!opened.ok) return opened;
    const { journal, records } = opened.value;
    const events = ascending(records.flatMap(eventOf)).slice(-kept);
    if (journal.lines > kept) {
      const rewritten = journal.rewrite(events);
      if (!rewritten.ok) return rewritten;
    }
    return ok(new EventLog(journal, events, log, now));
  }

  /** Number of the newest event; 0 when there was none. */
  get last(): number {
    return this.#last;
  }

  publish(event: NewEvent): HubEvent {
    this.#last += 1;
    const whole: HubEvent = { seq: this.#last, time: new Date(this.#now()).toISOString(), ...event };
    this.#events.push(whole);
    this.#keep(whole);
    for (const listener of this.#listeners) listener(whole);
    return whole;
  }

  /** Those after number `seq` that are still kept. */
  since(seq: number): readonly HubEvent[] {
    const first = this.#events[0]?.seq ?? this.#last + 1;
    return this.#events.slice(Math.max(0, seq + 1 - first));
  }

  /** The oldest event that is still kept, or the one to come. */
  get first(): number {
    return this.#events[0]?.seq ?? this.#last + 1;
  }

  listen(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#journal.close();
  }

  #keep(event: HubEvent): void {
    if (this.#events.length > 2 * kept) this.#events = this.#events.slice(-kept);
    const written =
      this.#journal.lines >= 2 * kept
        ? this.#journal.rewrite(this.#events.slice(-kept))
        : this.#journal.append(event);
    if (written.ok || this.#complained) return;
    // Those who listen hear of it all the same: an event that cannot be kept is better than none.
    this.#complained = true;
    this.#log.error('events cannot be kept', { diagnostics: written.diagnostics });
  }
}

/** Without gaps: only then a number says where an event stands. */
function ascending(events: readonly HubEvent[]): HubEvent[] {
  const run: HubEvent[] = [];
  for (const event of events) {
    const before = run.at(-1);
    if (before !== undefined && event.seq <= before.seq) continue;
    if (before !== undefined && event.seq !== before.seq + 1) run.length = 0;
    run.push(event);
  }
  return run;
}

function eventOf(record: JsonObject): readonly HubEvent[] {
  const { seq, time, type, data } = record;
  const whole =
    typeof seq === 'number' &&
    Number.isSafeInteger(seq) &&
    typeof time === 'string' &&
    typeof type === 'string' &&
    typeof data === 'object' &&
    data !== null;
  return whole ? [record as unknown as HubEvent] : []; // written by `publish`; its members are only handed on
}
