/**
 * The geometry of one WezTerm tab as a value: a binary tree whose splits record the extents of both halves.
 * The recorded extents are what WezTerm computes from; a pane's terminal may have another size (zoom).
 * Facts: WezTerm 20250223, `mux/src/tab.rs`; the same algorithms since 20240203.
 * Axis words are those of the layout room: a `row` divides columns, a `column` divides rows. Extents are cells.
 */
import type { Axis, Extent, Rect } from '../tree.ts';

export interface BinaryLeaf {
  readonly kind: 'leaf';
  /** Pane key, unique in the tab. */
  readonly key: string;
}

export interface BinarySplit {
  readonly kind: 'split';
  readonly axis: Axis;
  readonly first: BinaryNode;
  readonly second: BinaryNode;
  /** Recorded extents of the halves; one divider cell lies between them on `axis`. */
  readonly firstExtent: Extent;
  readonly secondExtent: Extent;
}

export type BinaryNode = BinaryLeaf | BinarySplit;

/** When leaf positions were last made active; ties between neighbours go to the most recent. */
export interface Recency {
  readonly count: number;
  readonly byIndex: ReadonlyMap<number, number>;
}

export interface TabGeometry {
  /** The size that the tab records; after `--top-level` it may be smaller than the picture. */
  readonly extent: Extent;
  readonly root: BinaryNode;
  /** Position of the active leaf in pre-order. While a pane is zoomed, that pane is the active one. */
  readonly active: number;
  readonly zoomed: string | null;
  /** `extent` at the moment of zooming. */
  readonly unzoomedExtent: Extent;
  /** The size last told to each pane's terminal. 0 is possible; `wezterm cli list` shows it as 1. */
  readonly terminals: ReadonlyMap<string, Extent>;
  readonly recency: Recency;
}

/**
 * The outcome of one step. On failure `tab` is what the step leaves behind (a refused split has unzoomed the tab,
 * a failed move has taken its pane out); after `hang` the server never answers again, `tab` is the state before.
 */
export type Step =
  | { readonly ok: true; readonly tab: TabGeometry }
  | { readonly ok: false; readonly reason: Refusal; readonly tab: TabGeometry };

/** `zoomed`: a top-level split of a zoomed tab. */
export type Refusal = 'no-space' | 'hang' | 'unknown-leaf' | 'zoomed';

/** Where the new pane goes, seen from the pane that is split. */
export type SplitDirection = 'left' | 'right' | 'top' | 'bottom';

/** Size of the new pane along the split. `percent` is rounded down; both are at least one cell. */
export type SplitSize = { readonly cells: number } | { readonly percent: number };

/** `next` and `previous` follow the order of leaves and wrap. */
export type MoveDirection = 'left' | 'right' | 'up' | 'down' | 'next' | 'previous';

export interface PlacedPane {
  readonly key: string;
  readonly rect: Rect;
}

export const done = (tab: TabGeometry): Step => ({ ok: true, tab });
export const refused = (reason: Refusal, tab: TabGeometry): Step => ({ ok: false, reason, tab });

export function newTab(extent: Extent, key: string): TabGeometry {
  return {
    extent,
    root: { kind: 'leaf', key },
    active: 0,
    zoomed: null,
    unzoomedExtent: extent,
    terminals: new Map([[key, extent]]),
    recency: { count: 0, byIndex: new Map() },
  };
}

/** The length of an extent on the axis that a split of this axis divides. */
export const along = (extent: Extent, axis: Axis): number => (axis === 'row' ? extent.cols : extent.rows);

export const withAlong = (extent: Extent, axis: Axis, length: number): Extent =>
  axis === 'row' ? { cols: length, rows: extent.rows } : { cols: extent.cols, rows: length };

/** The whole rectangle of a split, from its records: both halves and the divider, as wide across as the first. */
export const extentOf = (split: BinarySplit): Extent =>
  withAlong(
    split.firstExtent,
    split.axis,
    along(split.firstExtent, split.axis) + along(split.secondExtent, split.axis) + 1,
  );

/** Keys in pre-order, first before second: the order of `wezterm cli list`. */
export function leafKeys(node: BinaryNode): readonly string[] {
  const keys: string[] = [];
  const visit = (at: BinaryNode): void => {
    if (at.kind === 'leaf') keys.push(at.key);
    else {
      visit(at.first);
      visit(at.second);
    }
  };
  visit(node);
  return keys;
}

export function contains(node: BinaryNode, key: string): boolean {
  return node.kind === 'leaf' ? node.key === key : contains(node.first, key) || contains(node.second, key);
}

/** The key of the pane that answers as active: the zoomed one, else the leaf at the active position. */
export const activeKey = (tab: TabGeometry): string | undefined =>
  tab.zoomed ?? leafKeys(tab.root)[tab.active];

/** The smallest length that whole-tab resizing leaves to a subtree: one cell for each pane, one for each divider. */
export function minimum(node: BinaryNode, axis: Axis): number {
  if (node.kind === 'leaf') return 1;
  const first = minimum(node.first, axis);
  const second = minimum(node.second, axis);
  return node.axis === axis ? first + second + 1 : Math.max(first, second);
}

export function tagRecent(recency: Recency, index: number): Recency {
  return { count: recency.count + 1, byIndex: new Map(recency.byIndex).set(index, recency.count) };
}
