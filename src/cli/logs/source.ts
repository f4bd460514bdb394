/** Where the lines of one pane come from: its log file, or what its terminal still has. */
import type { Backend, PaneId } from '../../backend/backend.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { LogReader, type LogLine } from '../../runner/read-log.ts';
import type { LogPolicy } from '../../spec/desired.ts';

export interface Wanted {
  /** Only so many of the last lines; null: all. */
  readonly last: number | null;
  /** epoch ms: only what was written from then on; null: all. */
  readonly since: number | null;
}

export interface LogSource {
  readonly address: string;
  past(wanted: Wanted): Promise<Outcome<Iterable<LogLine>>>;
  fresh(now: number): Promise<Outcome<Iterable<LogLine>>>;
}

export function fileSource(address: string, log: LogPolicy, times: string): LogSource {
  const reader = new LogReader({ file: log.file.value, times, raw: log.format === 'raw' });
  return {
    address,
    past: (wanted) => Promise.resolve(ok(reader.past(wanted))),
    fresh: (now) => Promise.resolve(ok(reader.fresh(now))),
  };
}

/** Lines of scrollback that are asked for. */
const scrollback = 1000;

/** Nobody knows when these lines were written. */
export function screenSource(address: string, backend: Backend, id: PaneId): LogSource {
  let seen: readonly string[] = [];
  const read = async (
    fresh: (now: readonly string[]) => readonly string[],
  ): Promise<Outcome<Iterable<LogLine>>> => {
    const text = await backend.readText(id, scrollback);
    if (!text.ok) return text;
    const lines = linesOf(text.value);
    const added = fresh(lines);
    seen = lines;
    return ok(added.map((line) => ({ text: line, time: null })));
  };
  return {
    address,
    past: ({ last }) => read((lines) => (last === null ? lines : last === 0 ? [] : lines.slice(-last))),
    fresh: () => read((lines) => added(seen, lines)),
  };
}

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/\s+$/, '')
    .split('\n')
    .map((line) => line.trimEnd());

/** The lines after the longest part at the end of what was printed that the new text still has. */
function added(before: readonly string[], now: readonly string[]): readonly string[] {
  for (let keep = Math.min(before.length, now.length); keep > 0; keep--)
    for (let at = now.length - keep; at >= 0; at--)
      if (before.slice(-keep).every((line, index) => now[at + index] === line)) return now.slice(at + keep);
  return now;
}
