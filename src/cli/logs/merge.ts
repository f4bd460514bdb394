/** The lines of several panes in the order in which they were written. Pure. */
import type { LogLine } from '../../runner/read-log.ts';

export interface AddressedLine extends LogLine {
  readonly address: string;
}

export interface Lines {
  readonly address: string;
  readonly lines: Iterable<LogLine>;
}

/** A line without a time stands behind the one before it in its pane. Of equal times, the pane that was named first comes first. */
export function* mergeLines(sources: readonly Lines[]): Generator<AddressedLine> {
  const heads = sources.flatMap(({ address, lines }) => {
    const head = new Head(address, lines);
    return head.next === null ? [] : [head];
  });
  while (heads.length > 0) {
    let first = 0;
    for (const [index, head] of heads.entries())
      if (head.time < (heads[first]?.time ?? Infinity)) first = index;
    const head = heads[first];
    if (head === undefined || head.next === null) return;
    yield { ...head.next, address: head.address };
    head.advance();
    if (head.next === null) heads.splice(first, 1);
  }
}

class Head {
  readonly address: string;
  readonly #lines: Iterator<LogLine>;
  next: LogLine | null = null;
  /** Never less than that of an earlier line of the pane. */
  time = -Infinity;

  constructor(address: string, lines: Iterable<LogLine>) {
    this.address = address;
    this.#lines = lines[Symbol.iterator]();
    this.advance();
  }

  advance(): void {
    const result = this.#lines.next();
    this.next = result.done === true ? null : result.value;
    if (this.next !== null) this.time = Math.max(this.time, this.next.time ?? -Infinity);
  }
}
