/** Folders of other tools → `cwd` of a spec: relative to the spec where they lie below the project, `~` for one person's home. */
import { expandedText } from './texts.ts';

export interface Folder {
  /** The value for `cwd`; null when it is the folder that holds anyway, or cannot be said. */
  readonly cwd: string | null;
  /** Why it is not what stood in the source. */
  readonly change?: string;
  readonly lost?: true;
}

/** The root becomes part of a regular expression. */
const longestRoot = 400;

export class Folders {
  /** The project's folder as its author wrote it, `~` for the home; paths below it become relative to the spec. */
  #root: string | null = null;
  /** Whether the imported file lies in the project, so that its root is the folder of the spec. */
  readonly #beside: boolean;

  constructor(beside: boolean) {
    this.#beside = beside;
  }

  /** The folder of the whole session. */
  root(raw: string): Folder {
    const path = tidyPath(raw);
    if (path === '' || path === '.') return { cwd: null };
    const unsayable = unsayableIn(path);
    if (unsayable !== null) return unsayable;
    if (this.isOnePersons(raw)) {
      this.#root = path;
      return {
        cwd: null,
        change: 'names the folder of one person: the workspace starts in the folder of the spec',
      };
    }
    return { cwd: expandedText(path), ...(madeTilde(raw, path) ? { change: tildeChange } : {}) };
  }

  /** A project's folder in the home of the person who wrote the file. */
  isOnePersons(raw: string): boolean {
    return this.#beside && raw.length <= longestRoot && /^~\/./.test(tidyPath(raw));
  }

  /** A folder inside the session; `under`: another `cwd` between it and the workspace, which it must not be relative to. */
  inside(raw: string, under: boolean): Folder {
    const path = tidyPath(raw);
    if (path === '' || path === '.') return { cwd: null };
    const unsayable = unsayableIn(path);
    if (unsayable !== null) return unsayable;
    const below = this.below(path);
    if (below !== null) {
      const cwd = under
        ? `{{root}}${below === '' ? '' : `/${expandedText(below)}`}`
        : below === ''
          ? null
          : expandedText(below);
      return { cwd, change: 'is written relative to the spec' };
    }
    return { cwd: expandedText(path), ...(madeTilde(raw, path) ? { change: tildeChange } : {}) };
  }

  /** A command in which the project's folder, as its author wrote it, is `{{root}}`. */
  withRoot(command: string): string {
    if (this.#root === null) return command;
    const inHome = this.#root.slice(1).replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
    const written = String.raw`(?<![\w./~-])(?:~|\$HOME|/home/[A-Za-z][\w.-]*|/Users/[A-Za-z][\w.-]*)`;
    return command.replaceAll(new RegExp(`${written}${inHome}(?=[/\\s"';:)]|$)`, 'g'), '{{root}}');
  }

  /** The part of a path after the project's folder, or null when it lies elsewhere. */
  below(path: string): string | null {
    if (this.#root === null) return null;
    if (path === this.#root) return '';
    return path.startsWith(`${this.#root}/`) ? path.slice(this.#root.length + 1) : null;
  }
}

const tildeChange = 'names the home of one person: `~` stands for it';

const madeTilde = (raw: string, path: string): boolean =>
  path.startsWith('~') && /^\/(?:home|Users)\//.test(raw.trim());

/** One form for the same folder: `~` for a home, no `./` in front, no `/` at the end. */
function tidyPath(raw: string): string {
  return raw
    .replaceAll('\0', '')
    .trim()
    .replace(/^(?:\$HOME|\$\{HOME\})(?=\/|$)/, '~')
    .replace(/^(?:\/home|\/Users)\/[A-Za-z][\w.-]*(?=\/|$)/, '~')
    .replace(/^(?:\$PWD|\$\{PWD\})(?=\/|$)/, '.')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/(?<=[^/])\/+$/, '');
}

function unsayableIn(path: string): Folder | null {
  if (/\$\(|`/.test(path))
    return { cwd: null, lost: true, change: 'a command in a folder cannot be said in a spec' };
  if (/^~[^/]/.test(path))
    return { cwd: null, lost: true, change: 'the home of another user cannot be said in a spec' };
  return null;
}

/** `a` and then `b` as one relative path. */
export const joinedPath = (base: string | undefined, path: string): string =>
  base === undefined || /^(?:[~/]|\$\{|\{\{root)/.test(path) ? path : `${base}/${path}`;
