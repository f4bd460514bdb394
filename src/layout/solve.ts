/** From proportions to cells: where every pane of a layout stands in a tab of a given size. */
import { firstLeaf } from './placed.ts';
import { along, allot, startOf } from './shares.ts';
import { smallestExtent } from './smallest.ts';
import type { Axis, Extent, LayoutNode, PlacedNode, Rect } from './tree.ts';

export type Solved =
  | { readonly ok: true; readonly tree: PlacedNode }
  | {
      readonly ok: false;
      /** The first leaf in reading order that would get less than one cell. */
      readonly key: string;
      /** The smallest extent that holds the whole layout; `Infinity` where none does (see `layoutProblems`). */
      readonly smallest: Extent;
    };

/** Exact for any nesting. The result is in normal form: nested splits of one axis are merged once they are solved. */
export function solve(layout: LayoutNode, extent: Extent): Solved {
  const placed: PlacedNode[] = [];
  const misfit = place(layout, { left: 0, top: 0, cols: extent.cols, rows: extent.rows }, null, placed);
  const tree = placed[0];
  if (misfit === null && tree !== undefined) return { ok: true, tree };
  return { ok: false, key: misfit ?? firstLeaf(layout), smallest: smallestExtent(layout) };
}

/** Appends what stands in `rect` to `siblings`, whose parent divides `parentAxis`. Answers the leaf that does not fit, or null. */
function place(node: LayoutNode, rect: Rect, parentAxis: Axis | null, siblings: PlacedNode[]): string | null {
  if (node.kind === 'leaf') {
    if (rect.cols < 1 || rect.rows < 1) return node.key;
    siblings.push({ kind: 'leaf', key: node.key, rect });
    return null;
  }
  const [only] = node.children;
  if (only !== undefined && node.children.length === 1) return place(only, rect, parentAxis, siblings);

  const side = along(node.axis);
  const start = startOf(node.axis);
  const { cells, overdrawn } = allot(
    node.children.map((child) => child.share),
    rect[side],
  );
  const last = node.children.at(-1);
  if (overdrawn && last !== undefined && node.children.every((child) => child.share !== undefined)) {
    return firstLeaf(last);
  }
  const children: PlacedNode[] = node.axis === parentAxis ? siblings : [];
  let at = rect[start];
  for (const [index, child] of node.children.entries()) {
    const extent = cells[index] ?? 0;
    const misfit = place(child, { ...rect, [start]: at, [side]: extent }, node.axis, children);
    if (misfit !== null) return misfit;
    at += extent + 1;
  }
  if (node.axis !== parentAxis) siblings.push({ kind: 'split', axis: node.axis, rect, children });
  return null;
}
