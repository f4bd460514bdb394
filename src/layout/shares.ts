/** How the children of one split share its room. The only place that knows the rounding rules. */
import type { Axis, Share } from './tree.ts';

/** The side of a rectangle that an axis divides. */
export const along = (axis: Axis): 'cols' | 'rows' => (axis === 'row' ? 'cols' : 'rows');
export const startOf = (axis: Axis): 'left' | 'top' => (axis === 'row' ? 'left' : 'top');
export const acrossAxis = (axis: Axis): Axis => (axis === 'row' ? 'column' : 'row');

export interface Allotment {
  /** Cells of each child; they always sum to what the dividers leave, so some are below 1 when the room is too small. */
  readonly cells: readonly number[];
  /** Fixed shares alone ask for more than there is. */
  readonly overdrawn: boolean;
}

/** Decimal percentages miss the number that is meant by less: 33.3 % of 1000 is 332.99999999999994 in floating point. */
export const hair = 1e-9;

/** Cells that a percentage of `free` cells is, rounded down. */
export const percentOf = (free: number, percent: number): number => Math.floor((free * percent) / 100 + hair);

/**
 * Divides `extent` cells among children with the given shares, one divider cell between neighbours. Percentages are of
 * what the dividers leave and round down; children without a share split the rest equally, left-over cells going one
 * each to the first of them; without such a child the last one takes what is left.
 */
export function allot(shares: readonly (Share | undefined)[], extent: number): Allotment {
  const free = extent - (shares.length - 1);
  const cells: number[] = [];
  const open: number[] = [];
  let rest = free;
  shares.forEach((share, index) => {
    if (share === undefined) open.push(index);
    const taken =
      share === undefined ? 0 : share.unit === 'cells' ? share.value : percentOf(free, share.value);
    cells.push(taken);
    rest -= taken;
  });
  if (open.length > 0) {
    const each = Math.floor(rest / open.length);
    const extra = rest - each * open.length;
    open.forEach((child, order) => (cells[child] = each + (order < extra ? 1 : 0)));
  } else {
    const last = cells.length - 1;
    cells[last] = (cells[last] ?? 0) + rest;
  }
  return { cells, overdrawn: rest < 0 && shares.length > 1 };
}
