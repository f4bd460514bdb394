/**
 * First batch: new panes, marked in the same breath. A tab of new panes only is finished here, processes and all. Those for other
 * tabs wait, without their processes, in a window of their own until the second batch takes them over: nothing that a
 * person looks at changes before that.
 */
import type { Extent } from '../../layout/tree.ts';
import { leavesOf } from '../../layout/placed.ts';
import { type PaneId, paneId, type Start, type TabGoal } from '../backend.ts';
import { writeLayout } from './layout-string.ts';
import { writePaneMark, writeProjectMark } from './marker.ts';
import { placeholderArgv } from './placeholder.ts';
import { type BatchLine, literalFormat, type TmuxCommand } from './quote.ts';
import type { Resolved, ResolvedWorkspace } from './resolve.ts';
import { splitFlag, tiledExtent } from './room.ts';
import { ifWhole, markTab, renameTab, startIn } from './tab-commands.ts';

/** A pane that is made, in the order of the lines that tmux prints. */
export interface Slot {
  /** Null: the window needs a pane until others move in. */
  readonly key: string | null;
  /** Address of the tab that the window is made for; null for a waiting room. */
  readonly tab: string | null;
  /** The whole tab was made, and its processes are started. */
  readonly complete: boolean;
  /** As the server names it. */
  readonly workspace: string;
  /** What the pane has at least until it is arranged. */
  readonly extent: Extent;
}

export interface Creation {
  readonly lines: readonly BatchLine[];
  readonly slots: readonly Slot[];
}

export interface MadePane extends Slot {
  readonly id: PaneId;
  /** `@3` */
  readonly window: string;
  /** `$1` */
  readonly session: string;
}

/** `token`: a word that is in no window name of the server. */
export function lowerCreation(resolved: Resolved, token: string): Creation {
  const writer: Writer = { lines: [], slots: [], token, windows: 0 };
  for (const workspace of resolved.workspaces) createIn(workspace, writer);
  return { lines: writer.lines, slots: writer.slots };
}

interface Writer {
  readonly lines: BatchLine[];
  readonly slots: Slot[];
  readonly token: string;
  windows: number;
}

interface NewPane {
  readonly key: string;
  readonly start: Start;
}

/** What goes into one new window. */
interface NewWindow {
  readonly tab: TabGoal | null;
  readonly complete: boolean;
  readonly extent: Extent;
  /** What it has for certain. */
  readonly room: Extent;
  readonly panes: readonly NewPane[];
}

function createIn(workspace: ResolvedWorkspace, writer: Writer): void {
  const before = writer.lines.length;
  let session: string | undefined = workspace.session?.id;
  for (const window of newWindows(workspace)) {
    const name = `${writer.token}-${++writer.windows}`;
    const opening: TmuxCommand[] =
      session === undefined
        ? [newSession(workspace, window, name, writer.slots.length), markSession(workspace)]
        : [newWindow(session, window, name, writer.slots.length)];
    session ??= `=${workspace.goal.serverName}`;
    const target = `${session}:=${name}`;
    fill(window, workspace.goal.serverName, target, opening, writer);
    if (window.tab !== null && window.complete)
      writer.lines.push([complete(window, window.tab, target, workspace.goal.project)]);
  }
  // one line: should somebody else have made a session of that name meanwhile, nothing of ours goes into it
  if (workspace.session === null)
    writer.lines.push(...[writer.lines.splice(before).flat()].filter((line) => line.length > 0));
}

/** What tmux gives a new window of a session that nobody looks at, if that session was not made by us. */
const detached: Extent = { cols: 80, rows: 24 };

/** One window a new tab with new panes, one for those of all tabs that stand; at least one when the session is to be made. */
function newWindows({ tabs, session }: ResolvedWorkspace): readonly NewWindow[] {
  const windows: NewWindow[] = [];
  const waiting: NewPane[] = [];
  const [first] = tabs;
  const roomIn = ({ cols, rows }: Extent): Extent =>
    session === null
      ? { cols, rows }
      : { cols: Math.min(cols, detached.cols), rows: Math.min(rows, detached.rows) };
  for (const { goal, window, leaves } of tabs) {
    const panes = leaves.flatMap(({ key, id, start }) =>
      id === null && start !== null ? [{ key, start }] : [],
    );
    if (window !== null) waiting.push(...panes);
    else if (panes.length > 0)
      windows.push({
        tab: goal,
        complete: panes.length === leaves.length,
        extent: goal.tree.rect,
        room: roomIn(goal.tree.rect),
        panes,
      });
  }
  const extent = first?.goal.tree.rect ?? detached;
  const idle = session === null && windows.length === 0 && first !== undefined;
  if (waiting.length > 0 || idle)
    windows.push({ tab: null, complete: false, extent, room: roomIn(extent), panes: waiting });
  return windows;
}

const newSession = (
  { goal }: ResolvedWorkspace,
  window: NewWindow,
  name: string,
  slot: number,
): TmuxCommand => [
  'new-session',
  '-d',
  '-s',
  literalFormat(goal.serverName),
  '-x',
  String(window.extent.cols),
  '-y',
  String(window.extent.rows),
  ...opening(window, name, slot),
];

const newWindow = (session: string, window: NewWindow, name: string, slot: number): TmuxCommand => [
  'new-window',
  '-d',
  '-a',
  '-t',
  `${session}:{end}`,
  ...opening(window, name, slot),
];

function opening(window: NewWindow, name: string, slot: number): readonly string[] {
  const cwd = window.panes[0]?.start.cwd;
  const folder = cwd === undefined ? [] : ['-c', literalFormat(cwd)];
  return ['-n', name, ...folder, ...printing(slot), '--', ...placeholderArgv];
}

const printing = (slot: number): readonly string[] => [
  '-P',
  '-F',
  `wzp-made ${slot} #{session_id} #{window_id} #{pane_id}`,
];

const markSession = ({ goal }: ResolvedWorkspace): TmuxCommand => [
  'set-option',
  '-t',
  `=${goal.serverName}:`,
  '@wzp_project',
  writeProjectMark(goal.project),
];

/** The window's first pane, then the further ones: each is split off the newest, which is the active one. */
function fill(
  window: NewWindow,
  workspace: string,
  target: string,
  opening: readonly TmuxCommand[],
  writer: Writer,
): void {
  const [first, ...rest] = window.panes;
  const extent = tiledExtent(window.room, Math.max(1, window.panes.length) * 2);
  const slot = { tab: window.tab?.address ?? null, complete: window.complete, workspace, extent };
  writer.slots.push({ ...slot, key: first?.key ?? null });
  writer.lines.push([...opening, ...(first === undefined ? [] : mark(target, first))]);
  for (const [index, pane] of rest.entries()) {
    const flag = splitFlag(tiledExtent(window.room, index + 1));
    if (index > 0) writer.lines.push([['select-layout', '-t', target, 'tiled']]);
    const split: TmuxCommand = ['split-window', flag, '-t', target, ...printing(writer.slots.length), ''];
    writer.slots.push({ ...slot, key: pane.key });
    writer.lines.push([split, ...mark(target, pane)]);
  }
}

/**
 * The panes have no ids yet as far as this script knows, so they are called by their indices, which for a moment begin at 0 whatever
 * the user has set. (Offsets such as `.+1` count from the pane of the client, not of the window: tmux 3.3a crashes of them.)
 * The name goes last: until then the window is found by it.
 */
function complete({ panes }: NewWindow, goal: TabGoal, target: string, project: string): TmuxCommand {
  const paneOf = (key: string): string => `${target}.${leavesOf(goal.tree).indexOf(key)}`;
  const active = goal.active ?? panes[0]?.key;
  const attention: readonly TmuxCommand[] =
    goal.zoomed !== null
      ? [['resize-pane', '-Z', '-t', paneOf(goal.zoomed)]]
      : active === undefined
        ? []
        : [['select-pane', '-t', paneOf(active)]];
  return ifWhole(target, panes.length, [
    ['set-option', '-w', '-t', target, 'pane-base-index', '0'],
    ['select-layout', '-t', target, writeLayout(goal.tree)],
    ...panes.flatMap(({ key, start }) => startIn(paneOf(key), start)),
    ...attention,
    ['set-option', '-w', '-u', '-t', target, 'pane-base-index'],
    ...markTab(target, project, goal),
    renameTab(target, goal.title),
  ]);
}

/** The runner holds a pane whose program has ended, so tmux must not; a user's `remain-on-exit on` is for other panes. */
const mark = (target: string, { start }: NewPane): readonly TmuxCommand[] => [
  ['set-option', '-p', '-t', target, '@wzp_id', writePaneMark(start.marker)],
  ['set-option', '-p', '-t', target, 'remain-on-exit', 'off'],
];

/** What tmux printed. A command that failed printed nothing. */
export function readCreated(stdout: string, slots: readonly Slot[]): readonly MadePane[] {
  return stdout.split('\n').flatMap((line): readonly MadePane[] => {
    const [, slot, session = '', window = '', pane = ''] =
      /^wzp-made (\d+) (\$\d+) (@\d+) (%\d+)$/.exec(line) ?? [];
    const made = slot === undefined ? undefined : slots[Number(slot)];
    return made === undefined ? [] : [{ ...made, session, window, id: paneId(pane) }];
  });
}
