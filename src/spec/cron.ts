/** Cron lines: five fields as in crontab(5), names and ranges and steps, and the usual words such as `@daily`. Pure. */

export interface Cron {
  /** Sorted. */
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  /** From 1. */
  readonly months: readonly number[];
  /** From 0, Sunday. */
  readonly weekdays: readonly number[];
  /** As crontab(5) has it: of the day and the weekday one is enough, unless one of them is `*`. */
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

export type ParsedCron =
  | { readonly ok: true; readonly cron: Cron }
  /** Completes "… is not a cron line: ". */
  | { readonly ok: false; readonly problem: string };

const words: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fields: readonly [Field, Field, Field, Field, Field] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'weekday', from: 0, to: 7, names: weekdays },
];

export function parseCron(line: string): ParsedCron {
  const text = line.trim().toLowerCase();
  const known = Object.hasOwn(words, text) ? words[text] : undefined;
  if (text.startsWith('@') && known === undefined)
    return { ok: false, problem: `${text} is none of ${Object.keys(words).join(', ')}` };
  const parts = (known ?? text).split(/\s+/);
  const [minute, hour, day, month, weekday] = parts;
  if (
    parts.length !== fields.length ||
    minute === undefined ||
    hour === undefined ||
    day === undefined ||
    month === undefined ||
    weekday === undefined
  )
    return {
      ok: false,
      problem: `it has ${parts.length === 1 && parts[0] === '' ? 0 : parts.length} fields, and needs minute, hour, day, month and weekday`,
    };
  const read = [minute, hour, day, month, weekday].map((part, at) => valuesOf(part, fields[at] ?? fields[0]));
  const problem = read.find((values) => typeof values === 'string');
  if (typeof problem === 'string') return { ok: false, problem };
  const [ofMinute = [], ofHour = [], ofDay = [], ofMonth = [], ofWeekday = []] = read.map((values) =>
    typeof values === 'string' ? [] : values,
  );
  const cron: Cron = {
    minutes: ofMinute,
    hours: ofHour,
    days: ofDay,
    months: ofMonth,
    weekdays: [...new Set(ofWeekday.map((value) => value % 7))].sort((a, b) => a - b),
    anyDay: day.startsWith('*'),
    anyWeekday: weekday.startsWith('*'),
  };
  return isPossible(cron) ? { ok: true, cron } : { ok: false, problem: 'no such day ever comes' };
}

/** The values of one field, or what is wrong with it. */
function valuesOf(text: string, field: Field): readonly number[] | string {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step, more] = part.split('/');
    const every = step === undefined ? 1 : numberOf(step);
    if (more !== undefined || every === null || every < 1) return wrong(part, field);
    const ends = endsOf(range, step !== undefined, field);
    if (ends === null || ends[0] > ends[1]) return wrong(part, field);
    for (let value = ends[0]; value <= ends[1]; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function endsOf(range: string, hasStep: boolean, field: Field): readonly [number, number] | null {
  if (range === '*') return [field.from, field.name === 'weekday' ? 6 : field.to];
  const [first = '', last, more] = range.split('-');
  const from = valueOf(first, field);
  if (from === null || more !== undefined) return null;
  if (last === undefined) return [from, hasStep ? field.to : from];
  const to = valueOf(last, field);
  // Sunday is the end of a week too.
  return to === null ? null : [from, to === 0 && field.name === 'weekday' && from > 0 ? 7 : to];
}

function valueOf(text: string, { names, from, to }: Field): number | null {
  const named = names?.indexOf(text) ?? -1;
  if (named >= 0) return named + (from === 1 ? 1 : 0);
  const value = numberOf(text);
  return value !== null && value >= from && value <= to ? value : null;
}

const numberOf = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null);

const wrong = (part: string, { name, from, to }: Field): string =>
  `"${part}" is no ${name} (${from} to ${to}, with "*", "-", "," and "/")`;

/** 29 February comes, 30 February does not. */
function isPossible({ days, months: ofYear, anyDay, anyWeekday }: Cron): boolean {
  if (anyDay || !anyWeekday) return true;
  return ofYear.some((month) => days.some((day) => day <= (longest[month - 1] ?? 31)));
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the system knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}
