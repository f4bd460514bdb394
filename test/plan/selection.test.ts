import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../src/layout/placed.ts';
import { appliedWorld, applyIn, codesOf, open, planIn, goalTab, treeFor } from '../support/planning.ts';
import { desiredOf, treeOf } from '../support/worlds.ts';
import { TestWorld } from '../support/test-world.ts';

const code = 'row(editor 60%, column(api, tests 12))';
const desired = desiredOf({ dev: { code } });

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
      'delete dev/log (requested)',
    ]);
    expect(open(planIn(world, both, { mode: 'destroy', target: ['ops'] }))).toEqual([
      'delete ops (requested)',
      'delete ops:main (requested)',
      'delete ops/x (requested)',
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
