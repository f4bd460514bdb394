/**
 * The processes of this machine, as far as ending a pane needs them. Linux: /proc; elsewhere one call of ps(1).
 * `start` tells a process from a later one with the same pid; the scripts write the same text (`runner.sh`, `child.sh`).
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Linux: the session's leader; elsewhere the terminal's name, which stands for it. */
  readonly session: string;
  /** Leads a session. */
  readonly leader: boolean;
  /** Device number of its terminal in decimal (Linux), or the name as ps prints it; `''` without one. */
  readonly terminal: string;
  readonly start: string;
}

export type ProcessSource = 'proc' | 'ps';

export const processSource = (): ProcessSource => (existsSync('/proc/self/stat') ? 'proc' : 'ps');

/** Every process that has not ended; one that is dead but not yet reaped has ended. */
export function processTable(source: ProcessSource = processSource()): Map<number, ProcessEntry> {
  const table = new Map<number, ProcessEntry>();
  const entries = source === 'proc' ? fromProc() : fromPs();
  for (const entry of entries) table.set(entry.pid, entry);
  return table;
}

/** One process; null when it has ended. */
export function processEntry(pid: number, source: ProcessSource = processSource()): ProcessEntry | null {
  if (source === 'proc') return readStat(pid);
  return fromPs(pid)[0] ?? null;
}

/** Whether this very process still lives. */
export const lives = (pid: number, start: string): boolean => processEntry(pid)?.start === start;

function fromProc(): ProcessEntry[] {
  const entries: ProcessEntry[] = [];
  for (const name of readdirSync('/proc')) {
    const first = name.charCodeAt(0);
    if (first < 48 || first > 57) continue;
    const entry = readStat(Number(name));
    if (entry) entries.push(entry);
  }
  return entries;
}

/** proc(5): pid (name) state ppid pgrp session tty_nr …, field 22 is the start in ticks since boot. */
function readStat(pid: number): ProcessEntry | null {
  const text = readSmall(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name may hold blanks and parentheses itself.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ', 20);
  const [state = '', parent = '', group = '', session = '', terminal = ''] = fields;
  if (state === 'Z' || state === 'X') return null;
  return {
    pid,
    parent: Number(parent),
    group: Number(group),
    session,
    leader: Number(session) === pid,
    terminal: terminal === '0' ? '' : terminal,
    start: fields[19] ?? '',
  };
}

const buffer = Buffer.alloc(4096);

/** Of a file of less than 4 KiB; null when it is not there. Three system calls where `readFileSync` needs six; a stop reads hundreds of these. */
export function readSmall(path: string): string | null {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    return buffer.toString('latin1', 0, readSync(handle, buffer, 0, buffer.length, null));
  } catch {
    return null; // it ended between the two calls
  } finally {
    closeSync(handle);
  }
}

/** `lstart` is five words in the C locale: `Sat Nov 22 10:00:00 2025`. */
const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$/;

function fromPs(pid?: number): ProcessEntry[] {
  const which = pid === undefined ? ['-A'] : ['-p', String(pid)];
  const entries: ProcessEntry[] = [];
  for (const line of runPs([...which, '-o', 'pid=,ppid=,pgid=,stat=,tty=,lstart='])) {
    const found = psLine.exec(line);
    if (!found) continue;
    const [, pidText, parent, group, state = '', tty = '', ...start] = found;
    if (state.startsWith('Z')) continue;
    const terminal = /^[?-]+$/.test(tty) ? '' : tty;
    entries.push({
      pid: Number(pidText),
      parent: Number(parent),
      group: Number(group),
      session: terminal,
      leader: state.includes('s'),
      terminal,
      start: start.join('_'),
    });
  }
  return entries;
}

/** Lines that ps prints; none when it cannot be run. */
export function runPs(args: readonly string[]): string[] {
  const result = spawnSync('ps', args, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC0' },
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 << 20,
    timeout: 10_000,
  });
  return (result.stdout ?? '').split('\n').filter((line) => line !== '');
}
