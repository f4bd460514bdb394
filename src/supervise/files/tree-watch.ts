/**
 * Tells when something below some paths has changed. One watch for each folder: Node's own recursive watch misses what is moved on Linux.
 * Paths need not be there yet.
 */
import { lstatSync, readdirSync, watch, type FSWatcher, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface TreePaths {
  /** Absolute; files and folders. */
  readonly paths: readonly string[];
  /** Absolute: nothing at or below these counts. */
  readonly ignored: readonly string[];
}

/** Folders whose contents nobody edits. */
const ignoredNames = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
  '__pycache__',
  '.venv',
  '.direnv',
]);
/** What editors leave for a moment beside what they write. */
const passing = /^(?:\.#.*|.*~|.*\.sw[a-z]|4913|.*\.tmp|.*___jb_(?:tmp|old)___)$/;
/** Folders that are watched at most: each takes a watch of the system. */
export const mostFolders = 4000;

export class TreeWatch {
  readonly #tree: TreePaths;
  readonly #changed: (path: string) => void;
  readonly #complain: (text: string) => void;
  /** With the inode: a folder that has been made anew is another one, and its old watch is deaf. */
  readonly #watchers = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  /** Of the paths, those that were not there at the last look. */
  readonly #missing = new Set<string>();
  #isFull = false;
  #isClosed = false;

  /** `changed`: may be called many times for one change. */
  constructor(tree: TreePaths, changed: (path: string) => void, complain: (text: string) => void) {
    this.#tree = tree;
    this.#changed = changed;
    this.#complain = complain;
    for (const path of tree.paths) this.#begin(path);
  }

  get folders(): number {
    return this.#watchers.size;
  }

  close(): void {
    this.#isClosed = true;
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #begin(path: string): void {
    if (!isThere(path)) this.#missing.add(path);
    else if (this.#missing.delete(path)) this.#changed(path);
    if (this.#isFolder(path)) return this.#descend(path);
    // A file is replaced by many editors: its folder tells of that. What is not there yet comes in the nearest folder that is.
    let folder = dirname(path);
    while (!this.#isFolder(folder) && dirname(folder) !== folder) folder = dirname(folder);
    this.#watch(folder);
  }

  #descend(folder: string): void {
    if (this.#isIgnored(folder)) return;
    this.#watch(folder);
    for (const name of foldersIn(folder)) this.#descend(join(folder, name));
  }

  #watch(folder: string): void {
    const inode = entryOf(folder)?.ino;
    if (this.#isClosed || inode === undefined) return;
    const known = this.#watchers.get(folder);
    if (known?.inode === inode) return;
    if (known !== undefined) {
      this.#forget(folder);
      if (this.#isBelow(folder)) this.#changed(folder);
    }
    if (this.#watchers.size >= mostFolders) return this.#full(`there are more than ${mostFolders} folders`);
    try {
      const watcher = watch(folder, { persistent: false }, (_type, name) => this.#heard(folder, name));
      watcher.on('error', () => this.#forget(folder));
      this.#watchers.set(folder, { watcher, inode });
    } catch (error) {
      this.#full(error instanceof Error ? error.message : String(error));
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.watcher.close();
    this.#watchers.delete(folder);
  }

  #full(why: string): void {
    if (this.#isFull) return;
    this.#isFull = true;
    this.#complain(`not everything can be watched: ${why}`);
  }

  #heard(folder: string, name: string | null): void {
    if (this.#isClosed) return;
    const path = name === null ? folder : join(folder, name);
    if (name !== null && passing.test(name)) return;
    // A folder that goes says its own name. It may be back already, and with the same inode.
    const isGone = name === basename(folder) && !isThere(path);
    if (isGone || entryOf(folder)?.ino !== this.#watchers.get(folder)?.inode) {
      this.#forget(folder);
      for (const each of this.#tree.paths) this.#begin(each); // it may come back
    }
    // Something on the way to a path that was not there, or a new folder below one.
    if (this.#isFolder(path)) {
      if (this.#isBelow(path)) this.#descend(path);
      else for (const each of this.#tree.paths) if (isWithin(each, path)) this.#begin(each);
    }
    if (this.#isBelow(path) && !this.#isIgnored(path)) this.#changed(path);
  }

  #isBelow(path: string): boolean {
    return this.#tree.paths.some((each) => isWithin(path, each));
  }

  #isIgnored(path: string): boolean {
    if (this.#tree.ignored.some((each) => isWithin(path, each))) return true;
    // The names between a watched path and this one; a path that was named itself is wanted, whatever it is called.
    const root = this.#tree.paths.find((each) => isWithin(path, each));
    if (root === undefined) return false;
    for (let at = path; at !== root && dirname(at) !== at; at = dirname(at))
      if (ignoredNames.has(basename(at))) return true;
    return false;
  }

  #isFolder(path: string): boolean {
    return entryOf(path)?.isDirectory() === true;
  }
}

const entryOf = (path: string): Stats | undefined => {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // a file stands where a folder would have to be, or it may not be looked at
  }
};

const isThere = (path: string): boolean => entryOf(path) !== undefined;

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
  } catch {
    return [];
  }
}
