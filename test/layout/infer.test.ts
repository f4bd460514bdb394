import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferTree } from '../../src/layout/infer.ts';
import type { StandingPane } from '../../src/layout/infer.ts';
import { leavesOf, rectsOf } from '../../src/layout/placed.ts';
import { solve } from '../../src/layout/solve.ts';
import type { PlacedNode } from '../../src/layout/tree.ts';
import { column, defects, extents, keysUpTo, row, treeOver } from './trees.ts';

interface Step {
  readonly panes?: readonly (readonly [number, number, number, number, number])[];
  readonly tab?: readonly [number, number];
}
const vectors = readFileSync(new URL('../vectors/wezterm-geometry-vectors.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly seed: number; readonly steps: readonly Step[] });

const panesOf = (tree: PlacedNode): StandingPane[] => {
  const rects = rectsOf(tree);
  return leavesOf(tree).map((key) => ({ key, rect: rects.get(key)! }));
};

describe('inferring the tree', () => {
  it('reproduces every state recorded from WezTerm', () => {
    let states = 0;
    for (const { seed, steps } of vectors) {
      for (const [index, { panes, tab }] of steps.entries()) {
        if (panes === undefined || tab === undefined) continue;
        const standing = panes.map(([id, left, top, cols, rows]) => ({
          key: `${id}`,
          rect: { left, top, cols, rows },
        }));
        const tree = inferTree(standing, { cols: tab[0], rows: tab[1] });
        expect(tree === null ? 'does not tile' : panesOf(tree), `seed ${seed} step ${index}`).toEqual(
          standing,
        );
        expect(tree === null ? [] : defects(tree)).toEqual([]);
        expect(inferTree(standing)).toEqual(tree);
        states++;
      }
    }
    expect(states).toBe(3652);
  });

  it('finds the tree that was solved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }).chain((count) => treeOver(keysUpTo(count))),
        extents(),
        (layout, extent) => {
          const result = solve(layout, extent);
          fc.pre(result.ok);
          if (result.ok) expect(inferTree(panesOf(result.tree), extent)).toEqual(result.tree);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells the two readings of a cross apart by the order', () => {
    const at = (key: string, left: number, top: number): StandingPane => ({
      key,
      rect: { left, top, cols: 4, rows: 2 },
    });
    const [tl, tr, bl, br] = [at('tl', 0, 0), at('tr', 5, 0), at('bl', 0, 3), at('br', 5, 3)];
    expect(inferTree([tl, tr, bl, br])).toMatchObject({ axis: 'column' });
    expect(inferTree([tl, bl, tr, br])).toMatchObject({ axis: 'row' });
    expect(inferTree([tl, br, tr, bl])).toBeNull();
  });

  it('accepts a tab that does not begin at the origin only when no extent is given', () => {
    const panes = [{ key: 'a', rect: { left: 0, top: 1, cols: 8, rows: 3 } }];
    expect(inferTree(panes)).toMatchObject({ kind: 'leaf' });
    expect(inferTree(panes, { cols: 8, rows: 4 })).toBeNull();
  });

  it('refuses what does not tile', () => {
    const pane = (key: string, left: number, top: number, cols: number, rows: number): StandingPane => ({
      key,
      rect: { left, top, cols, rows },
    });
    expect(inferTree([])).toBeNull();
    expect(inferTree([pane('a', 0, 0, 0, 5)])).toBeNull();
    expect(inferTree([pane('a', 0, 0, 4, 5), pane('b', 6, 0, 4, 5)])).toBeNull(); // two dividers
    expect(inferTree([pane('a', 0, 0, 4, 5), pane('b', 5, 0, 4, 4)])).toBeNull(); // ragged end
    expect(inferTree([pane('a', 0, 0, 9, 5), pane('b', 5, 0, 4, 5)])).toBeNull(); // overlap
    // The windmill: five panes that no divider cuts through.
    expect(
      inferTree([
        pane('a', 0, 0, 5, 2),
        pane('b', 6, 0, 2, 5),
        pane('c', 0, 3, 2, 5),
        pane('d', 3, 3, 2, 2),
        pane('e', 3, 6, 5, 2),
      ]),
    ).toBeNull();
  });

  it('refuses any single rectangle that is moved or resized', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((count) => treeOver(keysUpTo(count))),
        fc.nat(),
        fc.constantFrom('left', 'top', 'cols', 'rows' as const),
        fc.constantFrom(-2, -1, 1, 2),
        (layout, which, side, by) => {
          const result = solve(layout, { cols: 150, rows: 60 });
          fc.pre(result.ok);
          if (!result.ok) return;
          const panes = panesOf(result.tree).map((pane, index, all) =>
            index === which % all.length
              ? { ...pane, rect: { ...pane.rect, [side]: pane.rect[side] + by } }
              : pane,
          );
          expect(inferTree(panes, { cols: 150, rows: 60 })).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads 5,000 panes, side by side or nested', () => {
    const flat = solve(row(...keysUpTo(5000)), { cols: 12_000, rows: 3 });
    const groups = keysUpTo(70).map((group) => column(...keysUpTo(70, `${group}.`)));
    const nested = solve(row(...groups), { cols: 300, rows: 300 });
    for (const result of [flat, nested]) {
      if (!result.ok) throw new Error('must fit');
      expect(inferTree(panesOf(result.tree))).toEqual(result.tree);
    }
  });
});
