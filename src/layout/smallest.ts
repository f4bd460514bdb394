/** The smallest room that a layout fits in. The axes are independent: columns depend on no row. */
import { allot, hair, percentOf } from './shares.ts';
import type { Axis, Extent, LayoutNode, Share, Split } from './tree.ts';

/** The smallest columns and rows in which `solve` succeeds; `Infinity` on an axis where nothing fits. */
export const smallestExtent = (layout: LayoutNode): Extent => ({
  cols: smallestAlong(layout, 'row'),
  rows: smallestAlong(layout, 'column'),
});

/** Whether every leaf gets a cell when `node` has `extent` cells along `axis`. */
export function fitsAlong(node: LayoutNode, axis: Axis, extent: number): boolean {
  if (node.kind === 'leaf') return extent >= 1;
  if (node.axis !== axis || node.children.length === 1) {
    return node.children.every((child) => fitsAlong(child, axis, extent));
  }
  const { cells, overdrawn } = allot(
    node.children.map((child) => child.share),
    extent,
  );
  return !overdrawn && node.children.every((child, index) => fitsAlong(child, axis, cells[index] ?? 0));
}

/** No terminal is that large; it stops the search in layouts whose needs double with every level. */
const absurd = 1e9;
/** How far past the lower bound to look. Percentages that leave a sibling less than 1 % would need more. */
const patience = 20_000;

/**
 * Not a sum of minima: because percentages round down one by one, a larger room can be worse than a smaller one
 * (50 % and 30 % leave 3 cells of 9 but 2 of 10). So a lower bound is found and every extent from there on is tried.
 */
export function smallestAlong(node: LayoutNode, axis: Axis): number {
  if (node.kind === 'leaf') return 1;
  const needs = node.children.map((child) => smallestAlong(child, axis));
  const most = needs.reduce((a, b) => Math.max(a, b), 1);
  if (most > absurd) return Infinity;
  const bound = node.axis === axis && node.children.length > 1 ? lowerBound(node, needs, axis) : most;
  if (bound > absurd) return Infinity;
  for (let extent = bound; extent <= bound + patience; extent++) {
    if (fitsAlong(node, axis, extent)) return extent;
  }
  return Infinity;
}

/** A number of cells below which the children cannot have what they need, `Infinity` when no number will do. */
function lowerBound(split: Split, needs: readonly number[], axis: Axis): number {
  const { children } = split;
  const hasOpen = children.some((child) => child.share === undefined);
  // Without a child that has no share the last one takes the left-over cells: it is open too, from its share upward.
  const taker = hasOpen ? null : children.at(-1);
  if (sumOf(children, 'percent') > 100 + hair) return Infinity;
  const open: number[] = [];
  const percents: number[] = [];
  let fixed = 0;
  let free = 1;
  for (const [index, child] of children.entries()) {
    const need = needs[index] ?? 1;
    const share = child.share;
    if (share !== undefined && share.value <= 0) return Infinity;
    if (share === undefined || child === taker) {
      open.push(share?.unit === 'cells' ? Math.max(need, share.value) : need);
    } else if (share.unit === 'cells') {
      if (!fitsAlong(child, axis, share.value)) return Infinity;
      fixed += share.value;
    } else {
      percents.push(share.value);
      free = Math.max(free, freeFor(need, share.value));
    }
  }
  const left = 1 - percents.reduce((sum, percent) => sum + percent, 0) / 100;
  if (left < hair) return Infinity;
  // Rounding down leaves the others less than one cell more for each percentage.
  free = Math.max(free, Math.ceil((fixed + openNeed(open) - percents.length) / left));
  return free + children.length - 1;
}

const sumOf = (children: readonly LayoutNode[], unit: Share['unit']): number =>
  children.reduce((sum, { share }) => sum + (share?.unit === unit ? share.value : 0), 0);

function freeFor(need: number, percent: number): number {
  let free = Math.ceil((need * 100) / percent);
  while (free > 1 && percentOf(free - 1, percent) >= need) free--;
  return free;
}

/** Cells that children without a share need together: all get the same, the first ones one more. */
function openNeed(needs: readonly number[]): number {
  const most = needs.reduce((a, b) => Math.max(a, b), 0);
  return needs.length === 0 ? 0 : (most - 1) * needs.length + needs.lastIndexOf(most) + 1;
}

/** Cells a subtree needs along `axis` when every size may give way: one for each leaf and each divider. */
export function bareMinimum(node: BareNode, axis: Axis): number {
  if (node.kind === 'leaf') return 1;
  let sum = node.children.length - 1;
  let most = 1;
  for (const child of node.children) {
    const need = bareMinimum(child, axis);
    sum += need;
    most = Math.max(most, need);
  }
  return node.axis === axis ? sum : most;
}

type BareNode =
  | { readonly kind: 'leaf' }
  | { readonly kind: 'split'; readonly axis: Axis; readonly children: readonly BareNode[] };
