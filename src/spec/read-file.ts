/** Reads a text file that a stranger may have put there: never blocks on a pipe, never takes more than it should. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Code } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { largestFile } from './limits.ts';
import { placeOf, sourceText } from './node.ts';
import { quoted } from './printable.ts';

export type ReadText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: boolean; readonly diagnostic: Diagnostic };

/** The text without a byte order mark. `shown` is the name in messages. */
export function readText(path: string, shown: string): ReadText {
  let handle: number;
  try {
    // A FIFO without a writer would block an ordinary open for ever; a terminal must not become ours.
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  } catch (error) {
    return openFailed(error, shown);
  }
  try {
    const status = fstatSync(handle);
    if (!status.isFile()) {
      const kind = status.isDirectory()
        ? 'a directory'
        : status.isFIFO()
          ? 'a pipe'
          : status.isSocket()
            ? 'a socket'
            : 'a device';
      return fail('WZP1003', shown, `${quoted(shown)} is ${kind}, not a file`, 'name a regular file');
    }
    if (status.size > largestFile) return tooLarge(shown);
    const bytes = readAll(handle);
    return bytes === null ? tooLarge(shown) : decodeText(bytes, shown);
  } catch (error) {
    return openFailed(error, shown);
  } finally {
    closeSync(handle);
  }
}

/** Null when there is more than the limit, whatever the size that was announced. */
function readAll(handle: number): Buffer | null {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const count = readSync(handle, chunk, 0, chunk.length, null);
    if (count === 0) return Buffer.concat(chunks, total);
    total += count;
    if (total > largestFile) return null;
    chunks.push(chunk.subarray(0, count));
  }
}

/** What was read from elsewhere, judged as a file is. */
export function decodeText(bytes: Buffer, shown: string): ReadText {
  if (bytes.length > largestFile) return tooLarge(shown);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return fail('WZP1006', shown, `${quoted(shown)} is UTF-16`, 'save it as UTF-8');
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const odd = text.indexOf('\0');
  if (odd !== -1) return failAt(text, odd, shown, 'a NUL character: this is not a text file');
  // Decoding put U+FFFD for each broken byte; one that was written as such is longer in bytes.
  const broken = text.indexOf('\ufffd');
  if (broken !== -1 && !bytes.equals(Buffer.from(bytes.toString('utf8'), 'utf8'))) {
    return failAt(text, broken, shown, 'bytes that are not UTF-8');
  }
  return { ok: true, text };
}

function openFailed(error: unknown, shown: string): ReadText {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        ...fail('WZP1002', shown, `${quoted(shown)} does not exist`, 'check the path'),
        missing: true,
      };
    case 'EACCES':
    case 'EPERM':
      return fail(
        'WZP1004',
        shown,
        `${quoted(shown)} cannot be read: permission denied`,
        'check who may read it',
      );
    case 'ELOOP':
      return fail(
        'WZP1004',
        shown,
        `${quoted(shown)} cannot be read: its symbolic links go in a circle`,
        'check where the links lead',
      );
    case 'ENXIO':
      return fail(
        'WZP1003',
        shown,
        `${quoted(shown)} is a socket or device, not a file`,
        'name a regular file',
      );
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return fail('WZP1004', shown, `${quoted(shown)} cannot be a path`, 'check the path');
    default:
      if (code === '') throw error;
      return fail(
        'WZP1004',
        shown,
        `${quoted(shown)} cannot be read: ${code}`,
        'check the file and its disk',
      );
  }
}

function tooLarge(shown: string): ReadText {
  return fail(
    'WZP1005',
    shown,
    `${quoted(shown)} is larger than ${largestFile / 2 ** 20} MiB`,
    'split it with `include`, or check that it is the right file',
  );
}

function fail(code: Code, shown: string, message: string, hint: string): ReadText & { ok: false } {
  return {
    ok: false,
    missing: false,
    diagnostic: { code, severity: 'error', message, hint, place: { file: shown, line: 1, column: 1 } },
  };
}

function failAt(text: string, offset: number, shown: string, message: string): ReadText {
  const place = placeOf({ source: sourceText(shown, text), start: offset, end: offset + 1 });
  return {
    ok: false,
    missing: false,
    diagnostic: { code: 'WZP1006', severity: 'error', message, hint: 'save it as UTF-8 text', place },
  };
}
