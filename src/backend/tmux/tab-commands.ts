/** What both batches do to a tab once its panes are there. `target` is tmux's word for the window or the pane. */
import type { Start, TabGoal } from '../backend.ts';
import { writeTabMark } from './marker.ts';
import { literalFormat, type TmuxCommand } from './quote.ts';

/** Starts the real process in a pane, at its final size. What stands in it is a placeholder, or nothing. */
export const respawn = (target: string, start: Start): TmuxCommand => [
  'respawn-pane',
  '-k',
  '-t',
  target,
  '-c',
  literalFormat(start.cwd),
  '--',
  ...execArgv(start.argv),
];

/** tmux gives a single word to the user's shell; two or more it executes. */
const execArgv = (argv: readonly string[]): readonly string[] =>
  argv.length === 1 ? ['/bin/sh', '-c', 'exec "$0"', ...argv] : argv;

/** The mark of a tab; what runs in it may not rename it. */
export const markTab = (target: string, project: string, goal: TabGoal): readonly TmuxCommand[] => [
  ['set-option', '-w', '-t', target, '@wzp_tab', writeTabMark({ project, tab: goal.address })],
  ['set-option', '-w', '-t', target, 'automatic-rename', 'off'],
  ['set-option', '-w', '-t', target, 'allow-rename', 'off'],
];

export const renameTab = (target: string, title: string): TmuxCommand => [
  'rename-window',
  '-t',
  target,
  '--',
  literalFormat(title),
];

/** Does it only if the window has as many panes as the goal: a layout for another number would bury some. */
export const ifWhole = (target: string, count: number, block: readonly TmuxCommand[]): TmuxCommand => [
  'if-shell',
  '-F',
  '-t',
  target,
  `#{==:#{window_panes},${count}}`,
  { block },
];
