/** Keys of the contract whose engine does not exist yet are refused, never ignored; what is wrong with them otherwise comes first. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Findings } from './findings.ts';
import { placeOf } from './node.ts';
import type { Unsupported } from './schema.ts';

export function reportUnsupported(unsupported: readonly Unsupported[], findings: Findings): void {
  if (unsupported.length === 0) return;
  const errors = errorPositions(findings);
  for (const { key, entry } of unsupported) {
    const { source, start } = entry.keySpan;
    const place = placeOf({ source, start, end: Math.max(entry.value.span.end, entry.keySpan.end) });
    if (hasOneWithin(errors.get(place.file) ?? [], place)) continue;
    findings.add('WZP1207', entry.keySpan, `\`${key}\` is not supported yet`, {
      hint: 'remove it: this version of wzp would not act on it',
    });
  }
}

/** File → sorted positions of the errors and of what they cover. */
function errorPositions(findings: Findings): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  const note = ({ file, line, column }: Place) => {
    const list = positions.get(file);
    if (list === undefined) positions.set(file, [rank(line, column)]);
    else list.push(rank(line, column));
  };
  for (const { severity, place } of findings.list)
    if (severity === 'error' && place !== undefined) note(place);
  for (const span of findings.covered) note(placeOf(span));
  for (const list of positions.values()) list.sort((a, b) => a - b);
  return positions;
}

function hasOneWithin(sorted: readonly number[], place: Place): boolean {
  const from = rank(place.line, place.column);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found = sorted[low];
  return found !== undefined && found <= rank(place.endLine ?? place.line, place.endColumn ?? place.column);
}

/** Lines are shorter than the largest file that is read. */
const rank = (line: number, column: number): number => line * 2 ** 24 + column;
