/** What the rows of a list say of the server: tabs, panes, marks, and the sessions behind them. */
import {
  type ObservedPane,
  type ObservedServer,
  type ObservedTab,
  type PaneId,
  paneId,
  type TabId,
  tabId,
  type WindowId,
  windowId,
} from '../backend.ts';
import { leavesOf, rectsOf } from '../../layout/placed.ts';
import type { PlacedNode, Rect } from '../../layout/tree.ts';
import { parseLayout } from './layout-string.ts';
import type { Row } from './list.ts';
import { readPaneMark, readProjectMark, readRunnerArgv, readTabMark } from './marker.ts';
import { isPlaceholder } from './placeholder.ts';
import { decodeVis, parseStartCommand } from './vis.ts';

export interface TmuxSession {
  readonly id: WindowId;
  readonly name: string;
  readonly owner: string | null;
  readonly attached: boolean;
  /** The window that it shows. */
  readonly current: TabId;
  /** Nothing was ever started in it: it is what is left of a run that died, or could not address it. */
  readonly idle: boolean;
}

export interface TmuxServer extends ObservedServer {
  readonly backend: 'tmux';
  /** All of them, also those whose windows are listed under another session that they are linked to. */
  readonly sessions: readonly TmuxSession[];
  /**
   * Panes of a run that died before it started anything in them. While they are among themselves in a window, that window is
   * not in `tabs`: there is nothing in it that anybody could want to keep.
   */
  readonly spares: readonly PaneId[];
}

export const isTmuxServer = (server: ObservedServer): server is TmuxServer =>
  server.backend === 'tmux' && 'sessions' in server;

export function emptyServer(id: string): TmuxServer {
  return {
    backend: 'tmux',
    id,
    incarnation: '',
    version: '',
    tabs: [],
    visible: null,
    focused: null,
    workspaceOwners: new Map(),
    sessions: [],
    spares: [],
  };
}

export function serverOf(id: string, rows: readonly Row[]): TmuxServer {
  const [first] = rows;
  if (first === undefined) return emptyServer(id);
  const sessions = [...groups(rows, (row) => row.session_id).values()].map(sessionOf);
  const idle = new Set(
    [...groups(rows, (row) => row.window_id)]
      .filter(([, panes]) => panes.every(isUnstarted))
      .map(([id]) => id),
  );
  const shown = rows
    .filter((row) => row.session_attached !== '0' && row.window_active === '1' && row.pane_active === '1')
    .toSorted((one, other) => Number(other.session_activity) - Number(one.session_activity))[0];
  return {
    backend: 'tmux',
    id,
    incarnation: `${first.pid}-${first.start_time}`,
    version: first.version,
    tabs: tabsOf(rows.filter((row) => !idle.has(row.window_id))),
    visible:
      shown === undefined ? null : { cols: Number(shown.window_width), rows: Number(shown.window_height) },
    focused: shown === undefined ? null : paneId(shown.pane_id),
    workspaceOwners: new Map(
      sessions.flatMap(({ name, owner }) => (owner === null ? [] : [[name, owner] as const])),
    ),
    sessions,
    spares: [...new Set(rows.filter((row) => idle.has(row.window_id)).map((row) => paneId(row.pane_id)))],
  };
}

/** Made by us, with a placeholder in it or nothing at all. */
function isUnstarted(row: Row): boolean {
  const argv = parseStartCommand(row.pane_start_command);
  const isEmpty = row.pane_dead === '1' && argv.length === 1 && argv[0] === '';
  return isPlaceholder(argv) || (isEmpty && row['@wzp_id'] !== '');
}

function sessionOf(rows: readonly [Row, ...Row[]]): TmuxSession {
  const [first] = rows;
  return {
    id: windowId(first.session_id),
    name: decodeVis(first.session_name),
    owner: readProjectMark(first['@wzp_project']),
    attached: first.session_attached !== '0',
    current: tabId((rows.find((row) => row.window_active === '1') ?? first).window_id),
    idle: rows.every(isUnstarted),
  };
}

/** A window that several sessions show is listed once: under a session of ours, else under the oldest. */
function tabsOf(rows: readonly Row[]): readonly ObservedTab[] {
  const home = new Map<string, string>();
  for (const [window, places] of groups(rows, (row) => row.window_id))
    home.set(window, places.toSorted(byRightToWindow)[0]?.session_id ?? '');
  const listed = rows.filter((row) => home.get(row.window_id) === row.session_id);
  return [...groups(listed, (row) => row.session_id).values()].flatMap((inSession) =>
    // a session can show one window at two places
    [...groups(inSession, (row) => row.window_id).values()].map((places, index) =>
      tabOf(
        places.filter((row) => row.window_index === places[0].window_index),
        index,
      ),
    ),
  );
}

const byRightToWindow = (one: Row, other: Row): number =>
  Number(other['@wzp_project'] !== '') - Number(one['@wzp_project'] !== '') ||
  Number(one.session_id.slice(1)) - Number(other.session_id.slice(1));

function tabOf(rows: readonly Row[], index: number): ObservedTab {
  const [first] = rows;
  if (first === undefined) throw new Error('a window without panes');
  const tree = parseLayout(first.window_layout);
  const places: ReadonlyMap<string, Rect> = tree === null ? new Map() : rectsOf(tree);
  const panes = rows.map((row) => paneOf(row, places.get(row.pane_id)));
  return {
    id: tabId(first.window_id),
    windowId: windowId(first.session_id),
    workspace: decodeVis(first.session_name),
    title: decodeVis(first.window_name),
    index,
    size: { cols: Number(first.window_width), rows: Number(first.window_height) },
    tree: isCovered(tree, panes) ? tree : null,
    panes,
    zoomed: first.window_zoomed_flag === '1' ? (panes.find((pane) => pane.active)?.id ?? null) : null,
    marker: readTabMark(first['@wzp_tab']),
  };
}

const isCovered = (tree: PlacedNode | null, panes: readonly ObservedPane[]): boolean => {
  const ids = new Set<string>(panes.map((pane) => pane.id));
  return tree !== null && leavesOf(tree).every((key) => ids.has(key));
};

/** `place`: from the layout, which stays whole while a pane is zoomed. A floating pane (tmux 3.7) is in no layout. */
function paneOf(row: Row, place: Rect | undefined): ObservedPane {
  const argv = parseStartCommand(row.pane_start_command);
  // Until its real process is started a new pane counts as one whose process is gone.
  const dead = row.pane_dead === '1' || isPlaceholder(argv);
  const pid = Number(row.pane_pid);
  return {
    id: paneId(row.pane_id),
    rect: place ?? {
      left: Number(row.pane_left),
      top: Number(row.pane_top),
      cols: Number(row.pane_width),
      rows: Number(row.pane_height),
    },
    active: row.pane_active === '1',
    title: row.pane_title,
    cwd: row.pane_current_path || null,
    tty: row.pane_tty || null,
    pid: dead || pid === 0 ? null : pid,
    dead,
    marker: readPaneMark(row['@wzp_id']) ?? readRunnerArgv(argv),
  };
}

function groups(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly [Row, ...Row[]]> {
  const found = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = found.get(keyOf(row));
    if (group === undefined) found.set(keyOf(row), [row]);
    else group.push(row);
  }
  return found;
}
