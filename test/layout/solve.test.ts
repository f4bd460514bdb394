import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, rectsOf } from '../../src/layout/placed.ts';
import { layoutProblems } from '../../src/layout/problems.ts';
import { smallestExtent } from '../../src/layout/smallest.ts';
import { solve } from '../../src/layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode } from '../../src/layout/tree.ts';
import { cells, column, defects, extents, keysUpTo, percent, roomy, row, sized, treeOver } from './trees.ts';

const solved = (layout: LayoutNode, extent: Extent): PlacedNode => {
  const result = solve(layout, extent);
  if (!result.ok) throw new Error(`${result.key} does not fit`);
  return result.tree;
};
const text = (layout: LayoutNode, extent: Extent): string =>
  [...rectsOf(solved(layout, extent))]
    .map(([key, r]) => `${key} ${r.cols}x${r.rows}+${r.left}+${r.top}`)
    .sort()
    .join(', ');

const anyLayout = fc.integer({ min: 1, max: 10 }).chain((count) => treeOver(keysUpTo(count)));

/** The contract's rules once more, in real numbers (after the acceptance stories): cells are exact, the rest is shared. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly cols: number;
  readonly rows: number;
}
function ideal(node: LayoutNode, box: Box, out: Map<string, Box>): Map<string, Box> {
  if (node.kind === 'leaf') return out.set(node.key, box);
  const side = node.axis === 'row' ? 'cols' : 'rows';
  const start = node.axis === 'row' ? 'left' : 'top';
  const free = box[side] - (node.children.length - 1);
  const fixed = node.children.map(({ share }) =>
    share === undefined ? undefined : share.unit === 'cells' ? share.value : (free * share.value) / 100,
  );
  const used = fixed.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const open = fixed.filter((value) => value === undefined).length;
  let at = box[start];
  node.children.forEach((child, index) => {
    const isLast = index === node.children.length - 1;
    const extent = fixed[index] ?? (free - used) / open;
    const whole = open === 0 && isLast ? extent + free - used : extent;
    ideal(child, { ...box, [start]: at, [side]: whole }, out);
    at += whole + 1;
  });
  return out;
}

describe('solving a layout', () => {
  it('gives percentages of what the dividers leave, and the rest to the others', () => {
    expect(
      text(row(sized('a', percent(60)), column('b', sized('c', cells(12)))), { cols: 200, rows: 50 }),
    ).toBe('a 119x50+0+0, b 80x37+120+0, c 80x12+120+38');
  });

  it('gives left-over cells one each to the first children without a share', () => {
    expect(text(row('a', sized('b', cells(5)), 'c', 'd'), { cols: 30, rows: 3 })).toBe(
      'a 8x3+0+0, b 5x3+9+0, c 7x3+15+0, d 7x3+23+0',
    );
  });

  it('gives left-over cells to the last child when all have a share', () => {
    expect(text(row(sized('a', percent(33)), sized('b', percent(33))), { cols: 11, rows: 1 })).toBe(
      'a 3x1+0+0, b 7x1+4+0',
    );
  });

  it('keeps the share of a nested group of the same axis, then merges it', () => {
    const tree = solved(row('a', sized(row('b', 'c'), percent(20))), { cols: 101, rows: 4 });
    expect(tree.kind === 'split' && tree.children.map((child) => child.rect.cols)).toEqual([80, 10, 9]);
  });

  it('takes a split with one child for the child', () => {
    expect(solved(column(sized(row(column('a')), percent(10))), { cols: 9, rows: 7 })).toEqual({
      kind: 'leaf',
      key: 'a',
      rect: { left: 0, top: 0, cols: 9, rows: 7 },
    });
  });

  it('rounds decimal percentages like the number that is written', () => {
    expect(text(row(sized('a', percent(33.3)), 'b'), { cols: 1001, rows: 1 })).toBe(
      'a 333x1+0+0, b 667x1+334+0',
    );
  });

  it('tiles the tab exactly, in normal form, with every leaf in its order', () => {
    fc.assert(
      fc.property(anyLayout, extents(), (layout, extent) => {
        const result = solve(layout, extent);
        fc.pre(result.ok);
        if (!result.ok) return;
        expect(defects(result.tree)).toEqual([]);
        expect(result.tree.rect).toMatchObject({ left: 0, top: 0, ...extent });
        expect(leavesOf(result.tree)).toEqual(leavesOf(layout));
        expect(solve(layout, extent)).toEqual(result);
      }),
      { numRuns: 500 },
    );
  });

  it('stays within rounding of the rules in real numbers', () => {
    fc.assert(
      fc.property(anyLayout, extents(), (layout, extent) => {
        const result = solve(layout, extent);
        fc.pre(result.ok);
        if (!result.ok) return;
        const want = ideal(layout, { left: 0, top: 0, ...extent }, new Map());
        // An edge is off by less than a cell for each level, and each percentage may push one more on.
        const slack = 3 * leavesOf(layout).length;
        for (const [key, rect] of rectsOf(result.tree)) {
          const box = want.get(key)!;
          for (const side of ['left', 'top', 'cols', 'rows'] as const) {
            expect(Math.abs(rect[side] - box[side])).toBeLessThanOrEqual(slack);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('rounds one level exactly as the contract says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.integer({ min: 40, max: 300 }),
        (percents, cols) => {
          fc.pre(percents.reduce<number>((sum, value) => sum + (value ?? 0), 0) < 100);
          const layout = row(
            ...percents.map((value, index) =>
              value === undefined ? `p${index}` : sized(`p${index}`, percent(value)),
            ),
          );
          const result = solve(layout, { cols, rows: 1 });
          fc.pre(result.ok);
          if (!result.ok) return;
          const got = [...rectsOf(result.tree)]
            .sort(([, a], [, b]) => a.left - b.left)
            .map(([, r]) => r.cols);
          const free = cols - percents.length + 1;
          const want = percents.map((value) => (value === undefined ? 0 : Math.floor((free * value) / 100)));
          let rest = free - want.reduce((a, b) => a + b, 0);
          // One cell a time, in turns.
          const takers = [...percents.keys()].filter((index) => percents[index] === undefined);
          for (let turn = 0; takers.length > 0 && rest > 0; turn++, rest--)
            want[takers[turn % takers.length]!]!++;
          if (takers.length === 0) want[want.length - 1]! += rest;
          expect(got).toEqual(want);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a tab that is too small', () => {
  it('names the pane that does not fit and the smallest size that would', () => {
    expect(solve(row('a', column('b', 'c', 'd')), { cols: 80, rows: 4 })).toEqual({
      ok: false,
      key: 'd',
      smallest: { cols: 3, rows: 5 },
    });
  });

  it('does not let fixed cells overlap', () => {
    expect(solve(row(sized('a', cells(5)), sized('b', cells(5))), { cols: 8, rows: 1 })).toEqual({
      ok: false,
      key: 'b',
      smallest: { cols: 11, rows: 1 },
    });
  });

  it('knows that percentages may fit a smaller tab and not a larger one', () => {
    const layout = row(sized('a', percent(50)), sized('b', percent(30)), row('c', 'd'));
    expect(solve(layout, { cols: 11, rows: 1 }).ok).toBe(true);
    expect(solve(layout, { cols: 12, rows: 1 }).ok).toBe(false);
    expect(smallestExtent(layout)).toEqual({ cols: 11, rows: 1 });
  });

  it('names the smallest extent exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((count) => treeOver(keysUpTo(count))),
        (layout) => {
          const smallest = smallestExtent(layout);
          fc.pre(smallest.cols <= 200 && smallest.rows <= 200);
          expect(solve(layout, smallest).ok).toBe(true);
          for (let cols = 1; cols < smallest.cols; cols++)
            expect(solve(layout, { ...smallest, cols }).ok).toBe(false);
          for (let rows = 1; rows < smallest.rows; rows++)
            expect(solve(layout, { ...smallest, rows }).ok).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('fits in the size it names', () => {
    fc.assert(
      fc.property(anyLayout, extents(60, 20), (layout, extent) => {
        const result = solve(layout, extent);
        fc.pre(!result.ok);
        if (result.ok) return;
        expect(leavesOf(layout)).toContain(result.key);
        fc.pre(Number.isFinite(result.smallest.cols + result.smallest.rows));
        expect(solve(layout, result.smallest).ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('impossible shares', () => {
  it('are percentages over 100', () => {
    expect(layoutProblems(row('x', column(sized('a', percent(60)), sized('b', percent(50)))))).toEqual([
      { kind: 'over_full', path: [1], keys: ['a', 'b'], percent: 110 },
    ]);
  });

  it('are percentages that leave a sibling nothing', () => {
    expect(layoutProblems(row(sized('a', percent(100)), column('b', 'c')))).toEqual([
      { kind: 'nothing_left', path: [], keys: ['b', 'c'], percent: 100 },
    ]);
    expect(
      layoutProblems(row(sized('a', percent(70)), sized('b', percent(30)), sized('c', cells(3)))),
    ).toEqual([{ kind: 'nothing_left', path: [], keys: ['c'], percent: 100 }]);
    expect(layoutProblems(row(sized('a', percent(70)), sized('b', percent(30))))).toEqual([]);
  });

  it('are shares of nothing, and fractions of a cell', () => {
    for (const share of [percent(0), percent(-5), percent(NaN), cells(0), cells(2.5)]) {
      expect(layoutProblems(column('x', sized('a', share)))).toEqual([
        { kind: 'share_invalid', path: [1], keys: ['a'] },
      ]);
    }
  });

  it('are cells that do not hold the group that has them', () => {
    expect(layoutProblems(row('x', sized(column('y', row('a', 'b', 'c')), cells(4)), 'z'))).toEqual([
      { kind: 'group_too_small', path: [1], keys: ['y', 'a', 'b', 'c'], cells: 4, needed: 5 },
    ]);
  });

  it('are all there is: without them some size fits', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const smallest = smallestExtent(layout);
        expect(layoutProblems(layout).length === 0).toBe(Number.isFinite(smallest.cols + smallest.rows));
      }),
      { numRuns: 500 },
    );
  });
});

describe('big layouts', () => {
  it('5,000 panes in nested groups are solved, and refused with a size', () => {
    const groups = Array.from({ length: 50 }, (_, group) =>
      row(...Array.from({ length: 10 }, (_, part) => column(...keysUpTo(10, `g${group}.${part}.`)))),
    );
    const layout = column(...groups);
    expect(leavesOf(solved(layout, roomy))).toHaveLength(5000);
    expect(solve(layout, { cols: 200, rows: 50 })).toMatchObject({
      ok: false,
      smallest: { cols: 19, rows: 999 },
    });
  });

  it('5,000 panes side by side are solved', () => {
    const layout = row(...keysUpTo(5000));
    expect(leavesOf(solved(layout, { cols: 9999, rows: 1 }))).toHaveLength(5000);
    expect(smallestExtent(layout)).toEqual({ cols: 9999, rows: 1 });
  });

  it('a comb of 1,500 levels is merged', () => {
    let comb = row('last');
    for (const key of keysUpTo(1500)) comb = row(sized(key, cells(1)), comb);
    const tree = solved(comb, { cols: 3001, rows: 1 });
    expect(tree.kind === 'split' && tree.children).toHaveLength(1501);
  });
});
