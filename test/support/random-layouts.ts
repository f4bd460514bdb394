/** Random layouts from a seed, for tests that show the seed when they fail. */
import { solve } from '../../src/layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode } from '../../src/layout/tree.ts';

/** mulberry32 */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<T>(random: () => number, list: readonly T[]): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

export function randomLayout(
  random: () => number,
  keys: readonly string[],
  axis?: 'row' | 'column',
): LayoutNode {
  const along = axis ?? (random() < 0.5 ? 'row' : 'column');
  if (keys.length === 1) return { kind: 'leaf', key: keys[0] ?? '' };
  const parts = Math.min(keys.length, 2 + Math.floor(random() * 3));
  const cuts = shuffled(
    random,
    keys.slice(1).map((_, index) => index + 1),
  )
    .slice(0, parts - 1)
    .sort((a, b) => a - b);
  const groups = [...cuts, keys.length].map((end, index, all) => keys.slice(index ? all[index - 1] : 0, end));
  const children = groups.map((group) => randomLayout(random, group, along === 'row' ? 'column' : 'row'));
  const sized = Math.floor(random() * children.length);
  return {
    kind: 'split',
    axis: along,
    children: children.map((child, index) =>
      index === sized && random() < 0.5
        ? { ...child, share: { unit: 'percent', value: 20 + Math.floor(random() * 40) } }
        : child,
    ),
  };
}

/** A random layout in cells in which every pane has room. */
export function randomPlaced(random: () => number, keys: readonly string[], extent: Extent): PlacedNode {
  for (;;) {
    const solved = solve(randomLayout(random, keys), extent);
    if (solved.ok) return solved.tree;
  }
}
