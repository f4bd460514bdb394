/** Whether one more pane has room, by tmux's own arithmetic. A pane of n cells is halved into floor(n/2) and the rest, less a divider. */
import type { Extent } from '../../layout/tree.ts';

/** Two panes of one cell and the divider between them. */
const least = 3;

export const hasRoom = ({ cols, rows }: Extent): boolean => cols >= least || rows >= least;

/** The axis with more room: `-h` puts the new pane to the right, `-v` below. A character is about twice as high as wide. */
export const splitFlag = ({ cols, rows }: Extent): '-h' | '-v' =>
  rows < least || (cols >= least && cols >= rows * 2) ? '-h' : '-v';

/** What both halves have at least. */
export function halved(extent: Extent): Extent {
  const half = (cells: number): number => Math.floor((cells - 1) / 2);
  return splitFlag(extent) === '-h'
    ? { ...extent, cols: half(extent.cols) }
    : { ...extent, rows: half(extent.rows) };
}

/** The smallest pane after `select-layout tiled` with so many panes (layout-set.c). */
export function tiledExtent({ cols, rows }: Extent, count: number): Extent {
  let down = 1;
  let across = 1;
  while (down * across < count) {
    down += 1;
    if (down * across < count) across += 1;
  }
  const share = (cells: number, parts: number): number =>
    Math.max(1, Math.floor((cells - (parts - 1)) / parts));
  return { cols: share(cols, across), rows: share(rows, down) };
}
