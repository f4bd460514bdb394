import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLayouts } from '../../src/layout/compare.ts';
import { graftGuests } from '../../src/layout/graft.ts';
import { inferTree } from '../../src/layout/infer.ts';
import type { StandingPane } from '../../src/layout/infer.ts';
import { leavesOf, rectsOf, sameStructure, withoutKeys } from '../../src/layout/placed.ts';
import { solve } from '../../src/layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode, Rect } from '../../src/layout/tree.ts';
import {
  cells,
  column,
  defects,
  keysUpTo,
  numbers,
  percent,
  roomy,
  row,
  sized,
  treeOver,
  treeOverSome,
} from './trees.ts';

const tab: Extent = { cols: 120, rows: 40 };

const place = (layout: LayoutNode, extent: Extent = tab): PlacedNode => {
  const result = solve(layout, extent);
  if (!result.ok) throw new Error(`${result.key} does not fit`);
  return result.tree;
};

const isGuest = (key: string): boolean => key.startsWith('g');
const guestsOf = (tree: PlacedNode): Set<string> => new Set(leavesOf(tree).filter(isGuest));
const grafted = (layout: LayoutNode, observed: PlacedNode, extent?: Extent): PlacedNode =>
  place(graftGuests(layout, observed, guestsOf(observed), extent), extent ?? observed.rect);

/** `row(a 50, b 69)`: the tree with the cells along each split. */
function text(node: PlacedNode): string {
  if (node.kind === 'leaf') return node.key;
  const side = node.axis === 'row' ? 'cols' : 'rows';
  return `${node.axis}(${node.children.map((child) => `${text(child)} ${child.rect[side]}`).join(', ')})`;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

/** What a terminal does when a person splits a pane: the new one takes part of the old one's cells. */
function split(tree: PlacedNode, target: string, guest: string, side: Side, part: number): PlacedNode | null {
  const rects = rectsOf(tree);
  const along = side === 'left' || side === 'right' ? 'cols' : 'rows';
  const start = along === 'cols' ? 'left' : 'top';
  const panes = leavesOf(tree).flatMap((key): StandingPane[] => {
    const rect = rects.get(key)!;
    if (key !== target) return [{ key, rect }];
    const size = Math.max(1, Math.floor(rect[along] * part));
    const rest = rect[along] - size - 1;
    const first: Rect = { ...rect, [along]: side === 'left' || side === 'top' ? size : rest };
    const second: Rect = {
      ...rect,
      [along]: rect[along] - first[along] - 1,
      [start]: rect[start] + first[along] + 1,
    };
    const [one, other] = side === 'left' || side === 'top' ? [guest, target] : [target, guest];
    return [
      { key: one, rect: first },
      { key: other, rect: second },
    ];
  });
  return inferTree(panes, tree.rect);
}

/** Several splits by a person, of managed panes and of guests. Splits without room do not happen. */
function visited(tree: PlacedNode, count: number, seed: number): PlacedNode {
  const next = numbers(seed);
  let now = tree;
  for (const guest of keysUpTo(count, 'g')) {
    const leaves = leavesOf(now);
    const side = (['left', 'right', 'top', 'bottom'] as const)[next(4)]!;
    now = split(now, leaves[next(leaves.length)]!, guest, side, (1 + next(98)) / 100) ?? now;
  }
  return now;
}

const seeds = fc.noShrink(fc.nat());

function expectFixedPoint(layout: LayoutNode, observed: PlacedNode): PlacedNode | null {
  const guests = guestsOf(observed);
  const first = solve(graftGuests(layout, observed, guests), observed.rect);
  if (!first.ok) return null;
  expect(defects(first.tree)).toEqual([]);
  expect(leavesOf(first.tree).sort()).toEqual([...leavesOf(layout), ...guests].sort());
  const second = solve(graftGuests(layout, first.tree, guests), observed.rect);
  expect(second.ok ? text(second.tree) : second).toBe(text(first.tree));
  return first.tree;
}

/** Without the guests the tree is the layout's, so panes stand in its order and nesting. */
function expectStructure(layout: LayoutNode, tree: PlacedNode): void {
  const strip = (node: PlacedNode): LayoutNode =>
    node.kind === 'leaf' ? { kind: 'leaf', key: node.key } : { ...node, children: node.children.map(strip) };
  const managed = withoutKeys(strip(tree), guestsOf(tree))!;
  const bare = (node: LayoutNode): LayoutNode =>
    node.kind === 'leaf'
      ? { kind: 'leaf', key: node.key }
      : { kind: 'split', axis: node.axis, children: node.children.map(bare) };
  expect(sameStructure(place(bare(managed), roomy), place(bare(layout), roomy))).toBe(true);
}

describe('a guest right after its split', () => {
  it('stays where it is and nothing else changes', () => {
    const layout = row(sized('editor', percent(60)), column('api', sized('tests', cells(12))));
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      for (const target of leavesOf(layout)) {
        const observed = split(place(layout), target, 'g', side, 0.3)!;
        expect(text(grafted(layout, observed))).toBe(text(observed));
      }
    }
  });

  it('stays where it is with several guests in any nesting', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }).chain((count) => treeOver(keysUpTo(count))),
        fc.integer({ min: 1, max: 6 }),
        seeds,
        (layout, count, seed) => {
          const result = solve(layout, tab);
          fc.pre(result.ok);
          if (!result.ok) return;
          const observed = visited(result.tree, count, seed);
          expect(text(grafted(layout, observed))).toBe(text(observed));
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('a guest in a layout that changes', () => {
  const observed = split(place(row('a', 'b', 'c')), 'b', 'g', 'right', 0.5)!;

  it('moves with its neighbour', () => {
    expect(text(observed)).toBe('row(a 40, b 19, g 19, c 39)');
    expect(text(grafted(column('c', row('a', 'b')), observed))).toBe(
      'column(c 20, row(a 60, b 39, g 19) 19)',
    );
  });

  it('takes its room from its neighbour alone', () => {
    expect(text(grafted(row(sized('a', cells(10)), 'b', 'c'), observed))).toBe('row(a 10, b 34, g 19, c 54)');
    expect(text(grafted(row(sized('b', percent(50)), 'a', 'c'), observed))).toBe(
      'row(b 39, g 19, a 30, c 29)',
    );
  });

  it('goes to the next neighbour when its own is gone', () => {
    expect(text(grafted(row('a', 'c'), observed))).toBe('row(a 40, g 19, c 59)');
    expect(text(grafted(row('c', 'x'), observed))).toBe('row(g 19, c 40, x 59)');
    expect(text(grafted(row('x', 'y'), observed))).toBe('row(x 60, y 39, g 19)');
  });

  it('goes to the neighbours of the group it was in when nothing of that is left', () => {
    const inside = split(place(row('a', column('b', 'c'))), 'b', 'g', 'bottom', 0.5)!;
    expect(text(grafted(row('a', 'x'), inside))).toBe('row(a 60, g 29, x 29)');
  });

  it('stands beside the whole group that it stood beside', () => {
    const beside = place(row(column('a', 'b'), sized('g', cells(20)), 'c'));
    expect(text(grafted(row(column('b', 'a', 'x'), 'c'), beside))).toBe(
      'row(column(b 13, a 13, x 12) 39, g 20, c 59)',
    );
  });

  it('keeps the inner structure of several guests that stand together', () => {
    const visitors = place(row('a', sized(column('g1', sized('g2', cells(5))), cells(30)), 'b'));
    expect(text(grafted(row('b', 'a'), visitors))).toBe('row(b 60, a 28, column(g1 34, g2 5) 30)');
  });

  it('stays beside its only neighbour when it is in front of everything', () => {
    const front = place(row(sized('g', cells(15)), 'a', 'b'));
    expect(text(grafted(row('a', 'b'), front))).toBe('row(g 15, a 44, b 59)');
    expect(text(grafted(row('b', 'a'), front))).toBe('row(b 44, g 15, a 59)');
  });

  it('a tab of guests only makes room for the layout', () => {
    expect(text(grafted(column('a', 'b'), place(row('g1', 'g2'))))).toMatch(
      /^row\(column\(a 20, b 19\) \d+, g1 \d+, g2 \d+\)$/,
    );
  });
});

describe('room for guests', () => {
  it('is as observed while the neighbour keeps a cell, else an equal part', () => {
    const wide = place(row('a', sized('g', cells(80))));
    expect(text(grafted(row('a', sized('b', cells(37))), wide))).toBe('row(a 1, g 80, b 37)');
    expect(text(grafted(row('a', sized('b', cells(38))), wide))).toBe('row(a 40, g 40, b 38)');
  });

  it('is taken from others when the neighbour has too little for both', () => {
    const narrow = place(row(sized('a', cells(20)), 'g', 'b'));
    expect(text(grafted(row(sized('a', cells(2)), 'b'), narrow))).toBe('row(a 1, g 1, b 116)');
  });

  it('is found in a tab of another size', () => {
    const observed = place(row('a', sized('g', cells(30)), 'b'));
    expect(text(grafted(row('a', 'b'), observed, { cols: 40, rows: 10 }))).toBe('row(a 10, g 9, b 19)');
  });

  it('belongs to the same neighbour after the tab was rescaled, so that nothing but rounding differs', () => {
    const rescaled = row(sized('a', cells(67)), sized('g', cells(32)), sized('b', cells(32)), 'c');
    const observed = place(rescaled, { cols: 200, rows: 60 });
    expect(text(observed)).toBe('row(a 67, g 32, b 32, c 66)');
    const tree = grafted(row('a', 'b', 'c'), observed);
    expect(text(tree)).toBe('row(a 66, g 32, b 33, c 66)');
    expect(compareLayouts(tree, observed)).toEqual({ kind: 'rounding' });
  });

  it('when there is none at all, solving says what would do', () => {
    const observed = place(row('a', sized('g', cells(30)), 'b'));
    const layout = graftGuests(row('a', 'b'), observed, new Set(['g']), { cols: 4, rows: 10 });
    expect(solve(layout, { cols: 4, rows: 10 })).toMatchObject({ ok: false, smallest: { cols: 6, rows: 1 } });
  });

  it('never spoils a tab in which everything can stand', () => {
    fc.assert(
      fc.property(
        treeOverSome(keysUpTo(6)),
        treeOverSome([...keysUpTo(6), ...keysUpTo(4, 'g')], { shares: false }),
        fc.record({ cols: fc.integer({ min: 1, max: 40 }), rows: fc.integer({ min: 1, max: 20 }) }),
        (layout, before, extent) => {
          const observed = solve(before, tab);
          fc.pre(observed.ok && solve(layout, extent).ok);
          if (!observed.ok) return;
          const guests = guestsOf(observed.tree);
          const result = solve(graftGuests(layout, observed.tree, guests, extent), extent);
          if (result.ok) {
            expect(defects(result.tree)).toEqual([]);
            expectStructure(layout, result.tree);
          } else {
            // It names a size, and that size does.
            const again = graftGuests(layout, observed.tree, guests, result.smallest);
            expect(solve(again, result.smallest).ok || !solve(layout, result.smallest).ok).toBe(true);
            const { cols, rows } = result.smallest;
            expect(cols > extent.cols || rows > extent.rows).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('grafting again', () => {
  it('changes nothing, from any tab to any layout', () => {
    let fitted = 0;
    fc.assert(
      fc.property(
        treeOverSome(keysUpTo(8)),
        treeOverSome([...keysUpTo(8), ...keysUpTo(5, 'g')], { shares: false, odd: 0 }),
        fc.record({ cols: fc.integer({ min: 12, max: 160 }), rows: fc.integer({ min: 8, max: 50 }) }),
        (layout, before, extent) => {
          const observed = solve(before, extent);
          fc.pre(observed.ok && solve(layout, extent).ok);
          if (!observed.ok) return;
          const tree = expectFixedPoint(layout, observed.tree);
          if (tree === null) return;
          expectStructure(layout, tree);
          fitted++;
        },
      ),
      { numRuns: 600 },
    );
    expect(fitted).toBeGreaterThan(200);
  });

  it('changes nothing after a person split panes and the layout was edited', () => {
    fc.assert(
      fc.property(
        treeOverSome(keysUpTo(7)),
        treeOverSome(keysUpTo(7)),
        fc.integer({ min: 1, max: 6 }),
        seeds,
        (before, after, count, seed) => {
          const stood = solve(before, tab);
          fc.pre(stood.ok && solve(after, tab).ok);
          if (!stood.ok) return;
          const tree = expectFixedPoint(after, visited(stood.tree, count, seed));
          if (tree !== null) expectStructure(after, tree);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps guests while the layout goes through many edits', () => {
    fc.assert(
      fc.property(
        fc.array(treeOverSome(keysUpTo(6)), { minLength: 2, maxLength: 5 }),
        seeds,
        (layouts, seed) => {
          const [first, ...edits] = layouts;
          const start = solve(first!, tab);
          fc.pre(start.ok && edits.every((layout) => solve(layout, tab).ok));
          if (!start.ok) return;
          let now = visited(start.tree, 3, seed);
          for (const layout of edits) now = expectFixedPoint(layout, now) ?? now;
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is nothing without guests: the layout itself', () => {
    const layout = row('a', 'b');
    expect(graftGuests(layout, place(row('a', 'b', 'gone')), new Set(['elsewhere']))).toBe(layout);
  });
});
