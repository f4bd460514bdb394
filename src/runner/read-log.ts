/**
 * Reading the log of a pane, old files and all, and what is added to it. `api.log.1` is the newest of the old ones. A file that is renamed
 * under the reader is read to its end before the one that came after it.
 */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { type LineTimes, readLineTimes } from './record-times.ts';

export interface LogLine {
  readonly text: string;
  /** epoch ms at which it was written, as far as anybody has noted it. */
  readonly time: number | null;
}

export interface LogPlace {
  /** Absolute. */
  readonly file: string;
  /** Absolute (`timesFolder`). */
  readonly times: string;
  /** The bytes are as they came: with escape sequences. */
  readonly raw: boolean;
}

interface OpenFile {
  readonly handle: number;
  /** `<device>-<inode>` */
  readonly is: string;
  readonly size: number;
  readonly modified: number;
}

const chunk = Buffer.alloc(1 << 16);
const newline = 10;

export class LogReader {
  readonly #place: LogPlace;
  /** What is being read; null while there is no file. */
  #file: OpenFile | null = null;
  #offset = 0;
  /** The beginning of a line whose end is not there yet, and where it stands. */
  #rest: Buffer[] = [];
  #restAt = 0;

  constructor(place: LogPlace) {
    this.#place = place;
  }

  /**
   * All lines there are, oldest first; `last`: no more than so many. Files that were not written to after `since` (epoch ms) are left
   * out; of the others each line is given.
   */
  *past({
    last,
    since,
  }: {
    readonly last: number | null;
    readonly since: number | null;
  }): Generator<LogLine> {
    const files = openFiles(this.#place.file, null);
    const start = last === null ? { index: 0, offset: 0 } : startOf(files, last);
    try {
      for (const [index, file] of files.entries()) {
        if (index < start.index || (since !== null && file.modified < since && index < files.length - 1))
          continue;
        this.#begin(file, index === start.index ? start.offset : 0);
        const times = readLineTimes(this.#place.times, identity(file.handle));
        yield* this.#read(times, file.modified);
      }
    } finally {
      for (const file of files) if (file !== this.#file) closeSync(file.handle);
    }
  }

  /** The lines that were added since; their time is `now`. */
  *fresh(now: number): Generator<LogLine> {
    const noted = { at: () => now };
    if (this.#file !== null) yield* this.#read(noted, now);
    const found = statSync(this.#place.file, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (this.#file !== null && `${found.dev}-${found.ino}` === this.#file.is) {
      if (found.size >= this.#offset) return;
      // It was cut off.
      this.#offset = 0;
      this.#rest = [];
      yield* this.#read(noted, now);
      return;
    }
    for (const file of openFiles(this.#place.file, this.#file?.is ?? null)) {
      const before = this.#file;
      this.#begin(file, 0);
      if (before !== null) closeSync(before.handle);
      yield* this.#read(noted, now);
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file.handle);
    this.#file = null;
  }

  #begin(file: OpenFile, offset: number): void {
    this.#file = file;
    this.#offset = offset;
    if (this.#rest.length === 0) this.#restAt = offset;
  }

  *#read(times: LineTimes, otherwise: number): Generator<LogLine> {
    for (;;) {
      const { handle } = this.#file ?? { handle: -1 };
      const got = readSync(handle, chunk, 0, chunk.length, this.#offset);
      if (got === 0) return;
      let from = 0;
      // The caller may read another file between two lines, with the same buffer.
      const bytes = Buffer.from(chunk.subarray(0, got));
      const at = this.#offset;
      this.#offset += got;
      for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
        const whole = Buffer.concat([...this.#rest, bytes.subarray(from, end)]);
        yield { text: this.#text(whole), time: times.at(this.#restAt) ?? otherwise };
        this.#rest = [];
        from = end + 1;
        this.#restAt = at + from;
      }
      if (from < got) this.#rest.push(bytes.subarray(from));
    }
  }

  #text(bytes: Buffer): string {
    const text = bytes.toString('utf8');
    return this.#place.raw ? stripVTControlCharacters(text).replace(/\r+$/, '').replace(/^.*\r/s, '') : text;
  }
}

/** The file and the old ones, oldest first; of these only the ones that are newer than `after`. */
function openFiles(path: string, after: string | null): readonly OpenFile[] {
  const found: OpenFile[] = [];
  // From the newest on: one that is renamed meanwhile is met twice, but none is missed.
  for (let old = 0; ; old++) {
    const file = openFile(old === 0 ? path : `${path}.${old}`);
    if (file === null) {
      if (old === 0) continue;
      break;
    }
    if (file.is === after) {
      closeSync(file.handle);
      break;
    }
    if (found.some(({ is }) => is === file.is)) closeSync(file.handle);
    else found.push(file);
  }
  return found.toReversed();
}

function openFile(path: string): OpenFile | null {
  let handle: number;
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
    handle = openSync(path, 'r');
  } catch {
    return null;
  }
  const { dev, ino, size, mtimeMs } = fstatSync(handle);
  return { handle, is: `${dev}-${ino}`, size, modified: mtimeMs };
}

const identity = (handle: number) => fstatSync(handle, { bigint: true });

/** Where the last `count` lines begin; one without an end is none yet. */
function startOf(
  files: readonly OpenFile[],
  count: number,
): { readonly index: number; readonly offset: number } {
  let ends = 0;
  for (let index = files.length - 1; index >= 0; index--) {
    const { handle, size } = files[index] ?? { handle: -1, size: 0 };
    for (let end = size; end > 0;) {
      const begin = Math.max(0, end - chunk.length);
      const got = readSync(handle, chunk, 0, end - begin, begin);
      for (let at = got - 1; at >= 0; at--)
        if (chunk[at] === newline && ++ends > count) return { index, offset: begin + at + 1 };
      end = begin;
    }
  }
  return { index: 0, offset: 0 };
}
