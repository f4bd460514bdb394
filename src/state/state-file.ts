/**
 * The state file of a project: `<state>/<project key>/state.json`, beside it its last generations (`state.json.1` is the
 * newest) and whatever was found broken (`state.json.broken-<time>`). A cache of what was done: losing it costs nothing
 * but comfort, believing a wrong one could cost a process.
 */
import { join } from 'node:path';
import { failed, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { countOfGenerations, generationPath, replaceKeepingGenerations } from './generations.ts';
import type { RecordedServer, StateFile } from './model.ts';
import { ensurePrivateFolder, type UserPaths } from './paths.ts';
import { inTurn } from './in-turn.ts';
import { readStateText, type ReadState } from './read-state.ts';
import { canonicalJson, seal } from './sealed.ts';
import { wrongPlaceInState } from './shape.ts';

export interface LoadedState {
  /** Without a good file an empty one: no servers, serial 0. */
  readonly state: StateFile;
  readonly source: 'file' | 'generation' | 'none';
  /** Warnings: the file was broken or lost and what stands in for it. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface SaveOptions {
  /**
   * Keep the replaced file as a generation (default true). An apply does so with the first write of a run only: then the
   * generations are whole runs.
   */
  readonly generation?: boolean;
  /** Wait for the disk (default true). Needless for the steps inside a run: without power their panes are gone too. */
  readonly flush?: boolean;
}

export interface SavedState extends LoadedState {
  /** False when nothing had changed. */
  readonly written: boolean;
}

export const projectFolder = (paths: UserPaths, project: string): string => join(paths.state, project);
export const statePath = (paths: UserPaths, project: string): string =>
  join(projectFolder(paths, project), 'state.json');

/** Fails when the file is of a newer version or cannot be read at all; a broken one is a warning. */
export async function loadState(paths: UserPaths, project: string): Promise<Outcome<LoadedState>> {
  const path = statePath(paths, project);
  const current = await readStateText(path, project);
  switch (current.kind) {
    case 'good':
      return ok({ state: current.state, source: 'file', diagnostics: [] });
    case 'newer':
      return failed(newerVersion(path, current.version));
    case 'unreadable':
      return failed(current.diagnostic);
    case 'missing':
    case 'broken':
      return ok(await standIn(path, project, current));
  }
}

/**
 * Replaces the row of one server (null removes it) in the newest state, under a lock of its own, so that runs on two
 * servers do not undo each other. Nothing is written when nothing changed and the file is good. `fn` may be asked to
 * work on a row that another process wrote meanwhile, and must have no effects.
 */
export function updateState(
  paths: UserPaths,
  project: string,
  serverId: string,
  fn: (server: RecordedServer | null) => RecordedServer | null,
  options: SaveOptions = {},
): Promise<Outcome<SavedState>> {
  return replaceState(paths, project, options, (state) => {
    const before = state.servers.find((server) => server.id === serverId) ?? null;
    const after = fn(before);
    if (after === before) return state.servers;
    if (after === null) return state.servers.filter((server) => server !== before);
    if (before === null) return [...state.servers, after];
    return state.servers.map((server) => (server === before ? after : server));
  });
}

/** Replaces all rows, as `updateState` does for one. */
export async function replaceState(
  paths: UserPaths,
  project: string,
  options: SaveOptions,
  fn: (state: StateFile) => readonly RecordedServer[],
): Promise<Outcome<SavedState>> {
  // Without the lock first: nothing to write is no reason to wait, or to fail in a read-only folder.
  const glance = await loadState(paths, project);
  if (!glance.ok) return glance;
  if (isWritten(glance.value, fn(glance.value.state))) return ok({ ...glance.value, written: false });
  return inProjectTurn<SavedState>(paths, project, async () => {
    const loaded = await loadState(paths, project);
    if (!loaded.ok) return loaded;
    const { state, source, diagnostics } = loaded.value;
    const servers = fn(state);
    if (isWritten(loaded.value, servers)) return ok({ ...loaded.value, written: false });
    const next: StateFile = { version: 1, project, serial: state.serial + 1, servers };
    const wrong = wrongPlaceInState({ ...next });
    if (wrong !== null) throw new Error(`a state with a wrong value at ${wrong} would read as broken`);
    const saved = await replaceKeepingGenerations(statePath(paths, project), seal({ ...next }), {
      currentIsGood: source === 'file',
      generation: options.generation ?? true,
      flush: options.flush ?? true,
    });
    return saved.ok ? ok({ state: next, source: 'file', diagnostics, written: true }) : saved;
  });
}

const isWritten = (loaded: LoadedState, servers: readonly RecordedServer[]): boolean =>
  loaded.source === 'file' && sameContent(loaded.state.servers, servers);

/** True when both would be written as the same rows. */
export function sameContent(one: readonly RecordedServer[], other: readonly RecordedServer[]): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}

export interface Generation {
  /** 1 is the newest; 0 is the state file itself. */
  readonly number: number;
  readonly path: string;
  /** Null when it is broken. */
  readonly state: StateFile | null;
}

/** The state file and its generations, newest first, as far as they exist. */
export async function listGenerations(paths: UserPaths, project: string): Promise<readonly Generation[]> {
  const found: Generation[] = [];
  for (let number = 0; number <= countOfGenerations; number += 1) {
    const path = number === 0 ? statePath(paths, project) : generationPath(statePath(paths, project), number);
    const read = await readStateText(path, project);
    if (read.kind !== 'missing')
      found.push({ number, path, state: read.kind === 'good' ? read.state : null });
  }
  return found;
}

/** Writes the state (the newest good one) to a file of its own. An existing file is replaced. */
export async function backupState(
  paths: UserPaths,
  project: string,
  to: string,
): Promise<Outcome<LoadedState>> {
  const loaded = await loadState(paths, project);
  if (!loaded.ok) return loaded;
  if (loaded.value.source === 'none')
    return failed({
      code: 'WZP4006',
      severity: 'error',
      message: `there is no state of project ${project} to back up`,
      hint: 'it appears with the first apply',
    });
  const written = await writeFileAtomically(to, seal({ ...loaded.value.state }));
  return written.ok ? loaded : written;
}

/** Puts a backup or a generation in the place of the state file, which becomes a generation or is set aside. */
export async function restoreState(
  paths: UserPaths,
  project: string,
  from: string,
): Promise<Outcome<SavedState>> {
  const backup = await readStateText(from, project);
  if (backup.kind !== 'good') return failed(notRestorable(from, backup));
  const path = statePath(paths, project);
  return inProjectTurn<SavedState>(paths, project, async () => {
    const current = await readStateText(path, project);
    if (current.kind === 'unreadable') return failed(current.diagnostic);
    const known = await listGenerations(paths, project);
    const serial =
      Math.max(backup.state.serial, ...known.map((generation) => generation.state?.serial ?? 0)) + 1;
    const next: StateFile = { ...backup.state, serial };
    const saved = await replaceKeepingGenerations(path, seal({ ...next }), {
      currentIsGood: current.kind === 'good',
      generation: true,
      flush: true,
    });
    return saved.ok ? ok({ state: next, source: 'file', diagnostics: [], written: true }) : saved;
  });
}

async function inProjectTurn<T>(
  paths: UserPaths,
  project: string,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const folder = projectFolder(paths, project);
  for (const path of [paths.state, folder]) {
    const made = ensurePrivateFolder(path);
    if (!made.ok) return made;
  }
  return inTurn(join(folder, 'state.lock'), `the state file of project ${project}`, work);
}

async function standIn(
  path: string,
  project: string,
  current: Extract<ReadState, { kind: 'missing' | 'broken' }>,
): Promise<LoadedState> {
  for (let number = 1; number <= countOfGenerations; number += 1) {
    const read = await readStateText(generationPath(path, number), project);
    if (read.kind !== 'good') continue;
    return {
      state: read.state,
      source: 'generation',
      diagnostics: [damaged(path, current, `generation ${number} is used instead`)],
    };
  }
  return {
    state: { version: 1, project, serial: 0, servers: [] },
    source: 'none',
    diagnostics:
      current.kind === 'missing'
        ? []
        : [damaged(path, current, 'there is no good generation; panes are found by their markers')],
  };
}

const damaged = (
  path: string,
  current: Extract<ReadState, { kind: 'missing' | 'broken' }>,
  instead: string,
): Diagnostic => ({
  code: 'WZP4003',
  severity: 'warning',
  message:
    current.kind === 'missing'
      ? `state file ${path} is missing; ${instead}`
      : `state file ${path} is broken: ${current.reason}; ${instead}`,
  hint:
    current.kind === 'missing'
      ? `nothing to do; to begin anew remove its generations as well: ${path}.1 and so on`
      : 'nothing to do: the next apply writes a good one and keeps the broken one beside it',
});

const newerVersion = (path: string, version: number): Diagnostic => ({
  code: 'WZP4004',
  severity: 'error',
  message: `state file ${path} has version ${version}; this wzp reads version 1`,
  hint: 'upgrade wzp, or put an older state back with: wzp state restore',
});

function notRestorable(from: string, read: Exclude<ReadState, { kind: 'good' }>): Diagnostic {
  switch (read.kind) {
    case 'newer':
      return newerVersion(from, read.version);
    case 'unreadable':
      return read.diagnostic;
    case 'missing':
      return {
        code: 'WZP4006',
        severity: 'error',
        message: `there is no file ${from}`,
        hint: 'wzp state backup FILE makes one',
      };
    case 'broken':
      return {
        code: read.otherProject === undefined ? 'WZP4003' : 'WZP4007',
        severity: 'error',
        message: `state file ${from} cannot be restored: ${read.reason}`,
        hint:
          read.otherProject === undefined
            ? 'choose another backup or generation'
            : 'run it in the folder of that project',
      };
  }
}
