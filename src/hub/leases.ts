/** Names that one holder has for some time, so that two agents do not edit one file. Kept over restarts of the daemon. */
import { randomBytes } from 'node:crypto';
import { ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { Journal } from './journal.ts';
import type { JsonObject } from '../state/sealed.ts';

export interface Lease {
  /** Proves whose it is. */
  readonly lease: string;
  /** `file:src/a.ts`, `port:web`; with the project's key before it where the holder belongs to one. */
  readonly name: string;
  /** Name of the holder's inbox. */
  readonly holder: string | null;
  /** epoch ms */
  readonly until: number;
}

export class Leases {
  readonly #journal: Journal;
  readonly #now: () => number;
  readonly #held: Map<string, Lease>;

  private constructor(journal: Journal, held: Map<string, Lease>, now: () => number) {
    this.#journal = journal;
    this.#held = held;
    this.#now = now;
  }

  static open(path: string, now: () => number = Date.now): Outcome<Leases> {
    const opened = Journal.open(path);
    if (!opened.ok) return opened;
    const held = new Map(opened.value.records.flatMap(leaseOf).map((lease) => [lease.name, lease]));
    return ok(new Leases(opened.value.journal, held, now));
  }

  /** The new or prolonged lease, or the one of another holder. */
  acquire(
    name: string,
    holder: string,
    ms: number,
  ): Outcome<{ readonly got: boolean; readonly lease: Lease }> {
    const now = this.#now();
    const held = this.#held.get(name);
    if (held !== undefined && held.until > now && held.holder !== holder)
      return ok({ got: false, lease: held });
    const same = held !== undefined && held.holder === holder && held.until > now;
    const lease: Lease = {
      lease: same ? held.lease : randomBytes(12).toString('hex'),
      name,
      holder,
      until: now + ms,
    };
    const kept = this.#keep(lease);
    return kept.ok ? ok({ got: true, lease }) : kept;
  }

  /** False: there is no such lease (any more). */
  release(lease: string): boolean {
    const held = [...this.#held.values()].find((one) => one.lease === lease);
    if (held === undefined) return false;
    this.#keep({ ...held, until: 0 });
    return held.until > this.#now();
  }

  list(): readonly Lease[] {
    const now = this.#now();
    return [...this.#held.values()].filter(({ until }) => until > now);
  }

  close(): void {
    this.#journal.close();
  }

  #keep(lease: Lease): Outcome<void> {
    this.#held.set(lease.name, lease);
    const live = this.list();
    if (this.#held.size > 2 * live.length + 100)
      for (const [name, { until }] of this.#held) if (until <= this.#now()) this.#held.delete(name);
    return this.#journal.lines > 2 * live.length + 1000
      ? this.#journal.rewrite(live)
      : this.#journal.append(lease);
  }
}

function leaseOf(record: JsonObject): readonly Lease[] {
  const { lease, name, holder, until } = record;
  const whole =
    typeof lease === 'string' &&
    typeof name === 'string' &&
    (holder === null || typeof holder === 'string') &&
    typeof until === 'number';
  return whole ? [{ lease, name, holder, until }] : [];
}
