/** Whether a tab survives being made smaller, judged without doing it. */
import type { Axis, Extent } from '../tree.ts';
import { along, minimum } from './model.ts';
import type { BinaryNode, TabGeometry } from './model.ts';
import { resize } from './resize.ts';

/** How cells are asked for: all at once, or one after the other. Below the first split on the axis it is always the latter. */
type Demand = 'jump' | 'singly';

/**
 * The safe-shrink rule for one jump. The first split on the shrinking axis gives alternately from both halves until one of them
 * has a single cell, then all from the other; a split below it is asked for one cell at a time and gives from its first half
 * while that has more than one. No half that is itself a split may be asked for more than it can give.
 * A jump that is not safe hangs the process that owns the tab, or leaves overlapping rectangles. Growing is always safe.
 * Judges the split tree; a zoomed tab meets the same at unzoom.
 */
export function safeShrink(tab: TabGeometry, extent: Extent): boolean {
  return (['row', 'column'] as const).every((axis) => {
    const wanted = Math.max(along(extent, axis), minimum(tab.root, axis));
    return gives(tab.root, axis, along(tab.extent, axis) - wanted, 'jump');
  });
}

function gives(node: BinaryNode, axis: Axis, cells: number, demand: Demand): boolean {
  if (node.kind === 'leaf' || cells <= 0) return true;
  const first = along(node.firstExtent, axis);
  const second = along(node.secondExtent, axis);
  if (node.axis !== axis) {
    return able(node.first, first, axis, cells, demand) && able(node.second, second, axis, cells, demand);
  }
  const ofFirst = Math.min(demand === 'jump' ? Math.ceil(cells / 2) : cells, first - 1);
  const fromSecond = Math.min(cells - ofFirst, second - 1);
  return (
    able(node.first, first, axis, cells - fromSecond, 'singly') &&
    able(node.second, second, axis, fromSecond, 'singly')
  );
}

function able(child: BinaryNode, length: number, axis: Axis, cells: number, demand: Demand): boolean {
  return (
    child.kind === 'leaf' || (cells <= length - minimum(child, axis) && gives(child, axis, cells, demand))
  );
}

/**
 * Whether a person can drag the window down to this extent: one cell at a time, where the first half pays first.
 * A left comb does not survive this, a right comb does.
 */
export function safeDrag(tab: TabGeometry, extent: Extent): boolean {
  let at = tab;
  for (;;) {
    const cols = Math.max(extent.cols, at.extent.cols - 1, minimum(at.root, 'row'));
    const rows = Math.max(extent.rows, at.extent.rows - 1, minimum(at.root, 'column'));
    const next = { cols: Math.min(cols, at.extent.cols), rows: Math.min(rows, at.extent.rows) };
    if (next.cols === at.extent.cols && next.rows === at.extent.rows) return true;
    if (!safeShrink(at, next)) return false;
    const step = resize({ ...at, zoomed: null }, next);
    if (!step.ok) return false;
    at = step.tab;
  }
}
