import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLayouts } from '../../src/layout/compare.ts';
import {
  asLayout,
  firstLeaf,
  leavesOf,
  mapKeys,
  rectsOf,
  sameStructure,
  sameTree,
  withoutKeys,
} from '../../src/layout/placed.ts';
import { solve } from '../../src/layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode } from '../../src/layout/tree.ts';
import { cells, column, extents, keysUpTo, percent, row, sized, treeOver } from './trees.ts';

const place = (layout: LayoutNode, extent: Extent = { cols: 100, rows: 40 }): PlacedNode => {
  const result = solve(layout, extent);
  if (!result.ok) throw new Error(`${result.key} does not fit`);
  return result.tree;
};

describe('layout trees', () => {
  it('list their leaves in reading order', () => {
    const layout = row('a', column('b', row('c')), 'd');
    expect(leavesOf(layout)).toEqual(['a', 'b', 'c', 'd']);
    expect(leavesOf(place(layout))).toEqual(['a', 'b', 'c', 'd']);
    expect(firstLeaf(column(row('x', 'y'), 'z'))).toBe('x');
    expect([...rectsOf(place(row('a', 'b'))).keys()].sort()).toEqual(['a', 'b']);
  });

  it('lose leaves and keep the shares of the others', () => {
    const layout = row(sized('a', percent(60)), column('b', sized('c', cells(12))));
    expect(withoutKeys(layout, new Set(['b']))).toEqual(
      row(sized('a', percent(60)), column(sized('c', cells(12)))),
    );
    expect(withoutKeys(layout, new Set(['b', 'c']))).toEqual(row(sized('a', percent(60))));
    expect(withoutKeys(layout, new Set(['a', 'b', 'c']))).toBeNull();
    expect(withoutKeys(layout, new Set(['x']))).toBe(layout);
  });

  it('change their keys and nothing else', () => {
    const layout = row(sized('a', percent(60)), 'b');
    expect(mapKeys(layout, (key) => `dev/${key}`)).toEqual(row(sized('dev/a', percent(60)), 'dev/b'));
    expect(mapKeys(place(layout), (key) => `dev/${key}`)).toEqual(
      place(row(sized('dev/a', percent(60)), 'dev/b')),
    );
  });

  it('placed, are layouts in cells that solve to themselves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((count) => treeOver(keysUpTo(count))),
        extents(),
        (layout, extent) => {
          const result = solve(layout, extent);
          fc.pre(result.ok);
          if (!result.ok) return;
          const again = place(asLayout(result.tree), extent);
          expect(again).toEqual(result.tree);
          expect(sameTree(again, result.tree) && sameStructure(again, result.tree)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('comparing layouts', () => {
  const base = row(sized('a', cells(50)), column(sized('b', cells(20)), 'c'));

  it('tells sameness, rounding, other sizes and other structure apart', () => {
    expect(compareLayouts(place(base), place(base))).toEqual({ kind: 'same' });
    expect(
      compareLayouts(place(base), place(row(sized('a', cells(51)), column(sized('b', cells(19)), 'c')))),
    ).toEqual({
      kind: 'rounding',
    });
    expect(
      compareLayouts(place(base), place(row(sized('a', cells(52)), column(sized('b', cells(20)), 'c')))),
    ).toEqual({
      kind: 'sizes',
    });
    for (const other of [
      row('a', column('c', 'b')),
      column('a', row('b', 'c')),
      row('a', 'b', 'c'),
      row('a', 'b'),
      row('a', column('b', 'x')),
    ]) {
      expect(compareLayouts(place(base), place(other))).toEqual({ kind: 'structure' });
    }
  });

  it('does not care how a run on one axis is nested', () => {
    const nested = row(sized('a', cells(30)), row(sized('b', cells(30)), 'c'));
    const flat = row(sized('a', cells(30)), sized('b', cells(30)), 'c');
    expect(compareLayouts(place(nested), place(flat))).toEqual({ kind: 'same' });
  });
});
