import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../src/layout/placed.ts';
import { appliedWorld, applyIn, changeOf, open, planIn, goalTab, treeFor } from '../support/planning.ts';
import { desiredOf, projectKey, treeOf } from '../support/worlds.ts';

const code = 'row(editor 60%, column(api, tests 12))';
const desired = desiredOf({ dev: { code } });

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
