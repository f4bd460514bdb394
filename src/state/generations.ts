/** How a file is replaced when its predecessors are kept: `NAME.1` is the newest of them. */
import { link, lstat, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failed, type Outcome } from '../diagnostics/diagnostic.ts';
import { isTemporaryFor, prepareFile } from './atomic-file.ts';
import { errorCode, errorText } from './system-error.ts';

export const countOfGenerations = 5;

export const generationPath = (path: string, number: number): string => `${path}.${number}`;

export interface Replacement {
  /** Only a good file may become a generation; any other one that exists is set aside. */
  readonly currentIsGood: boolean;
  /** A good file becomes a generation; else it is merely replaced. */
  readonly generation: boolean;
  readonly flush: boolean;
}

/**
 * The caller alone writes to this file at this time. At every moment the path holds the old file or the new one; only
 * while a broken file is set aside it may be absent, with the generations in place. On failure the old file stays.
 */
export async function replaceKeepingGenerations(
  path: string,
  text: string,
  { currentIsGood, generation, flush }: Replacement,
): Promise<Outcome<void>> {
  await removeLeftovers(path);
  const prepared = await prepareFile(path, text, { flush });
  if (!prepared.ok) return prepared;
  try {
    if (!currentIsGood) await setAside(path);
    else if (generation) await makeGeneration(path);
  } catch (error) {
    await prepared.value.discard();
    return failed({
      code: 'WZP4002',
      severity: 'error',
      message: `cannot keep the predecessor of ${path}: ${errorText(error)}`,
      hint: 'make its folder writable and run it again',
      detail: 'the file itself is as it was',
    });
  }
  return prepared.value.promote();
}

/** Moves a file to `NAME.broken-<time>` and says where it went; null when there is none. */
export async function setAside(path: string): Promise<string | null> {
  const time = new Date().toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
  for (let count = 1; ; count += 1) {
    const aside = `${path}.broken-${time}${count === 1 ? '' : `-${count}`}`;
    if (await exists(aside)) continue;
    try {
      await rename(path, aside);
      return aside;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }
}

async function makeGeneration(path: string): Promise<void> {
  const newest = generationPath(path, 1);
  // A run that was killed between the link and the rename has made this generation already.
  if (await sameFile(path, newest)) return;
  for (let number = countOfGenerations - 1; number >= 1; number -= 1)
    await renameIfThere(generationPath(path, number), generationPath(path, number + 1));
  await link(path, newest);
}

/** Temporary files of runs that were killed while they wrote. */
async function removeLeftovers(path: string): Promise<void> {
  try {
    for (const name of await readdir(dirname(path)))
      if (isTemporaryFor(basename(path), name)) await unlink(join(dirname(path), name));
  } catch {
    // They harm nobody; the write itself says what is wrong with the folder.
  }
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function sameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = [await statOf(one), await statOf(other)];
  return a !== null && b !== null && a.ino === b.ino && a.dev === b.dev;
}

const exists = async (path: string): Promise<boolean> => (await statOf(path)) !== null;

async function statOf(path: string): Promise<{ readonly ino: number; readonly dev: number } | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
