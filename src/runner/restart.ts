/** Starting the program of a pane again, in its place: pane, runner and pid of the runner stay. */
import { setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { announce, prepareGeneration, readLaunch } from './launch.ts';
import {
  inLaunch,
  launchDir,
  names,
  namesIn,
  removeFile,
  replaceFile,
  writing,
  type LaunchPlace,
} from './place.ts';
import { lives } from './processes.ts';
import { readStatus } from './records.ts';
import type { RunRequest } from './run-file.ts';
import { stopSession, wake, type StopOptions, type Stopped } from './stop.ts';
import type { RunnerStatus } from './status.ts';

export interface RestartOptions extends Omit<StopOptions, 'hold'> {
  /** Tab that the pane stands in now, for its marker; default: as it was made for. */
  readonly tab?: string;
}

export interface Restarted {
  readonly generation: number;
  readonly stopped: Stopped;
}

/** ms for a runner to take up what it was told. */
const answerTimeout = 10_000;

/**
 * Ends the program and starts a new generation in the same pane. Returns when the runner has taken it up: the program is
 * then being started, or held back when the request says so. When anything fails before, the old program has either not
 * been touched or reads as exited.
 */
export async function restartInPlace(
  place: LaunchPlace,
  run: RunRequest,
  options: RestartOptions,
): Promise<Outcome<Restarted>> {
  const prepared = prepareGeneration(place, run, options.tab);
  if (!prepared.ok) return prepared;
  const stopped = await stopSession(place, { ...options, hold: 'restart' });
  if (!stopped.ok) return stopped;
  if (stopped.value.runner !== 'held') return runnerGone(place);
  const announced = announce(place, prepared.value);
  if (!announced.ok) return announced;
  // Only now: a runner that looks before this line must find itself held, whatever `next` says.
  const released = release(place);
  if (!released.ok) return released;
  const { generation } = prepared.value;
  const taken = await untilTaken(place, (status) => status.generation >= generation);
  if (!taken.ok) return taken;
  forgetGenerations(place, generation);
  return ok({ generation, stopped: stopped.value });
}

/** Starts the generation that is held back: one that waits, was stopped, has ended, or pauses before a restart. */
export async function startHeld(place: LaunchPlace): Promise<Outcome<void>> {
  const status = await firstStatus(place);
  if (status === null) return runnerGone(place);
  if (status.state === 'running') return release(place);
  const wanted = status.starts + 1;
  const asked = writing(place, () =>
    replaceFile(inLaunch(place, names.go), `${status.generation} ${wanted}\n`),
  );
  if (!asked.ok) return asked;
  const released = release(place);
  if (!released.ok) return released;
  return untilTaken(place, (later) => later.starts >= wanted);
}

/** Null when the runner of a new pane says nothing for long, or there is no launch. */
async function firstStatus(place: LaunchPlace): Promise<RunnerStatus | null> {
  const deadline = Date.now() + answerTimeout;
  for (let delay = 2; ; delay = Math.min(delay * 2, 50)) {
    const status = readStatus(place);
    if (status !== null || Date.now() >= deadline || readLaunch(place) === null) return status;
    await pause(delay);
  }
}

const release = (place: LaunchPlace): Outcome<void> =>
  writing(place, () => removeFile(inLaunch(place, names.hold)));

/** A single signal can fall between two steps of the shell, so it is repeated until the record shows an effect. */
async function untilTaken(
  place: LaunchPlace,
  taken: (status: RunnerStatus) => boolean,
): Promise<Outcome<void>> {
  const deadline = Date.now() + answerTimeout;
  let nextWake = 0;
  for (let delay = 1; ; delay = Math.min(delay * 2, 20)) {
    const status = readStatus(place);
    if (status === null || !lives(status.runner, status.runnerStart)) return runnerGone(place);
    if (taken(status)) return ok(undefined);
    const now = Date.now();
    if (now >= nextWake) {
      wake(status);
      nextWake = now + 50;
    }
    if (now >= deadline) break;
    await pause(delay);
  }
  const address = readLaunch(place)?.address ?? place.launch;
  return failed({
    code: 'WZP5004',
    severity: 'error',
    message: `the runner of ${address} did not start its program within ${answerTimeout / 1000} s`,
    hint: 'the runner may be stopped (SIGSTOP); close the pane, then run wzp apply',
    address,
  });
}

function runnerGone(place: LaunchPlace): Outcome<never> {
  const address = readLaunch(place)?.address ?? place.launch;
  return failed({
    code: 'WZP5003',
    severity: 'error',
    message: `the runner of ${address} has ended`,
    hint: 'run wzp apply: it makes the pane anew',
    address,
  });
}

/** Older generations hold values that nothing needs any more, secrets among them. */
function forgetGenerations(place: LaunchPlace, current: number): void {
  for (const name of namesIn(launchDir(place))) {
    const generation = /^(?:run|command|fields|child|policy|ready)\.(\d+)(?:\.json|\.\d+)?$/.exec(name)?.[1];
    if (generation !== undefined && Number(generation) < current) removeFile(inLaunch(place, name));
  }
}
