/**
 * Whole-tab resizing. The real algorithm hands out cells one by one and never returns when a shrink asks a nested split
 * for more than it has; here that is the result `hang`.
 */
import type { Axis, Extent } from '../tree.ts';
import { along, done, minimum, refused, withAlong } from './model.ts';
import type { BinaryNode, BinarySplit, Step, TabGeometry } from './model.ts';
import { treeTerminals } from './rects.ts';

/** The new extent is at least the minimum of the tree. A zoomed tab only resizes its zoomed pane. Zero is ignored. */
export function resize(tab: TabGeometry, extent: Extent): Step {
  if (extent.cols === 0 || extent.rows === 0) return done(tab);
  if (tab.zoomed !== null) {
    return done({ ...tab, extent, terminals: new Map(tab.terminals).set(tab.zoomed, extent) });
  }
  const wanted = {
    cols: Math.max(extent.cols, minimum(tab.root, 'row')),
    rows: Math.max(extent.rows, minimum(tab.root, 'column')),
  };
  const wide = stretch(tab.root, 'row', wanted.cols - tab.extent.cols);
  const high = wide === 'hang' ? wide : stretch(wide, 'column', wanted.rows - tab.extent.rows);
  if (high === 'hang') return refused('hang', tab);
  return done({ ...tab, extent: wanted, root: high, terminals: treeTerminals(high, wanted, new Map()) });
}

/** Gives (or with a negative number takes) cells on one axis. */
function stretch(node: BinaryNode, axis: Axis, cells: number): BinaryNode | 'hang' {
  if (node.kind === 'leaf' || cells === 0) return node;
  if (node.axis !== axis) return stretchAcross(node, axis, cells);
  return cells > 0 ? growAlong(node, axis, cells) : shrinkAlong(node, axis, -cells);
}

function stretchAcross(split: BinarySplit, axis: Axis, cells: number): BinaryNode | 'hang' {
  const before = along(split.firstExtent, axis);
  const after = Math.max(before + cells, minimum(split, axis));
  if (after === before) return split;
  const first = stretch(split.first, axis, after - before);
  const second = first === 'hang' ? first : stretch(split.second, axis, after - before);
  if (first === 'hang' || second === 'hang') return 'hang';
  return {
    ...split,
    first,
    second,
    firstExtent: withAlong(split.firstExtent, axis, after),
    secondExtent: withAlong(split.secondExtent, axis, after),
  };
}

function growAlong(split: BinarySplit, axis: Axis, cells: number): BinaryNode | 'hang' {
  let at: BinarySplit = split;
  for (let left = cells; left > 0; left -= 1) {
    const next = step(at, axis, (cells - left) % 2 === 0 ? 'first' : 'second', 1);
    if (next === 'hang') return next;
    at = next;
  }
  return at;
}

function shrinkAlong(split: BinarySplit, axis: Axis, cells: number): BinaryNode | 'hang' {
  let at: BinarySplit = split;
  let left = cells;
  while (left > 0) {
    const before = left;
    for (const half of ['first', 'second'] as const) {
      if (left === 0 || along(half === 'first' ? at.firstExtent : at.secondExtent, axis) <= 1) continue;
      const next = step(at, axis, half, -1);
      if (next === 'hang') return next;
      at = next;
      left -= 1;
    }
    if (left === before) return 'hang';
  }
  return at;
}

/** One cell more or less for one half. The record changes even when the subtree could not follow. */
function step(split: BinarySplit, axis: Axis, half: 'first' | 'second', cells: 1 | -1): BinarySplit | 'hang' {
  const child = stretch(split[half], axis, cells);
  if (child === 'hang') return child;
  if (half === 'first') {
    const length = along(split.firstExtent, axis) + cells;
    return { ...split, first: child, firstExtent: withAlong(split.firstExtent, axis, length) };
  }
  const length = along(split.secondExtent, axis) + cells;
  return { ...split, second: child, secondExtent: withAlong(split.secondExtent, axis, length) };
}
