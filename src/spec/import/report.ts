/** The fidelity report of an import: what became of each thing in the source. */
import type { Code } from '../../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import { placeOf, type Span } from '../node.ts';
import { printable } from '../printable.ts';
import type { ImportKind } from './kinds.ts';

/** Keys and indices from the top of the written spec. */
export type SpecPath = readonly (string | number)[];

export interface ImportNote {
  /** Absent for what was converted as it stands. */
  readonly code?: Code;
  /** Where it stands in the imported file. */
  readonly place: Place;
  /** The thing in the words of its file: `layout`, `pane "api"`. */
  readonly source: string;
  /** One line: what became of it, and why it is not the same. */
  readonly message: string;
  /** What a person may do about it. */
  readonly hint?: string;
  /** What it concerns in the written spec. */
  readonly at?: SpecPath;
}

/** Each list in the order of the source. */
export interface ImportReport {
  readonly kind: ImportKind;
  readonly file: string;
  readonly converted: readonly ImportNote[];
  readonly approximated: readonly ImportNote[];
  readonly dropped: readonly ImportNote[];
  readonly suggestions: readonly ImportNote[];
}

export type Fate = 'converted' | 'approximated' | 'dropped' | 'suggestions';

export interface NoteDetails {
  readonly code?: Code;
  readonly hint?: string;
  readonly at?: SpecPath;
}

/** Beyond this many notes of one fate a report says nothing new. */
const mostNotes = 1000;

const usualCodes = {
  approximated: 'WZP1805',
  dropped: 'WZP1806',
  suggestions: 'WZP1807',
} as const satisfies Partial<Record<Fate, Code>>;

export class Notes {
  readonly #said = new Set<string>();
  readonly #lists: Record<Fate, ImportNote[]> = {
    converted: [],
    approximated: [],
    dropped: [],
    suggestions: [],
  };

  /** The same words about the same place are said once. */
  add(fate: Fate, span: Span, source: string, message: string, details: NoteDetails = {}): void {
    const list = this.#lists[fate];
    if (list.length >= mostNotes) return;
    const identity = JSON.stringify([fate, span.start, span.end, source, message]);
    if (this.#said.has(identity)) return;
    this.#said.add(identity);
    const { hint, at } = details;
    const code = details.code ?? (fate === 'converted' ? undefined : usualCodes[fate]);
    list.push({
      ...(code === undefined ? {} : { code }),
      place: placeOf(span),
      source: printable(source),
      message: printable(message),
      ...(hint === undefined ? {} : { hint: printable(hint) }),
      ...(at === undefined ? {} : { at }),
    });
  }

  report(kind: ImportKind, file: string): ImportReport {
    return { kind, file, ...mapLists(this.#lists) };
  }
}

function mapLists(lists: Readonly<Record<Fate, readonly ImportNote[]>>): Record<Fate, ImportNote[]> {
  const sorted = (list: readonly ImportNote[]) =>
    [...list].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return {
    converted: sorted(lists.converted),
    approximated: sorted(lists.approximated),
    dropped: sorted(lists.dropped),
    suggestions: sorted(lists.suggestions),
  };
}

/** What was not converted as it stands, as findings about the imported file. */
export function diagnosticsOf(report: ImportReport): Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const fate of ['approximated', 'dropped', 'suggestions'] as const) {
    for (const { code, place, source, message, hint } of report[fate]) {
      findings.push({
        code: code ?? usualCodes[fate],
        severity: fate === 'suggestions' ? 'info' : 'warning',
        message: `${source}: ${message}`,
        place,
        ...(hint === undefined ? {} : { hint }),
      });
    }
  }
  return findings.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}
