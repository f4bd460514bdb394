/** Layouts changed pane by pane: exact, whole, and nothing else moves further than it must. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  insertBeside,
  removeLeaf,
  resizeLeaf,
  swapLeaves,
  type Direction,
} from '../../src/hub/panes/edit-layout.ts';
import { inferTree } from '../../src/layout/infer.ts';
import { leavesOf, rectsOf, sameTree } from '../../src/layout/placed.ts';
import { solve } from '../../src/layout/solve.ts';
import type { LayoutNode, PlacedNode } from '../../src/layout/tree.ts';

const extent = { cols: 120, rows: 40 };
const leaf = (key: string): LayoutNode => ({ kind: 'leaf', key });
const placed = (layout: LayoutNode): PlacedNode => {
  const solved = solve(layout, extent);
  if (!solved.ok) throw new Error('too small');
  return solved.tree;
};
const abc = placed({
  kind: 'split',
  axis: 'row',
  children: [leaf('a'), { kind: 'split', axis: 'column', children: [leaf('b'), leaf('c')] }],
});
const rect = (tree: PlacedNode | null, key: string): unknown =>
  tree === null ? null : rectsOf(tree).get(key);

it('a new pane takes its cells from the one it stands beside', () => {
  const tree = insertBeside(abc, 'b', 'right', { unit: 'cells', value: 20 }, 'n');
  expect(rect(tree, 'b')).toEqual({ left: 61, top: 0, cols: 38, rows: 20 });
  expect(rect(tree, 'n')).toEqual({ left: 100, top: 0, cols: 20, rows: 20 });
  expect(rect(tree, 'a')).toEqual(rect(abc, 'a'));
  expect(rect(insertBeside(abc, 'b', 'up', { unit: 'percent', value: 25 }, 'n'), 'n')).toEqual({
    left: 61,
    top: 0,
    cols: 59,
    rows: 4,
  });
});

it('one that does not fit is refused, and so is one beside nothing', () => {
  expect(insertBeside(abc, 'b', 'down', { unit: 'cells', value: 20 }, 'n')).toBeNull();
  expect(insertBeside(abc, 'x', 'down', { unit: 'cells', value: 2 }, 'n')).toBeNull();
});

it('another size is paid by the next neighbour on that axis', () => {
  const tree = resizeLeaf(abc, 'a', 'row', 30);
  expect(rect(tree, 'a')).toEqual({ left: 0, top: 0, cols: 30, rows: 40 });
  expect(rect(tree, 'b')).toEqual({ left: 31, top: 0, cols: 89, rows: 20 });
  expect(rect(resizeLeaf(abc, 'c', 'column', 5), 'b')).toEqual({ left: 61, top: 0, cols: 59, rows: 34 });
  expect(rect(resizeLeaf(abc, 'c', 'row', 5), 'c')).toEqual({ left: 115, top: 21, cols: 5, rows: 19 });
  expect(resizeLeaf(abc, 'a', 'column', 5)).toBeNull();
  expect(resizeLeaf(abc, 'a', 'row', 119)).toBeNull();
});

it("the room of a pane that goes is its neighbour's", () => {
  expect(rect(removeLeaf(abc, 'b'), 'c')).toEqual({ left: 61, top: 0, cols: 59, rows: 40 });
  expect(rect(removeLeaf(abc, 'a'), 'b')).toEqual({ left: 0, top: 0, cols: 120, rows: 20 });
  expect(removeLeaf(placed(leaf('a')), 'a')).toBeNull();
});

describe('whatever is asked for', () => {
  const direction = fc.constantFrom<Direction>('left', 'right', 'up', 'down');
  const edit = fc.oneof(
    fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(),
      direction,
      percent: fc.integer({ min: 1, max: 99 }),
    }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('swap' as const), at: fc.nat(), other: fc.nat() }),
    fc.record({
      kind: fc.constant('resize' as const),
      at: fc.nat(),
      axis: fc.constantFrom('row' as const, 'column' as const),
      cells: fc.integer({ min: 1, max: 60 }),
    }),
  );

  it('the tab stays filled, to the cell, with the panes that it should have', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 15 }), (edits) => {
        let tree = abc;
        let made = 0;
        for (const each of edits) {
          const keys = leavesOf(tree);
          const key = keys[each.at % keys.length] ?? '';
          let next: PlacedNode | null;
          let expected = keys;
          switch (each.kind) {
            case 'insert':
              next = insertBeside(
                tree,
                key,
                each.direction,
                { unit: 'percent', value: each.percent },
                `n${made}`,
              );
              expected = [...keys, `n${made++}`];
              break;
            case 'remove':
              next = removeLeaf(tree, key);
              expected = keys.filter((other) => other !== key);
              break;
            case 'swap':
              next = swapLeaves(tree, key, keys[each.other % keys.length] ?? '');
              break;
            case 'resize': {
              next = resizeLeaf(tree, key, each.axis, each.cells);
              const side = each.axis === 'row' ? 'cols' : 'rows';
              if (next !== null) expect(rectsOf(next).get(key)?.[side]).toBe(each.cells);
              break;
            }
          }
          if (next === null) continue;
          expect(leavesOf(next).sort()).toEqual([...expected].sort());
          const places = rectsOf(next);
          const panes = leavesOf(next).flatMap((pane) => {
            const place = places.get(pane);
            return place === undefined ? [] : [{ key: pane, rect: place }];
          });
          const inferred = inferTree(panes, extent);
          expect(inferred !== null && sameTree(inferred, next)).toBe(true);
          tree = next;
        }
      }),
      { numRuns: 200 },
    );
  });
});
