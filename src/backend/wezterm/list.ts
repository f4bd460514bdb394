/** Reading `wezterm cli list --format json`. Pure. Fields that other versions add are ignored. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { inferTree } from '../../layout/infer.ts';
import type { Extent, PlacedNode, Rect } from '../../layout/tree.ts';

export interface ListedPane {
  readonly windowId: number;
  readonly tabId: number;
  readonly paneId: number;
  readonly workspace: string;
  readonly title: string;
  readonly tabTitle: string;
  readonly cwd: string;
  readonly rect: Rect;
  readonly active: boolean;
  readonly zoomed: boolean;
  readonly tty: string | null;
  /** 0 until a GUI has shown the tab. */
  readonly dpi: number;
}

/** Panes in the order of the server, windows sorted by id: the server reports them in no particular order. */
export function parseList(text: string): Outcome<ListedPane[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unreadable('it is not JSON', text);
  }
  if (!Array.isArray(json)) return unreadable('it is not a list', text);
  const panes: ListedPane[] = [];
  for (const entry of json as unknown[]) {
    const pane = listed(entry);
    if (typeof pane === 'string') return unreadable(pane, text);
    panes.push(pane);
  }
  const order = [...new Set(panes.map((pane) => pane.windowId))].sort((a, b) => a - b);
  return ok(order.flatMap((window) => panes.filter((pane) => pane.windowId === window)));
}

function listed(entry: unknown): ListedPane | string {
  const get = (from: unknown, key: string): unknown =>
    typeof from === 'object' && from !== null ? (from as Record<string, unknown>)[key] : undefined; // any object has string keys
  const missing: string[] = [];
  const number = (value: unknown, name: string): number => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    missing.push(name);
    return 0;
  };
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const size = get(entry, 'size');
  const tty = get(entry, 'tty_name');
  const pane: ListedPane = {
    windowId: number(get(entry, 'window_id'), 'window_id'),
    tabId: number(get(entry, 'tab_id'), 'tab_id'),
    paneId: number(get(entry, 'pane_id'), 'pane_id'),
    workspace: text(get(entry, 'workspace')),
    title: text(get(entry, 'title')),
    tabTitle: text(get(entry, 'tab_title')),
    cwd: text(get(entry, 'cwd')),
    rect: {
      left: number(get(entry, 'left_col'), 'left_col'),
      top: number(get(entry, 'top_row'), 'top_row'),
      cols: number(get(size, 'cols'), 'size.cols'),
      rows: number(get(size, 'rows'), 'size.rows'),
    },
    active: get(entry, 'is_active') === true,
    zoomed: get(entry, 'is_zoomed') === true,
    tty: typeof tty === 'string' && tty !== '' ? tty : null,
    dpi: typeof get(size, 'dpi') === 'number' ? Number(get(size, 'dpi')) : 0,
  };
  return missing.length === 0 ? pane : `a pane has no usable ${missing[0] ?? ''}`;
}

const unreadable = (why: string, text: string): Outcome<never> =>
  failed({
    code: 'WZP3023',
    severity: 'error',
    message: `wezterm cli list printed something that is no list of panes: ${why}`,
    detail: `it begins with: ${JSON.stringify(text.slice(0, 200))}`,
    hint: 'check with wezterm --version that this is WezTerm 20240203 or newer',
  });

export interface TabGeometryRead {
  readonly size: Extent;
  /** Keys are pane ids as text. Null: the rectangles do not tile. */
  readonly tree: PlacedNode | null;
}

/**
 * The unzoomed geometry of a tab. A zoomed pane reports the size of the whole tab at its unzoomed offset (or, after a neighbour has
 * left, its unzoomed size): its true rectangle is the one that makes the tab tile.
 */
export function tabGeometry(panes: readonly ListedPane[]): TabGeometryRead {
  const right = (list: readonly ListedPane[]): number =>
    Math.max(0, ...list.map(({ rect }) => rect.left + rect.cols));
  const bottom = (list: readonly ListedPane[]): number =>
    Math.max(0, ...list.map(({ rect }) => rect.top + rect.rows));
  const keyed = panes.map((pane) => ({ key: String(pane.paneId), rect: pane.rect }));
  const zoomed = panes.find((pane) => pane.zoomed);
  if (!zoomed || panes.length === 1) {
    const size = { cols: right(panes), rows: bottom(panes) };
    return { size, tree: inferTree(keyed, size) };
  }
  const others = panes.filter((pane) => pane !== zoomed);
  const { left, top, cols, rows } = zoomed.rect;
  const full = { cols: Math.max(cols, right(others)), rows: Math.max(rows, bottom(others)) };
  const plain = { cols: right(panes), rows: bottom(panes) };
  for (const size of [full, plain]) {
    const widths = edges(
      others.map(({ rect }) => rect.left),
      left,
      size.cols,
    );
    const heights = edges(
      others.map(({ rect }) => rect.top),
      top,
      size.rows,
    );
    for (const width of widths)
      for (const height of heights) {
        const rect = { left, top, cols: width, rows: height };
        const tree = inferTree(
          keyed.map((pane) => (pane.key === String(zoomed.paneId) ? { ...pane, rect } : pane)),
          size,
        );
        if (tree) return { size, tree };
      }
  }
  return { size: full, tree: null };
}

/** Lengths that a pane starting at `start` can have: up to a divider before another pane, or to the end of the tab. */
const edges = (starts: readonly number[], start: number, end: number): number[] => [
  ...new Set([...starts.filter((other) => other > start + 1).map((other) => other - 1 - start), end - start]),
];
