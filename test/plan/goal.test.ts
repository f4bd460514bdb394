import { describe, expect, it } from 'vitest';
import { appliedWorld, codesOf, open, planIn, goalTab, treeFor } from '../support/planning.ts';
import { desiredOf, layout, planOptions, projectKey, solvedOf } from '../support/worlds.ts';
import { TestWorld } from '../support/test-world.ts';
import { plan } from '../../src/plan/plan.ts';

const code = 'row(editor 60%, column(api, tests 12))';
const desired = desiredOf({ dev: { code } });

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
