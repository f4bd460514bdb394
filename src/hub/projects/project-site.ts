/** One project on one server, as the hub works with it. */
import type { Site } from '../../apply/site.ts';
import type { Backend, ObservedServer } from '../../backend/backend.ts';
import { spawnCommander } from '../../backend/spawn-commander.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { acquireLock } from '../../state/lock.ts';
import type { UserPaths } from '../../state/paths.ts';
import { readEnvironment } from './environment-file.ts';
import type { Registration } from './registry.ts';
import { SharedReading, type Turns } from './turns.ts';

export interface Surroundings {
  readonly paths: UserPaths;
  /** Of the daemon. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Changes of one server are made one after the other. */
  readonly turns: Turns;
}

/** ms for which a look at the server is good enough to find a pane that is still there. */
const freshMs = 1000;
/** ms that a change waits for an apply to end. */
const patience = 15_000;

export class ProjectSite {
  readonly registration: Registration;
  readonly #surroundings: Surroundings;
  readonly #observations = new SharedReading(() => this.#observe());
  #backend: Promise<Outcome<Backend>> | null = null;
  #seen: { readonly server: ObservedServer; readonly at: number } | null = null;

  constructor(registration: Registration, surroundings: Surroundings) {
    this.registration = registration;
    this.#surroundings = surroundings;
  }

  get key(): string {
    return this.registration.project.key;
  }

  get name(): string {
    return this.registration.project.name;
  }

  get runtime(): string {
    return this.#surroundings.paths.runtime;
  }

  /** That in which the project was applied last. */
  get env(): Readonly<Record<string, string | undefined>> {
    return readEnvironment(this.runtime, this.key) ?? this.#own();
  }

  /** That of the daemon with the PATH of whoever applied the project. */
  #own(): Readonly<Record<string, string | undefined>> {
    return { ...this.#surroundings.env, PATH: this.registration.path };
  }

  backend(): Promise<Outcome<Backend>> {
    this.#backend ??= this.#open();
    return this.#backend;
  }

  async site(command: string): Promise<Outcome<Site>> {
    const backend = await this.backend();
    if (!backend.ok) return backend;
    const { project } = this.registration;
    return ok({ project, backend: backend.value, paths: this.#surroundings.paths, env: this.env, command });
  }

  /** The server as it stands after this was called. */
  observe(): Promise<Outcome<ObservedServer>> {
    return this.#observations.ask();
  }

  /** As it stood a moment ago, if somebody has looked; else as it stands now. */
  async glance(): Promise<Outcome<ObservedServer>> {
    const seen = this.#seen;
    return seen !== null && performance.now() - seen.at < freshMs ? ok(seen.server) : this.observe();
  }

  /** Does something to the server while nobody else does. */
  async change<T>(command: string, work: (site: Site) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const site = await this.site(command);
    if (!site.ok) return site;
    const { turns, paths } = this.#surroundings;
    const { serverId } = site.value.backend;
    return turns.take(serverId, async () => {
      const lock = await acquireLock(paths.runtime, serverId, command, { waitMs: patience });
      if (!lock.ok) return lock;
      try {
        return await work(site.value);
      } finally {
        this.#seen = null;
        lock.value.release();
      }
    });
  }

  /** Types into one pane, after whatever is being typed into it already. */
  inTurn<T>(pane: string, work: () => Promise<T>): Promise<T> {
    return this.#surroundings.turns.take(`${this.registration.server} ${pane}`, work);
  }

  async #open(): Promise<Outcome<Backend>> {
    const { chooseBackend } = await import('../../backend/choose.ts');
    const { backend, server } = this.registration;
    return chooseBackend({
      backend: backend === 'simulated' ? 'auto' : backend,
      weztermSocket: backend === 'wezterm' ? server : null,
      tmuxSocket: backend === 'tmux' ? server : null,
      env: this.#own(),
      runtime: this.#surroundings.paths.runtime,
      commander: spawnCommander(),
    });
  }

  async #observe(): Promise<Outcome<ObservedServer>> {
    const at = performance.now();
    const backend = await this.backend();
    const observed = backend.ok ? await backend.value.observe() : backend;
    this.#seen = observed.ok ? { server: observed.value, at } : null;
    return observed;
  }
}
