/**
 * How the program of a launch is to be ended, with all that its command needs: whoever ends it may no longer have a spec that says so.
 * A file of its own, because it may be updated while the program runs; private, because values of the environment are in it.
 */
import type { StopPolicy } from '../spec/desired.ts';
import { inLaunch, names, replaceFile, textOf, type LaunchPlace } from './place.ts';
import type { RunRequest } from './run-file.ts';

export interface RecordedStop {
  readonly signal: string | null;
  readonly timeoutMs: number;
  readonly keys: readonly string[];
  readonly command: RecordedCommand | null;
}

export interface RecordedCommand {
  readonly argv: readonly string[];
  /** What it reads on its standard input. */
  readonly input: string | null;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Throws what the file system throws. */
export function writeStop(place: LaunchPlace, run: Pick<RunRequest, 'stop' | 'cwd' | 'environment'>): void {
  replaceFile(inLaunch(place, names.stop), JSON.stringify(recordedStop(run.stop, run.cwd, run.environment)));
}

export function recordedStop(
  { signal, timeoutMs, keys, command }: StopPolicy,
  cwd: string,
  environment: Readonly<Record<string, string>>,
): RecordedStop {
  return {
    signal,
    timeoutMs,
    keys,
    command: command && {
      argv: command.argv.map(({ value }) => value),
      input: command.input && command.input.value,
      cwd,
      environment,
    },
  };
}

/** Null when there is none, as in a launch of an earlier version. */
export function readStop(place: LaunchPlace): RecordedStop | null {
  try {
    const value: unknown = JSON.parse(textOf(inLaunch(place, names.stop)) ?? 'null');
    return typeof value === 'object' ? (value as RecordedStop | null) : null; // written by `writeStop` into a private folder
  } catch {
    return null;
  }
}
