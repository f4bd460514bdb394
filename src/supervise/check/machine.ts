/**
 * One check of one process, as a machine: what it is now, what happens, what is to be done. Pure: the clock is an argument, and what
 * is done are data.
 *
 *                      running               time
 *            ┌──────┐ ────────▶ ┌─────────┐ ──────▶ ┌────────┐
 *            │ idle │           │ resting │         │ asking │
 *            └──────┘ ◀──────── └─────────┘ ◀────── └────────┘
 *               ▲       down      ▲      ▲   answer   │    │
 *               │  (from anywhere)│      │            │    │ answer: bad once too often,
 *               │                 │      └────────────┘    │ and the policy starts it again
 *               │   running: another start    too late     ▼
 *               │         ┌───────┴────────────────── ┌────────┐
 *               ├──────── │                           │ ending │  ended, but still there: resting
 *               │         └────────────────────────── └────────┘
 *               │                                          answer: good, and once is enough
 *               └───────────────────────────────── ┌─────────┐ ◀───── from asking
 *                                                  │ settled │
 *                                                  └─────────┘
 *
 * Every question, and every end that is asked for, belongs to one start of the program. What is heard of another start than the one
 * at hand is not listened to.
 */

/** Which start of the program: a later one is another, whatever pid it has. */
export interface Start {
  readonly generation: number;
  readonly starts: number;
}

export const isSameStart = (one: Start, other: Start): boolean =>
  one.generation === other.generation && one.starts === other.starts;

/** All times in ms. */
export interface Rule {
  readonly intervalMs: number;
  /** Of one answer. */
  readonly timeoutMs: number;
  /** So many bad answers in a row are a failure; null: none is. */
  readonly retries: number | null;
  readonly startPeriodMs: number;
  /** After the first good answer nothing is asked any more, until the next start. */
  readonly once: boolean;
  /** A failure ends the program, because its policy starts it again then. */
  readonly ends: boolean;
  /** So long after the start questions become rare; null: never. */
  readonly tiresMs: number | null;
}

export type Answer =
  | { readonly kind: 'good' }
  | { readonly kind: 'bad'; readonly reason: string }
  /** The question could not be asked: that says nothing of the program. */
  | { readonly kind: 'none'; readonly reason: string };

export type Verdict = 'starting' | 'healthy' | 'unhealthy' | 'unknown';

export interface Standing {
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Bad answers in a row that count. */
  readonly bad: number;
}

interface Watched {
  readonly start: Start;
  readonly rule: Rule;
  /** On the clock of `now`. */
  readonly born: number;
  readonly standing: Standing;
}

export type State =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'resting'; readonly askAt: number } & Watched)
  /** A question has the name of the time at which it was asked. */
  | ({ readonly kind: 'asking'; readonly question: number } & Watched)
  | ({ readonly kind: 'ending' } & Watched)
  | { readonly kind: 'settled'; readonly start: Start; readonly rule: Rule };

export type Event =
  /** The program runs. `age`: ms since it was started, as far as is known. A rule that differs from before counts from now on. */
  | { readonly kind: 'running'; readonly start: Start; readonly age: number; readonly rule: Rule }
  /** It does not, or there is nothing to ask. */
  | { readonly kind: 'down' }
  /** The time that was wished for has come; early ones do no harm. */
  | { readonly kind: 'time' }
  | {
      readonly kind: 'answer';
      readonly start: Start;
      readonly question: number;
      readonly answer: Answer;
    }
  /** What was asked for by `end` has been tried. */
  | { readonly kind: 'ended'; readonly start: Start };

export type Effect =
  | {
      readonly kind: 'ask';
      readonly start: Start;
      readonly question: number;
      readonly timeoutMs: number;
    }
  /** What was asked is not waited for any longer. */
  | { readonly kind: 'drop'; readonly question: number }
  /** `time` is wanted then; replaces the time that was wished for before. */
  | { readonly kind: 'wake'; readonly at: number }
  | {
      readonly kind: 'tell';
      readonly start: Start;
      readonly verdict: Verdict;
      readonly reason: string | null;
    }
  /** End this start of the program, and no other, as one that has failed. */
  | { readonly kind: 'end'; readonly start: Start; readonly reason: string };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const idle: State = { kind: 'idle' };

/** ms between two questions when they have become rare. */
export const rareMs = 5000;

/** ms by which an answer may come after its time; after that it was not the program that slept, but whoever asked. */
export const leeway = 1000;

/** `now`: ms of a clock that never goes back. */
export function step(state: State, event: Event, now: number): Step {
  switch (event.kind) {
    case 'down':
      return { state: idle, effects: dropped(state) };
    case 'running':
      return begin(state, event, now);
    case 'time':
      return state.kind === 'resting' && now >= state.askAt ? ask(state, now) : stay(state);
    case 'answer':
      return state.kind === 'asking' &&
        event.question === state.question &&
        isSameStart(event.start, state.start)
        ? hear(state, event.answer, now)
        : stay(state);
    case 'ended':
      return state.kind === 'ending' && isSameStart(event.start, state.start)
        ? // It is still the same start: it could not be ended, or nobody has said so yet. The next failure tries again.
          rest(state, { ...state.standing, bad: 0 }, now + state.rule.intervalMs)
        : stay(state);
  }
}

const stay = (state: State): Step => ({ state, effects: [] });

const dropped = (state: State): readonly Effect[] =>
  state.kind === 'asking' ? [{ kind: 'drop', question: state.question }] : [];

function begin(state: State, event: Extract<Event, { kind: 'running' }>, now: number): Step {
  const { start, rule } = event;
  if (state.kind !== 'idle' && isSameStart(state.start, start) && isSameRule(state.rule, rule))
    return stay(state);
  // One that is being ended is left to its end, whatever rule there is now.
  if (state.kind === 'ending' && isSameStart(state.start, start)) return stay({ ...state, rule });
  const age = Math.max(0, event.age);
  const standing: Standing = { verdict: 'starting', reason: null, bad: 0 };
  const watched: Watched = { start, rule, born: now - age, standing };
  const rested = rest(watched, standing, now + Math.max(0, rule.intervalMs - age));
  const told: Effect = { kind: 'tell', start, verdict: standing.verdict, reason: null };
  return { state: rested.state, effects: [...dropped(state), told, ...rested.effects] };
}

function ask(state: Extract<State, { kind: 'resting' }>, now: number): Step {
  const { start, rule, born, standing } = state;
  return {
    state: { kind: 'asking', start, rule, born, standing, question: now },
    effects: [{ kind: 'ask', start, question: now, timeoutMs: rule.timeoutMs }],
  };
}

function hear(state: Extract<State, { kind: 'asking' }>, answer: Answer, now: number): Step {
  const { start, rule, born, question, standing } = state;
  const isTired = rule.tiresMs !== null && now - born >= rule.tiresMs;
  const next = Math.max(now, question + (isTired ? Math.max(rareMs, rule.intervalMs) : rule.intervalMs));
  if (answer.kind === 'good') {
    const told = telling(state, { verdict: 'healthy', reason: null, bad: 0 });
    if (rule.once) return { state: { kind: 'settled', start, rule }, effects: told };
    return rest(state, { verdict: 'healthy', reason: null, bad: 0 }, next, told);
  }
  if (answer.kind === 'none') {
    const unknown: Standing = { verdict: 'unknown', reason: answer.reason, bad: standing.bad };
    return rest(state, unknown, next, telling(state, unknown));
  }
  // The machine was asleep, or this process was stopped: that was no fair question.
  if (now > question + rule.timeoutMs + leeway) return rest(state, standing, next);
  // Once it was well, it has started.
  if (now - born < rule.startPeriodMs && standing.verdict !== 'healthy') return rest(state, standing, next);
  const bad = standing.bad + 1;
  if (rule.retries === null || bad < Math.max(1, rule.retries)) {
    const waiting: Standing = { verdict: standing.verdict, reason: standing.reason, bad };
    return rest(state, waiting, next);
  }
  const failed: Standing = { verdict: 'unhealthy', reason: answer.reason, bad };
  const told = telling(state, failed);
  if (!rule.ends) return rest(state, failed, next, told);
  return {
    state: { kind: 'ending', start, rule, born, standing: failed },
    effects: [...told, { kind: 'end', start, reason: answer.reason }],
  };
}

function rest(
  { start, rule, born }: Watched,
  standing: Standing,
  askAt: number,
  effects: readonly Effect[] = [],
): Step {
  return {
    state: { kind: 'resting', start, rule, born, standing, askAt },
    effects: [...effects, { kind: 'wake', at: askAt }],
  };
}

/** Once: what is known already is not told again. */
const telling = ({ start, standing }: Watched, { verdict, reason }: Standing): readonly Effect[] =>
  verdict === standing.verdict && (verdict !== 'unknown' || reason === standing.reason)
    ? []
    : [{ kind: 'tell', start, verdict, reason }];

const isSameRule = (one: Rule, other: Rule): boolean => JSON.stringify(one) === JSON.stringify(other);
