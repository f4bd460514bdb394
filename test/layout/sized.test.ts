import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graftGuests } from '../../src/layout/graft.ts';
import { leavesOf, sameTree } from '../../src/layout/placed.ts';
import { layoutProblems } from '../../src/layout/problems.ts';
import { sharesOf, sizedLayout } from '../../src/layout/sized.ts';
import { solve } from '../../src/layout/solve.ts';
import type { PlacedNode, Share } from '../../src/layout/tree.ts';
import { ungrafted } from '../../src/layout/ungraft.ts';
import { seeded, randomPlaced } from '../support/random-layouts.ts';
import { extents, keysUpTo, treeOver } from './trees.ts';

const shown = (shares: readonly (Share | undefined)[]): string =>
  shares
    .map((share) => (share === undefined ? '-' : `${share.value}${share.unit === 'percent' ? '%' : ''}`))
    .join(' ');

describe('sizes from cells', () => {
  const rows: readonly (readonly [string, readonly number[], number, string])[] = [
    ['equal parts need none', [100, 99], 200, '- -'],
    ['the left-over cell of the first needs none', [67, 66, 66], 201, '- - -'],
    ['a round percentage', [119, 80], 200, '60% -'],
    ['the other one has it where only that is exact', [80, 119], 200, '- 60%'],
    ['two of three', [59, 39, 100], 200, '30% 20% -'],
    ['one among equal ones', [40, 79, 79], 200, '- 40% 40%'],
    ['cells where no whole percentage is exact', [101, 298], 400, '101 -'],
    ['an extent of one', [1, 1], 3, '- -'],
  ];
  it.each(rows)('%s', (_title, cells, extent, expected) => {
    expect(shown(sharesOf(cells, extent))).toBe(expected);
  });

  it('solving what was made of any tree gives the tree again, and nothing is wrong with it', () => {
    const tree = fc
      .integer({ min: 1, max: 12 })
      .chain((count) => fc.tuple(treeOver(keysUpTo(count)), extents()))
      .map(([layout, extent]) => solve(layout, extent))
      .filter((solved) => solved.ok);
    fc.assert(
      fc.property(tree, (solved) => {
        const layout = sizedLayout(solved.tree);
        expect(layoutProblems(layout)).toEqual([]);
        const again = solve(layout, solved.tree.rect);
        expect(again.ok && sameTree(again.tree, solved.tree)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('any divider moved by hand is found again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 14 }), (cells) => {
        const extent = cells.reduce((sum, each) => sum + each, cells.length - 1);
        const children = cells.map((cols, index): PlacedNode => ({
          kind: 'leaf',
          key: `p${index}`,
          rect: {
            left: cells.slice(0, index).reduce((sum, each) => sum + each + 1, 0),
            top: 0,
            cols,
            rows: 5,
          },
        }));
        const tree: PlacedNode = {
          kind: 'split',
          axis: 'row',
          rect: { left: 0, top: 0, cols: extent, rows: 5 },
          children,
        };
        const solved = solve(sizedLayout(tree), tree.rect);
        expect(solved.ok && sameTree(solved.tree, tree)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a layout without the guests', () => {
  it('gives the tab back to the cell once they are grafted onto it', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = seeded(seed);
      const keys = keysUpTo(2 + Math.floor(random() * 9));
      const extent = { cols: 60 + Math.floor(random() * 160), rows: 20 + Math.floor(random() * 50) };
      const tree = randomPlaced(random, keys, extent);
      const guests = new Set(keys.filter(() => random() < 0.35).slice(0, keys.length - 1));
      const made = ungrafted(tree, guests);
      if (made === null) throw new Error(`seed ${seed}: nothing is left`);
      expect(made.exact, `seed ${seed}`).toBe(true);
      expect(leavesOf(made.layout)).toEqual(leavesOf(tree).filter((key) => !guests.has(key)));
      expect(layoutProblems(made.layout), `seed ${seed}`).toEqual([]);
      const solved = solve(graftGuests(made.layout, tree, guests), tree.rect);
      expect(solved.ok && sameTree(solved.tree, tree), `seed ${seed}`).toBe(true);
    }
  });

  it('is nothing where nothing else stands', () => {
    const leaf: PlacedNode = { kind: 'leaf', key: 'g', rect: { left: 0, top: 0, cols: 9, rows: 9 } };
    expect(ungrafted(leaf, new Set(['g']))).toBeNull();
  });
});
