/**
 * Where wzp keeps its files, after the XDG base directory specification (0.8): a variable counts only when its value is
 * absolute. The folders are private, because run files and records hold values that came from the environment.
 */
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { errorCode, errorText } from './system-error.ts';

const folderName = 'wezterm-parallel';

export interface UserPaths {
  /** State files, generations, trust store: `~/.local/state/wezterm-parallel`. */
  readonly state: string;
  /** Locks, records of the runner, sockets: `$XDG_RUNTIME_DIR/wezterm-parallel`, gone after a reboot. */
  readonly runtime: string;
  /** The user's templates and the spec used without a project: `~/.config/wezterm-parallel`. */
  readonly config: string;
}

export interface UserFacts {
  readonly uid: number;
  /** Absolute. The same for every process of this user, or two runs would use different locks. */
  readonly tmpdir: string;
  /** Absolute. */
  readonly home: string;
}

export function userPaths(env: Readonly<Record<string, string | undefined>>, facts: UserFacts): UserPaths {
  const base = (name: string): string | null => {
    const value = env[name];
    return value !== undefined && isAbsolute(value) ? value : null;
  };
  const runtime = base('XDG_RUNTIME_DIR');
  return {
    state: join(base('XDG_STATE_HOME') ?? join(facts.home, '.local', 'state'), folderName),
    runtime: runtime === null ? join(facts.tmpdir, `${folderName}-${facts.uid}`) : join(runtime, folderName),
    config: join(base('XDG_CONFIG_HOME') ?? join(facts.home, '.config'), folderName),
  };
}

/**
 * Makes a folder that only its owner can enter, or checks that an existing one is such a folder. One that others may
 * merely read is closed; one that others may have written to is refused, for nothing in it can be believed.
 */
export function ensurePrivateFolder(path: string, uid: number = process.getuid?.() ?? 0): Outcome<void> {
  try {
    makeFolder(path);
  } catch (error) {
    // EEXIST: something that is no folder stands there; the check below says what.
    if (errorCode(error) !== 'EEXIST') return notMade(path, error);
  }
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink())
      return refused(path, 'is a symbolic link', 'remove the link; wzp makes the folder itself');
    if (!found.isDirectory())
      return refused(path, 'is not a folder', 'move it away; wzp makes the folder itself');
    if (found.uid !== uid)
      return refused(
        path,
        `belongs to user ${found.uid}, not to user ${uid}`,
        'set XDG_RUNTIME_DIR and XDG_STATE_HOME to folders of your own',
      );
    if ((found.mode & 0o022) !== 0)
      return refused(
        path,
        `can be written by other users (mode ${(found.mode & 0o777).toString(8)})`,
        `look at what is in it, then: chmod 700 '${path}'`,
      );
    if ((found.mode & 0o777) !== 0o700) chmodSync(path, 0o700);
    return ok(undefined);
  } catch (error) {
    return notMade(path, error);
  }
}

/** On a read-only disk the recursive call answers ENOENT (Node 20 to 24); the plain one says what is the matter. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    mkdirSync(path, { mode: 0o700 });
  }
}

const refused = (path: string, problem: string, hint: string): Outcome<never> =>
  failed({ code: 'WZP4005', severity: 'error', message: `folder ${path} ${problem}`, hint });

const notMade = (path: string, error: unknown): Outcome<never> =>
  failed({
    code: 'WZP4002',
    severity: 'error',
    message: `cannot make folder ${path}: ${errorText(error)}`,
    hint: 'make its parent writable, or set XDG_STATE_HOME and XDG_RUNTIME_DIR to folders that are',
  });
