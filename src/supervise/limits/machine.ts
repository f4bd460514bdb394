/**
 * A limit of memory, as a machine. One sample above it is not enough: between fork and exec a process counts twice. Pure.
 *
 *            above               above again, for as long as `patienceMs`
 *  ┌────────┐ ────▶ ┌───────┐ ────▶ ┌────────┐
 *  │ within │       │ above │       │ acting │
 *  └────────┘ ◀──── └───────┘       └────────┘
 *      ▲     within                     │ done, or another start of the program
 *      └────────────────────────────────┘
 */

export type State =
  | { readonly kind: 'within' }
  | { readonly kind: 'above'; readonly since: number; readonly start: string }
  | { readonly kind: 'acting'; readonly start: string };

export type Event =
  /** `limit`: bytes; null: there is none (any more). `start`: names the start of the program. */
  | {
      readonly kind: 'sample';
      readonly start: string;
      readonly memory: number;
      readonly limit: number | null;
    }
  /** The program does not run. */
  | { readonly kind: 'down' }
  /** What was asked for by `act` has been tried. */
  | { readonly kind: 'done'; readonly start: string };

export interface Act {
  readonly kind: 'act';
  readonly start: string;
  readonly memory: number;
  readonly limit: number;
}

export interface Step {
  readonly state: State;
  readonly act: Act | null;
}

export const within: State = { kind: 'within' };

/** ms for which it must be above. */
export const patienceMs = 1500;

/** `now`: ms of a clock that never goes back. */
export function step(state: State, event: Event, now: number): Step {
  switch (event.kind) {
    case 'down':
      return stay(within);
    case 'done':
      return stay(state.kind === 'acting' && state.start === event.start ? within : state);
    case 'sample': {
      const { start, memory, limit } = event;
      if (state.kind === 'acting' && state.start === start) return stay(state);
      if (limit === null || memory <= limit) return stay(within);
      if (state.kind !== 'above' || state.start !== start) return stay({ kind: 'above', since: now, start });
      if (now - state.since < patienceMs) return stay(state);
      return { state: { kind: 'acting', start }, act: { kind: 'act', start, memory, limit } };
    }
  }
}

const stay = (state: State): Step => ({ state, act: null });
