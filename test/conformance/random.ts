/** Random layouts by seed: the same seed gives the same case on every backend. */
import type { Axis, PlacedNode, Rect } from '../../src/layout/tree.ts';

export type Random = () => number;

/** mulberry32 */
export function randomBy(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  const mixed: T[] = [];
  while (left.length > 0) mixed.push(...left.splice(below(random, left.length), 1));
  return mixed;
}

const least = { cols: 6, rows: 2 };

/** A layout in cells that fills `rect`, in normal form, with these leaves in this order. Null when they have no room in it. */
export function randomTree(random: Random, keys: readonly string[], rect: Rect): PlacedNode {
  for (let tries = 0; tries < 200; tries += 1) {
    const tree = grow(random, keys, rect, random() < 0.5 ? 'row' : 'column');
    if (tree !== null) return tree;
  }
  throw new Error(`no room for ${keys.length} panes in ${rect.cols}x${rect.rows}`);
}

function grow(random: Random, keys: readonly string[], rect: Rect, axis: Axis): PlacedNode | null {
  const [only] = keys;
  if (only === undefined || rect.cols < least.cols || rect.rows < least.rows) return null;
  if (keys.length === 1) return { kind: 'leaf', key: only, rect };
  const parts = Math.min(keys.length, 2 + below(random, 3));
  const cuts = shuffled(
    random,
    keys.slice(1).map((_, index) => index + 1),
  )
    .slice(0, parts - 1)
    .sort((a, b) => a - b);
  const ends = [...cuts, keys.length];
  const extents = divide(random, axis === 'row' ? rect.cols : rect.rows, parts);
  const children: PlacedNode[] = [];
  let at = axis === 'row' ? rect.left : rect.top;
  for (const [index, end] of ends.entries()) {
    const extent = extents[index] ?? 0;
    const place = axis === 'row' ? { ...rect, left: at, cols: extent } : { ...rect, top: at, rows: extent };
    const child = grow(
      random,
      keys.slice(ends[index - 1] ?? 0, end),
      place,
      axis === 'row' ? 'column' : 'row',
    );
    if (child === null) return null;
    children.push(child);
    at += extent + 1;
  }
  return { kind: 'split', axis, rect, children };
}

function divide(random: Random, cells: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => 0.4 + random());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const extents = weights.map((weight) => Math.floor(((cells - parts + 1) * weight) / total));
  const used = extents.reduce((sum, extent) => sum + extent, 0);
  extents[0] = (extents[0] ?? 0) + cells - (parts - 1) - used;
  return extents;
}
