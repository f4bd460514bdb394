/** When a cron line comes next, in a time zone. Pure. */
import type { Cron } from '../../spec/cron.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Days that are looked at: 29 February on a given weekday may take 40 years. */
const farthest = 41 * 366;
/** ms by which the offset of a zone changes at most at once, with room to spare. */
const longestShift = 4 * 60 * minute;

/**
 * The first time after `after` (epoch ms), on a whole minute. A time that the clocks jump over comes as much later; one that they
 * pass twice comes once, unless it is due in every hour. Null: never.
 */
export function nextTime(cron: Cron, after: number, zone: Zone): number | null {
  const localAfter = after + zone.offset(after);
  const isEveryHour = cron.hours.length === 24;
  // The day before too: its times may be shifted into this one.
  for (let at = startOfDay(localAfter) - day, count = 0; count < farthest; at += day, count += 1) {
    if (!isDay(cron, at)) continue;
    let best: number | null = null;
    for (const hour of cron.hours)
      for (const part of cron.minutes) {
        const local = at + (hour * 60 + part) * minute;
        if (local < localAfter - longestShift) continue;
        if (best !== null && local > best + zone.offset(best) + longestShift) break;
        for (const time of instantsOf(local, zone, isEveryHour))
          if (time > after && (best === null || time < best)) best = time;
      }
    if (best !== null) return best;
  }
  return null;
}

export interface Zone {
  /** ms that its clocks are ahead of UTC at this instant. */
  offset(instant: number): number;
}

/** Null: that of this machine. */
export function zoneNamed(name: string | null): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(name === null ? {} : { timeZone: name }),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  return {
    offset(instant) {
      const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
      const number = (type: string): number => Number(parts.get(type as Intl.DateTimeFormatPartTypes) ?? 0); // one of those asked for
      const local = Date.UTC(
        number('year'),
        number('month') - 1,
        number('day'),
        number('hour'),
        number('minute'),
        number('second'),
      );
      return local - Math.floor(instant / 1000) * 1000;
    },
  };
}

/** `local`: what the clocks of the zone show, as if it were UTC. */
function instantsOf(local: number, zone: Zone, both: boolean): readonly number[] {
  const before = zone.offset(local - day);
  const after = zone.offset(local + day);
  const candidates = [...new Set([local - before, local - after])].sort((a, b) => a - b);
  const real = candidates.filter((instant) => instant + zone.offset(instant) === local);
  const [first] = real;
  if (first === undefined) return [local - before]; // jumped over
  return both ? real : [first];
}

const startOfDay = (local: number): number => Math.floor(local / day) * day;

function isDay({ days, months, weekdays, anyDay, anyWeekday }: Cron, local: number): boolean {
  const date = new Date(local);
  if (!months.includes(date.getUTCMonth() + 1)) return false;
  const isDate = days.includes(date.getUTCDate());
  const isWeekday = weekdays.includes(date.getUTCDay());
  return anyDay || anyWeekday ? isDate && isWeekday : isDate || isWeekday;
}
