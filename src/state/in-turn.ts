/** Read-change-write of a file, one at a time: among the callers in this process by a queue, among processes by a lock. */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { acquireFileLock } from './lock.ts';

/** ms that another process may take for its read-change-write: a slow disk, not a stopped process. */
const patienceMs = 10_000;

const lastInQueue = new Map<string, Promise<unknown>>();

/** `path` names the lock file, in an existing folder; `subject` what it protects, for people. */
export async function inTurn<T>(
  path: string,
  subject: string,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const before = lastInQueue.get(path) ?? Promise.resolve();
  const turn = before.then(() => locked(path, subject, work));
  const settled = turn.catch(() => undefined);
  lastInQueue.set(path, settled);
  try {
    return await turn;
  } finally {
    if (lastInQueue.get(path) === settled) lastInQueue.delete(path);
  }
}

async function locked<T>(
  path: string,
  subject: string,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const lock = await acquireFileLock(path, subject, `update of ${subject}`, { waitMs: patienceMs });
  if (!lock.ok) return lock;
  try {
    return await work();
  } finally {
    lock.value.release();
  }
}
