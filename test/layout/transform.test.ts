import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, sameStructure, withoutKeys } from '../../src/layout/placed.ts';
import { solve } from '../../src/layout/solve.ts';
import { agreement } from '../../src/layout/transform.ts';
import type { LayoutNode, PlacedNode } from '../../src/layout/tree.ts';
import { column, keysUpTo, roomy, row, treeOver, treeOverSome } from './trees.ts';

const place = (layout: LayoutNode): PlacedNode => {
  const result = solve(layout, roomy);
  if (!result.ok) throw new Error(`${result.key} does not fit`);
  return result.tree;
};

const only = (layout: LayoutNode, keys: readonly string[]): LayoutNode | null =>
  withoutKeys(layout, new Set(leavesOf(layout).filter((key) => !keys.includes(key))));

/** The structure is the same once everything but `keys` is gone. */
function agrees(a: LayoutNode, b: LayoutNode, keys: readonly string[]): boolean {
  const [one, other] = [only(a, keys), only(b, keys)];
  if (one === null || other === null) return one === other;
  return sameStructure(place(one), place(other));
}

/** Every subset of the common panes, largest first, lexicographically first among equals. */
function bruteForce(observed: LayoutNode, desired: LayoutNode): string[] {
  const there = new Set(leavesOf(observed));
  const common = leavesOf(desired).filter((key) => there.has(key));
  let best: string[] = [];
  // The first pane is the highest bit, so among sets of one size a higher number is lexicographically earlier.
  for (let bits = 2 ** common.length - 1; bits >= 0; bits--) {
    const some = common.filter((_, index) => (bits >> (common.length - 1 - index)) & 1);
    if (some.length > best.length && agrees(observed, desired, some)) best = some;
  }
  return best;
}

const check = (observed: LayoutNode, desired: LayoutNode): void => {
  const { kept, moved } = agreement(place(observed), place(desired));
  expect(kept).toEqual(bruteForce(observed, desired));
  const there = new Set(leavesOf(observed));
  const left = leavesOf(desired).filter((key) => there.has(key) && !kept.includes(key));
  expect(moved).toEqual(left);
};

const plain = { shares: false };

describe('the panes that may stay', () => {
  it('are all of them when the structure is the same', () => {
    expect(agreement(place(row('a', column('b', 'c'))), place(row('a', column('b', 'c'))))).toEqual({
      kept: ['a', 'b', 'c'],
      moved: [],
    });
  });

  it('are all but one after a swap, and the earlier pane stays', () => {
    expect(agreement(place(row('a', 'b', 'c')), place(row('b', 'a', 'c')))).toEqual({
      kept: ['b', 'c'],
      moved: ['a'],
    });
  });

  it('are found where removing a pane merges its groups', () => {
    // Without m, b and c stand in the same row as a.
    expect(
      agreement(place(row('a', column('m', row('b', 'c')))), place(column(row('a', 'b', 'c'), 'm'))),
    ).toEqual({
      kept: ['a', 'b', 'c'],
      moved: ['m'],
    });
  });

  it('are a single one when a row becomes a column', () => {
    expect(agreement(place(row('a', 'b', 'c')), place(column('a', 'b', 'c')))).toEqual({
      kept: ['a'],
      moved: ['b', 'c'],
    });
  });

  it('are none when nothing is in both', () => {
    expect(agreement(place(row('a', 'b')), place(row('c', 'd')))).toEqual({ kept: [], moved: [] });
  });

  it('are the largest set there is, for any two trees over the same panes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }).chain((count) => {
          const keys = keysUpTo(count);
          const shuffled = fc
            .shuffledSubarray(keys, { minLength: count })
            .chain((some) => treeOver(some, plain));
          return fc.tuple(treeOver(keys, plain), fc.oneof(treeOver(keys, plain), shuffled));
        }),
        ([observed, desired]) => check(observed, desired),
      ),
      { numRuns: 400 },
    );
  });

  it('are the largest set there is when panes come and go', () => {
    fc.assert(fc.property(treeOverSome(keysUpTo(8), plain), treeOverSome(keysUpTo(8), plain), check), {
      numRuns: 200,
    });
  });

  it('are all but the moved ones, however many panes there are', () => {
    const groups = keysUpTo(12).map((group) => column(...keysUpTo(5, `${group}.`)));
    const before = row(...groups);
    const after = row(...groups.slice(1), column('p0.0', 'p0.1', 'p0.3', 'p0.2', 'p0.4'));
    const { kept, moved } = agreement(place(before), place(after));
    expect(kept).toHaveLength(55);
    expect(moved).toEqual(['p0.0', 'p0.1', 'p0.3', 'p0.2', 'p0.4']);
  });

  it('are found at once in a big tab that is right already', () => {
    const tree = place(row(...keysUpTo(70).map((group) => column(...keysUpTo(70, `${group}.`)))));
    expect(agreement(tree, tree).kept).toHaveLength(4900);
  });
});
