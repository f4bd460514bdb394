/** When a scheduled process is to be started next. Pure: what it knows goes in and comes out. */
import type { Cron } from '../../spec/cron.ts';
import { nextTime, type Zone } from './next-time.ts';

/** All times in epoch ms: schedules go by the clock on the wall, which may be set. */
export type Times =
  | { readonly kind: 'cron'; readonly cron: Cron; readonly zone: Zone }
  | { readonly kind: 'every'; readonly everyMs: number };

export interface Timing {
  /** Null: never. */
  readonly nextAt: number | null;
  /** The clock at the last look. */
  readonly seen: number;
  /** The start from which it counts. */
  readonly lastStart: number;
}

export interface Look {
  readonly timing: Timing;
  readonly due: boolean;
  /** Its time was passed over: the machine was asleep, or its clock was set forward. */
  readonly missed: number | null;
}

/** ms by which a time of a cron line may be late. */
export const latest = 90_000;
/** ms by which a clock may be corrected without its times being worked out anew. */
const correction = 60_000;

/** `before`: null at the first look. `lastStart`: when the process was started last, else when its pane was made. */
export function lookAt(times: Times, before: Timing | null, now: number, lastStart: number): Look {
  return times.kind === 'every'
    ? lookAtEvery(times.everyMs, before, now, lastStart)
    : lookAtCron(times, before, now, lastStart);
}

function lookAtEvery(everyMs: number, before: Timing | null, now: number, lastStart: number): Look {
  const isNew = before === null || before.lastStart !== lastStart;
  // Never farther away than one interval: the clock may have been set back.
  const nextAt = Math.min(isNew ? lastStart + everyMs : (before.nextAt ?? now), now + everyMs);
  if (now < nextAt) return { timing: { nextAt, seen: now, lastStart }, due: false, missed: null };
  const rest = everyMs - ((now - nextAt) % everyMs);
  return { timing: { nextAt: now + rest, seen: now, lastStart }, due: true, missed: null };
}

function lookAtCron(
  { cron, zone }: Extract<Times, { kind: 'cron' }>,
  before: Timing | null,
  now: number,
  lastStart: number,
): Look {
  const wentBack = before !== null && now < before.seen - correction;
  if (before === null || wentBack)
    return { timing: { nextAt: nextTime(cron, now, zone), seen: now, lastStart }, due: false, missed: null };
  const { nextAt } = before;
  if (nextAt === null || now < nextAt)
    return { timing: { nextAt, seen: Math.max(now, before.seen), lastStart }, due: false, missed: null };
  const isLate = now - nextAt > latest;
  return {
    timing: { nextAt: nextTime(cron, now, zone), seen: now, lastStart },
    due: !isLate,
    missed: isLate ? nextAt : null,
  };
}
