/** Ending what runs in a pane, without ending its runner. */
import { setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { readLaunch } from './launch.ts';
import { inLaunch, names, replaceFile, textOf, writing, type LaunchPlace } from './place.ts';
import type { Exit } from './process.ts';
import { lives, processEntry, processTable } from './processes.ts';
import { readRecord, readStatus } from './records.ts';
import { programProcesses } from './session.ts';
import { sendSignal, signalNamed } from './signals.ts';
import { parseChild, type RunnerStatus } from './status.ts';

/** Why a runner must not start its program: `stop` is remembered as `stopped`, the others read as `exited`. */
export type HoldReason = 'stop' | 'restart' | 'close';

export interface StopOptions {
  /** Such as `SIGTERM`. An unknown name counts as `SIGTERM`; null: none before SIGKILL. */
  readonly signal: string | null;
  /**
   * Asked once, when the runner is held back and if its program runs: whatever else is to end it, before the patience begins.
   * What it returns is the signal from then on.
   */
  readonly first?: () => Promise<string | null>;
  /** ms of patience before SIGKILL. */
  readonly timeoutMs: number;
  readonly hold: HoldReason;
  /** Pid that the server shows for the pane: needed only when the runner has not written a record yet. */
  readonly runnerPid?: number;
  /** Called once, when patience has run out: how many processes get SIGKILL. */
  readonly onKill?: (count: number) => void;
}

export interface Stopped {
  /** `held`: the runner waits in its pane; `gone`: it has ended, and its pane with it; `none`: no runner was found. */
  readonly runner: 'held' | 'gone' | 'none';
  /** Processes that were told to end. */
  readonly signalled: number;
  /** Of these, those that needed SIGKILL. */
  readonly killed: number;
  /** The end of the program, if the runner saw it. */
  readonly exit: Exit | null;
}

/** ms that dead processes and the runner's record may take after SIGKILL. */
const lastPatience = 5000;

/**
 * Ends everything that runs in the pane and returns when all of it is gone and the runner has recorded it. From the first
 * moment on the runner starts nothing: neither its policy nor a timer brings the program back.
 */
export async function stopSession(place: LaunchPlace, options: StopOptions): Promise<Outcome<Stopped>> {
  const held = holdBack(place, options.hold);
  if (!held.ok) return held;
  const ending = new Ending(place, options);
  const asked =
    options.first && readStatus(place)?.state === 'running' ? await options.first() : options.signal;
  const gentle = asked === null ? null : signalNamed(asked);
  const patience = Date.now() + options.timeoutMs;
  const deadline = patience + lastPatience;
  let told = false;
  for (let delay = 2; ; delay = Math.min(delay * 2, 50)) {
    const now = Date.now();
    const kill = now >= patience;
    const settled = ending.look(kill ? 'SIGKILL' : gentle);
    if (settled) return ok(ending.result());
    if (kill && !told && ending.left > 0) {
      told = true;
      options.onKill?.(ending.left);
    }
    if (now >= deadline) return ending.failure();
    await pause(Math.max(1, Math.min(delay, (kill ? deadline : patience) - now)));
  }
}

/** Remembers that the program is stopped, where nothing runs (any more). */
export function markStopped(place: LaunchPlace): Outcome<void> {
  return holdBack(place, 'stop');
}

/** Writes `hold` and wakes the runner, which may be about to start its program again. */
function holdBack(place: LaunchPlace, reason: HoldReason): Outcome<void> {
  const written = writing(place, () => replaceFile(inLaunch(place, names.hold), `${reason}\n`));
  const status = readStatus(place);
  if (status && status.state !== 'running') wake(status);
  return written;
}

/** Makes a runner look at its folder. May be lost, and may be repeated: it does nothing to a process that does not wait for it. */
export function wake(status: RunnerStatus): void {
  if (lives(status.runner, status.runnerStart)) sendSignal(status.runner, 'SIGURG');
}

class Ending {
  readonly #place: LaunchPlace;
  readonly #runner: number | null;
  readonly #runnerStart: string;
  /** pid → start time of all that is to end, and which signals were sent. */
  readonly #known = new Map<number, string>();
  readonly #told = new Set<number>();
  readonly #killed = new Set<number>();
  #left = 0;

  constructor(place: LaunchPlace, options: StopOptions) {
    this.#place = place;
    const status = readStatus(place);
    const pid = status?.runner ?? options.runnerPid ?? null;
    const start = status?.runnerStart ?? (pid === null ? undefined : processEntry(pid)?.start);
    this.#runner = pid !== null && start !== undefined ? pid : null;
    this.#runnerStart = start ?? '';
  }

  /** Processes that were still there at the last look. */
  get left(): number {
    return this.#left;
  }

  /**
   * Sends the signal to all that did not get it yet; null: to none, until the program itself has ended. True when nothing is left and
   * the runner has said so.
   */
  look(signal: NodeJS.Signals | null): boolean {
    // While known ones live, the whole table has nothing to add; SIGKILL looks again, for what was born meanwhile.
    if (signal !== 'SIGKILL' && signal !== null && this.#anyKnownLives()) return false;
    // The record is read first: what it says to have ended cannot show up in the table.
    const status = readStatus(this.#place);
    const settled = this.#settled(status);
    const found = this.#find();
    this.#left = found.length;
    // Shells ignore SIGTERM.
    const usual = status?.inShell === true && signal !== 'SIGKILL' ? 'SIGHUP' : signal;
    const word = usual ?? (status?.state === 'running' ? null : 'SIGTERM');
    for (const { pid, start } of found) this.#tell(pid, start, word);
    return found.length === 0 && settled;
  }

  #find(): readonly { readonly pid: number; readonly start: string }[] {
    const table = processTable();
    const runner = this.#runner ?? -1;
    const sameRunner = table.get(runner)?.start === this.#runnerStart;
    const status = readStatus(this.#place);
    const child = status && parseChild(textOf(inLaunch(this.#place, names.child(status.generation))));
    const childLives = child && table.get(child.pid)?.start === child.start;
    return programProcesses({
      table,
      runner: sameRunner ? runner : -1,
      child: childLives ? child.pid : null,
      known: childLives ? new Map([...this.#known, [child.pid, child.start]]) : this.#known,
    });
  }

  #tell(pid: number, start: string, signal: NodeJS.Signals | null): void {
    const again = this.#known.get(pid) === start;
    this.#known.set(pid, start);
    if (signal === null) return;
    const sent = signal === 'SIGKILL' ? this.#killed : this.#told;
    if (again && sent.has(pid)) return;
    sent.add(pid);
    if (!lives(pid, start)) return;
    sendSignal(pid, signal);
    // A stopped process does not act on a signal until it goes on.
    if (signal !== 'SIGKILL') sendSignal(pid, 'SIGCONT');
  }

  #anyKnownLives(): boolean {
    let count = 0;
    for (const [pid, start] of this.#known) if (lives(pid, start)) count += 1;
    this.#left = count;
    return count > 0;
  }

  #runnerLives(): boolean {
    return this.#runner !== null && lives(this.#runner, this.#runnerStart);
  }

  #settled(status: RunnerStatus | null): boolean {
    if (!this.#runnerLives()) return true;
    if (status?.state === 'backoff') wake(status);
    return status !== null && !status.inShell && status.state !== 'running' && status.state !== 'backoff';
  }

  result(): Stopped {
    const state = readRecord(this.#place)?.state;
    return {
      runner: this.#runner === null ? 'none' : this.#runnerLives() ? 'held' : 'gone',
      signalled: this.#known.size,
      killed: this.#killed.size,
      exit: state !== undefined && 'exit' in state ? state.exit : null,
    };
  }

  failure(): Outcome<never> {
    const address = readLaunch(this.#place)?.address ?? this.#place.launch;
    if (this.#left > 0)
      return failed({
        code: 'WZP5002',
        severity: 'error',
        message: `${this.#left} ${this.#left === 1 ? 'process' : 'processes'} of ${address} did not end, not even by SIGKILL: ${[
          ...this.#known,
        ]
          .filter(([pid, start]) => lives(pid, start))
          .map(([pid]) => pid)
          .join(', ')}`,
        hint: 'it may wait for a disk or a network file system; run the command again later',
        address,
      });
    return failed({
      code: 'WZP5004',
      severity: 'error',
      message: `the runner of ${address} (pid ${this.#runner}) did not record the end of its program`,
      hint: 'the runner may be stopped (SIGSTOP) or its folder full; close the pane, then run wzp apply',
      address,
    });
  }
}
