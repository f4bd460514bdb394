/** Findings gathered over one run: sorted by place, without repeats, and never a flood. */
import type { Code } from '../diagnostics/codes.ts';
import type { Diagnostic, Place, Severity } from '../diagnostics/diagnostic.ts';
import { placeOf, type Span } from './node.ts';
import { printable } from './printable.ts';

/** More than this of one code, or in all, says nothing new. */
const mostOfOneCode = 20;
const mostInAll = 100;

export interface FindingNotes {
  readonly severity?: Severity;
  /** A function where finding the words is dear: it is not called once a flood is certain. */
  readonly hint?: string | (() => string);
  readonly detail?: string;
  readonly address?: string;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
}

export class Findings {
  readonly #list: Diagnostic[] = [];
  readonly #perCode = new Map<Code, number>();

  /** Further stretches that a finding is about: nothing lesser need be said of them. */
  readonly covered: Span[] = [];

  get list(): readonly Diagnostic[] {
    return this.#list;
  }

  get failed(): boolean {
    return this.#list.some((finding) => finding.severity === 'error');
  }

  add(code: Code, span: Span | null, message: string, notes: FindingNotes = {}): void {
    const { severity = 'error', related, hint, ...rest } = notes;
    const count = (this.#perCode.get(code) ?? 0) + 1;
    this.#perCode.set(code, count);
    const words = typeof hint === 'function' ? (count <= 2 * mostOfOneCode ? hint() : undefined) : hint;
    this.#list.push({
      code,
      severity,
      // Names of the spec stand in messages and hints; nothing of them may act on a terminal.
      message: printable(message),
      ...(span === null ? {} : { place: placeOf(span) }),
      ...(words === undefined ? {} : { hint: printable(words) }),
      ...(related === undefined
        ? {}
        : { related: related.map((other) => ({ message: other.message, place: placeOf(other.span) })) }),
      ...rest,
    });
  }

  addAll(diagnostics: readonly Diagnostic[]): void {
    // One by one: a file may have more findings than a call may have arguments.
    for (const diagnostic of diagnostics) this.#list.push(diagnostic);
  }
}

/** Sorted by file (in the order given), line and column; repeats dropped; the rest counted in a last line. */
export function tidy(findings: readonly Diagnostic[], fileOrder: readonly string[] = []): Diagnostic[] {
  const rank = new Map(fileOrder.map((file, index) => [file, index]));
  const rankOf = (place: Place | undefined) =>
    place === undefined ? -1 : (rank.get(place.file) ?? fileOrder.length);
  const sorted = [...findings].sort(
    (a, b) =>
      rankOf(a.place) - rankOf(b.place) ||
      compareTexts(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compareTexts(a.code, b.code),
  );
  const seen = new Set<string>();
  const perCode = new Map<Code, number>();
  const kept: Diagnostic[] = [];
  let dropped = 0;
  for (const finding of sorted) {
    const { file, line, column } = finding.place ?? {};
    const identity = JSON.stringify([finding.code, finding.message, file, line, column]);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const count = (perCode.get(finding.code) ?? 0) + 1;
    perCode.set(finding.code, count);
    if (count > mostOfOneCode || kept.length >= mostInAll) dropped += 1;
    else kept.push(finding);
  }
  const first = kept[0];
  if (dropped > 0) {
    kept.push({
      code: 'WZP1901',
      severity: 'info',
      message: `${dropped} more findings of these kinds are not shown`,
      hint: 'correct those above and validate again',
      ...(first?.place === undefined ? {} : { place: { file: first.place.file, line: 1, column: 1 } }),
    });
  }
  return kept;
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** One element of `findings` of `wzp validate --format json`. */
export interface FindingJson {
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  readonly end_line?: number;
  readonly end_column?: number;
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly address?: string;
  readonly related?: readonly {
    readonly message: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
  }[];
}

/** The document of `wzp validate --format json`. A finding without a place stands at line 1, column 1 of no file. */
export function findingsToJson(findings: readonly Diagnostic[]): {
  readonly findings: readonly FindingJson[];
} {
  return {
    findings: findings.map(({ place, code, severity, message, hint, address, related }) => ({
      file: place?.file ?? null,
      line: place?.line ?? 1,
      column: place?.column ?? 1,
      ...(place?.endLine === undefined ? {} : { end_line: place.endLine }),
      ...(place?.endColumn === undefined ? {} : { end_column: place.endColumn }),
      code,
      severity,
      message,
      hint: hint ?? null,
      ...(address === undefined ? {} : { address }),
      ...(related === undefined
        ? {}
        : {
            related: related.map((other) => ({
              message: other.message,
              file: other.place.file,
              line: other.place.line,
              column: other.place.column,
            })),
          }),
    })),
  };
}
