/** Where the hub listens and what the daemon writes beside it. */
import { join } from 'node:path';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import type { UserPaths } from '../state/paths.ts';

export const socketPath = ({ runtime }: Pick<UserPaths, 'runtime'>): string => join(runtime, 'hub.sock');

/** Pid, socket and version of the daemon that listens, as JSON. */
export const daemonRecordPath = ({ runtime }: Pick<UserPaths, 'runtime'>): string =>
  join(runtime, 'daemon.json');

/** Held while a daemon starts; once it listens, the socket is the lock. */
export const startLockPath = ({ runtime }: Pick<UserPaths, 'runtime'>): string =>
  join(runtime, 'daemon.lock');

export const daemonLogPath = ({ state }: Pick<UserPaths, 'state'>): string => join(state, 'daemon.log');

/** Journals of events, tasks and messages. */
export const hubFolder = ({ state }: Pick<UserPaths, 'state'>): string => join(state, 'hub');

/** Node cuts a longer path in silence and listens somewhere else; 103 is what macOS takes (`sun_path`, less the NUL). */
const longestPath = 103;

export function checkedSocketPath(paths: Pick<UserPaths, 'runtime'>): Outcome<string> {
  const path = socketPath(paths);
  const bytes = Buffer.byteLength(path);
  if (bytes <= longestPath) return ok(path);
  return failed({
    code: 'WZP5020',
    severity: 'error',
    message: `the path of the socket is too long (${bytes} bytes): ${path}`,
    hint: `a Unix socket takes at most ${longestPath}; set XDG_RUNTIME_DIR to a shorter folder`,
  });
}
