/** What the programs in panes use, as the daemon has measured it: the last sample of each, and those before it. */
import type { History, Sample } from './usage-history.ts';

export interface UsedBy {
  readonly project: string;
  readonly launch: string;
  readonly address: string;
  /** bytes; null: it may use what it likes. */
  readonly limit: number | null;
  readonly history: History;
}

export class UsageBook {
  #entries: ReadonlyMap<string, UsedBy> = new Map();
  /** `memory` and `project`, as often as a limit was acted upon. */
  readonly exceeded = { pane: 0, project: 0 };

  /** All that run now; those that are left out have ended. */
  replace(entries: readonly UsedBy[]): void {
    this.#entries = new Map(entries.map((entry) => [`${entry.project}/${entry.launch}`, entry]));
  }

  get entries(): Iterable<UsedBy> {
    return this.#entries.values();
  }

  of(project: string, launch: string): UsedBy | null {
    return this.#entries.get(`${project}/${launch}`) ?? null;
  }

  last(project: string, launch: string): Sample | null {
    return this.of(project, launch)?.history.last ?? null;
  }
}
