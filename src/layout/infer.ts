/** From rectangles to the tree: what a server's list of panes says about how its tab is split. */
import { sameRect } from './placed.ts';
import { acrossAxis, along, startOf } from './shares.ts';
import type { Axis, Extent, PlacedNode, Rect } from './tree.ts';

export interface StandingPane {
  readonly key: string;
  readonly rect: Rect;
}

/**
 * The tree of panes given in pre-order, or null when they do not tile their tab (`extent`, else their bounding box) with
 * one divider cell between neighbours. The order decides between the two ways to cut a cross; only one cut is a
 * prefix of it. WezTerm's binary trees are returned merged: how a run on one axis is nested does not show.
 */
export function inferTree(panes: readonly StandingPane[], extent?: Extent): PlacedNode | null {
  if (panes.length === 0 || panes.some(({ rect }) => rect.cols < 1 || rect.rows < 1)) return null;
  const area =
    extent === undefined ? boundingBox(panes) : { left: 0, top: 0, cols: extent.cols, rows: extent.rows };
  return inferRegion(panes, 0, panes.length, area, null);
}

function boundingBox(panes: readonly StandingPane[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { rect } of panes) {
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.left + rect.cols);
    bottom = Math.max(bottom, rect.top + rect.rows);
  }
  return { left, top, cols: right - left, rows: bottom - top };
}

/** The tree of `panes[from..to)` in `area`. `parent` is the axis of the split above, along which all cuts are known. */
function inferRegion(
  panes: readonly StandingPane[],
  from: number,
  to: number,
  area: Rect,
  parent: Axis | null,
): PlacedNode | null {
  const first = panes[from];
  if (first === undefined) return null;
  if (to - from === 1)
    return sameRect(first.rect, area) ? { kind: 'leaf', key: first.key, rect: area } : null;
  const axes: readonly Axis[] = parent === null ? ['row', 'column'] : [acrossAxis(parent)];
  for (const axis of axes) {
    const cuts = cutsAlong(panes, from, to, axis);
    if (cuts.length > 0) return inferSplit(panes, from, to, area, axis, cuts);
  }
  return null;
}

interface Cut {
  /** Index of the first pane behind the cut. */
  readonly index: number;
  /** The divider cell. */
  readonly at: number;
}

/** The places where everything before ends one cell before everything behind begins. */
function cutsAlong(panes: readonly StandingPane[], from: number, to: number, axis: Axis): Cut[] {
  const side = along(axis);
  const start = startOf(axis);
  const begins = new Float64Array(to - from + 1).fill(Infinity);
  for (let index = to - 1; index > from; index--) {
    const rect = panes[index]?.rect;
    if (rect !== undefined)
      begins[index - from] = Math.min(begins[index - from + 1] ?? Infinity, rect[start]);
  }
  const cuts: Cut[] = [];
  let end = -Infinity;
  for (let index = from; index < to - 1; index++) {
    const rect = panes[index]?.rect;
    if (rect !== undefined) end = Math.max(end, rect[start] + rect[side]);
    if (begins[index + 1 - from] === end + 1) cuts.push({ index: index + 1, at: end });
  }
  return cuts;
}

function inferSplit(
  panes: readonly StandingPane[],
  from: number,
  to: number,
  area: Rect,
  axis: Axis,
  cuts: readonly Cut[],
): PlacedNode | null {
  const side = along(axis);
  const start = startOf(axis);
  const children: PlacedNode[] = [];
  let begin = from;
  let at = area[start];
  for (const cut of [...cuts, { index: to, at: area[start] + area[side] }]) {
    const part = { ...area, [start]: at, [side]: cut.at - at };
    const child = inferRegion(panes, begin, cut.index, part, axis);
    if (child === null) return null;
    children.push(child);
    begin = cut.index;
    at = cut.at + 1;
  }
  return { kind: 'split', axis, rect: area, children };
}
