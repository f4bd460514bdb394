/** What changes on the servers, noticed by looking once a second, and only while somebody wants to know. */
import type { ObservedServer } from '../../backend/backend.ts';
import { matchesType, type EventType, type NewEvent } from '../events/event.ts';
import type { ProjectSite } from '../projects/project-site.ts';
import type { Projects } from '../projects/projects.ts';
import { panesIn } from './find.ts';
import { changesBetween } from './pane-changes.ts';

const period = 1000;
/** What no record of a runner tells. */
const seenOnly: readonly EventType[] = [
  'pane.moved',
  'pane.title',
  'pane.focus',
  'pane.resized',
  'server.lost',
  'server.restored',
];

export class PaneWatch {
  readonly #projects: Projects;
  readonly #publish: (event: NewEvent) => void;
  readonly #before = new Map<ProjectSite, ObservedServer | null>();
  #demands = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(projects: Projects, publish: (event: NewEvent) => void) {
    this.#projects = projects;
    this.#publish = publish;
  }

  /** Somebody wants to hear of such events; the result takes it back. */
  demand(types: readonly string[]): () => void {
    if (!seenOnly.some((type) => types.some((pattern) => matchesType(type, pattern)))) return () => undefined;
    this.#demands += 1;
    if (this.#timer === null) void this.#look();
    return () => {
      this.#demands -= 1;
      if (this.#demands > 0) return;
      this.close();
      this.#before.clear();
    };
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #look(): Promise<void> {
    this.#timer = setTimeout(() => void this.#look(), period).unref();
    const sites = await this.#projects.all();
    await Promise.all(sites.map((site) => this.#lookAt(site)));
  }

  async #lookAt(site: ProjectSite): Promise<void> {
    const observed = await site.observe();
    if (this.#timer === null) return; // nobody wants to know any more
    const now = observed.ok && observed.value.incarnation !== '' ? observed.value : null;
    const before = this.#before.get(site);
    this.#before.set(site, now);
    if (before === undefined) return;
    const server = { project: site.key, data: { server: site.registration.server } };
    if (before !== null && now === null) this.#publish({ type: 'server.lost', ...server });
    if (before === null && now !== null) this.#publish({ type: 'server.restored', ...server });
    if (before === null || now === null || before.incarnation !== now.incarnation) return;
    for (const event of changesBetween(panesIn(site, before), panesIn(site, now), now)) this.#publish(event);
  }
}
