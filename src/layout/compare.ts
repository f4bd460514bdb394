/** How far what stands is from what is wanted. */
import { rectsOf, sameStructure } from './placed.ts';
import type { PlacedNode, Rect } from './tree.ts';

export type LayoutDifference =
  | { readonly kind: 'same' }
  /** Same structure, every edge of every pane within one cell. */
  | { readonly kind: 'rounding' }
  /** Same structure, other sizes. */
  | { readonly kind: 'sizes' }
  /** Other axes, order, nesting or panes. */
  | { readonly kind: 'structure' };

export function compareLayouts(desired: PlacedNode, observed: PlacedNode): LayoutDifference {
  if (!sameStructure(desired, observed)) return { kind: 'structure' };
  const stands = rectsOf(observed);
  let furthest = 0;
  for (const [key, rect] of rectsOf(desired)) {
    const there = stands.get(key);
    if (there !== undefined) furthest = Math.max(furthest, edgeDistance(rect, there));
  }
  return { kind: furthest === 0 ? 'same' : furthest === 1 ? 'rounding' : 'sizes' };
}

function edgeDistance(a: Rect, b: Rect): number {
  return Math.max(
    Math.abs(a.left - b.left),
    Math.abs(a.top - b.top),
    Math.abs(a.left + a.cols - b.left - b.cols),
    Math.abs(a.top + a.rows - b.top - b.rows),
  );
}
