import { describe, expect, it } from 'vitest';
import { namedLayout, namedLayoutNames, namedLayouts } from '../../src/layout/named.ts';
import { leavesOf } from '../../src/layout/placed.ts';
import { layoutProblems } from '../../src/layout/problems.ts';
import { solve } from '../../src/layout/solve.ts';
import type { LayoutNode } from '../../src/layout/tree.ts';
import { column, keysUpTo, percent, row, sized } from './trees.ts';

const panes = (...keys: string[]): { key: string }[] => keys.map((key) => ({ key }));
const layoutOf = (name: string, keys: string[]): LayoutNode => {
  const result = namedLayout(name, panes(...keys));
  if (!result.ok) throw new Error(result.problem.kind);
  return result.layout;
};

describe('named layouts', () => {
  it('are filled in order', () => {
    expect(layoutOf('three_pane_horizontal', ['a', 'b', 'c'])).toEqual(row('a', 'b', 'c'));
    expect(layoutOf('four_pane_grid', ['a', 'b', 'c', 'd'])).toEqual(column(row('a', 'b'), row('c', 'd')));
    expect(layoutOf('even_row', ['a', 'b'])).toEqual(row('a', 'b'));
    expect(layoutOf('even_column', ['a', 'b'])).toEqual(column('a', 'b'));
    expect(layoutOf('main_left', ['a', 'b', 'c'])).toEqual(row(sized('a', percent(60)), column('b', 'c')));
    expect(layoutOf('main_top', ['a', 'b', 'c'])).toEqual(column(sized('a', percent(60)), row('b', 'c')));
    expect(layoutOf('grid', ['a', 'b', 'c', 'd', 'e'])).toEqual(column(row('a', 'b', 'c'), row('d', 'e')));
  });

  it('are filled by position first, the others in order', () => {
    expect(
      namedLayout('four_pane_grid', [
        { key: 'p' },
        { key: 'c', position: 'top-right' },
        { key: 'r' },
        { key: 'd' },
      ]),
    ).toEqual({ ok: true, layout: column(row('p', 'c'), row('r', 'd')) });
    expect(
      namedLayout('three_pane_horizontal', [{ key: 'a', position: 'right' }, { key: 'b' }, { key: 'c' }]),
    ).toEqual({ ok: true, layout: row('b', 'c', 'a') });
  });

  it('leave out positions that stay free', () => {
    expect(layoutOf('four_pane_grid', ['a', 'b', 'c'])).toEqual(column(row('a', 'b'), 'c'));
    expect(namedLayout('four_pane_grid', [{ key: 'a', position: 'bottom-right' }])).toEqual({
      ok: true,
      layout: { kind: 'leaf', key: 'a' },
    });
  });

  it('say what is wrong with a name, a position or a number of panes', () => {
    const problem = (...args: Parameters<typeof namedLayout>): unknown => {
      const result = namedLayout(...args);
      return result.ok ? 'no problem' : result.problem;
    };
    expect(problem('five_pane', panes('a'))).toEqual({
      kind: 'unknown_layout',
      name: 'five_pane',
      known: namedLayoutNames,
    });
    expect(problem('toString', panes('a'))).toMatchObject({ kind: 'unknown_layout' });
    expect(problem('grid', [])).toEqual({ kind: 'no_panes' });
    expect(problem('three_pane_horizontal', panes('a', 'b', 'c', 'd', 'e'))).toEqual({
      kind: 'too_many_panes',
      keys: ['d', 'e'],
      room: 3,
    });
    expect(problem('three_pane_horizontal', [{ key: 'a', position: 'top' }])).toEqual({
      kind: 'unknown_position',
      key: 'a',
      position: 'top',
      known: ['left', 'center', 'right'],
    });
    expect(problem('grid', [{ key: 'a', position: 'left' }])).toMatchObject({
      kind: 'unknown_position',
      known: [],
    });
    const twice = [
      { key: 'a', position: 'left' },
      { key: 'b', position: 'left' },
    ];
    expect(problem('three_pane_horizontal', twice)).toEqual({
      kind: 'position_taken',
      key: 'b',
      position: 'left',
      by: 'a',
    });
  });

  it('hold every pane once, in order, with possible shares', () => {
    for (const name of namedLayoutNames) {
      const positions = namedLayouts[name as keyof typeof namedLayouts];
      for (let count = 1; count <= (positions?.length ?? 17); count++) {
        const layout = layoutOf(name, keysUpTo(count));
        expect(leavesOf(layout)).toEqual(keysUpTo(count));
        expect(layoutProblems(layout)).toEqual([]);
        expect(solve(layout, { cols: 200, rows: 50 }).ok).toBe(true);
      }
    }
  });
});
