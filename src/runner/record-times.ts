/**
 * When the lines of a log were written. The recorder notes it beside the project's state, in a file for each log file that is named after
 * device and inode: it stays with the log when that is renamed. Lines `<offset> <epoch ms>`, both growing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserPaths } from '../state/paths.ts';

export const timesFolder = (paths: Pick<UserPaths, 'state'>, project: string): string =>
  join(paths.state, project, 'log-times');

export interface LineTimes {
  /** epoch ms at which the byte was written; null when nobody has noted it. */
  at(offset: number): number | null;
}

export interface FileIdentity {
  readonly dev: number | bigint;
  readonly ino: number | bigint;
}

export function readLineTimes(folder: string, { dev, ino }: FileIdentity): LineTimes {
  const offsets: number[] = [];
  const times: number[] = [];
  let text = '';
  try {
    text = readFileSync(join(folder, `${dev}-${ino}`), 'latin1');
  } catch {
    // nobody has noted any
  }
  for (const [, offset, time] of text.matchAll(/^(\d+) (\d+)$/gm)) {
    offsets.push(Number(offset));
    times.push(Number(time));
  }
  return {
    at(offset) {
      let low = 0;
      let high = offsets.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return times[low - 1] ?? null;
    },
  };
}
