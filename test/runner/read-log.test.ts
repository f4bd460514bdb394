import fc from 'fast-check';
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogReader } from '../../src/runner/read-log.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary.ts';

let folder: TemporaryFolder;
let file: string;
let times: string;
beforeEach(() => {
  folder = temporaryFolder('read-log');
  file = join(folder.path, 'api.log');
  times = join(folder.path, 'times');
  mkdirSync(times);
});
afterEach(() => folder.remove());

const reader = (raw = false): LogReader => new LogReader({ file, times, raw });
const all = { last: null, since: null };
const texts = (lines: Iterable<{ readonly text: string }>): string[] => [...lines].map(({ text }) => text);

/** As the recorder does it. */
function rotate(kept: number): void {
  rmSync(`${file}.${kept}`, { force: true });
  for (let old = kept - 1; old >= 1; old--)
    if (statSync(`${file}.${old}`, { throwIfNoEntry: false }))
      renameSync(`${file}.${old}`, `${file}.${old + 1}`);
  renameSync(file, `${file}.1`);
}

describe('reading a log', () => {
  it('begins with the oldest file, and with what is new goes on through rotations', () => {
    writeFileSync(`${file}.2`, 'a\nb\n');
    writeFileSync(`${file}.1`, 'c\n');
    writeFileSync(file, 'd\ne');
    const read = reader();
    expect(texts(read.past(all))).toEqual(['a', 'b', 'c', 'd']);
    expect(texts(read.fresh(0))).toEqual([]);
    appendFileSync(file, 'nd\nf\n');
    rotate(3);
    writeFileSync(file, 'g\n');
    rotate(3);
    writeFileSync(file, 'h\n');
    expect(texts(read.fresh(0))).toEqual(['end', 'f', 'g', 'h']);
    appendFileSync(file, 'i\n');
    expect(texts(read.fresh(0))).toEqual(['i']);
    read.close();
  });

  it('waits for a file that is not there, and reads one that was cut off from its beginning', () => {
    const read = reader();
    expect(texts(read.past(all))).toEqual([]);
    expect(texts(read.fresh(0))).toEqual([]);
    writeFileSync(file, 'a\nb\n');
    expect(texts(read.fresh(0))).toEqual(['a', 'b']);
    truncateSync(file, 0);
    appendFileSync(file, 'c\n');
    expect(texts(read.fresh(0))).toEqual(['c']);
    unlinkSync(file);
    expect(texts(read.fresh(0))).toEqual([]);
    writeFileSync(file, 'd\n');
    expect(texts(read.fresh(0))).toEqual(['d']);
    read.close();
  });

  it('gives the last lines, of several files and of long lines too', () => {
    const line = fc.oneof(
      fc.constant(''),
      fc.stringMatching(/^[a-zäöü ]{0,30}$/),
      fc.constant('x'.repeat(70_000)),
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 }), fc.nat(12), (files, last) => {
        for (let old = 0; old < 5; old++) rmSync(old === 0 ? file : `${file}.${old}`, { force: true });
        for (const [index, lines] of files.entries()) {
          const old = files.length - 1 - index;
          writeFileSync(old === 0 ? file : `${file}.${old}`, lines.map((one) => `${one}\n`).join(''));
        }
        const read = reader();
        const whole = files.flat();
        expect(texts(read.past({ last, since: null }))).toEqual(last === 0 ? [] : whole.slice(-last));
        read.close();
      }),
      { numRuns: 60 },
    );
  });

  it('says when a line was written, as the recorder has noted it', () => {
    writeFileSync(file, 'one\ntwo\nthree\n');
    const { dev, ino } = statSync(file);
    writeFileSync(join(times, `${dev}-${ino}`), '0 1000\n8 3000\nrubbish\n');
    expect([...reader().past(all)].map(({ time }) => time)).toEqual([1000, 1000, 3000]);
    rmSync(join(times, `${dev}-${ino}`));
    expect([...reader().past(all)][0]?.time).toBeCloseTo(statSync(file).mtimeMs, -1);
  });

  it('leaves escape sequences out where the file has the bytes as they came', () => {
    writeFileSync(file, '\x1b[31mred\x1b[0m\r\n10%\r100%\r\n');
    expect(texts(reader(true).past(all))).toEqual(['red', '100%']);
  });
});
