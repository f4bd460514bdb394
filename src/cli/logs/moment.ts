/** A moment as people give it: so long ago (`10m`, `1h30m`), or a date with or without a time of day. Pure. */
import { durationMs } from '../../spec/forms.ts';

/** epoch ms; null for what is none. */
export function momentOf(text: string, now: number): number | null {
  const ago = durationMs(text.replace(/(\d+(?:\.\d+)?)d/g, (_, days: string) => `${Number(days) * 24}h`));
  if (ago !== null) return now - ago;
  if (!/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text)) return null;
  // A bare date would be read as one of UTC.
  const time = Date.parse(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T'));
  return Number.isNaN(time) ? null : time;
}
