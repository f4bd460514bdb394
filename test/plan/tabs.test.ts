import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../src/layout/placed.ts';
import type { PlacedNode } from '../../src/layout/tree.ts';
import type { Plan } from '../../src/plan/model.ts';
import { appliedWorld, applyIn, changeOf, codesOf, open, planIn } from '../support/planning.ts';
import {
  desiredOf,
  layout,
  planOptions,
  projectKey,
  solvedOf,
  TestWorld,
  treeOf,
} from '../support/worlds.ts';
import { plan } from '../../src/plan/plan.ts';

const code = 'row(editor 60%, column(api, tests 12))';
const desired = desiredOf({ dev: { code } });

/** A layout of the short notation over the panes that a tab has, by address. */
function treeFor(world: TestWorld, text: string, tab = world.tabs[0]!): PlacedNode {
  const ids = new Map(tab.panes.map((pane) => [pane.marker?.address ?? pane.id, pane.id]));
  const rename = (node: PlacedNode): PlacedNode =>
    node.kind === 'leaf'
      ? { ...node, key: ids.get(node.key) ?? node.key }
      : { ...node, children: node.children.map(rename) };
  return rename(solvedOf(layout(text, 'dev'), tab.size));
}

const goalTab = (made: Plan, address: string) =>
  made.goal.workspaces.flatMap(({ tabs }) => tabs).find((tab) => tab.address === address);

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

describe('which tab is which', () => {
  it('goes by the recorded id first, whatever the title says', () => {
    const world = appliedWorld(desired);
    world.tabs[0]!.title = 'renamed';
    world.tabs[0]!.marker = null;
    const made = applyIn(world, desired);
    expect(open(made)).toEqual(['update dev:code (title_changed)']);
    expect(changeOf(made, 'dev:code').fields).toEqual([{ field: 'title', before: 'renamed', after: 'code' }]);
    expect(made.drift).toEqual([
      { address: 'dev:code', kind: 'tab', reason: 'title_changed', detail: 'its title is now "renamed"' },
    ]);
    expect(world.tabs[0]?.title).toBe('code');
  });

  it('goes by the mark of the tab when nothing is recorded', () => {
    const two = desiredOf({ dev: { one: 'a', two: 'b' } });
    const world = appliedWorld(two);
    world.loseState();
    for (const tab of world.tabs) tab.title = 'same';
    expect(open(planIn(world, two))).toEqual([
      'update dev:one (title_changed)',
      'update dev:two (title_changed)',
    ]);
  });

  it('goes by the title when there is no mark, if a pane of that tab is in it', () => {
    const two = desiredOf({ dev: { one: 'row(a, b)', two: 'c' } });
    const world = appliedWorld(two, 'wezterm');
    world.loseState();
    expect(open(planIn(world, two))).toEqual([]);
  });

  it('goes by the panes in it when there is nothing else', () => {
    const two = desiredOf({ dev: { one: 'row(a, b)', two: 'c' } });
    const world = appliedWorld(two, 'wezterm');
    world.loseState();
    for (const tab of world.tabs) tab.title = '';
    expect(open(planIn(world, two))).toEqual([]);
  });

  it('a tab that got another name in the spec keeps its place and its panes', () => {
    const world = appliedWorld(desired);
    const { id } = world.tabs[0]!;
    const made = applyIn(world, desiredOf({ dev: { main: code } }));
    expect(open(made)).toEqual(['update dev:main (title_changed)']);
    expect(world.tabs.map((tab) => [tab.id, tab.title])).toEqual([[id, 'main']]);
  });

  it('does not claim a tab in which only a guest is left', () => {
    const two = desiredOf({ dev: { one: 'a', two: 'b' } });
    const world = appliedWorld(two);
    const { pane, tab } = world.find('dev/a');
    world.split(pane.id, 'row');
    world.kill(pane.id);
    const made = planIn(world, two);
    expect(open(made)).toEqual(['create dev:one (absent)', 'create dev/a (absent)']);
    expect(goalTab(made, 'dev:one')?.tab).toBe(null);
    world.apply(made);
    expect(tab.panes).toHaveLength(1);
    expect(open(planIn(world, two))).toEqual([]);
  });

  it('a tab is claimed once: the panes of a duplicate of it come home', () => {
    const world = appliedWorld(desired);
    const other = world.breakOut(world.find('dev/api').pane.id);
    other.title = 'code';
    other.marker = { project: projectKey, tab: 'code' };
    expect(open(planIn(world, desired))).toEqual(['move dev/api (moved_to_tab)']);
  });

  it('a tab with another project’s mark is not ours by that', () => {
    const world = appliedWorld(desired);
    world.loseState();
    world.tabs[0]!.marker = { project: 'other-1', tab: 'code' };
    expect(open(planIn(world, desired))).toEqual([]);
  });
});

describe('titles', () => {
  it('do not count where the server reports none', () => {
    const world = appliedWorld(desired);
    world.tabs[0]!.title = '';
    expect(open(planIn(world, desired))).toEqual([]);
  });

  it('that are empty count where the server reports others', () => {
    const two = desiredOf({ dev: { one: 'a', two: 'b' } });
    const world = appliedWorld(two);
    world.tabs[0]!.title = '';
    expect(open(planIn(world, two))).toEqual(['update dev:one (title_changed)']);
  });
});

describe('the order of tabs', () => {
  const three = desiredOf({ dev: { one: 'a', two: 'b', three: 'c' } });
  const order = (...names: string[]) =>
    desiredOf({
      dev: Object.fromEntries(
        names.map((name) => [name, { one: 'a', two: 'b', three: 'c', fresh: 'd' }[name]!]),
      ),
    });

  it.each([
    [['two', 'one', 'three'], ['one'], ['one', 'three']],
    [
      ['three', 'one', 'two'],
      ['one', 'two'],
      ['one', 'two'],
    ],
    [['one', 'three', 'two'], ['two'], ['two']],
    [['one', 'fresh', 'two', 'three'], [], ['two', 'three']],
    [['one', 'two', 'three', 'fresh'], [], []],
    [['fresh', 'one', 'two', 'three'], [], ['one', 'two', 'three']],
  ])('%j: out of order %j, renewed where tabs cannot be reordered %j', (names, misplaced, renewed) => {
    for (const backend of ['tmux', 'wezterm'] as const) {
      const world = appliedWorld(three, backend);
      const ids = world.tabs.flatMap((tab) => tab.panes.map((pane) => pane.id));
      const made = planIn(world, order(...names));
      expect(open(made).filter((line) => line.startsWith('move'))).toEqual(
        misplaced.map((name) => `move dev:${name} (order_changed)`),
      );
      const renew = made.goal.workspaces.flatMap(({ tabs }) =>
        tabs.filter((tab) => tab.renew).map(({ title }) => title),
      );
      expect(renew).toEqual(backend === 'tmux' ? [] : renewed);
      world.apply(made);
      expect(world.tabs.map(({ title }) => title)).toEqual(names);
      const after = new Set(world.tabs.flatMap((tab) => tab.panes.map((pane) => pane.id)));
      expect(ids.filter((id) => !after.has(id))).toEqual([]);
      expect(open(planIn(world, order(...names)))).toEqual([]);
    }
  });

  it('guests go with the tab that is made anew', () => {
    const world = appliedWorld(three, 'wezterm');
    const guest = world.split(world.find('dev/a').pane.id, 'row');
    const made = planIn(world, order('two', 'one', 'three'));
    expect(goalTab(made, 'dev:one')).toMatchObject({ renew: true });
    expect(goalTab(made, 'dev:one')?.sources.get(guest)).toBe(guest);
    expect(made.goal.evict).toEqual([]);
  });
});

describe('windows', () => {
  const windows = desiredOf({ dev: { one: 'a', 'two@side': 'b' } });

  it('tabs of different window names are made in different windows', () => {
    const world = appliedWorld(windows, 'wezterm');
    expect(new Set(world.tabs.map((tab) => tab.windowId)).size).toBe(2);
  });

  it('a tab that the spec puts into another window goes there, alive', () => {
    const world = appliedWorld(desiredOf({ dev: { one: 'a', two: 'b' } }), 'wezterm');
    const made = applyIn(world, windows);
    expect(open(made)).toEqual(['create dev:two (absent)', 'move dev/b (moved_to_workspace)']);
    expect(made.close).toEqual([]);
  });

  it('do not exist on tmux', () => {
    const world = appliedWorld(desiredOf({ dev: { one: 'a', two: 'b' } }), 'tmux');
    expect(open(planIn(world, windows))).toEqual([]);
  });
});

describe('guests', () => {
  it.each(['row', 'column'] as const)('are listed, and laid out around (%s)', (axis) => {
    const world = appliedWorld(desired);
    const guest = world.split(world.find('dev/editor').pane.id, axis);
    const made = planIn(world, desired);
    expect(made.unmanaged.map((pane) => [pane.pane_id, pane.tab])).toEqual([[guest, 'dev:code']]);
    expect(open(made)).toEqual([]);
    world.kill(world.find('dev/tests').pane.id);
    const repaired = applyIn(world, desired);
    expect(open(repaired)).toEqual(['create dev/tests (absent)']);
    expect(leavesOf(treeOf(world.tabs[0]!))).toContain(guest);
  });

  it('stay where they are when everything else is destroyed', () => {
    const world = appliedWorld(desired);
    const guest = world.split(world.find('dev/editor').pane.id, 'row');
    const made = planIn(world, desired, { mode: 'destroy' });
    expect(made.goal).toEqual({ workspaces: [], evict: [], focus: null });
    world.apply(made);
    expect(world.tabs.flatMap((tab) => tab.panes.map((pane) => pane.id))).toEqual([guest]);
  });
});

describe('what goes', () => {
  it('leaves a tab that stays before it is closed, and not a tab that goes with it', () => {
    const world = appliedWorld(desiredOf({ dev: { code, more: 'log' } }));
    const made = planIn(world, desiredOf({ dev: { code: 'row(editor 60%, api)' } }));
    expect(open(made)).toEqual([
      'update dev:code (layout_changed)',
      'delete dev/tests (removed_from_spec)',
      'delete dev:more (removed_from_spec)',
      'delete dev/log (removed_from_spec)',
    ]);
    expect(made.goal.evict).toEqual([world.find('dev/tests').pane.id]);
    expect(made.close.map(({ address }) => address)).toEqual(['dev/tests', 'dev/log']);
    expect(made.tabs.map(({ address }) => address)).toEqual(['dev:code']);
  });

  it('is found by its marker though nothing is recorded', () => {
    const world = appliedWorld(desiredOf({ dev: { code, more: 'log' }, old: { main: 'x' } }), 'wezterm');
    world.loseState();
    expect(open(planIn(world, desired))).toEqual([
      'delete dev:more (removed_from_spec)',
      'delete dev/log (removed_from_spec)',
      'delete old (removed_from_spec)',
      'delete old:main (removed_from_spec)',
      'delete old/x (removed_from_spec)',
    ]);
  });
});

describe('obstacles', () => {
  it('a workspace of that name that is not ours', () => {
    const world = new TestWorld();
    world.foreignTab('dev');
    const made = planIn(world, desired);
    expect(codesOf(made)).toEqual(['WZP2001']);
    expect(made.applyable).toBe(false);
    expect(made.diagnostics[0]).toMatchObject({ address: 'dev', severity: 'error' });
    expect(made.diagnostics[0]?.message).toBe(
      'the server already has a workspace "dev", which was not made by wzp',
    );
    expect(made.diagnostics[0]?.hint).toMatch(/wzp adopt dev\/editor %\d+/u);
  });

  it('a workspace of that name that belongs to another project', () => {
    const world = new TestWorld();
    world.foreignTab('dev');
    world.owners.set('dev', 'blog-1');
    expect(planIn(world, desired).diagnostics[0]?.message).toMatch(/belongs to the project "blog-1"/u);
    world.owners.set('dev', projectKey);
    expect(codesOf(planIn(world, desired))).toEqual([]);
  });

  it('a foreign workspace does not matter to a plan that does not touch it', () => {
    const world = new TestWorld();
    world.foreignTab('dev');
    const both = desiredOf({ dev: { code }, ops: { main: 'x' } });
    expect(codesOf(planIn(world, both, { target: ['ops'] }))).toEqual([]);
  });

  it('two workspaces that would have one name on the server', () => {
    const world = new TestWorld();
    const made = planIn(world, desiredOf({ 'a.b': { one: 'x' }, 'a:b': { one: 'y' } }), {
      serverName: () => 'a_b',
    });
    expect(codesOf(made)).toEqual(['WZP2002']);
    expect(made.diagnostics[0]?.message).toBe('the workspaces "a.b" and "a:b" would both be "a_b" on tmux');
  });

  it('a tab too small for its layout, with the smallest size that would do', () => {
    const world = new TestWorld();
    const made = planIn(world, desired, { size: { cols: 200, rows: 10 } });
    expect(codesOf(made)).toEqual(['WZP2003']);
    expect(made.diagnostics[0]?.message).toMatch(/does not fit into tab "dev:code" of 200x10 cells/u);
    expect(made.diagnostics[0]?.hint).toMatch(/smallest size that holds the tab is \d+x14/u);
    expect(made.applyable).toBe(false);
  });

  it('panes that do not tile, only where something has to be done', () => {
    const world = appliedWorld(desiredOf({ dev: { code, more: 'log' } }));
    world.tabs[0]!.tree = null;
    expect(codesOf(planIn(world, desiredOf({ dev: { code, more: 'log' } })))).toEqual([]);
    expect(codesOf(planIn(world, desiredOf({ dev: { code, more: 'row(log, new)' } })))).toEqual([]);
    expect(codesOf(planIn(world, desiredOf({ dev: { code: 'row(editor, api)', more: 'log' } })))).toEqual([
      'WZP2006',
    ]);
  });
});

describe('sizes of new tabs', () => {
  it('are those of the tabs of their workspace, else the one asked for', () => {
    const world = appliedWorld(desired);
    world.tabs[0]!.size = { cols: 90, rows: 40 };
    world.arrange(world.tabs[0]!, treeFor(world, code));
    const made = planIn(world, desiredOf({ dev: { code, more: 'log' }, ops: { main: 'x' } }), {
      size: { cols: 77, rows: 22 },
    });
    expect(goalTab(made, 'dev:more')?.tree.rect).toMatchObject({ cols: 90, rows: 40 });
    expect(goalTab(made, 'ops:main')?.tree.rect).toMatchObject({ cols: 77, rows: 22 });
  });
});

describe('the goal', () => {
  it('lists the tabs that are right as they stand, and no workspace that is', () => {
    const both = desiredOf({ dev: { code, more: 'log' }, ops: { main: 'x' } });
    const world = appliedWorld(both);
    world.arrange(world.tabs[0]!, treeFor(world, 'row(editor 120, column(api, tests 12))'));
    world.kill(world.find('dev/log').pane.id);
    const made = planIn(world, both);
    expect(made.goal.workspaces.map(({ name }) => name)).toEqual(['dev']);
    const [first] = made.goal.workspaces[0]!.tabs;
    expect(first?.tree).toEqual(
      solvedOf(layout('row(editor 120, column(api, tests 12))', 'dev'), { cols: 200, rows: 50 }),
    );
    expect([...first!.sources]).toEqual(
      ['dev/editor', 'dev/api', 'dev/tests'].map((address) => [address, world.find(address).pane.id]),
    );
  });

  it('has the focus of the spec where something changes, and only there', () => {
    const focused = desiredOf(
      { dev: { code, more: 'log' }, ops: { main: 'x' } },
      { 'dev/tests': { focus: true } },
    );
    const world = new TestWorld();
    const first = planIn(world, focused);
    expect(first.goal.focus).toEqual({ tab: 'dev:code', key: 'dev/tests' });
    expect(goalTab(first, 'dev:code')?.active).toBe('dev/tests');
    world.apply(first);
    world.kill(world.find('dev/log').pane.id);
    const second = planIn(world, focused);
    expect(goalTab(second, 'dev:code')?.active).toBe(null);
    expect(second.goal.focus).toEqual({ tab: 'dev:code', key: 'dev/tests' });
    world.apply(second);
    world.kill(world.find('ops/x').pane.id);
    expect(planIn(world, focused).goal.focus).toBe(null);
  });

  it('moves the focus when the spec does', () => {
    const world = appliedWorld(desired);
    const made = planIn(world, desiredOf({ dev: { code } }, { 'dev/api': { focus: true } }));
    expect(open(made)).toEqual(['update dev/api (settings_changed)']);
    expect(made.goal.focus).toEqual({ tab: 'dev:code', key: 'dev/api' });
    expect(goalTab(made, 'dev:code')).toMatchObject({ active: 'dev/api', tab: world.tabs[0]?.id });
  });

  it('zooms when the spec begins to, and leaves a person’s zoom alone', () => {
    const world = appliedWorld(desired);
    const zooming = desiredOf({ dev: { code } }, { 'dev/api': { zoom: true } });
    const made = planIn(world, zooming);
    expect(goalTab(made, 'dev:code')?.zoomed).toBe('dev/api');
    world.apply(made);
    expect(open(planIn(world, zooming))).toEqual([]);
    world.tabs[0]!.zoomed = world.find('dev/editor').pane.id;
    expect(open(planIn(world, zooming))).toEqual([]);
    world.kill(world.find('dev/tests').pane.id);
    expect(goalTab(planIn(world, zooming), 'dev:code')?.zoomed).toBe('dev/editor');
    expect(goalTab(planIn(world, desired), 'dev:code')?.zoomed).toBe('dev/editor');
  });

  it('ends a zoom that the spec ends', () => {
    const world = appliedWorld(desiredOf({ dev: { code } }, { 'dev/api': { zoom: true } }));
    expect(world.tabs[0]?.zoomed).toBe(world.find('dev/api').pane.id);
    expect(goalTab(planIn(world, desired), 'dev:code')?.zoomed).toBe(null);
  });

  it('the pictures show what comes, goes and moves', () => {
    const world = appliedWorld(desiredOf({ dev: { code, more: 'log' } }));
    const made = planIn(world, desiredOf({ dev: { code: 'row(api, editor 60%, log, new)' } }));
    const tests = world.find('dev/tests').pane.id;
    const [change] = made.layouts;
    expect(change?.address).toBe('dev:code');
    expect([...change!.moved].sort()).toEqual(['dev/editor', 'dev/log']);
    expect(Object.fromEntries(change!.labels)).toEqual({
      'dev/editor': 'editor',
      'dev/api': 'api',
      [tests]: '- tests',
      'dev/log': '> log',
      'dev/new': '+ new',
    });
    expect(made.layouts.map(({ address, after }) => [address, after === null])).toEqual([
      ['dev:code', false],
      ['dev:more', true],
    ]);
  });
});

describe('selections', () => {
  const both = desiredOf({ dev: { code, more: 'row(log, shell)' }, ops: { main: 'x' } });

  it.each([
    [{ target: ['ops'] }, ['ops', 'ops:main', 'ops/x']],
    [{ target: ['dev:more'] }, ['dev', 'dev:more', 'dev/log', 'dev/shell']],
    [{ target: ['dev/api'] }, ['dev', 'dev:code', 'dev/api']],
    [{ exclude: ['dev'] }, ['ops', 'ops:main', 'ops/x']],
    [{ target: ['dev'], exclude: ['dev:code', 'dev/log'] }, ['dev', 'dev:more', 'dev/shell']],
  ])('%j', (options, addresses) => {
    const made = planIn(new TestWorld(), both, options);
    expect(made.diagnostics).toEqual([]);
    expect(made.changes.map(({ address }) => address)).toEqual(addresses);
    expect(made.tasks.map((task) => task.pane.address)).toEqual(
      addresses.filter((address) => address.includes('/')),
    );
  });

  it('leave out what is absent and not selected, and it comes later to its place', () => {
    const world = new TestWorld();
    const made = planIn(world, both, { exclude: ['dev/api', 'ops'] });
    expect(leavesOf(goalTab(made, 'dev:code')!.tree)).toEqual(['dev/editor', 'dev/tests']);
    world.apply(made);
    expect(open(planIn(world, both, { exclude: ['dev/api', 'ops'] }))).toEqual([]);
    expect(open(planIn(world, both, { exclude: ['ops'] }))).toEqual(['create dev/api (absent)']);
    applyIn(world, both);
    expect(treeOf(world.tabs[0]!)).toEqual(treeFor(world, code));
  });

  it('leave the layout of a tab alone of which only a pane is selected', () => {
    const world = appliedWorld(both);
    const edited = desiredOf({
      dev: { code: 'row(api, editor, tests)', more: 'row(log, shell)' },
      ops: { main: 'x' },
    });
    expect(open(planIn(world, edited, { target: ['dev/api'] }))).toEqual([]);
    expect(open(planIn(world, edited, { target: ['dev:code'] }))).toEqual([
      'update dev:code (layout_changed)',
    ]);
  });

  it('delete nothing that is not selected', () => {
    const world = appliedWorld(both);
    const less = desiredOf({ dev: { code: 'row(editor, tests)' } });
    expect(open(planIn(world, less, { target: ['dev/log'] }))).toEqual([
      'delete dev/log (removed_from_spec)',
    ]);
    const made = planIn(world, less, { target: ['dev:code'], exclude: ['dev/api'] });
    expect(open(made)).toEqual(['update dev:code (layout_changed)']);
    expect(made.close).toEqual([]);
    expect(leavesOf(goalTab(made, 'dev:code')!.tree)).toContain(world.find('dev/api').pane.id);
    expect(made.tabs.map(({ address }) => address).sort()).toEqual(['dev:code', 'dev:more', 'ops:main']);
  });

  it('of a destroy', () => {
    const world = appliedWorld(both);
    expect(open(planIn(world, both, { mode: 'destroy', target: ['dev/log'] }))).toEqual([
      'delete dev/log (removed_from_spec)',
    ]);
    expect(open(planIn(world, both, { mode: 'destroy', target: ['ops'] }))).toEqual([
      'delete ops (removed_from_spec)',
      'delete ops:main (removed_from_spec)',
      'delete ops/x (removed_from_spec)',
    ]);
  });

  it.each([
    ['dev/apo', 'did you mean "dev/api"?'],
    ['dve', 'did you mean "dev"?'],
    ['nothing/like/it', 'name a workspace (dev), a tab (dev:code) or a pane (dev/api)'],
  ])('%s names nothing', (selector, hint) => {
    for (const option of ['target', 'exclude', 'replace'] as const) {
      const made = planIn(new TestWorld(), both, { [option]: [selector] });
      expect(codesOf(made)).toContain('WZP2004');
      expect(made.diagnostics.find(({ code: found }) => found === 'WZP2004')?.hint).toBe(hint);
      expect(made.applyable).toBe(false);
    }
  });

  it('may name what only runs or is remembered', () => {
    const world = appliedWorld(both);
    expect(codesOf(planIn(world, desired, { target: ['ops/x'] }))).toEqual([]);
    world.restartServer();
    expect(codesOf(planIn(world, desired, { target: ['ops/x'] }))).toEqual([]);
  });
});

describe('heal', () => {
  it('plans like apply, from the spec that it is given', () => {
    const world = appliedWorld(desired);
    world.kill(world.find('dev/api').pane.id);
    expect(open(planIn(world, desired, { mode: 'heal' }))).toEqual(['create dev/api (absent)']);
  });
});

describe('a plan', () => {
  it('changes nothing of what it is given', () => {
    const world = appliedWorld(desired);
    world.kill(world.find('dev/api').pane.id);
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
      Object.freeze(value);
      for (const item of Object.values(value)) freeze(item);
    };
    const { observed, recorded } = world;
    freeze(observed.tabs);
    freeze(recorded.server);
    freeze(desired);
    expect(() => plan(desired, observed, recorded, planOptions())).not.toThrow();
  });

  it('takes as many steps for a pane among many as among few', () => {
    const steps = (workspaces: number): number => {
      const notes = Object.fromEntries(
        Array.from({ length: workspaces }, (_, index) => [
          `w${index}`,
          { one: 'row(a, b)', two: 'column(c, d)' },
        ]),
      );
      const want = desiredOf(notes);
      const world = appliedWorld(want);
      world.kill(world.find('w0/a').pane.id);
      let count = 0;
      const counted = <Value extends object>(value: Value): Value =>
        new Proxy(value, {
          get: (target, key, receiver) => (count++, Reflect.get(target, key, receiver) as unknown),
        });
      const observed = {
        ...world.observed,
        tabs: world.observed.tabs.map((tab) => counted({ ...tab, panes: tab.panes.map(counted) })),
      };
      const spec = {
        ...want,
        workspaces: want.workspaces.map((workspace) =>
          counted({ ...workspace, tabs: workspace.tabs.map(counted), panes: workspace.panes.map(counted) }),
        ),
      };
      const server = {
        ...world.server!,
        panes: world.server!.panes.map(counted),
        tabs: world.server!.tabs.map(counted),
      };
      plan(spec, observed, { ...world.recorded, server }, planOptions());
      return count / workspaces;
    };
    expect(steps(80) / steps(20)).toBeLessThan(1.1);
  });
});
