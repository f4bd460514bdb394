/** Notices that the files of a spec have another content, by looking at them once a second: they are few, and editors replace them. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../state/sealed.ts';

/** Files that are part of the spec as soon as they are there. */
const ownNames = [
  'wezterm-parallel.yaml',
  'wezterm-parallel.yml',
  'wezterm-parallel.local.yaml',
  'wezterm-parallel.local.yml',
];

export interface SpecText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export class SpecWatch {
  #paths: readonly string[];
  /** Of the content that was dealt with last. */
  #known: string;
  #stamps = '';
  /** A change has been seen, and its files must stay as they are for one more look. */
  #pending: string | null = null;

  /**
   * `root`: absolute; null when the files were named, so that none is searched for. `known`: what was applied last; what differs from that
   * already is a change.
   */
  constructor(root: string | null, known: readonly SpecText[]) {
    this.#paths = withOwn(root, known);
    this.#known = digestOf(known.map(({ path, text }) => [path, text]));
  }

  /** From now on also these files are looked at; their content counts as dealt with. */
  follow(root: string | null, texts: readonly SpecText[]): void {
    this.#paths = withOwn(root, texts);
    this.#known = digestOf(texts.map(({ path, text }) => [path, text]));
  }

  /** True when there is another content than was dealt with, and nobody is writing it any more. */
  look(): boolean {
    const stamps = this.#paths.map(stampOf).join('\n');
    if (stamps === this.#stamps) return false;
    if (stamps !== this.#pending) {
      this.#pending = stamps;
      return false;
    }
    this.#pending = null;
    this.#stamps = stamps;
    const now = digestOf(this.#paths.flatMap((path) => textOf(path) ?? []));
    if (now === this.#known) return false;
    this.#known = now;
    return true;
  }
}

function withOwn(root: string | null, texts: readonly SpecText[]): readonly string[] {
  const own = root === null ? [] : ownNames.map((name) => join(root, name));
  return [...new Set([...texts.map(({ path }) => path), ...own])].sort();
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}

function textOf(path: string): readonly (readonly [path: string, text: string])[] | null {
  try {
    return [[path, readFileSync(path, 'utf8')]];
  } catch {
    return null;
  }
}

const digestOf = (texts: readonly (readonly [string, string])[]): string =>
  sha256(JSON.stringify([...texts].sort(([one], [other]) => (one < other ? -1 : 1))));
