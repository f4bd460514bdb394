/**
 * What becomes of the processes in the panes, from the runners' records alone: no server is asked. A change of a record is noticed
 * by a watch on its folder. What no file tells, such as a runner that was killed, is found by asking each second whether runners live,
 * which costs a system call each; their files are read again far more rarely.
 */
import { statSync, watch, type FSWatcher } from 'node:fs';
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

/** The files of a launch were read: any of them may be another one now. */
export interface Looked {
  readonly project: string;
  readonly launch: string;
  /** Null: there is none (any more). */
  readonly record: ProcessRecord | null;
}

export interface ProcessListener {
  changed(change: ProcessChange): void;
  looked(looked: Looked): void;
}

/** ms between two looks whether runners live; longer when a look takes long. */
const lookMs = 1000;
/** Looks within which each record is read again, whatever its watch says: some at each of them. */
const looksForAll = 15;
/** ms in which the writes of one change are taken together. */
const settleMs = 10;

interface Watched {
  readonly record: ProcessRecord | null;
  readonly watcher: Watcher;
  /** The process whose end no file would tell; null when there is none, or its end is known. */
  readonly pid: number | null;
}

interface WatchedProject {
  readonly launches: Map<string, Watched>;
  readonly watcher: Watcher;
  /** Of its folder; null while there is none. */
  readonly inode: number | null;
}

export class ProcessWatch {
  readonly #runtime: string;
  readonly #listener: ProcessListener;
  readonly #projects = new Map<string, WatchedProject>();
  readonly #due = new Map<string, NodeJS.Timeout>();
  /** Those that are still to be read again in this round. */
  #round: (readonly [project: string, launch: string])[] = [];
  #share = 0;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(runtime: string, listener: ProcessListener) {
    this.#runtime = runtime;
    this.#listener = listener;
  }

  /** Follows exactly these. What is there at the first look is no change. */
  follow(projects: readonly string[]): void {
    for (const [project, { watcher, launches }] of this.#projects) {
      if (projects.includes(project)) continue;
      watcher.close();
      this.#projects.delete(project);
      for (const [launch, one] of launches) {
        one.watcher.close();
        this.#listener.looked({ project, launch, record: null });
      }
    }
    for (const project of projects) if (!this.#projects.has(project)) this.#begin(project);
    if (!this.#closed) this.#timer ??= setTimeout(() => this.#lookAround(), lookMs).unref();
  }

  /** launch → record */
  records(project: string): ReadonlyMap<string, ProcessRecord> {
    const records = new Map<string, ProcessRecord>();
    for (const [launch, { record }] of this.#projects.get(project)?.launches ?? [])
      if (record !== null) records.set(launch, record);
    return records;
  }

  record(project: string, launch: string): ProcessRecord | null {
    return this.#projects.get(project)?.launches.get(launch)?.record ?? null;
  }

  /** Looks at once, so that what happened before is known after. */
  look(): void {
    for (const project of this.#projects.keys()) this.#lookAt(project, 'all');
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.follow([]);
  }

  #begin(project: string): void {
    const launches = new Map<string, Watched>();
    this.#projects.set(project, { launches, ...this.#watching(project) });
    for (const launch of launchesOf(this.#runtime, project)) this.#take(project, launch, false);
  }

  #watching(project: string): Pick<WatchedProject, 'watcher' | 'inode'> {
    const path = projectDir(this.#runtime, project);
    const again = (): void => this.#soon(project, () => this.#lookAt(project, 'new'));
    const inode = inodeOf(path);
    return { inode, watcher: new Watcher(path, again) };
  }

  #take(project: string, launch: string, told: boolean): void {
    const known = this.#projects.get(project);
    if (known === undefined) return;
    const place = { runtimeDir: this.#runtime, project, launch };
    const before = known.launches.get(launch);
    if (before === undefined && inodeOf(launchDir(place)) === null) return; // it went while this look was due
    const again = (): void => this.#soon(`${project}/${launch}`, () => this.#take(project, launch, true));
    // Watched before it is read: what is written in between is read twice, and never missed.
    const watcher = before?.watcher ?? new Watcher(launchDir(place), again);
    const record = readRecord(place);
    known.launches.set(launch, { record, watcher, pid: untold(record) });
    if (told && !isSame(before?.record ?? null, record))
      this.#listener.changed({ project, launch, before: before?.record ?? null, after: record });
    this.#listener.looked({ project, launch, record });
  }

  /** `new`: at those that came and went, and those that are not watched themselves. */
  #lookAt(project: string, which: 'all' | 'new'): void {
    const known = this.#projects.get(project);
    if (known === undefined) return;
    const present = new Set(launchesOf(this.#runtime, project));
    for (const launch of present)
      if (which === 'all' || known.launches.get(launch)?.watcher.isOn !== true)
        this.#take(project, launch, true);
    for (const [launch, { record, watcher }] of known.launches) {
      if (present.has(launch)) continue;
      watcher.close();
      known.launches.delete(launch);
      if (record !== null) this.#listener.changed({ project, launch, before: record, after: null });
      this.#listener.looked({ project, launch, record: null });
    }
  }

  #lookAround(): void {
    if (this.#closed) return;
    const start = performance.now();
    for (const [project, known] of this.#projects) {
      this.#lookAtFolder(project, known);
      let unwatched = false;
      for (const [launch, { pid, watcher }] of known.launches) {
        unwatched ||= !watcher.isOn;
        if (pid === null || isThere(pid)) continue;
        this.#take(project, launch, true);
        this.#forgetEnd(project, launch, pid);
      }
      if (unwatched) this.#lookAt(project, 'new');
    }
    this.#readSome();
    const pause = Math.max(lookMs, (performance.now() - start) * 200);
    this.#timer = setTimeout(() => this.#lookAround(), pause).unref();
  }

  /** It may have been made anew, or not be watched for want of watches. */
  #lookAtFolder(project: string, known: WatchedProject): void {
    const inode = inodeOf(projectDir(this.#runtime, project));
    if (inode !== known.inode) {
      known.watcher.close();
      this.#projects.set(project, { launches: known.launches, ...this.#watching(project) });
    } else if (inode === null || known.watcher.isOn) return;
    this.#lookAt(project, 'new');
  }

  /** What was read after the end of this one stands, also where it still speaks of it. */
  #forgetEnd(project: string, launch: string, pid: number): void {
    const launches = this.#projects.get(project)?.launches;
    const now = launches?.get(launch);
    if (now?.pid === pid) launches?.set(launch, { ...now, pid: null });
  }

  #readSome(): void {
    if (this.#round.length === 0) {
      for (const project of this.#projects.keys()) this.#lookAt(project, 'new');
      this.#round = [...this.#projects].flatMap(([project, { launches }]) =>
        [...launches.keys()].map((launch) => [project, launch] as const),
      );
      this.#share = Math.ceil(this.#round.length / looksForAll);
    }
    for (const [project, launch] of this.#round.splice(0, this.#share))
      if (this.#projects.get(project)?.launches.has(launch) === true) this.#take(project, launch, true);
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

/** Off where there is no such folder, or the system gives no more watches: then looks have to do. */
class Watcher {
  #watcher: FSWatcher | null = null;

  constructor(path: string, changed: () => void) {
    try {
      this.#watcher = watch(path, { persistent: false }, changed);
      this.#watcher.on('error', () => this.close());
    } catch {
      // it is off
    }
  }

  get isOn(): boolean {
    return this.#watcher !== null;
  }

  close(): void {
    this.#watcher?.close();
    this.#watcher = null;
  }
}

/** Its runner; the program itself where that has gone and left it behind. */
function untold(record: ProcessRecord | null): number | null {
  if (record === null) return null;
  return record.runnerPid ?? (record.state.kind === 'running' ? record.state.pid : null);
}

/** Also true for a later process with the same pid, and for one that nobody has waited for: reading its record again tells. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'; // what `kill` throws
  }
}

const inodeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null;

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
