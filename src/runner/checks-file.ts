/**
 * What the daemon asks about the program of a launch, with all that the questions need, and when it starts it: whoever does may have no
 * spec at hand, nor the environment that it was read in. A file of its own, because it may be updated while the program runs; private, because values of the
 * environment are in it.
 */
import { statSync } from 'node:fs';
import type { Check, RestartPolicy, Schedule, WatchedPaths } from '../spec/desired.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { inLaunch, names, removeFile, replaceFile, textOf, writing, type LaunchPlace } from './place.ts';
import type { RunRequest } from './run-file.ts';

export interface RecordedChecks {
  readonly ready: Check | null;
  readonly health: Check | null;
  readonly schedule?: Schedule | null;
  readonly watch?: WatchedPaths | null;
  readonly restart: RestartPolicy['policy'];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Throws what the file system throws. */
export function writeChecks(
  place: LaunchPlace,
  {
    ready = null,
    health = null,
    schedule = null,
    watch = null,
    restart,
    cwd,
    environment,
  }: Pick<RunRequest, 'ready' | 'health' | 'schedule' | 'watch' | 'restart' | 'cwd' | 'environment'>,
): void {
  const path = inLaunch(place, names.checks);
  if (health === null) removeFile(inLaunch(place, names.health));
  if (ready === null && health === null && schedule === null && watch === null) return removeFile(path);
  const recorded: RecordedChecks = {
    ready,
    health,
    schedule,
    watch,
    restart: restart.policy,
    cwd,
    environment,
  };
  replaceFile(path, JSON.stringify(recorded));
}

export const rememberChecks = (place: LaunchPlace, run: Parameters<typeof writeChecks>[1]): Outcome<void> =>
  writing(place, () => writeChecks(place, run));

/** Null when there are none. */
export function readChecks(place: LaunchPlace): RecordedChecks | null {
  try {
    const value: unknown = JSON.parse(textOf(inLaunch(place, names.checks)) ?? 'null');
    return typeof value === 'object' ? (value as RecordedChecks | null) : null; // written by `writeChecks` into a private folder
  } catch {
    return null;
  }
}

/** Changes whenever they are written; empty while there are none. */
export function checksStamp(place: LaunchPlace): string {
  const found = statSync(inLaunch(place, names.checks), { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs}`;
}
