/** What both batches do to a tab once its panes are there. `target` is tmux's word for the window or the pane. */
import type { Start, TabGoal } from '../backend.ts';
import { writeTabMark } from './marker.ts';
import { literalFormat, type TmuxCommand } from './quote.ts';

/** Starts the real process in a pane, at its final size. What stands in it is a placeholder, or nothing. */
const respawn = (target: string, start: Start): TmuxCommand => [
  'respawn-pane',
  '-k',
  '-t',
  target,
  '-c',
  literalFormat(start.cwd),
  '--',
  ...execArgv(start.argv),
];

/** The pipe right behind it is there before tmux reads what the process has written. */
export const startIn = (target: string, start: Start): readonly TmuxCommand[] => [
  respawn(target, start),
  ...(start.pipe === undefined ? [] : [openPipe(target, start.pipe)]),
];

/** tmux gives the command to /bin/sh, and expands it as a format and as a time before that. */
const openPipe = (target: string, command: string): TmuxCommand => [
  'pipe-pane',
  '-t',
  target,
  literalFormat(command).replaceAll('%', '%%'),
];

/** One that is open stays: what it has not handed out yet would be lost with it. Null: it is closed. */
export const pipePane = (target: string, command: string | null): TmuxCommand =>
  command === null
    ? ['pipe-pane', '-t', target]
    : ['if-shell', '-F', '-t', target, '#{pane_pipe}', '', { block: [openPipe(target, command)] }];

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
