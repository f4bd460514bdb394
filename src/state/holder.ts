/** Who holds a lock, and whether that process still lives. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isObject } from './sealed.ts';
import { errorCode } from './system-error.ts';

export interface Holder {
  readonly pid: number;
  /**
   * Tells a process from a later one with the same pid. Linux: clock ticks since the system started (field 22 of
   * /proc/PID/stat, proc(5)); elsewhere the time that `ps -o lstart=` prints. Empty when it could not be found out.
   */
  readonly startTime: string;
  /** Id of this run of the machine (Linux), or empty: start times count from the boot. */
  readonly boot: string;
  readonly host: string;
  /** What the process does, for people: `wzp apply`. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** Makes two records of the same process differ. */
  readonly nonce: string;
}

export type Liveness =
  | { readonly kind: 'alive'; readonly stopped: boolean }
  | { readonly kind: 'gone' }
  /** It runs on another machine, or the system does not say: it counts as alive. */
  | { readonly kind: 'unknown' };

export function ourselves(command: string, nonce: string): Holder {
  const process_ = processFacts(process.pid);
  return {
    pid: process.pid,
    startTime: process_ === null ? '' : process_.startTime,
    boot: bootId(),
    host: hostname(),
    command,
    since: new Date().toISOString(),
    nonce,
  };
}

/** Null for a text that is no such record. */
export function parseHolder(text: string): Holder | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { pid, startTime, boot, host, command, since, nonce } = value;
  // Pid 0 and negative ones name process groups to kill(2).
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return null;
  if (typeof startTime !== 'string' || typeof boot !== 'string' || typeof host !== 'string') return null;
  if (typeof command !== 'string' || typeof since !== 'string' || typeof nonce !== 'string') return null;
  return { pid, startTime, boot, host, command, since, nonce };
}

export function livenessOf(holder: Holder): Liveness {
  if (holder.host !== hostname()) return { kind: 'unknown' };
  if (holder.boot !== bootId()) return { kind: 'gone' };
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return { kind: 'gone' };
  }
  const facts = processFacts(holder.pid);
  if (facts === null) return { kind: 'unknown' };
  // A zombie answers kill(pid, 0), but does nothing any more.
  if (facts.state.startsWith('Z') || facts.state.startsWith('X')) return { kind: 'gone' };
  if (holder.startTime !== '' && facts.startTime !== holder.startTime) return { kind: 'gone' };
  return { kind: 'alive', stopped: facts.state.startsWith('T') };
}

interface ProcessFacts {
  /** First letter as in proc(5) and ps(1): R S D T Z X. */
  readonly state: string;
  readonly startTime: string;
}

function processFacts(pid: number): ProcessFacts | null {
  return process.platform === 'linux' ? factsFromProc(pid) : factsFromPs(pid);
}

function factsFromProc(pid: number): ProcessFacts | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the name in parentheses, which may hold blanks and parentheses itself; the third is the state.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return state === undefined || startTime === undefined ? null : { state, startTime };
  } catch {
    return null;
  }
}

function factsFromPs(pid: number): ProcessFacts | null {
  try {
    const text = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5_000,
    });
    const [, state, startTime] = /^(\S+)\s+(.*\S)\s*$/.exec(text.trim()) ?? [];
    return state === undefined || startTime === undefined ? null : { state, startTime };
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return '';
  }
}
