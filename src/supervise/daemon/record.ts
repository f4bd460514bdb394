/** Who the daemon is, for those who want to end it without asking it. Written once it listens. */
import { readFileSync, rmSync } from 'node:fs';
import { daemonRecordPath } from '../../hub/paths.ts';
import { replaceFile } from '../../runner/place.ts';
import { lives, processEntry } from '../../runner/processes.ts';
import type { UserPaths } from '../../state/paths.ts';
import { isObject } from '../../state/sealed.ts';

export interface DaemonRecord {
  readonly pid: number;
  /** Tells it from a later process with the same pid (`ProcessEntry.start`). */
  readonly start: string;
  readonly version: string;
  readonly socket: string;
  /** epoch ms */
  readonly started: number;
}

export function writeDaemonRecord(paths: UserPaths, record: Omit<DaemonRecord, 'pid' | 'start'>): void {
  const whole: DaemonRecord = { pid: process.pid, start: processEntry(process.pid)?.start ?? '', ...record };
  replaceFile(daemonRecordPath(paths), `${JSON.stringify(whole)}\n`);
}

/** Null: none is written, or what it speaks of has ended. */
export function livingDaemon(paths: UserPaths): DaemonRecord | null {
  const record = readRecord(paths);
  return record !== null && lives(record.pid, record.start) ? record : null;
}

/** Only our own: a later daemon may have written another one meanwhile. */
export function removeDaemonRecord(paths: UserPaths): void {
  if (readRecord(paths)?.pid === process.pid) rmSync(daemonRecordPath(paths), { force: true });
}

function readRecord(paths: UserPaths): DaemonRecord | null {
  try {
    const value: unknown = JSON.parse(readFileSync(daemonRecordPath(paths), 'utf8'));
    if (!isObject(value)) return null;
    const { pid, start, version, socket, started } = value;
    const whole =
      typeof pid === 'number' &&
      Number.isSafeInteger(pid) &&
      pid > 1 &&
      typeof start === 'string' &&
      typeof version === 'string' &&
      typeof socket === 'string' &&
      typeof started === 'number';
    return whole ? { pid, start, version, socket, started } : null;
  } catch {
    return null;
  }
}
