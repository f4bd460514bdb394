/**
 * Keeps what is remembered of one project on one server in step with what stands there. Nearly always there is nothing to do, and then
 * nothing is locked or written: a look at the server and at the file is all.
 */
import type { ObservedServer } from '../../backend/backend.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { ProjectSite } from '../../hub/projects/project-site.ts';
import { readAdopted } from '../../runner/adopted.ts';
import { readLaunch } from '../../runner/launch.ts';
import { launchesOf } from '../../runner/place.ts';
import { pruneLaunches, spentLaunches } from '../../runner/prune.ts';
import { acquireLock, lockHolder, savingCommand } from '../../state/lock.ts';
import type { StateFile } from '../../state/model.ts';
import type { UserPaths } from '../../state/paths.ts';
import { loadState, updateState } from '../../state/state-file.ts';
import { backUp } from './backups.ts';
import { refreshedRows } from './refreshed-rows.ts';

export interface Autosaved {
  /** The rows were written. */
  readonly saved: boolean;
  /** Launches whose folders were removed. */
  readonly pruned: readonly string[];
  /** Path of the copy that was made. */
  readonly backup: string | null;
}

/** The part of a `ProjectSite` that is needed here. */
type Place = Pick<ProjectSite, 'key' | 'registration' | 'glance' | 'observe'>;

const nothing: Autosaved = { saved: false, pruned: [], backup: null };

/** Whoever works on the server goes first: this is never waited for, the next time comes soon. */
export async function autosave(paths: UserPaths, project: Place, now: number): Promise<Outcome<Autosaved>> {
  const { server } = project.registration;
  if (lockHolder(paths.runtime, server) !== null) return ok(nothing);
  const observed = await project.glance();
  if (!observed.ok || observed.value.incarnation === '') return ok(nothing); // no server, nothing to see
  const state = await goodState(paths, project.key);
  if (state === null) return ok(nothing);
  const done = hasWork(paths, project, state, observed.value) ? await work(paths, project) : ok(nothing);
  if (!done.ok) return done;
  if (lockHolder(paths.runtime, server) !== null) return done;
  const current = done.value.saved ? await goodState(paths, project.key) : state;
  if (current === null) return done;
  const backup = await backUp(paths, project.key, current, now);
  return backup.ok ? ok({ ...done.value, backup: backup.value }) : backup;
}

/** Null: it is lost or broken. An apply says so, and knows what to write in its place. */
async function goodState(paths: UserPaths, project: string): Promise<StateFile | null> {
  const loaded = await loadState(paths, project);
  return loaded.ok && loaded.value.source === 'file' ? loaded.value.state : null;
}

function hasWork(paths: UserPaths, { key }: Place, state: StateFile, observed: ObservedServer): boolean {
  const rows = state.servers.find(({ id }) => id === observed.id);
  const isStale = rows !== undefined && refreshedRows(rows, observed, key) !== null;
  return isStale || spentLaunches(paths.runtime, key, keptLaunches(paths, key, state, observed)).length > 0;
}

async function work(paths: UserPaths, project: Place): Promise<Outcome<Autosaved>> {
  const { key, registration } = project;
  const lock = await acquireLock(paths.runtime, registration.server, savingCommand);
  if (!lock.ok) return lock.diagnostics.some(({ code }) => code === 'WZP4001') ? ok(nothing) : lock;
  try {
    // All of it again: until now an apply could have been at work.
    const observed = await project.observe();
    if (!observed.ok || observed.value.incarnation === '') return ok(nothing);
    const state = await goodState(paths, key);
    if (state === null) return ok(nothing);
    const saved = await updateState(
      paths,
      key,
      observed.value.id,
      (rows) => rows && (refreshedRows(rows, observed.value, key) ?? rows),
      { generation: false },
    );
    if (!saved.ok) return saved;
    const kept = keptLaunches(paths, key, saved.value.state, observed.value);
    return ok({
      saved: saved.value.written,
      pruned: pruneLaunches(paths.runtime, key, kept),
      backup: null,
    });
  } finally {
    lock.value.release();
  }
}

/** Those that stand, those that a row of any server names, and those of other servers, which nobody has looked at here. */
function keptLaunches(
  { runtime }: UserPaths,
  project: string,
  { servers }: StateFile,
  observed: ObservedServer,
): ReadonlySet<string> {
  const kept = new Set([
    ...observed.tabs.flatMap(({ panes }) => panes.flatMap(({ marker }) => marker?.launch ?? [])),
    ...servers.flatMap(({ panes }) => panes.map(({ launch }) => launch)),
  ]);
  for (const launch of launchesOf(runtime, project)) {
    if (kept.has(launch)) continue;
    const place = { runtimeDir: runtime, project, launch };
    const server = readLaunch(place)?.server ?? readAdopted(place)?.server;
    if (server !== observed.id) kept.add(launch);
  }
  return kept;
}
