/** Neighbours of the active pane. */
import type { Rect } from '../tree.ts';
import { done } from './model.ts';
import type { MoveDirection, Step, TabGeometry } from './model.ts';
import { rects } from './rects.ts';
import { atIndex, unzoom } from './zoom.ts';

/** The position of the neighbour of the active leaf (not of the zoomed pane), null when there is none. */
function neighbourIndex(tab: TabGeometry, direction: MoveDirection): number | null {
  const places = rects(tab);
  const active = places[tab.active];
  if (active === undefined) return 0;
  if (direction === 'next') return (tab.active + 1) % places.length;
  if (direction === 'previous') return (tab.active + places.length - 1) % places.length;
  let best: { index: number; score: number } | null = null;
  for (const [index, { rect }] of places.entries()) {
    if (!touches(active.rect, rect, direction)) continue;
    const score = 1 + (tab.recency.byIndex.get(index) ?? 0);
    if (best === null || best.score <= score) best = { index, score };
  }
  return best?.index ?? null;
}

function touches(active: Rect, other: Rect, direction: 'left' | 'right' | 'up' | 'down'): boolean {
  const beside = meet(active.top, active.rows, other.top, other.rows);
  const stacked = meet(active.left, active.cols, other.left, other.cols);
  switch (direction) {
    case 'right':
      return beside && other.left === active.left + active.cols + 1;
    case 'left':
      return beside && other.left + other.cols + 1 === active.left;
    case 'up':
      return stacked && other.top + other.rows + 1 === active.top;
    case 'down':
      return stacked && other.top === active.top + active.rows + 1;
  }
}

/** Ranges with at least one cell in common. */
const meet = (a: number, aLength: number, b: number, bLength: number): boolean =>
  Math.max(a, b) < Math.min(a + aLength, b + bLength);

/** The pane that `get-pane-direction` prints: of several neighbours the one that was active last. */
export function neighbour(tab: TabGeometry, direction: MoveDirection): string | null {
  const index = neighbourIndex(tab, direction);
  return index === null ? null : (rects(tab)[index]?.key ?? null);
}

/** `activate-pane-direction`: ends the zoom even when there is no neighbour, or is ignored when zoom binds the focus. */
export function activateDirection(tab: TabGeometry, direction: MoveDirection, unzoomOnSwitch = true): Step {
  if (tab.zoomed !== null && !unzoomOnSwitch) return done(tab);
  const step = unzoom(tab);
  if (!step.ok) return step;
  const index = neighbourIndex(step.tab, direction);
  return index === null ? step : done(atIndex(step.tab, index));
}
