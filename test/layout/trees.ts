/** Random layouts for property tests, and short ways to write one. */
import fc from 'fast-check';
import type { Axis, Extent, LayoutNode, PlacedNode, Rect, Share } from '../../src/layout/tree.ts';

export const percent = (value: number): Share => ({ unit: 'percent', value });
export const cells = (value: number): Share => ({ unit: 'cells', value });

type Part = LayoutNode | string;
const asNode = (part: Part): LayoutNode => (typeof part === 'string' ? { kind: 'leaf', key: part } : part);
export const row = (...parts: Part[]): LayoutNode => ({
  kind: 'split',
  axis: 'row',
  children: parts.map(asNode),
});
export const column = (...parts: Part[]): LayoutNode => ({
  kind: 'split',
  axis: 'column',
  children: parts.map(asNode),
});
export const sized = (part: Part, share: Share): LayoutNode => ({ ...asNode(part), share });

export const keysUpTo = (count: number, prefix = 'p'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

export interface Growing {
  /** Chance in percent that a child has the axis of its parent, or is an only child. */
  readonly odd?: number;
  readonly shares?: boolean;
}

/** Trees whose leaves are `keys` in this order, of any nesting. */
export function treeOver(
  keys: readonly string[],
  { odd = 15, shares = true }: Growing = {},
): fc.Arbitrary<LayoutNode> {
  return fc.noShrink(fc.nat()).map((seed) => {
    const next = numbers(seed);
    const grow = (some: readonly string[], axis: Axis): LayoutNode => {
      if (some.length === 1 && next(100) >= odd) return { kind: 'leaf', key: some[0]! };
      const parts = some.length === 1 ? 1 : 2 + next(Math.min(some.length - 1, 3));
      const cuts = [...keysUpTo(some.length - 1).keys()].map((index) => index + 1);
      while (cuts.length > parts - 1) cuts.splice(next(cuts.length), 1);
      const groups = [...cuts, some.length].map((end, index) =>
        some.slice(index === 0 ? 0 : cuts[index - 1], end),
      );
      const other: Axis = axis === 'row' ? 'column' : 'row';
      const children = groups.map((group) => grow(group, next(100) < odd ? axis : other));
      return { kind: 'split', axis, children: shares ? withShares(children, next) : children };
    };
    return keys.length === 1 ? { kind: 'leaf', key: keys[0]! } : grow(keys, next(2) === 0 ? 'row' : 'column');
  });
}

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function withShares(children: readonly LayoutNode[], next: (below: number) => number): LayoutNode[] {
  let left = 100;
  return children.map((child) => {
    const kind = next(6);
    if (kind === 0) return { ...child, share: cells(1 + next(12)) };
    if (kind > 2) return child;
    const value = 1 + next(60);
    if (value >= left) return child;
    left -= value;
    return { ...child, share: percent(value) };
  });
}

export const extents = (cols = 220, rows = 70): fc.Arbitrary<Extent> =>
  fc.record({ cols: fc.integer({ min: 1, max: cols }), rows: fc.integer({ min: 1, max: rows }) });

export const roomy: Extent = { cols: 100_000, rows: 100_000 };

/** A layout over some of `keys`, in any order. */
export const treeOverSome = (keys: readonly string[], growing?: Growing): fc.Arbitrary<LayoutNode> =>
  fc.shuffledSubarray([...keys], { minLength: 1 }).chain((some) => treeOver(some, growing));

/** Complaints about a placed tree that is not in normal form or does not tile its rectangle. */
export function defects(node: PlacedNode): string[] {
  const { rect } = node;
  if (rect.cols < 1 || rect.rows < 1) return [`empty: ${JSON.stringify(rect)}`];
  if (node.kind === 'leaf') return [];
  const found: string[] = [];
  if (node.children.length < 2) found.push('single child');
  let at = node.axis === 'row' ? rect.left : rect.top;
  for (const child of node.children) {
    if (child.kind === 'split' && child.axis === node.axis) found.push('same axis nested');
    const want: Rect =
      node.axis === 'row'
        ? { left: at, top: rect.top, cols: child.rect.cols, rows: rect.rows }
        : { left: rect.left, top: at, cols: rect.cols, rows: child.rect.rows };
    if (JSON.stringify(pick(child.rect)) !== JSON.stringify(want)) found.push(`gap at ${at}`);
    at += 1 + (node.axis === 'row' ? child.rect.cols : child.rect.rows);
    found.push(...defects(child));
  }
  if (at - 1 !== (node.axis === 'row' ? rect.left + rect.cols : rect.top + rect.rows))
    found.push('wrong end');
  return found;
}

const pick = ({ left, top, cols, rows }: Rect): Rect => ({ left, top, cols, rows });
