import { beforeEach, describe, expect, it } from 'vitest';
import { plan } from '../../src/plan/plan.ts';
import type { Plan, PlanOptions } from '../../src/plan/model.ts';
import { openChanges, summary } from '../../src/plan/summary.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { desiredOf, field, planOptions } from '../support/worlds.ts';
import { TestWorld } from '../support/test-world.ts';
import type { WorldNotes } from '../support/worlds.ts';

const notes: WorldNotes = {
  dev: { code: 'row(editor 60%, column(api, tests 12))', agents: 'column(row(a1, a2, a3), log 25%)' },
  ops: { main: 'shell' },
};
const desired = desiredOf(notes);
let world: TestWorld;

const planned = (want: Desired = desired, options: Partial<PlanOptions> = {}): Plan =>
  plan(want, world.observed, world.recorded, planOptions(options));
const open = (made: Plan): string[] =>
  openChanges(made).map((change) => `${change.action} ${change.address} (${change.reason})`);
const applied = (want: Desired, options: Partial<PlanOptions> = {}): Plan => {
  const made = planned(want, options);
  expect(made.diagnostics).toEqual([]);
  world.apply(made);
  expect(open(planned(want, options))).toEqual([]);
  return made;
};

beforeEach(() => {
  world = new TestWorld();
});

describe('a first plan', () => {
  it('creates every workspace, tab and pane, and the plan after it is empty', () => {
    const made = applied(desired);
    expect(summary(made)).toEqual({
      create: 8,
      update: 0,
      move: 0,
      restart: 0,
      replace: 0,
      delete: 0,
      no_op: 0,
      stops: 0,
    });
    expect(open(made).slice(0, 4)).toEqual([
      'create dev (absent)',
      'create dev:code (absent)',
      'create dev/editor (absent)',
      'create dev/api (absent)',
    ]);
  });

  it('lists what is unchanged', () => {
    applied(desired);
    const made = planned();
    expect(made.changes.map(({ address, action, reason }) => [address, action, reason])).toEqual(
      [
        'dev',
        'dev:code',
        'dev/editor',
        'dev/api',
        'dev/tests',
        'dev:agents',
        'dev/a1',
        'dev/a2',
        'dev/a3',
        'dev/log',
        'ops',
        'ops:main',
        'ops/shell',
      ].map((address) => [address, 'no-op', 'unchanged']),
    );
    expect(made.goal).toEqual({ workspaces: [], evict: [], focus: null });
    expect(made.close).toEqual([]);
    expect(made.tasks.map((task) => task.kind)).toEqual(Array(8).fill('keep'));
  });
});

describe('panes', () => {
  beforeEach(() => void applied(desired));

  it('makes a closed pane anew, as the only change', () => {
    world.kill(world.find('dev/api').pane.id);
    const made = planned();
    expect(open(made)).toEqual(['create dev/api (absent)']);
    expect(made.drift).toEqual([
      {
        address: 'dev/api',
        kind: 'pane',
        reason: 'absent',
        detail: expect.stringMatching(/^its pane %\d+ is gone$/u),
      },
    ]);
    applied(desired);
  });

  it('restarts exactly the pane whose environment changed', () => {
    const made = applied(desiredOf(notes, { 'dev/tests': { fields: { env: field({ A: '1' }) } } }));
    expect(open(made)).toEqual(['restart dev/tests (environment_changed)']);
    expect(made.changes.find((change) => change.address === 'dev/tests')).toMatchObject({
      stops_process: true,
      fields: [{ field: 'env', before: {}, after: { A: '1' } }],
    });
    expect(summary(made).stops).toBe(1);
    expect(made.goal.workspaces).toEqual([]);
  });

  it('moves panes between tabs without stopping anything', () => {
    const made = applied(
      desiredOf({
        dev: { code: 'column(row(tests, a2), editor)', agents: 'row(a3 40%, column(log, a1, api))' },
        ops: { main: 'shell' },
      }),
    );
    expect(open(made)).toEqual([
      'update dev:code (layout_changed)',
      'move dev/a2 (moved_to_tab)',
      'update dev:agents (layout_changed)',
      'move dev/api (moved_to_tab)',
    ]);
    expect(summary(made)).toMatchObject({ stops: 0, move: 2, no_op: 6 });
    expect(made.drift).toEqual([]);
  });

  it('closes what left the spec, last of all', () => {
    const made = planned(desiredOf({ dev: { code: 'row(editor 60%, api)' } }));
    expect(open(made)).toEqual([
      'update dev:code (layout_changed)',
      'delete dev/tests (removed_from_spec)',
      'delete dev:agents (removed_from_spec)',
      'delete dev/a1 (removed_from_spec)',
      'delete dev/a2 (removed_from_spec)',
      'delete dev/a3 (removed_from_spec)',
      'delete dev/log (removed_from_spec)',
      'delete ops (removed_from_spec)',
      'delete ops:main (removed_from_spec)',
      'delete ops/shell (removed_from_spec)',
    ]);
    expect(summary(made)).toMatchObject({ delete: 6, stops: 6, no_op: 2 });
    expect(made.goal.evict).toEqual([world.find('dev/tests').pane.id]);
    expect(made.close.map(({ address, running }) => [address, running])).toHaveLength(6);
    applied(desiredOf({ dev: { code: 'row(editor 60%, api)' } }));
  });

  it('brings back everything after the server restarted', () => {
    world.restartServer();
    const made = planned();
    expect(new Set(made.changes.map(({ action, reason }) => `${action} ${reason}`))).toEqual(
      new Set(['create server_restarted']),
    );
    expect(made.drift).toEqual([]);
    applied(desired);
  });

  it('finds its panes again without the state file', () => {
    world.loseState();
    expect(open(planned())).toEqual([]);
    world.apply(planned());
    expect(open(planned())).toEqual([]);
  });
});

describe('tabs', () => {
  beforeEach(() => void applied(desired));

  it('makes an edited size a change of the tab and of no pane', () => {
    const made = applied(
      desiredOf({ ...notes, dev: { ...notes['dev'], code: 'row(editor 60%, column(api, tests 13))' } }),
    );
    expect(open(made)).toEqual(['update dev:code (layout_changed)']);
    expect(made.changes.find((change) => change.address === 'dev:code')?.fields).toEqual([
      {
        field: 'layout',
        before: 'row(editor 60%, column(api, tests 12))',
        after: 'row(editor 60%, column(api, tests 13))',
      },
    ]);
  });

  it('puts tabs into the order of the spec', () => {
    const made = applied(
      desiredOf({
        dev: { agents: notes['dev']!['agents']!, fresh: 'new', code: notes['dev']!['code']! },
        ops: notes['ops']!,
      }),
    );
    expect(open(made)).toEqual([
      'create dev:fresh (absent)',
      'create dev/new (absent)',
      'move dev:code (order_changed)',
    ]);
    expect(made.goal.workspaces[0]?.tabs.map(({ address, renew }) => [address, renew])).toEqual([
      ['dev:agents', false],
      ['dev:fresh', false],
      ['dev:code', false],
    ]);
  });

  it('does not mind a zoomed pane', () => {
    const { tab, pane } = world.find('dev/a2');
    tab.zoomed = pane.id;
    expect(open(planned())).toEqual([]);
    world.kill(world.find('dev/api').pane.id);
    const made = applied(desired);
    expect(made.goal.workspaces[0]?.tabs.map(({ zoomed }) => zoomed)).toEqual([null, 'dev/a2']);
    expect(tab.zoomed).toBe(pane.id);
  });
});

describe('destroy', () => {
  it('deletes all that is ours and nothing else', () => {
    applied(desired);
    const guest = world.split(world.find('dev/editor').pane.id, 'column');
    const made = planned(desired, { mode: 'destroy' });
    expect(summary(made)).toMatchObject({ delete: 8, stops: 8, no_op: 0 });
    expect(new Set(made.changes.map(({ action }) => action))).toEqual(new Set(['delete']));
    expect(made.unmanaged.map(({ pane_id }) => pane_id)).toEqual([guest]);
    world.apply(made);
    expect(world.tabs.flatMap((tab) => tab.panes.map((pane) => pane.id))).toEqual([guest]);
    expect(open(planned(desired, { mode: 'destroy' }))).toEqual([]);
  });
});
