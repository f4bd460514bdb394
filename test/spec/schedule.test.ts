/** `schedule`, as the spec says it. */
import { describe, expect, it } from 'vitest';
import { desiredOf, findingsOf, oneTab, paneOf } from './scene.ts';

const pane = (body: string, scene = {}) => paneOf(desiredOf(oneTab({ a: body }), scene), 'dev/a');

describe('schedule', () => {
  it.each([
    ['"*/15 * * * *"', { kind: 'cron', line: '*/15 * * * *', zone: null }],
    ['{ cron: "@daily", timezone: Europe/Berlin }', { kind: 'cron', line: '@daily', zone: 'Europe/Berlin' }],
    ['{ every: 10m }', { kind: 'every', everyMs: 600_000 }],
    ['{ every: 10ms }', { kind: 'every', everyMs: 1000 }],
    ['{ every: "${EVERY:-2h}" }', { kind: 'every', everyMs: 7_200_000 }],
  ])('%s', (schedule, expected) => {
    const { supervision, fields } = pane(`{ run: x, schedule: ${schedule} }`);
    expect(supervision.schedule).toEqual(expected);
    // Nobody else starts it.
    expect(supervision.start).toBe('manual');
    expect(fields['start']?.shown).toBe('auto');
  });

  it('is none where none is said', () => {
    expect(pane('{ run: x }').supervision).not.toHaveProperty('schedule');
  });

  it.each([
    ['{ run: x, schedule: "* * * *" }', 'WZP1205', /4 fields/],
    ['{ run: x, schedule: {} }', 'WZP1203', /names no time/],
    ['{ run: x, schedule: { cron: "@daily", every: 1h } }', 'WZP1208', /one of cron and every/],
    ['{ run: x, schedule: { cron: "@daily", timezone: Mars/Base } }', 'WZP1205', /Mars\/Base/],
    ['{ run: x, schedule: { every: often } }', 'WZP1209', /often|duration/],
    ['{ schedule: "@daily" }', 'WZP1515', /needs a `run`/],
  ])('%s is refused', (body, code, message) => {
    expect(findingsOf(oneTab({ a: body }))).toEqual([
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    ]);
  });
});
