/**
 * Where the files of a launch are. A launch is one life of a managed pane: a folder of its own below the runtime folder,
 * `<runtime>/<project key>/<launch>/`. Files 0600, folders 0700; a file that others read is renamed into place.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { errorText } from '../state/system-error.ts';

export interface LaunchPlace {
  /** Absolute; private (see `ensurePrivateFolder`). */
  readonly runtimeDir: string;
  /** Project key, such as `shop-3f9a1c2b`. */
  readonly project: string;
  /** 12 hex digits; `adopted-` before them where the process was taken over, `adhoc-` where the spec knows nothing of the pane. */
  readonly launch: string;
}

export const projectDir = (runtimeDir: string, project: string): string => join(runtimeDir, project);
export const launchDir = (place: LaunchPlace): string => join(place.runtimeDir, place.project, place.launch);
export const isLaunchName = (name: string): boolean => /^(?:adhoc-)?[0-9a-f]{12}$/.test(name);
/** A pane that was taken over with its process has a folder too, but no runner. */
export const isAdoptedName = (name: string): boolean => /^adopted-[0-9a-f]{12}$/.test(name);

/** The files of a launch folder; `runner.sh` and `child.sh` know the same names. */
export const names = {
  launch: 'launch.json',
  adopted: 'adopted.json',
  alias: 'alias.json',
  notes: 'notes.json',
  next: 'next',
  status: 'status',
  hold: 'hold',
  go: 'go',
  run: (generation: number): string => `run.${generation}`,
  command: (generation: number): string => `command.${generation}`,
  fields: (generation: number): string => `fields.${generation}.json`,
  child: (generation: number): string => `child.${generation}`,
  limits: 'limits.json',
  /** What the recorder is told, and what is wrong with the files that it writes. */
  record: 'record',
  recordProblem: 'record.problem',
  /** What was updated since the generation was started; overrides its run file. */
  policy: (generation: number): string => `policy.${generation}`,
  stop: 'stop.json',
  checks: 'checks.json',
  /** What the daemon found out about the health of a start. */
  health: 'health',
  /** Which start counts as failed, however it ends. */
  unwell: 'unwell',
  /** The readiness check of that start succeeded. */
  ready: (generation: number, start: number): string => `ready.${generation}.${start}`,
} as const;

export const inLaunch = (place: LaunchPlace, name: string): string => join(launchDir(place), name);

/** The launches of a project that have a folder. */
export function launchesOf(runtimeDir: string, project: string): string[] {
  return namesIn(projectDir(runtimeDir, project)).filter((name) => isLaunchName(name) || isAdoptedName(name));
}

/** The names in a folder; none when it is not there. */
export function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Writes a file that must not be there yet. */
export function writeNew(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
}

/** Writes a file so that a reader sees the old text or the new one, never a part. */
export function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.new`;
  try {
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The text of a file, or null when it is not there or cannot be read. */
export function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

export function removeFile(path: string): void {
  rmSync(path, { force: true });
}

/** Runs file work; an error of the file system becomes a diagnostic. */
export function writing<T>(place: LaunchPlace, work: () => T): Outcome<T> {
  try {
    return ok(work());
  } catch (error) {
    return failed({
      code: 'WZP4002',
      severity: 'error',
      message: `cannot write the runner's files in ${launchDir(place)}: ${errorText(error)}`,
      hint: 'make room there, or set XDG_RUNTIME_DIR to a folder that you can write',
    });
  }
}
