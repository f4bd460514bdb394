import { describe, expect, it } from 'vitest';
import { mergeLines } from '../../src/cli/logs/merge.ts';
import { momentOf } from '../../src/cli/logs/moment.ts';

const at = (time: number | null, text: string) => ({ time, text });

describe('the lines of several panes', () => {
  it('come in the order in which they were written, each pane in its own', () => {
    const merged = mergeLines([
      { address: 'dev/a', lines: [at(1, 'a1'), at(4, 'a4'), at(2, 'a2 late')] },
      { address: 'dev/b', lines: [at(1, 'b1'), at(null, 'b after b1'), at(3, 'b3')] },
      { address: 'dev/c', lines: [] },
      { address: 'dev/d', lines: [at(null, 'd')] },
    ]);
    expect([...merged].map(({ address, text }) => `${address} ${text}`)).toEqual([
      'dev/d d',
      'dev/a a1',
      'dev/b b1',
      'dev/b b after b1',
      'dev/b b3',
      'dev/a a4',
      'dev/a a2 late',
    ]);
  });
});

describe('a moment', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each([
    ['10m', now - 600_000],
    ['1h30m', now - 5_400_000],
    ['2d', now - 172_800_000],
    ['2026-11-21T10:00:00Z', Date.parse('2026-11-21T10:00:00Z')],
    ['2026-11-21 10:00', new Date(2026, 10, 21, 10).getTime()],
    ['2026-11-21', new Date(2026, 10, 21).getTime()],
  ])('%s', (text, time) => {
    expect(momentOf(text, now)).toBe(time);
  });
  it.each(['', 'x', '10', 'yesterday', '2026-13-41', '-5m'])('"%s" is none', (text) => {
    expect(momentOf(text, now)).toBe(null);
  });
});
