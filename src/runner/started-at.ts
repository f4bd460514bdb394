/** When a process began, from the text that tells it from others (`ProcessEntry.start`). */
import { readFileSync } from 'node:fs';

/** proc(5): ticks since boot, of which Linux has a hundred a second on every machine that it runs on today. */
const msPerTick = 10;

/** epoch ms; null when it cannot be told. */
export function startedAt(start: string): number | null {
  if (/^\d+$/.test(start)) {
    try {
      const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
      return Number.isFinite(uptime)
        ? Math.round(Date.now() - uptime * 1000 + Number(start) * msPerTick)
        : null;
    } catch {
      return null;
    }
  }
  const time = Date.parse(`${start.replaceAll('_', ' ')} UTC`);
  return Number.isNaN(time) ? null : time;
}
