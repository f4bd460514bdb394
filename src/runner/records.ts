/** What the runners of a project have written, read into process records. Tolerates files that are missing or half there. */
import { existsSync, statSync } from 'node:fs';
import type { FieldValue } from '../spec/desired.ts';
import { readAdopted } from './adopted.ts';
import { announcedGeneration, readLaunch } from './launch.ts';
import { inLaunch, isAdoptedName, launchesOf, names, textOf, type LaunchPlace } from './place.ts';
import { lives } from './processes.ts';
import { readHealth } from './health-file.ts';
import type { Exit, ProcessRecord, ProcessState } from './process.ts';
import { parseChild, parseStatus, type RunnerStatus } from './status.ts';

/** Exit code of a process of which nobody saw the end: its runner died with it. */
export const unknownExitCode = -1;

/** launch → record, for every launch of the project that has a readable folder, whether or not its pane still stands. */
export function readRecords(runtimeDir: string, project: string): Map<string, ProcessRecord> {
  const records = new Map<string, ProcessRecord>();
  for (const launch of launchesOf(runtimeDir, project)) {
    const record = readRecord({ runtimeDir, project, launch });
    if (record) records.set(launch, record);
  }
  return records;
}

export function readRecord(place: LaunchPlace): ProcessRecord | null {
  if (isAdoptedName(place.launch)) return adoptedProcess(place);
  const launch = readLaunch(place);
  if (launch === null) return null;
  const status = readStatus(place);
  const generation = status?.generation ?? announcedGeneration(place) ?? 1;
  const runnerLives = status !== null && lives(status.runner, status.runnerStart);
  const state: ProcessState = status === null ? { kind: 'starting' } : stateOf(place, status, runnerLives);
  const starts = status?.starts ?? 0;
  return {
    launch: place.launch,
    project: launch.project,
    address: launch.address,
    generation,
    runnerPid: runnerLives ? status.runner : null,
    tty: status?.tty ?? null,
    restarts: status?.restarts ?? 0,
    starts,
    hasRun: state.kind === 'running' || isThere(place, names.child(generation)),
    ready: state.kind === 'running' && isThere(place, names.ready(generation, starts)),
    health: state.kind === 'running' ? readHealth(place, generation, starts) : null,
    state,
    fields: readFields(place, generation),
  };
}

/** The process of a pane without a runner is the leader of its terminal's session; nobody notes how it ends. */
function adoptedProcess(place: LaunchPlace): ProcessRecord | null {
  const record = readAdopted(place);
  if (record === null) return null;
  const { pid, start, since, created } = record;
  return {
    launch: place.launch,
    project: record.project,
    address: record.address,
    generation: 1,
    runnerPid: pid,
    tty: record.tty,
    restarts: 0,
    starts: 1,
    hasRun: true,
    ready: lives(pid, start) && isThere(place, names.ready(1, 1)),
    health: lives(pid, start) ? readHealth(place, 1, 1) : null,
    state: lives(pid, start)
      ? { kind: 'running', pid, since }
      : { kind: 'exited', exit: { code: unknownExitCode, at: created } },
    fields: record.fields,
  };
}

/** epoch ms at which the program was started last; when its folder was made, where it never was. */
export function lastStartOf(place: LaunchPlace): number {
  const status = readStatus(place);
  const started = status === null ? 0 : modified(place, names.child(status.generation));
  return started > 0 ? started : (readLaunch(place)?.created ?? 0);
}

export const readStatus = (place: LaunchPlace): RunnerStatus | null =>
  parseStatus(textOf(inLaunch(place, names.status)));

function stateOf(place: LaunchPlace, status: RunnerStatus, runnerLives: boolean): ProcessState {
  const ended = (): ProcessState => {
    const exit = exitOf(place, status);
    return isStopped(place) ? { kind: 'stopped', exit } : { kind: 'exited', exit };
  };
  switch (status.state) {
    case 'running':
      return runningState(place, status, runnerLives);
    case 'waiting':
      return runnerLives && !isStopped(place) ? { kind: 'waiting' } : ended();
    case 'backoff': {
      const exit = exitOf(place, status);
      return runnerLives && !isHeldBack(place)
        ? { kind: 'backoff', exit, until: exit.at + (status.pause ?? 0) }
        : ended();
    }
    case 'exited':
      return ended();
    case 'failed':
      return isStopped(place) ? ended() : { kind: 'failed', exit: exitOf(place, status) };
    case 'stopped':
      return { kind: 'stopped', exit: exitOf(place, status) };
  }
}

/** Between the death of a process and the runner's word about it, it still counts as running. */
function runningState(place: LaunchPlace, status: RunnerStatus, runnerLives: boolean): ProcessState {
  const child = parseChild(textOf(inLaunch(place, names.child(status.generation))));
  const ours = child !== null && child.starts === status.starts;
  if (!runnerLives && !(ours && lives(child.pid, child.start)))
    return { kind: 'exited', exit: { code: unknownExitCode, at: modified(place, names.status) } };
  if (!ours) return { kind: 'starting' };
  return { kind: 'running', pid: child.pid, since: modified(place, names.child(status.generation)) };
}

/** sh knows the time to a second; the time at which the status was written is finer. */
function exitOf(place: LaunchPlace, status: RunnerStatus): Exit {
  const written = modified(place, names.status);
  const at = status.at === null ? written : status.at * 1000;
  return { code: status.code ?? unknownExitCode, at: written >= at && written < at + 2000 ? written : at };
}

/** ms; 0 when the file is gone. */
function modified(place: LaunchPlace, name: string): number {
  return Math.round(statSync(inLaunch(place, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

const isThere = (place: LaunchPlace, name: string): boolean => existsSync(inLaunch(place, name));
/** Somebody keeps it from being started. */
export const isHeldBack = (place: LaunchPlace): boolean => textOf(inLaunch(place, names.hold)) !== null;
const isStopped = (place: LaunchPlace): boolean => textOf(inLaunch(place, names.hold))?.trim() === 'stop';

function readFields(place: LaunchPlace, generation: number): Readonly<Record<string, FieldValue>> {
  try {
    const value: unknown = JSON.parse(textOf(inLaunch(place, names.fields(generation))) ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, FieldValue>) // written by `prepareGeneration` into a private folder
      : {};
  } catch {
    return {};
  }
}
