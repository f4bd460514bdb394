/** When a change of files becomes a restart: not while more changes come, and not again and again. Pure. */

/** All times in ms, on a clock that never goes back. */
export interface Pace {
  /** Of the first change that nothing was done about yet, and of the last; null: there is none. */
  readonly pending: { readonly first: number; readonly last: number } | null;
  /** Of the restarts that count. */
  readonly restarts: readonly number[];
  /** Until then nothing is restarted. */
  readonly pausedUntil: number;
}

export const calm: Pace = { pending: null, restarts: [], pausedUntil: 0 };

/** ms without a further change. */
export const settleMs = 300;
/** ms after which it is done although changes go on. */
export const longestWait = 3000;
/** So many restarts within this time are one too many: the process may be writing what is watched. */
export const mostRestarts = 10;
export const windowMs = 60_000;

export const changedAt = (pace: Pace, now: number): Pace => ({
  ...pace,
  pending: { first: pace.pending?.first ?? now, last: now },
});

export interface PaceLook {
  readonly pace: Pace;
  readonly restart: boolean;
  /** It restarts too often, and is left alone for a while. */
  readonly pauses: boolean;
  /** When to look again; null: after the next change. */
  readonly lookAt: number | null;
}

export function look(pace: Pace, now: number): PaceLook {
  const { pending, pausedUntil } = pace;
  if (pending === null) return { pace, restart: false, pauses: false, lookAt: null };
  const due = Math.max(pausedUntil, Math.min(pending.last + settleMs, pending.first + longestWait));
  if (now < due) return { pace, restart: false, pauses: false, lookAt: due };
  const restarts = pace.restarts.filter((time) => now - time < windowMs);
  if (restarts.length >= mostRestarts) {
    const until = now + windowMs;
    return {
      pace: { pending, restarts: [], pausedUntil: until },
      restart: false,
      pauses: true,
      lookAt: until,
    };
  }
  return {
    pace: { pending: null, restarts: [...restarts, now], pausedUntil },
    restart: true,
    pauses: false,
    lookAt: null,
  };
}
