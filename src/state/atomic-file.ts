/**
 * Files that are either the old one or the new one, whole, at any moment: written beside the target, flushed, renamed.
 * `FileHandle.writeFile` writes everything or fails; a single `write` may be short on a full disk and still succeed.
 */
import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { errorCode, errorText } from './system-error.ts';

export interface WriteOptions {
  /** Permission bits of the new file, or those of the file that it replaces. Default 0600. */
  readonly mode?: number | 'keep';
  /**
   * Wait until the disk has it (default true). Without it the file still survives the death of this process, not the
   * loss of power: enough for what is worthless after a reboot.
   */
  readonly flush?: boolean;
}

/** A file written beside its target, which is not touched until `promote`. */
export interface PreparedFile {
  promote(): Promise<Outcome<void>>;
  discard(): Promise<void>;
}

/** The calls that tests make fail. */
export interface FileCalls {
  readonly open: typeof open;
  readonly rename: typeof rename;
}

const realCalls: FileCalls = { open, rename };

/** Names of the temporary files that `prepareFile` makes for a target: leftovers of a killed run match too. */
export const isTemporaryFor = (target: string, name: string): boolean =>
  name.startsWith(`.${basename(target)}.`) && name.endsWith('.tmp');

/** Replaces a file, or leaves the old one as it was and says why. A symbolic link stays: what it points to is replaced. */
export async function writeFileAtomically(
  path: string,
  text: string,
  options: WriteOptions = {},
  calls: FileCalls = realCalls,
): Promise<Outcome<void>> {
  const prepared = await prepareFile(path, text, options, calls);
  return prepared.ok ? prepared.value.promote() : prepared;
}

export async function prepareFile(
  path: string,
  text: string,
  options: WriteOptions = {},
  calls: FileCalls = realCalls,
): Promise<Outcome<PreparedFile>> {
  let temporary: string | null = null;
  try {
    const target = await behindLink(path);
    const name = join(
      dirname(target),
      `.${basename(target)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`,
    );
    const mode = options.mode === 'keep' ? await modeOf(target) : (options.mode ?? 0o600);
    const flush = options.flush ?? true;
    const handle = await calls.open(name, 'wx', mode);
    temporary = name;
    await fill(handle, text, mode, flush);
    return ok({
      promote: () => promote(name, target, flush, calls),
      discard: () => remove(name),
    });
  } catch (error) {
    if (temporary !== null) await remove(temporary);
    return notWritten(path, error);
  }
}

async function fill(handle: FileHandle, text: string, mode: number, flush: boolean): Promise<void> {
  try {
    await handle.writeFile(text, 'utf8');
    await handle.chmod(mode); // the mode given to open is cut by the umask
    if (flush) await handle.sync();
  } finally {
    await handle.close();
  }
}

async function promote(
  temporary: string,
  target: string,
  flush: boolean,
  calls: FileCalls,
): Promise<Outcome<void>> {
  try {
    await calls.rename(temporary, target);
  } catch (error) {
    await remove(temporary);
    return notWritten(target, error);
  }
  if (flush) await flushFolder(dirname(target));
  return ok(undefined);
}

/** Without this the new name may be lost with the power. Some file systems cannot flush a folder: then it is what it is. */
async function flushFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file has been replaced already; a report of failure would be wrong.
  }
}

async function behindLink(path: string): Promise<string> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return path;
    throw error;
  }
}

async function modeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0o600;
    throw error;
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch {
    // Gone already, or the folder is read-only: the failure that led here is the one to report.
  }
}

const notWritten = (path: string, error: unknown): Outcome<never> =>
  failed({
    code: 'WZP4002',
    severity: 'error',
    message: `cannot write ${path}: ${errorText(error)}`,
    hint: adviceFor(errorCode(error)),
    detail: 'nothing was changed',
  });

function adviceFor(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'make room on that disk and run it again';
    case 'EROFS':
      return 'it is on a read-only file system: remount it, or choose another folder by XDG_STATE_HOME';
    case 'EACCES':
    case 'EPERM':
      return 'give yourself the right to write in that folder';
    case 'ENOENT':
      return 'make the folder first';
    default:
      return 'look at that path and run it again';
  }
}
