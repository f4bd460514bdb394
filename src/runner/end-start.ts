/**
 * Ending one start of a program as one that has failed, so that its policy decides what comes next. The runner is not held back: whoever
 * asks for this may die at any moment and leaves nothing behind that keeps the program from being started, and a `wzp stop` that comes
 * meanwhile holds.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { oneLine } from './health-file.ts';
import { readLaunch } from './launch.ts';
import { inLaunch, names, replaceFile, textOf, writing, type LaunchPlace } from './place.ts';
import { lives, processTable } from './processes.ts';
import { readStatus } from './records.ts';
import { programProcesses } from './session.ts';
import { sendSignal, signalNamed } from './signals.ts';
import { parseChild, type RunnerStatus } from './status.ts';

export interface EndOptions {
  readonly generation: number;
  readonly starts: number;
  /** Completes "it was ended because …"; shown in the pane. */
  readonly because: string;
  /** Null: none before SIGKILL. */
  readonly signal: string | null;
  /** Whatever else is to end it; what it returns is the signal from then on. */
  readonly first?: () => Promise<string | null>;
  /** ms of patience before SIGKILL. */
  readonly timeoutMs: number;
  readonly abort?: AbortSignal;
}

/** `other`: that start had ended by itself, or was ended by somebody else, before anything was done. */
export type Ended = 'ended' | 'other' | 'given-up';

/** ms that the dead and the runner's record may take after SIGKILL. */
const lastPatience = 5000;

export async function endStart(place: LaunchPlace, options: EndOptions): Promise<Outcome<Ended>> {
  const { generation, starts, abort } = options;
  const isAt = (status: RunnerStatus | null): boolean =>
    status?.state === 'running' && status.generation === generation && status.starts === starts;
  if (!isAt(readStatus(place))) return ok('other');
  const noted = writing(place, () =>
    replaceFile(inLaunch(place, names.unwell), `${generation} ${starts} ${oneLine(options.because)}\n`),
  );
  if (!noted.ok) return noted;
  const asked = options.first === undefined ? options.signal : await options.first();
  const gentle = asked === null ? null : signalNamed(asked);
  const known = new Map<number, string>();
  const told = new Set<number>();
  const patience = Date.now() + options.timeoutMs;
  const tell = (signal: NodeJS.Signals | null): void => {
    if (signal === null) return;
    for (const [pid, start] of known) {
      if ((signal !== 'SIGKILL' && told.has(pid)) || !lives(pid, start)) continue;
      told.add(pid);
      sendSignal(pid, signal);
      if (signal !== 'SIGKILL') sendSignal(pid, 'SIGCONT'); // one that is stopped does not act on a signal until it goes on
    }
  };
  for (let delay = 5; ; delay = Math.min(delay * 2, 100)) {
    if (abort?.aborted) return ok('given-up');
    const now = Date.now();
    // The record is asked after the table: as long as it speaks of this start, no process of a later one can be in the table.
    const found = processesOf(place, generation, starts, known);
    const status = readStatus(place);
    const runs = isAt(status);
    if (runs || isAfter(status, generation, starts))
      for (const { pid, start } of found) known.set(pid, start);
    if (![...known].some(([pid, start]) => lives(pid, start)) && !runs) return ok('ended');
    const isOver = now >= patience;
    // What it has left behind gets the usual signal, at the latest when the program is about to be started again.
    tell(
      isOver || (!runs && isNextStart(status, starts)) ? 'SIGKILL' : runs ? gentle : (gentle ?? 'SIGTERM'),
    );
    if (now >= patience + lastPatience) return doesNotEnd(place);
    await pause(delay);
  }
}

/** It has ended, and the runner has not started anything since, neither it nor a shell in its place. */
const isAfter = (status: RunnerStatus | null, generation: number, starts: number): boolean =>
  status !== null &&
  status.state !== 'running' &&
  !status.inShell &&
  status.generation === generation &&
  status.starts === starts;

const isNextStart = (status: RunnerStatus | null, starts: number): boolean =>
  status === null || status.starts > starts;

function processesOf(
  place: LaunchPlace,
  generation: number,
  starts: number,
  known: ReadonlyMap<number, string>,
): readonly { readonly pid: number; readonly start: string }[] {
  const status = readStatus(place);
  const table = processTable();
  if (status === null || table.get(status.runner)?.start !== status.runnerStart) return [];
  const child = parseChild(textOf(inLaunch(place, names.child(generation))));
  const isOurs = child !== null && child.starts === starts && table.get(child.pid)?.start === child.start;
  return programProcesses({ table, runner: status.runner, child: isOurs ? child.pid : null, known });
}

function doesNotEnd(place: LaunchPlace): Outcome<never> {
  const address = readLaunch(place)?.address ?? place.launch;
  return failed({
    code: 'WZP5002',
    severity: 'error',
    message: `${address} does not end, although it was sent SIGKILL`,
    hint: 'its runner may be stopped (SIGSTOP), or it hangs in the kernel: ps shows which',
    address,
  });
}
