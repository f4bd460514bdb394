/**
 * One run at a time per server. A lock is a file that appears whole (written aside, then link(2), which fails when the
 * name exists) and names its holder; it lasts as long as that process, stopped or not.
 *
 * The lock of a dead holder is taken over by whoever wins the guard: a second lock whose name is made from the dead
 * record's content. Only the guard's holder may replace that content, and looks again before it does, so a slow taker
 * cannot remove the lock of a fast one. A guard is a lock like any other: that of a dead taker is taken over likewise.
 */
import { randomBytes } from 'node:crypto';
import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { failed, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { livenessOf, ourselves, parseHolder, type Holder } from './holder.ts';
import { ensurePrivateFolder } from './paths.ts';
import { sha256 } from './sealed.ts';
import { errorCode, errorText } from './system-error.ts';

export interface Lock {
  readonly path: string;
  /** What was noticed while it was acquired, such as rubbish that stood in its place. */
  readonly notes: readonly Diagnostic[];
  /** Synchronous, so that a signal handler may call it. Calling it again, or after the lock was lost, does nothing. */
  release(): void;
}

export interface LockOptions {
  /** ms to wait for a living holder; default 0. */
  readonly waitMs?: number;
}

/** What the daemon does under the lock for a moment, once in a while: whoever comes then waits for it instead of giving up. */
export const savingCommand = 'wzp daemon: save the state';
/** ms in which that is over. */
const savingMs = 2000;
/** ms between two looks at a lock that is held. */
const pollMs = 50;
/** ms that rubbish must stand unchanged before it counts as left behind. */
const rubbishMs = 500;
/** ms after which a temporary file of another run counts as left behind. */
const leftoverMs = 60_000;

const isSaving = ({ command }: Holder): boolean => command === savingCommand;

/** `runtime` is the folder of `userPaths`; it is made when absent. */
export function lockPath(runtime: string, serverId: string): string {
  return join(runtime, 'locks', `${sha256(serverId).slice(0, 16)}.lock`);
}

/** The lock of a server, whether it runs or not. `command` is what this run does, for people: `wzp apply`. */
export async function acquireLock(
  runtime: string,
  serverId: string,
  command: string,
  options: LockOptions = {},
): Promise<Outcome<Lock>> {
  const path = lockPath(runtime, serverId);
  for (const folder of [runtime, dirname(path)]) {
    const made = ensurePrivateFolder(folder);
    if (!made.ok) return made;
  }
  return acquireFileLock(path, `server ${serverId}`, command, options);
}

/** A lock at a given path, whose folder exists. `subject` says what it protects. */
export async function acquireFileLock(
  path: string,
  subject: string,
  command: string,
  options: LockOptions = {},
): Promise<Outcome<Lock>> {
  const start = performance.now();
  const deadline = start + (options.waitMs ?? 0);
  const rubbishSince = new Map<string, number>();
  const isLeftBehind = (text: string): boolean =>
    performance.now() - (rubbishSince.get(text) ?? Infinity) >= rubbishMs;
  try {
    for (;;) {
      const attempt = tryLock(path, command, isLeftBehind);
      const now = performance.now();
      switch (attempt.kind) {
        case 'got': {
          if (attempt.replaced !== null) sweep(path);
          const wasRubbish = attempt.replaced !== null && parseHolder(attempt.replaced) === null;
          return ok(lockOf(path, attempt.text, wasRubbish ? [rubbishNote(path)] : []));
        }
        case 'held':
          if (now >= (isSaving(attempt.holder) ? Math.max(deadline, start + savingMs) : deadline))
            return failed(heldBy(attempt.holder, path, subject));
          break;
        case 'rubbish':
          if (now >= Math.max(deadline, start + 10 * rubbishMs)) return failed(unreadable(path, subject));
          if (!rubbishSince.has(attempt.text)) rubbishSince.set(attempt.text, now);
          break;
        case 'changed':
          continue;
      }
      await delay(pollMs);
    }
  } catch (error) {
    return failed({
      code: 'WZP4002',
      severity: 'error',
      message: `cannot make the lock ${path}: ${errorText(error)}`,
      hint: ['ENOSPC', 'EDQUOT'].includes(errorCode(error))
        ? 'make room on that disk and run it again'
        : 'make that folder writable and run it again',
    });
  }
}

/** The living holder of a server's lock, or null. */
export function lockHolder(runtime: string, serverId: string): Holder | null {
  const holder = parseHolder(textOf(lockPath(runtime, serverId)) ?? '');
  return holder !== null && livenessOf(holder).kind !== 'gone' ? holder : null;
}

type Attempt =
  | { readonly kind: 'got'; readonly text: string; readonly replaced: string | null }
  | { readonly kind: 'held'; readonly holder: Holder }
  | { readonly kind: 'rubbish'; readonly text: string }
  /** Somebody was faster: look again. */
  | { readonly kind: 'changed' };

/** One try, without waiting. Rubbish that is left behind may be replaced like the record of a dead holder. */
function tryLock(path: string, command: string, isLeftBehind: (text: string) => boolean): Attempt {
  const found = textOf(path);
  if (found === null) {
    const text = recordOf(command);
    return withTemporary(path, text, (temporary) =>
      linked(temporary, path) ? { kind: 'got', text, replaced: null } : { kind: 'changed' },
    );
  }
  const holder = parseHolder(found);
  if (holder === null && !isLeftBehind(found)) return { kind: 'rubbish', text: found };
  if (holder !== null && livenessOf(holder).kind !== 'gone') return { kind: 'held', holder };

  const guardPath = `${path}.take-${sha256(found).slice(0, 16)}`;
  const guard = tryLock(guardPath, command, isLeftBehind);
  if (guard.kind !== 'got') return guard;
  try {
    if (textOf(path) !== found) return { kind: 'changed' };
    const text = recordOf(command);
    return withTemporary(path, text, (temporary) => {
      renameSync(temporary, path);
      return { kind: 'got', text, replaced: found };
    });
  } finally {
    releaseFile(guardPath, guard.text);
  }
}

function recordOf(command: string): string {
  return `${JSON.stringify(ourselves(command, randomBytes(8).toString('hex')))}\n`;
}

function withTemporary(path: string, text: string, use: (temporary: string) => Attempt): Attempt {
  const temporary = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.new`;
  try {
    writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' });
    return use(temporary);
  } finally {
    unlinkIfThere(temporary);
  }
}

function linked(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Null when there is no such file. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

const lockOf = (path: string, text: string, notes: readonly Diagnostic[]): Lock => ({
  path,
  notes,
  release: () => releaseFile(path, text),
});

function releaseFile(path: string, text: string): void {
  try {
    if (textOf(path) === text) unlinkSync(path);
  } catch {
    // What cannot be removed is stale as soon as this process has ended.
  }
}

/**
 * Removes what killed runs left beside the lock. Called by its new holder: while this record stands in the lock no guard
 * of another content gives a right to anything, so none is missed.
 */
function sweep(path: string): void {
  try {
    for (const name of readdirSync(dirname(path))) {
      if (!name.startsWith(`${basename(path)}.`)) continue;
      const leftover = join(dirname(path), name);
      if (Date.now() - statSync(leftover).mtimeMs > leftoverMs) unlinkSync(leftover);
    }
  } catch {
    // Somebody else sweeps too, or the folder cannot be read: leftovers harm nobody.
  }
}

const rubbishNote = (path: string): Diagnostic => ({
  code: 'WZP4008',
  severity: 'warning',
  message: `the lock file ${path} named no holder and did not change; it was taken over`,
  hint: 'nothing to do; something other than wzp wrote to that file',
});

const unreadable = (path: string, subject: string): Diagnostic => ({
  code: 'WZP4001',
  severity: 'error',
  message: `${subject} is locked, and the lock file ${path} names no holder but keeps changing`,
  hint: `find out what writes to it, then remove ${path}`,
});

function heldBy(holder: Holder, path: string, subject: string): Diagnostic {
  return {
    code: 'WZP4001',
    severity: 'error',
    message: `${subject} is locked by another run: pid ${holder.pid} on ${holder.host}, ${holder.command}, since ${holder.since}`,
    hint: adviceFor(holder, path),
  };
}

function adviceFor(holder: Holder, path: string): string {
  const liveness = livenessOf(holder);
  if (liveness.kind === 'unknown')
    return `wait until it has ended; if there is no such process on ${holder.host} any more, remove ${path}`;
  if (liveness.kind === 'alive' && liveness.stopped)
    return `it is stopped and still holds the lock: continue it with kill -CONT ${holder.pid}, or end it with kill -KILL ${holder.pid}`;
  return `wait until it has ended, or end it: kill ${holder.pid}`;
}
