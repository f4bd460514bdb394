/**
 * The socket is the lock of the daemon: whoever listens is the one. A socket that nobody listens on any more is removed only after
 * it has refused a connection, and under a lock, so that of several that start at once exactly one lives.
 */
import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import { connect, type Server } from 'node:net';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { acquireFileLock } from '../state/lock.ts';
import { ensurePrivateFolder, type UserPaths } from '../state/paths.ts';
import { errorCode, errorText } from '../state/system-error.ts';
import { checkedSocketPath, startLockPath } from './paths.ts';

export type Bound =
  | { readonly kind: 'bound'; readonly path: string }
  /** Another daemon listens. */
  | { readonly kind: 'taken'; readonly path: string };

/** ms that another start may take. */
const patience = 15_000;

export async function bind(server: Server, paths: UserPaths): Promise<Outcome<Bound>> {
  const path = checkedSocketPath(paths);
  if (!path.ok) return path;
  const folder = ensurePrivateFolder(paths.runtime);
  if (!folder.ok) return folder;
  if ((await knock(path.value)) === 'answers') return ok({ kind: 'taken', path: path.value });
  const lock = await acquireFileLock(startLockPath(paths), 'the start of the daemon', 'wzp daemon start', {
    waitMs: patience,
  });
  if (!lock.ok) return lock;
  try {
    const state = await knock(path.value);
    if (state === 'answers') return ok({ kind: 'taken', path: path.value });
    if (state === 'refuses') {
      const removed = removeStale(path.value);
      if (!removed.ok) return removed;
    }
    return await listen(server, path.value);
  } finally {
    lock.value.release();
  }
}

/** `absent`: there is no such file. */
export function knock(path: string): Promise<'answers' | 'refuses' | 'absent'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve('answers');
    });
    socket.once('error', (error) => {
      const code = errorCode(error);
      // EAGAIN: somebody listens whose queue is full.
      resolve(code === 'ENOENT' ? 'absent' : code === 'EAGAIN' || code === 'EACCES' ? 'answers' : 'refuses');
    });
  });
}

function removeStale(path: string): Outcome<void> {
  try {
    if (!lstatSync(path).isSocket())
      return failed({
        code: 'WZP5021',
        severity: 'error',
        message: `${path} is not a socket`,
        hint: 'something else made it: look at it and move it away',
      });
    unlinkSync(path);
    return ok(undefined);
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? ok(undefined) : notBound(path, error);
  }
}

function listen(server: Server, path: string): Promise<Outcome<Bound>> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(notBound(path, error)));
    // Node binds before it returns: from the first moment on nobody else may connect.
    const umask = process.umask(0o177);
    server.listen({ path, backlog: 511 }, () => {
      server.removeAllListeners('error');
      try {
        chmodSync(path, 0o600);
        resolve(ok({ kind: 'bound', path }));
      } catch (error) {
        resolve(notBound(path, error));
      }
    });
    process.umask(umask);
  });
}

const notBound = (path: string, error: unknown): Outcome<never> =>
  failed({
    code: 'WZP5021',
    severity: 'error',
    message: `cannot listen on ${path}: ${errorText(error)}`,
    hint: 'check the folder that it stands in, or set XDG_RUNTIME_DIR',
  });
