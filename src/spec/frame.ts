/** The lines of a file around a finding, with the place marked. Loaded only when there is something to show. */
import stringWidth from 'string-width';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { printable } from './printable.ts';

/** Paints a part of the output; `(text) => text` for none. */
export interface FramePaint {
  readonly gutter: (text: string) => string;
  readonly mark: (text: string) => string;
}

export const unpainted: FramePaint = { gutter: (text) => text, mark: (text) => text };

/** Lines of context above and below. */
const context = 1;
/** Columns of one shown line; longer lines are cut around the place. */
const widest = 100;
const tabWidth = 2;

/**
 * Several lines without a final newline, empty when the finding has no place in this text. Control characters and escape
 * sequences of the source are written out; columns are those of a terminal, so wide characters take two.
 */
export function codeFrame(
  finding: Pick<Diagnostic, 'place'>,
  text: string,
  paint: FramePaint = unpainted,
): string {
  const { place } = finding;
  const lines = text.split('\n');
  if (place === undefined || place.line > lines.length) return '';
  const first = Math.max(1, place.line - context);
  const last = Math.min(lines.length, place.line + context);
  const gutterWidth = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = (lines[number - 1] ?? '').replace(/\r$/, '');
    const isPlace = number === place.line;
    if (!isPlace && line.trim() === '') continue;
    const { before, marked, after } = cut(line, isPlace ? place : null);
    shown.push(
      `${paint.gutter(`${isPlace ? '>' : ' '} ${String(number).padStart(gutterWidth)} |`)} ${before}${marked}${after}`.trimEnd(),
    );
    if (isPlace) {
      const marks = '^'.repeat(Math.max(1, stringWidth(marked)));
      shown.push(
        `${paint.gutter(`  ${' '.repeat(gutterWidth)} |`)} ${' '.repeat(stringWidth(before))}${paint.mark(marks)}`,
      );
    }
  }
  return shown.join('\n');
}

function cut(line: string, place: Place | null): { before: string; marked: string; after: string } {
  const start = place === null ? 0 : Math.min(place.column - 1, line.length);
  const sameLine = place?.endLine === undefined || place.endLine === place.line;
  const end =
    place === null ? 0 : sameLine ? Math.max(start, (place.endColumn ?? place.column) - 1) : line.length;
  // Far more characters than fit are not even converted: a line may have a megabyte.
  const from = Math.max(0, start - widest);
  const before = visible(line.slice(from, start));
  const marked = visible(line.slice(start, Math.min(end, start + widest)));
  const after = visible(line.slice(end, end + widest));
  const room = Math.max(10, widest - stringWidth(marked));
  const kept = tail(before, room);
  const cutBefore = from > 0 || kept.length < before.length;
  const rest = head(after, Math.max(10, room - stringWidth(kept)));
  return {
    before: cutBefore ? `…${kept}` : kept,
    marked,
    after: rest.length < after.length || end + widest < line.length ? `${rest}…` : rest,
  };
}

const visible = (text: string): string => printable(text.replaceAll('\t', ' '.repeat(tabWidth)));

function head(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = Array.from(text).slice(0, width);
  while (stringWidth(characters.join('')) > width) characters.pop();
  return characters.join('');
}

function tail(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const characters = Array.from(text).slice(-width);
  while (stringWidth(characters.join('')) > width) characters.shift();
  return characters.join('');
}
