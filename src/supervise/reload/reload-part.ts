/** Watches the specs of all projects, so that a changed one is looked at, and applied where that is wanted. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Hub } from '../../hub/hub.ts';
import type { ProjectSite } from '../../hub/projects/project-site.ts';
import type { SpecSources } from '../../spec/source.ts';
import { loadAppliedSpec } from '../../state/applied-spec.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { SpecWatch, type SpecText } from './spec-watch.ts';

/** ms between two looks. */
const lookMs = 1000;

export const reloadPart: DaemonPart = ({ hub }) => {
  const watched = new Map<ProjectSite, WatchedSpec>();
  const end = new AbortController();
  const look = (): void => {
    for (const project of watched.keys()) if (!hub.projects.known.includes(project)) watched.delete(project);
    for (const project of hub.projects.known) {
      const one = watched.get(project) ?? new WatchedSpec(hub, project, end.signal);
      watched.set(project, one);
      void one.look();
    }
  };
  const timer = setInterval(look, lookMs).unref();
  return {
    stop() {
      clearInterval(timer);
      end.abort();
    },
  };
};

class WatchedSpec {
  readonly #hub: Hub;
  readonly #project: ProjectSite;
  readonly #signal: AbortSignal;
  #watch: SpecWatch | null = null;
  #isBusy = false;
  /** Of the store of trust, while its change would make a difference. */
  #trust: string | null = null;

  constructor(hub: Hub, project: ProjectSite, signal: AbortSignal) {
    this.#hub = hub;
    this.#project = project;
    this.#signal = signal;
  }

  async look(): Promise<void> {
    if (this.#isBusy || this.#signal.aborted) return;
    this.#isBusy = true;
    try {
      this.#watch ??= new SpecWatch(this.#root(), await this.#applied());
      const isTrustedNow = this.#trust !== null && this.#trust !== trustStamp(this.#hub);
      if (this.#watch.look() || isTrustedNow) await this.#reload(this.#watch);
    } catch (error) {
      this.#hub.log.error(`${this.#project.name}: its spec cannot be watched`, { error });
    } finally {
      this.#isBusy = false;
    }
  }

  async #reload(watch: SpecWatch): Promise<void> {
    this.#trust = trustStamp(this.#hub);
    // Only now: most daemons never read a spec, and what that needs would double their memory.
    const { reload } = await import('./reload.ts');
    const { sources, waitsForTrust } = await reload(this.#hub, this.#project, this.#signal);
    if (sources !== null) watch.follow(this.#root(), textsOf(sources));
    if (!waitsForTrust) this.#trust = null;
  }

  #root(): string | null {
    const { files, project } = this.#project.registration;
    return files.length > 0 ? null : project.root;
  }

  async #applied(): Promise<readonly SpecText[]> {
    const { key, registration } = this.#project;
    const applied = await loadAppliedSpec(this.#hub.paths, key, registration.server);
    if (!applied.ok || applied.value.text === null) return [];
    return textsOf(JSON.parse(applied.value.text) as SpecSources); // written by apply
  }
}

const textsOf = ({ files, templates }: SpecSources): readonly SpecText[] =>
  [...files, ...templates].map(({ path, text }) => ({ path, text }));

function trustStamp({ paths }: Hub): string {
  const found = statSync(join(paths.state, 'trust.json'), { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}
