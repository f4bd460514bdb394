/** A parsed spec with places: what stands where in which file, before any meaning. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Json } from './desired.ts';

/** One text that was read: its name in messages, and where its lines start (offsets in UTF-16 units). */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A stretch of a source; `end` is exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it was written, so that `1.10` stays `1.10`; for quoted texts the text itself. */
  readonly written: string;
  readonly span: Span;
}

export interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: SpecNode;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly span: Span;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly SpecNode[];
  readonly span: Span;
}

export type SpecNode = ScalarNode | MapNode | ListNode;

export const emptyEntries: ReadonlyMap<string, MapEntry> = new Map();

export function sourceText(file: string, text: string): SourceText {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { file, text, lineStarts };
}

/** Lines and columns from 1, columns in UTF-16 units. */
export function placeOf(span: Span): Place {
  const start = position(span.source, span.start);
  const end = position(span.source, Math.max(span.start, span.end));
  return { file: span.source.file, ...start, endLine: end.line, endColumn: end.column };
}

function position(source: SourceText, offset: number): { line: number; column: number } {
  const at = Math.min(Math.max(0, offset), source.text.length);
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (source.lineStarts[low] ?? 0) + 1 };
}

export function entryOf(node: SpecNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

export function child(node: SpecNode | undefined, key: string): SpecNode | undefined {
  return entryOf(node, key)?.value;
}

/** The text of a scalar, numbers and truth values as written; undefined for everything else. */
export function textOf(node: SpecNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.written : undefined;
}

export function itemsOf(node: SpecNode | undefined): readonly SpecNode[] {
  return node?.kind === 'list' ? node.items : [];
}

export function entriesOf(node: SpecNode | undefined): IterableIterator<MapEntry> {
  return (node?.kind === 'map' ? node.entries : emptyEntries).values();
}

/** The plain value, for the validator. Objects have no prototype, so that a key `__proto__` is only a key. */
export function plain(node: SpecNode): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  const object = Object.create(null) as Record<string, Json>; // Object.create is untyped
  for (const entry of node.entries.values()) object[entry.key] = plain(entry.value);
  return object;
}
