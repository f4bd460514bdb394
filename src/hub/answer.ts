/** What a method answers: a value, or an error of the closed set that the protocol knows. */
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Code } from '../diagnostics/codes.ts';

/** JSON-RPC's own codes, and those of section 4 of the hub's contract. */
export const errorCodes = {
  parse: -32700,
  request: -32600,
  method: -32601,
  params: -32602,
  internal: -32603,
  noSuch: -32001,
  notAllowed: -32002,
  noSpace: -32003,
  notStarted: -32004,
  timedOut: -32005,
  unable: -32006,
  conflict: -32007,
  serverGone: -32008,
  busy: -32009,
  limit: -32010,
} as const;

export type ErrorKind = keyof typeof errorCodes;

export interface HubError {
  readonly kind: ErrorKind;
  readonly message: string;
  /** The same call may succeed later. */
  readonly retryable: boolean;
  readonly pane?: string;
  readonly hint?: string;
  /** The connection ends after this answer. */
  readonly closes?: true;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: HubError };

export const done = <T>(value: T): Answer<T> => ({ ok: true, value });

const retryable: ReadonlySet<ErrorKind> = new Set(['timedOut', 'conflict', 'serverGone', 'busy', 'limit']);

export const refused = (
  kind: ErrorKind,
  message: string,
  more: Partial<Omit<HubError, 'kind' | 'message'>> = {},
): Answer<never> => ({
  ok: false,
  error: { kind, message, retryable: retryable.has(kind), ...more },
});

const kinds: Partial<Record<Code, ErrorKind>> = {
  WZP1701: 'params',
  WZP2003: 'noSpace',
  WZP2004: 'noSuch',
  WZP3001: 'serverGone',
  WZP3010: 'serverGone',
  WZP3013: 'serverGone',
  WZP3014: 'conflict',
  WZP3015: 'noSuch',
  WZP3016: 'noSuch',
  WZP3020: 'serverGone',
  WZP3021: 'serverGone',
  WZP4001: 'conflict',
  WZP5001: 'params',
  WZP5002: 'timedOut',
  WZP5003: 'notStarted',
  WZP5004: 'timedOut',
  WZP5010: 'notStarted',
};

/** An expected failure of another room, in the words of the protocol. */
export function answerOf<T>(outcome: Outcome<T>): Answer<T> {
  if (outcome.ok) return done(outcome.value);
  const [first] = outcome.diagnostics;
  return first === undefined ? refused('internal', 'it failed without a reason') : refusedFor(first);
}

export function refusedFor({ code, message, hint, address }: Diagnostic): Answer<never> {
  return refused(kinds[code] ?? 'internal', message, {
    ...(hint === undefined ? {} : { hint }),
    ...(address === undefined ? {} : { pane: address }),
  });
}

/** The object that goes into an answer. */
export const errorBody = (
  method: string | null,
  { kind, message, retryable, pane, hint }: HubError,
): object => ({
  code: errorCodes[kind],
  message,
  data: {
    method,
    ...(pane === undefined ? {} : { pane }),
    retryable,
    ...(hint === undefined ? {} : { hint }),
  },
});
