/**
 * What becomes of the processes in the panes, from the runners' records alone: no server is asked. A change of a record is noticed
 * by a watch on its folder; a look at all of them once in a while finds what no file tells, such as a runner that was killed.
 */
import { watch, type FSWatcher } from 'node:fs';
import { launchDir, launchesOf, projectDir } from '../../runner/place.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import { readRecord } from '../../runner/records.ts';

export interface ProcessChange {
  readonly project: string;
  readonly launch: string;
  /** Null: it is new. */
  readonly before: ProcessRecord | null;
  /** Null: its folder is gone. */
  readonly after: ProcessRecord | null;
}

/** ms between two looks at everything; longer when a look takes long. */
const sweepMs = 1000;
/** ms in which the writes of one change are taken together. */
const settleMs = 10;

interface Watched {
  readonly record: ProcessRecord | null;
  readonly watcher: FSWatcher | null;
}

interface WatchedProject {
  readonly launches: Map<string, Watched>;
  readonly watcher: FSWatcher | null;
}

export class ProcessWatch {
  readonly #runtime: string;
  readonly #tell: (change: ProcessChange) => void;
  readonly #projects = new Map<string, WatchedProject>();
  readonly #due = new Map<string, NodeJS.Timeout>();
  #sweep: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(runtime: string, tell: (change: ProcessChange) => void) {
    this.#runtime = runtime;
    this.#tell = tell;
  }

  /** Follows exactly these. What is there at the first look is no change. */
  follow(projects: readonly string[]): void {
    for (const [project, { watcher, launches }] of this.#projects) {
      if (projects.includes(project)) continue;
      watcher?.close();
      for (const launch of launches.values()) launch.watcher?.close();
      this.#projects.delete(project);
    }
    for (const project of projects) if (!this.#projects.has(project)) this.#begin(project);
    this.#sweep ??= setTimeout(() => this.#lookAtAll(), sweepMs).unref();
  }

  /** launch → record */
  records(project: string): ReadonlyMap<string, ProcessRecord> {
    const records = new Map<string, ProcessRecord>();
    for (const [launch, { record }] of this.#projects.get(project)?.launches ?? [])
      if (record !== null) records.set(launch, record);
    return records;
  }

  /** Looks at once, so that what happened before is known after. */
  look(): void {
    for (const project of this.#projects.keys()) this.#lookAt(project);
  }

  close(): void {
    this.#closed = true;
    if (this.#sweep !== null) clearTimeout(this.#sweep);
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.follow([]);
    if (this.#sweep !== null) clearTimeout(this.#sweep);
  }

  #begin(project: string): void {
    const launches = new Map<string, Watched>();
    const again = (): void => this.#soon(project, () => this.#lookAt(project));
    this.#projects.set(project, { launches, watcher: watching(projectDir(this.#runtime, project), again) });
    for (const launch of launchesOf(this.#runtime, project)) this.#take(project, launch, false);
  }

  #take(project: string, launch: string, told: boolean): void {
    const known = this.#projects.get(project);
    if (known === undefined) return;
    const place = { runtimeDir: this.#runtime, project, launch };
    const record = readRecord(place);
    const before = known.launches.get(launch);
    const again = (): void => this.#soon(`${project}/${launch}`, () => this.#take(project, launch, true));
    const watcher = before === undefined ? watching(launchDir(place), again) : before.watcher;
    known.launches.set(launch, { record, watcher });
    if (told && !isSame(before?.record ?? null, record))
      this.#tell({ project, launch, before: before?.record ?? null, after: record });
  }

  #lookAt(project: string): void {
    const known = this.#projects.get(project);
    if (known === undefined) return;
    const present = new Set(launchesOf(this.#runtime, project));
    for (const launch of present) this.#take(project, launch, true);
    for (const [launch, { record, watcher }] of known.launches) {
      if (present.has(launch)) continue;
      watcher?.close();
      known.launches.delete(launch);
      if (record !== null) this.#tell({ project, launch, before: record, after: null });
    }
  }

  #lookAtAll(): void {
    if (this.#closed) return;
    const start = performance.now();
    this.look();
    const pause = Math.max(sweepMs, (performance.now() - start) * 200);
    this.#sweep = setTimeout(() => this.#lookAtAll(), pause).unref();
  }

  #soon(what: string, work: () => void): void {
    if (this.#closed || this.#due.has(what)) return;
    const timer = setTimeout(() => {
      this.#due.delete(what);
      work();
    }, settleMs);
    this.#due.set(what, timer.unref());
  }
}

/** Null where the system gives no more watches: then the looks have to do. */
function watching(path: string, changed: () => void): FSWatcher | null {
  try {
    const watcher = watch(path, { persistent: false }, changed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

function isSame(one: ProcessRecord | null, other: ProcessRecord | null): boolean {
  return (
    one === other ||
    (one !== null &&
      other !== null &&
      one.address === other.address &&
      one.generation === other.generation &&
      one.starts === other.starts &&
      one.runnerPid === other.runnerPid &&
      one.ready === other.ready &&
      JSON.stringify(one.state) === JSON.stringify(other.state))
  );
}
