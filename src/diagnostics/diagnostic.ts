/**
 * A finding about something outside the program (a spec, a server, a state file): data, never an exception.
 * Messages are lower-case, without a full stop: what is wrong with the value, then the hint says what to do.
 */
import type { Code } from './codes.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Where something stands in a file. Lines and columns count from 1; `end` is exclusive. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** One line: what is wrong, with the value. */
  readonly message: string;
  readonly place?: Place;
  /** Further places, such as "the other definition is here". */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  /** What to do about it. */
  readonly hint?: string;
  /** Longer explanation, several lines allowed. */
  readonly detail?: string;
  /** The address of the workspace, tab or pane that it is about. */
  readonly address?: string;
}

/** A value with what was noticed on the way. `value` is absent when an error made it impossible. */
export interface Checked<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** The outcome of an operation that can be expected to fail. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = (...diagnostics: readonly Diagnostic[]): Outcome<never> => ({ ok: false, diagnostics });
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error');
