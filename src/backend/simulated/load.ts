/** A simulated server from a saved `wezterm cli list --format json`. */
import type { PlacedNode } from '../../layout/tree.ts';
import type { PlacedPane, TabGeometry } from '../../layout/wezterm/model.ts';
import { fromPlaced } from '../../layout/wezterm/placed.ts';
import { setZoomed } from '../../layout/wezterm/zoom.ts';
import { leafKeys } from '../../layout/wezterm/model.ts';
import type { ListEntry } from './entries.ts';
import { pathOfUrl } from './entries.ts';
import type { PaneLook, ServerOptions, SimulatedPane } from './model.ts';
import { SimulatedServer } from './server.ts';

export interface LoadedServer {
  readonly server: SimulatedServer;
  /** Ids of tabs whose rectangles do not tile; they are left out. */
  readonly unreadable: readonly number[];
}

/**
 * The list does not tell how a row was associated: every tab is taken as a right comb. `infer` gives the n-ary tree of panes in
 * list order (a zoomed pane, whose rectangle is not its place in the tree, is named), or null.
 */
export function loadList(
  entries: readonly ListEntry[],
  infer: (panes: readonly PlacedPane[], zoomed: string | null) => PlacedNode | null,
  options: ServerOptions = {},
): LoadedServer {
  const looks = new Map<number, PaneLook>();
  const server = new SimulatedServer({
    ...options,
    hooks: { look: (pane) => looks.get(pane.id) ?? lookOf(undefined), ...options.hooks },
  });
  const tabs = new Map<number, ListEntry[]>();
  for (const entry of entries) tabs.set(entry.tab_id, [...(tabs.get(entry.tab_id) ?? []), entry]);
  const unreadable: number[] = [];
  for (const [id, panes] of tabs) {
    const [first] = panes;
    const geometry = geometryOf(panes, infer);
    if (first === undefined || geometry === null) {
      unreadable.push(id);
      continue;
    }
    for (const entry of panes) looks.set(entry.pane_id, lookOf(entry));
    server.restore(
      { id: first.window_id, workspace: first.workspace, title: first.window_title },
      { id, title: first.tab_title, geometry },
      panes.map((entry) => paneOf(entry, geometry)),
    );
  }
  return { server, unreadable };
}

function geometryOf(
  entries: readonly ListEntry[],
  infer: (panes: readonly PlacedPane[], zoomed: string | null) => PlacedNode | null,
): TabGeometry | null {
  const placed = entries.map((entry) => ({
    key: String(entry.pane_id),
    rect: { left: entry.left_col, top: entry.top_row, cols: entry.size.cols, rows: entry.size.rows },
  }));
  const zoomed = entries.find((entry) => entry.is_zoomed)?.pane_id;
  const tree = infer(placed, zoomed === undefined ? null : String(zoomed));
  if (tree === null) return null;
  const plain = fromPlaced(tree, 'right');
  const active = entries.find((entry) => entry.is_active)?.pane_id;
  const index = leafKeys(plain.root).indexOf(String(active));
  const geometry = { ...plain, active: Math.max(0, index) };
  return zoomed === undefined ? geometry : setZoomed(geometry, String(zoomed), true).tab;
}

const paneOf = (entry: ListEntry, geometry: TabGeometry): SimulatedPane => ({
  id: entry.pane_id,
  start: { argv: null, cwd: pathOfUrl(entry.cwd), env: null },
  terminal: geometry.terminals.get(String(entry.pane_id)) ?? { cols: entry.size.cols, rows: entry.size.rows },
});

const lookOf = (entry: ListEntry | undefined): PaneLook => ({
  title: entry?.title ?? 'wezterm',
  cwd: entry?.cwd ?? '',
  cursorX: entry?.cursor_x ?? 0,
  cursorY: entry?.cursor_y ?? 0,
  cursorShape: entry?.cursor_shape ?? 'Default',
  cursorVisible: entry?.cursor_visibility !== 'Hidden',
  tty: entry?.tty_name ?? null,
});
