import { describe, expect, it } from 'vitest';
import { appliedWorld, applyIn, open, planIn, goalTab, treeFor } from '../support/planning.ts';
import { desiredOf, layout, solvedOf, treeOf } from '../support/worlds.ts';

const code = 'row(editor 60%, column(api, tests 12))';
const desired = desiredOf({ dev: { code } });

describe('a layout that nobody edited', () => {
  it.each([
    ['a cell more for one pane', 'row(editor 120, column(api, tests 12))', null],
    ['two cells more for one pane', 'row(editor 121, column(api, tests 12))', 'layout_drifted'],
    ['another order', 'row(column(api, tests 12), editor 119)', 'layout_drifted'],
    ['another nesting', 'row(editor 119, api, tests)', 'layout_drifted'],
  ])('%s', (_, text, reason) => {
    const world = appliedWorld(desired);
    world.arrange(world.tabs[0]!, treeFor(world, text));
    const made = planIn(world, desired);
    expect(open(made)).toEqual(reason === null ? [] : [`update dev:code (${reason})`]);
    expect(made.drift.map((drift) => [drift.address, drift.reason])).toEqual(
      reason === null ? [] : [['dev:code', reason]],
    );
    if (reason !== null) applyIn(world, desired);
  });

  it.each(['row(editor 30, column(api, tests 5))', 'row(editor 1, column(api 1, tests 1))'])(
    'may have any sizes in a window of another size: %s',
    (text) => {
      const world = appliedWorld(desired);
      const tab = world.tabs[0]!;
      tab.size = { cols: 50, rows: 20 };
      world.arrange(tab, treeFor(world, text));
      expect(open(planIn(world, desired))).toEqual([]);
    },
  );

  it('stays right when the window has become too small for it', () => {
    const world = appliedWorld(desired);
    const tab = world.tabs[0]!;
    tab.size = { cols: 20, rows: 7 };
    world.arrange(tab, treeFor(world, 'row(editor, column(api 3, tests 3))'));
    const made = planIn(world, desired);
    expect(open(made)).toEqual([]);
    expect(made.diagnostics).toEqual([]);
  });

  it('keeps the size on record, so that a rescaled tab does not drift after an apply elsewhere', () => {
    const both = desiredOf({ dev: { code, more: 'log' } });
    const world = appliedWorld(both);
    const tab = world.tabs[0]!;
    tab.size = { cols: 101, rows: 30 };
    world.arrange(tab, treeFor(world, 'row(editor 70, column(api, tests 5))'));
    world.kill(world.find('dev/log').pane.id);
    applyIn(world, both);
    expect(world.server?.tabs.find((row) => row.address === 'dev:code')?.size).toEqual({
      cols: 200,
      rows: 50,
    });
    expect(treeOf(tab).rect).toMatchObject({ cols: 101, rows: 30 });
  });

  it('is put right to the cell when a pane has to be made in it', () => {
    const world = appliedWorld(desired);
    world.arrange(world.tabs[0]!, treeFor(world, 'row(editor 120, column(api, tests 12))'));
    world.kill(world.find('dev/api').pane.id);
    const made = planIn(world, desired);
    expect(open(made)).toEqual(['create dev/api (absent)']);
    expect(goalTab(made, 'dev:code')?.tree).toEqual(solvedOf(layout(code, 'dev'), { cols: 200, rows: 50 }));
  });

  it('is drift too when panes are missing and the others stand in another order', () => {
    const world = appliedWorld(desired);
    world.arrange(world.tabs[0]!, treeFor(world, 'row(column(api, tests 12), editor 119)'));
    world.kill(world.find('dev/api').pane.id);
    expect(open(planIn(world, desired))).toEqual([
      'update dev:code (layout_drifted)',
      'create dev/api (absent)',
    ]);
  });

  it('without the state file has the same tolerance', () => {
    const world = appliedWorld(desired);
    world.loseState();
    world.arrange(world.tabs[0]!, treeFor(world, 'row(editor 120, column(api, tests 12))'));
    expect(open(planIn(world, desired))).toEqual([]);
    world.arrange(world.tabs[0]!, treeFor(world, 'row(editor 130, column(api, tests 12))'));
    expect(open(planIn(world, desired))).toEqual(['update dev:code (layout_drifted)']);
  });
});

describe('an edited layout', () => {
  it.each([
    ['a size', 'row(editor 61%, column(api, tests 12))'],
    ['one cell', 'row(editor 60%, column(api, tests 13))'],
    ['the order', 'row(column(api, tests 12), editor 60%)'],
    ['the nesting', 'row(editor 60%, api, tests)'],
  ])('%s is a change of the tab alone', (_, text) => {
    const world = appliedWorld(desired);
    const edited = desiredOf({ dev: { code: text } });
    const made = applyIn(world, edited);
    expect(open(made)).toEqual(['update dev:code (layout_changed)']);
    expect(made.drift).toEqual([]);
    expect(treeOf(world.tabs[0]!)).toEqual(treeFor(world, text));
  });

  it('that gives the same cells is no change', () => {
    const world = appliedWorld(desired);
    const made = planIn(world, desiredOf({ dev: { code: 'row(editor 119, column(api, tests 12))' } }));
    expect(open(made)).toEqual([]);
    expect(made.tabs[0]?.layout).toEqual(layout('row(editor 119, column(api, tests 12))', 'dev'));
  });

  it('is exact even where drift would be tolerated', () => {
    const world = appliedWorld(desired);
    world.arrange(world.tabs[0]!, treeFor(world, 'row(editor 120, column(api, tests 12))'));
    const made = planIn(world, desiredOf({ dev: { code: 'row(editor 60%, column(api, tests 24%))' } }));
    expect(open(made)).toEqual(['update dev:code (layout_changed)']);
  });
});
