/** What the daemon says of the health of a start, for everybody who reads the records. It holds as long as that daemon lives. */
import { ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { inLaunch, names, replaceFile, textOf, writing, type LaunchPlace } from './place.ts';
import type { Health } from './process.ts';
import { lives, processEntry } from './processes.ts';

/** One line: `<generation> <start> <pid of the daemon> <its start time> <verdict> <reason>`. */
export function writeHealth(
  place: LaunchPlace,
  generation: number,
  start: number,
  { verdict, reason }: Health,
): Outcome<void> {
  const self = processEntry(process.pid)?.start ?? '-';
  const words = [generation, start, process.pid, self, verdict, oneLine(reason ?? '')];
  const path = inLaunch(place, names.health);
  const text = `${words.join(' ')}\n`;
  if (textOf(path) === text) return ok(undefined);
  return writing(place, () => replaceFile(path, text));
}

/** Null: nobody has said anything of this start. */
export function readHealth(place: LaunchPlace, generation: number, start: number): Health | null {
  const text = textOf(inLaunch(place, names.health));
  if (text === null) return null;
  const found = /^(\d+) (\d+) (\d+) (\S+) (\w+) (.*)\n$/s.exec(text);
  const [, ofGeneration, ofStart, pid, since = '', verdict, reason = ''] = found ?? [];
  if (Number(ofGeneration) !== generation || Number(ofStart) !== start || !isVerdict(verdict)) return null;
  if (!lives(Number(pid), since)) return unasked;
  return { verdict, reason: reason === '' ? null : reason };
}

const unasked: Health = { verdict: 'unknown', reason: 'no daemon runs that would ask' };

const isVerdict = (text: string | undefined): text is Health['verdict'] =>
  text === 'starting' || text === 'healthy' || text === 'unhealthy' || text === 'unknown';

/** Control characters would act on the terminal that shows the text. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 500);
