/** Ending what runs in a pane that has no runner: the leader of its session and all that it has started. */
import { setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { argvOf } from './argv.ts';
import { isShell } from './foreground.ts';
import { lives, processEntry, processTable, type ProcessEntry } from './processes.ts';
import { sendSignal, signalNamed } from './signals.ts';

export interface StopAdoptedOptions {
  /** Such as `SIGTERM`, which null stands for too. */
  readonly signal: string | null;
  /** ms of patience before SIGKILL. */
  readonly timeoutMs: number;
  readonly onKill?: (count: number) => void;
}

/** ms that dead processes may take after SIGKILL. */
const lastPatience = 5000;

/** `leader`: the process that the server started in the pane. Returns when nothing of it is left. */
export async function stopAdopted(
  leader: number,
  address: string,
  options: StopAdoptedOptions,
): Promise<Outcome<void>> {
  const patience = Date.now() + options.timeoutMs;
  const deadline = patience + lastPatience;
  const known = new Map<number, string>();
  const told = new Set<number>();
  const first = processEntry(leader);
  if (first === null) return ok(undefined);
  let killing = false;
  for (let delay = 2; ; delay = Math.min(delay * 2, 50)) {
    const left = remaining(first, known);
    if (left.length === 0) return ok(undefined);
    const now = Date.now();
    if (now >= deadline) return stillThere(address, left);
    if (now >= patience && !killing) {
      killing = true;
      told.clear();
      options.onKill?.(left.length);
    }
    for (const entry of left) {
      known.set(entry.pid, entry.start);
      if (told.has(entry.pid)) continue;
      told.add(entry.pid);
      sendSignal(entry.pid, killing ? 'SIGKILL' : signalFor(entry.pid, options.signal ?? 'SIGTERM'));
      if (!killing) sendSignal(entry.pid, 'SIGCONT'); // a stopped process does not act on a signal until it goes on
    }
    await pause(Math.max(1, Math.min(delay, (killing ? deadline : patience) - now)));
  }
}

/** The session of the leader, what its processes have started, and all that belonged to it at an earlier look. */
function remaining(leader: ProcessEntry, known: ReadonlyMap<number, string>): readonly ProcessEntry[] {
  const table = processTable();
  const found = new Set<number>();
  for (const entry of table.values()) {
    const inSession = leader.session !== '' && entry.session === leader.session;
    const same = entry.pid === leader.pid ? entry.start === leader.start : inSession;
    if (same || known.get(entry.pid) === entry.start) found.add(entry.pid);
  }
  for (let grown = true; grown;) {
    grown = false;
    for (const entry of table.values())
      if (!found.has(entry.pid) && found.has(entry.parent)) {
        found.add(entry.pid);
        grown = true;
      }
  }
  return [...found].flatMap((pid) => table.get(pid) ?? []).filter(({ pid, start }) => lives(pid, start));
}

/** An interactive shell ignores SIGTERM; it ends, as when a terminal closes, by SIGHUP. */
function signalFor(pid: number, signal: string): NodeJS.Signals {
  const [program = ''] = argvOf(pid);
  return isShell(program) ? 'SIGHUP' : signalNamed(signal);
}

const stillThere = (address: string, left: readonly ProcessEntry[]): Outcome<never> =>
  failed({
    code: 'WZP5002',
    severity: 'error',
    message: `${left.length} ${left.length === 1 ? 'process' : 'processes'} of ${address} did not end, not even by SIGKILL: ${left
      .map(({ pid }) => pid)
      .join(', ')}`,
    hint: 'it may wait for a disk or a network file system; run the command again later',
    address,
  });
