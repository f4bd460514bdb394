/** The projects that the hub knows. The list is read again whenever its file has changed. */
import type { Log } from '../log.ts';
import { ProjectSite, type Surroundings } from './project-site.ts';
import { readRegistrations, registryStamp } from './registry.ts';

export class Projects {
  readonly #surroundings: Surroundings;
  readonly #log: Log;
  #sites: readonly ProjectSite[] = [];
  #stamp: string | null = null;
  #reading: Promise<void> | null = null;
  readonly #listeners = new Set<(sites: readonly ProjectSite[]) => void>();

  constructor(surroundings: Surroundings, log: Log) {
    this.#surroundings = surroundings;
    this.#log = log;
  }

  /** As they were read last. */
  get known(): readonly ProjectSite[] {
    return this.#sites;
  }

  async all(): Promise<readonly ProjectSite[]> {
    if (registryStamp(this.#surroundings.paths) !== this.#stamp) await this.read();
    return this.#sites;
  }

  /** Called with the whole list whenever it has changed. */
  listen(listener: (sites: readonly ProjectSite[]) => void): void {
    this.#listeners.add(listener);
  }

  read(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    const stamp = registryStamp(this.#surroundings.paths);
    const read = await readRegistrations(this.#surroundings.paths);
    this.#stamp = stamp;
    if (!read.ok)
      return this.#log.error('the list of projects cannot be read', { diagnostics: read.diagnostics });
    if (read.value.diagnostics.length > 0)
      this.#log.error('the list of projects is broken', { diagnostics: read.value.diagnostics });
    const before = new Map(this.#sites.map((site) => [JSON.stringify(site.registration), site]));
    this.#sites = read.value.registrations.map(
      (registration) =>
        before.get(JSON.stringify(registration)) ?? new ProjectSite(registration, this.#surroundings),
    );
    for (const listener of this.#listeners) listener(this.#sites);
  }
}
