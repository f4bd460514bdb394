/** Schedules: which times a cron line means, when a look is due, and that the daemon starts what waits for its time. */
import { Cron } from 'croner';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseCron, type Cron as CronFields } from '../../src/spec/cron.ts';
import { nextTime, zoneNamed, type Zone } from '../../src/supervise/schedule/next-time.ts';
import { latest, lookAt, type Timing, type Times } from '../../src/supervise/schedule/timing.ts';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { until } from '../runner/pane.ts';
import { Rig } from './rig.ts';

function cronOf(line: string): CronFields {
  const parsed = parseCron(line);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.cron;
}
const utc = zoneNamed('UTC');
const at = (iso: string): number => Date.parse(iso);
const next = (line: string, after: string, zone: Zone = utc): string | null => {
  const time = nextTime(cronOf(line), at(after), zone);
  return time === null ? null : new Date(time).toISOString().replace(':00.000Z', 'Z');
};

describe('a cron line', () => {
  it.each([
    ['* * * * *', '2026-01-01T00:00:00Z', '2026-01-01T00:01Z'],
    ['*/15 * * * *', '2026-01-01T00:07:30Z', '2026-01-01T00:15Z'],
    ['5-59/20 * * * *', '2026-01-01T00:46:00Z', '2026-01-01T01:05Z'],
    ['0 3 * * *', '2026-01-01T03:00:00Z', '2026-01-02T03:00Z'],
    ['30 4 1,15 * *', '2026-01-02T00:00:00Z', '2026-01-15T04:30Z'],
    ['0 0 * * mon', '2026-01-01T00:00:00Z', '2026-01-05T00:00Z'],
    ['0 0 * * 5-7', '2026-01-04T12:00:00Z', '2026-01-09T00:00Z'],
    ['0 0 * * fri-sun', '2026-01-04T12:00:00Z', '2026-01-09T00:00Z'],
    ['0 0 13 * fri', '2026-01-01T12:00:00Z', '2026-01-02T00:00Z'],
    ['0 12 29 feb *', '2026-01-01T00:00:00Z', '2028-02-29T12:00Z'],
    ['@yearly', '2026-06-01T00:00:00Z', '2027-01-01T00:00Z'],
    ['@hourly', '2026-06-01T10:59:59Z', '2026-06-01T11:00Z'],
    ['59 23 31 12 *', '2026-12-31T23:59:00Z', '2027-12-31T23:59Z'],
  ])('%s after %s is %s', (line, after, expected) => {
    expect(next(line, after)).toBe(expected);
  });

  it.each([
    ['', /0 fields/],
    ['* * * *', /4 fields/],
    ['0 0 * * * *', /6 fields/],
    ['60 * * * *', /"60" is no minute/],
    ['* 24 * * *', /"24" is no hour/],
    ['* * 0 * *', /"0" is no day/],
    ['* * * 13 *', /"13" is no month/],
    ['* * * * 8', /"8" is no weekday/],
    ['*/0 * * * *', /"\*\/0" is no minute/],
    ['5-1 * * * *', /"5-1" is no minute/],
    ['1-2-3 * * * *', /is no minute/],
    ['a * * * *', /"a" is no minute/],
    ['1,,2 * * * *', /is no minute/],
    ['0 0 30 2 *', /no such day/],
    ['0 0 31 4,6 *', /no such day/],
    ['@reboot', /@reboot is none of/],
  ])('%s is refused', (line, problem) => {
    const parsed = parseCron(line);
    expect(parsed.ok ? '' : parsed.problem).toMatch(problem);
  });

  const berlin = zoneNamed('Europe/Berlin');
  it('in a time zone: what the clocks jump over comes later, what they pass twice comes once', () => {
    expect(next('0 3 * * *', '2026-01-01T00:00:00Z', berlin)).toBe('2026-01-01T02:00Z');
    expect(next('0 3 * * *', '2026-07-01T00:00:00Z', berlin)).toBe('2026-07-01T01:00Z');
    // 29 March 2026: 02:00 is 03:00. 25 October 2026: 03:00 is 02:00.
    expect(next('30 2 * * *', '2026-03-28T12:00:00Z', berlin)).toBe('2026-03-29T01:30Z');
    expect(next('30 2 * * *', '2026-03-29T01:30:00Z', berlin)).toBe('2026-03-30T00:30Z');
    expect(next('30 2 * * *', '2026-10-24T12:00:00Z', berlin)).toBe('2026-10-25T00:30Z');
    expect(next('30 2 * * *', '2026-10-25T00:30:00Z', berlin)).toBe('2026-10-26T01:30Z');
    expect(next('30 * * * *', '2026-10-25T00:30:00Z', berlin)).toBe('2026-10-25T01:30Z');
    expect(next('0 0 * * *', '2026-01-01T00:00:00Z', zoneNamed('Pacific/Apia'))).toBe('2026-01-01T11:00Z');
    expect(next('0 0 * * *', '2026-01-01T00:00:00Z', zoneNamed('Asia/Kathmandu'))).toBe('2026-01-01T18:15Z');
  });

  it('comes next at the first minute that it names', () => {
    const field = (from: number, to: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: 1, max: 7 }).map((step) => `*/${step}`),
        fc
          .array(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 })
          .map((list) => list.join(',')),
      );
    const line = fc.tuple(field(0, 59), field(0, 23)).map(([minute, hour]) => `${minute} ${hour} * * *`);
    const instant = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
    fc.assert(
      fc.property(line, instant, (text, after) => {
        const cron = cronOf(text);
        let expected = Math.floor(after / 60_000) * 60_000 + 60_000;
        const fits = (time: number): boolean => {
          const date = new Date(time);
          return cron.minutes.includes(date.getUTCMinutes()) && cron.hours.includes(date.getUTCHours());
        };
        while (!fits(expected)) expected += 60_000;
        expect(nextTime(cron, after, utc)).toBe(expected);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

describe('beside another implementation', () => {
  it('the same lines come at the same times, in any zone', () => {
    // A day or weekday with `*` and a step is no limit in crontab(5), and one there.
    const values = (from: number, to: number, steps = true) =>
      fc.oneof(
        { weight: 3, arbitrary: fc.constant('*') },
        fc.integer({ min: 2, max: 9 }).map((step) => (steps ? `*/${step}` : '*')),
        fc
          .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }))
          .map(([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`),
        fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 }).map(String),
      );
    const line = fc
      .tuple(values(0, 59), values(0, 23), values(1, 28, false), values(1, 12), values(0, 6, false))
      .map((parts) => parts.join(' '));
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    );
    const instant = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
    /** Where clocks are changed the two have their own ways. */
    const isCalm = (time: number, { offset }: Zone): boolean => {
      const around = [-36, -24, -12, 0, 12, 24, 36].map((hours) => offset(time + hours * 3_600_000));
      return new Set(around).size === 1;
    };
    fc.assert(
      fc.property(line, zone, instant, (text, name, after) => {
        const own = nextTime(cronOf(text), after, zoneNamed(name));
        const other =
          new Cron(text, { timezone: name, paused: true }).nextRun(new Date(after))?.getTime() ?? null;
        fc.pre([own, other, after].every((time) => time !== null && isCalm(time, zoneNamed(name))));
        expect(own).toBe(other);
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

describe('a look at the clock', () => {
  const hourly: Times = { kind: 'cron', cron: cronOf('@hourly'), zone: utc };
  const tenMinutes: Times = { kind: 'every', everyMs: 600_000 };
  const day = at('2026-01-01T00:00:00Z');
  /** Looks at these times (s after midnight); s at which it was due. */
  function due(times: Times, seconds: readonly number[], starts: (second: number) => number): number[] {
    let timing: Timing | null = null;
    const found: number[] = [];
    for (const second of seconds) {
      const look = lookAt(times, timing, day + second * 1000, day + starts(second) * 1000);
      timing = look.timing;
      if (look.due) found.push(second);
    }
    return found;
  }

  it('cron: once at each time, none of the times before the daemon came', () => {
    expect(due(hourly, [3599, 3600, 3601, 7199, 7201, 7202], () => 0)).toEqual([3600, 7201]);
    expect(due(hourly, [3605, 3606], () => 0)).toEqual([]);
  });

  it('cron: a time that was slept through is passed over, and said', () => {
    expect(due(hourly, [3500, 3600 + latest / 1000 + 1, 7200], () => 0)).toEqual([7200]);
    const first = lookAt(hourly, null, day + 3_500_000, day);
    expect(lookAt(hourly, first.timing, day + 6_000_000, day)).toMatchObject({
      due: false,
      missed: day + 3_600_000,
    });
  });

  it('cron: a clock that is corrected a little repeats nothing; one that is set back begins anew', () => {
    expect(due(hourly, [3599, 3600, 3595, 3600, 3601], () => 0)).toEqual([3600]);
    expect(due(hourly, [7199, 7200, 3000, 3600], () => 0)).toEqual([7200, 3600]);
  });

  it('every: from the last start on; what was missed comes once', () => {
    expect(due(tenMinutes, [0, 599, 600, 601, 1199, 1200], (second) => (second > 600 ? 600 : 0))).toEqual([
      600, 1200,
    ]);
    expect(due(tenMinutes, [5000, 5001], () => 0)).toEqual([5000]);
    expect(due(tenMinutes, [300, 900, 901], (second) => (second > 500 ? 500 : 0))).toEqual([]);
  });

  it('every: what runs longer keeps its rhythm; a clock that is set back delays it by one interval at most', () => {
    expect(due(tenMinutes, [600, 601, 1199, 1200, 1800], () => 0)).toEqual([600, 1200, 1800]);
    expect(due(tenMinutes, [10_000, 100, 699, 700], () => 9900)).toEqual([700]);
  });
});

describe('a pane with a schedule', () => {
  let built: Built;
  let rig: Rig;
  beforeAll(() => {
    built = buildForTest();
  });
  afterAll(() => built.remove());
  beforeEach(() => {
    rig = new Rig(built);
  });
  afterEach(async () => {
    await rig.wzp(['daemon', 'stop']);
    rig.close();
  });

  it('waits for its time, is started again and again, is no drift, and a stop holds', async () => {
    rig.spec({
      job: { run: `echo x >>${rig.path('job')}`, schedule: { every: '1s' } },
      long: { run: rig.stays('long'), schedule: { every: '1s' } },
      yearly: { run: rig.stays('yearly'), schedule: { cron: '@yearly', timezone: 'UTC' } },
    });
    await rig.apply();
    expect(rig.screen((await rig.pane('yearly')).pane_id)).toContain(
      'dev/yearly waits for its time, or wzp start dev/yearly',
    );
    await until(() => rig.lines('job').length >= 3, 'three runs');
    expect(rig.lines('long')).toHaveLength(1);
    expect(rig.lines('yearly')).toEqual([]);
    expect(await rig.planCode()).toBe(0);
    expect((await rig.wzp(['stop', 'dev/job'])).code).toBe(0);
    const runs = rig.lines('job').length;
    expect((await rig.wzp(['start', 'dev/yearly'])).code).toBe(0);
    await until(() => rig.lines('yearly').length === 1, 'a start by hand');
    await until(
      async () =>
        (await rig.wzp(['daemon', 'logs'])).stdout.includes(
          'dev/job: its time is passed over: it is stopped',
        ),
      'the word of the daemon',
    );
    expect(rig.lines('job')).toHaveLength(runs);
    expect((await rig.pane('job')).state).toBe('stopped');
  });
});
