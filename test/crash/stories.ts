/** What an apply is struck in: two specs each, and the ways there and back. */
import type { Tabs } from './rig.ts';

export interface Story {
  readonly name: string;
  readonly one: Tabs;
  readonly other: Tabs;
  /** Names of panes whose processes must survive both ways. */
  readonly stay: readonly string[];
}

export const stories: readonly Story[] = [
  {
    name: 'panes and a tab come and go',
    one: { code: 'a' },
    other: { code: { row: ['a', { column: ['b', 'c'] }] }, logs: 'd' },
    stay: ['a'],
  },
  {
    name: 'panes move to other tabs',
    one: { code: { row: ['a', 'b', 'c'] }, logs: { column: ['d', 'e'] } },
    other: { code: { column: ['d', 'a'] }, logs: { row: ['e', { column: ['c', 'b'] }] } },
    stay: ['a', 'b', 'c', 'd', 'e'],
  },
  {
    name: 'a tab gets another layout',
    one: { code: { row: ['a', { column: ['b', 'c'] }, 'd'] } },
    other: { code: { column: ['d', { row: ['b', 'a'] }, 'c'] } },
    stay: ['a', 'b', 'c', 'd'],
  },
  {
    name: 'processes start anew',
    one: { code: { row: ['a', 'b@1'] }, logs: 'c@1' },
    other: { code: { row: ['a', 'b@2'] }, logs: 'c@2' },
    stay: ['a'],
  },
  {
    name: 'tabs change places',
    one: { code: { row: ['a', 'b'] }, logs: 'c', more: 'd' },
    other: { more: 'd', code: { row: ['a', 'b'] }, logs: 'c' },
    stay: ['a', 'b', 'c', 'd'],
  },
];
