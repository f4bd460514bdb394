/**
 * An append-only file of JSON lines. What `append` has returned survives the death of this process (not the loss of power). A line
 * that was cut by such a death, or by a full disk, is passed over when the file is read.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { errorCode, errorText } from '../state/system-error.ts';
import { isObject, type JsonObject } from '../state/sealed.ts';

export class Journal {
  readonly #path: string;
  #handle: number;
  /** The file does not end with a line break. */
  #torn: boolean;
  #lines: number;

  private constructor(path: string, handle: number, torn: boolean, lines: number) {
    this.#path = path;
    this.#handle = handle;
    this.#torn = torn;
    this.#lines = lines;
  }

  /** `path` stands in a private folder that is there, and belongs to this process alone. */
  static open(path: string): Outcome<{ readonly journal: Journal; readonly records: readonly JsonObject[] }> {
    try {
      const text = readIfThere(path);
      const lines = text.split('\n').filter((line) => line !== '');
      const handle = openSync(path, 'a', 0o600);
      const journal = new Journal(path, handle, text !== '' && !text.endsWith('\n'), lines.length);
      return ok({ journal, records: lines.flatMap(recordOf) });
    } catch (error) {
      return notWritten(path, error);
    }
  }

  /** Lines of the file, cut ones included: whether it is worth writing anew. */
  get lines(): number {
    return this.#lines;
  }

  append(record: object): Outcome<void> {
    const bytes = Buffer.from(`${this.#torn ? '\n' : ''}${JSON.stringify(record)}\n`);
    try {
      this.#torn = true;
      for (let at = 0; at < bytes.length;) at += writeSync(this.#handle, bytes, at);
      this.#torn = false;
      this.#lines += 1;
      return ok(undefined);
    } catch (error) {
      return notWritten(this.#path, error);
    }
  }

  /** Replaces everything. On failure the file is as it was. */
  rewrite(records: readonly object[]): Outcome<void> {
    const temporary = `${this.#path}.new`;
    try {
      const handle = openSync(temporary, 'w', 0o600);
      try {
        const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(temporary, this.#path);
      const fresh = openSync(this.#path, 'a', 0o600);
      closeSync(this.#handle);
      this.#handle = fresh;
      this.#torn = false;
      this.#lines = records.length;
      return ok(undefined);
    } catch (error) {
      rmSync(temporary, { force: true });
      return notWritten(this.#path, error);
    }
  }

  close(): void {
    closeSync(this.#handle);
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function recordOf(line: string): readonly JsonObject[] {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? [value] : [];
  } catch {
    return [];
  }
}

const notWritten = (path: string, error: unknown): Outcome<never> =>
  failed({
    code: 'WZP4002',
    severity: 'error',
    message: `cannot write ${path}: ${errorText(error)}`,
    hint: 'make room on that disk, and the folder writable',
  });
