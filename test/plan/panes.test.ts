import { describe, expect, it } from 'vitest';
import type { ObservedPane } from '../../src/backend/backend.ts';
import { appliedWorld, applyIn, changeOf, codesOf, open, planIn } from '../support/planning.ts';
import { desiredOf, field, projectKey } from '../support/worlds.ts';
import type { Desired } from '../../src/spec/desired.ts';
import type { TestWorld } from '../support/test-world.ts';
import type { PaneNotes } from '../support/worlds.ts';

const notes = { dev: { code: 'row(editor, api)' } };
const desired = desiredOf(notes);

describe('which panes are ours', () => {
  it('takes a marker of this project, whatever the state file says', () => {
    const world = appliedWorld(desired);
    world.loseState();
    expect(open(planIn(world, desired))).toEqual([]);
  });

  it('leaves a pane of another project alone, as a guest', () => {
    const world = appliedWorld(desired);
    const { pane } = world.find('dev/api');
    world.alter(pane.id, { marker: { ...pane.marker!, project: 'other-1' } });
    const made = planIn(world, desired);
    expect(open(made)).toEqual(['create dev/api (absent)']);
    expect(made.unmanaged).toEqual([
      { pane_id: pane.id, workspace: 'dev', tab: 'dev:code', title: 'title', ad_hoc: false },
    ]);
    expect(made.close).toEqual([]);
  });

  it('knows a pane without marker by its row, when the runner agrees', () => {
    const world = appliedWorld(desired);
    const { pane } = world.find('dev/api');
    world.alter(pane.id, { marker: null });
    expect(open(planIn(world, desired))).toEqual([]);
  });

  it.each<[string, Partial<ObservedPane>]>([
    ['another tty', { marker: null, tty: '/dev/pts/other' }],
    ['another process', { marker: null, pid: 999_999 }],
  ])('does not trust a row about a pane with %s', (_, change) => {
    const world = appliedWorld(desired);
    world.alter(world.find('dev/api').pane.id, change);
    expect(open(planIn(world, desired))).toEqual(['create dev/api (absent)']);
  });

  it('does not trust rows of an older server', () => {
    const world = appliedWorld(desired);
    const { pane } = world.find('dev/api');
    world.alter(pane.id, { marker: null });
    world.server = { ...world.server!, incarnation: 'older' };
    expect(open(planIn(world, desired))).toEqual(['create dev/api (server_restarted)']);
  });

  it('does not trust a row without the record of its launch', () => {
    const world = appliedWorld(desired);
    const { pane } = world.find('dev/api');
    world.processes.delete(pane.marker!.launch);
    world.alter(pane.id, { marker: null });
    expect(open(planIn(world, desired))).toEqual(['create dev/api (absent)']);
  });

  it('keeps panes that the hub or an agent made like guests', () => {
    const world = appliedWorld(desired);
    const adhoc = {
      project: projectKey,
      address: 'dev/api.1',
      launch: 'adhoc-1',
      digest: '',
      tab: 'dev:code',
    };
    const id = world.split(world.find('dev/api').pane.id, 'column', adhoc);
    const made = planIn(world, desired);
    expect(made.unmanaged).toEqual([
      { pane_id: id, workspace: 'dev', tab: 'dev:code', title: 'title', ad_hoc: true },
    ]);
    expect(made.close).toEqual([]);
    expect(planIn(world, desired, { mode: 'destroy' }).close.map((task) => task.id)).not.toContain(id);
  });

  it('does not list panes of tabs in which nothing is ours', () => {
    const world = appliedWorld(desired);
    world.foreignTab('dev');
    world.foreignTab('elsewhere');
    const made = planIn(world, desired);
    expect(made.unmanaged).toEqual([]);
    expect(open(made)).toEqual([]);
  });
});

describe('two panes with one address', () => {
  const doubled = (): { world: TestWorld; second: string; first: string } => {
    const world = appliedWorld(desired);
    const { pane } = world.find('dev/editor');
    const second = world.split(pane.id, 'column', { ...pane.marker!, launch: 'launch-x' });
    world.arrange(world.tabs[0]!, world.tabs[0]!.tree!);
    return { world, second, first: pane.id };
  };

  it('keeps the recorded one and closes the other', () => {
    const { world, second, first } = doubled();
    const made = planIn(world, desired);
    expect(open(made)).toEqual(['delete dev/editor (duplicate)']);
    expect(made.close.map(({ id, running }) => [id, running])).toEqual([[second, true]]);
    expect(made.tasks.find((task) => task.pane.address === 'dev/editor')).toMatchObject({
      kind: 'keep',
      id: first,
    });
    expect(made.goal.evict).toEqual([second]);
    world.apply(made);
    expect(open(planIn(world, desired))).toEqual([]);
  });

  it('without a row keeps the one whose process runs', () => {
    const { world, second, first } = doubled();
    world.loseState();
    world.processes.set('launch-x', {
      ...world.processes.get(world.find('dev/editor').pane.marker!.launch)!,
      launch: 'launch-x',
      runnerPid: null,
    });
    world.fares('dev/editor', { kind: 'exited', exit: { code: 1, at: 1 } });
    expect(planIn(world, desired).close.map(({ id }) => id)).toEqual([first]);
    expect(second).not.toBe(first);
  });

  it('without row and record keeps the first', () => {
    const { world, second } = doubled();
    world.loseState();
    world.processes.clear();
    expect(planIn(world, desired).close.map(({ id }) => id)).toEqual([second]);
  });
});

describe('the strongest action wins', () => {
  const moved = (api: PaneNotes): Desired =>
    desiredOf({ dev: { code: 'editor', more: 'api' } }, { 'dev/api': api });

  it.each<[string, PaneNotes, string]>([
    ['move over update', { fields: { title: field('new') } }, 'move moved_to_tab update'],
    ['restart over move', { fields: { run: field('new') } }, 'restart command_changed restart'],
    [
      'replace over restart',
      { fields: { run: field('new'), domain: field('box') } },
      'replace domain_changed replace',
    ],
  ])('%s', (_, api, expected) => {
    const world = appliedWorld(desired);
    const made = applyIn(world, moved(api));
    const { action, reason } = changeOf(made, 'dev/api');
    expect(`${action} ${reason} ${made.tasks.find((task) => task.pane.address === 'dev/api')?.kind}`).toBe(
      expected,
    );
    expect(world.find('dev/api').tab.title).toBe('more');
  });

  it('a requested replacement makes a new pane in the same place and closes the old one last', () => {
    const world = appliedWorld(desired);
    const { pane, tab } = world.find('dev/api');
    const made = planIn(world, desired, { replace: ['dev/api'] });
    expect(open(made)).toEqual(['replace dev/api (requested)']);
    expect(changeOf(made, 'dev/api').stops_process).toBe(true);
    expect(made.close.map(({ id }) => id)).toEqual([pane.id]);
    expect(made.goal.evict).toEqual([pane.id]);
    expect(made.goal.workspaces[0]?.tabs[0]?.sources.get('dev/api')).toBe(null);
    world.apply(made);
    expect(world.find('dev/api').tab.id).toBe(tab.id);
    expect(world.find('dev/api').pane.rect).toEqual(pane.rect);
    expect(open(planIn(world, desired))).toEqual([]);
  });

  it('a requested replacement of a pane that is not there creates it', () => {
    const world = appliedWorld(desired);
    world.kill(world.find('dev/api').pane.id);
    expect(open(planIn(world, desired, { replace: ['dev/api'] }))).toEqual(['create dev/api (absent)']);
  });
});

describe('panes in the wrong place', () => {
  it('a pane in a tab of its own comes home alive, and that is drift', () => {
    const world = appliedWorld(desired);
    const { pane } = world.find('dev/api');
    world.breakOut(pane.id);
    const made = planIn(world, desired);
    expect(open(made)).toEqual(['move dev/api (moved_to_tab)']);
    expect(made.drift.map(({ address, reason }) => [address, reason])).toEqual([['dev/api', 'moved_to_tab']]);
    applyIn(world, desired);
    expect(world.find('dev/api').pane.id).toBe(pane.id);
  });

  it.each<[string, string | undefined, string | undefined]>([
    ['workspace', 'elsewhere', 'w-elsewhere'],
    ['window', undefined, 'w-new'],
  ])('a pane in another %s comes home alive', (_, workspace, window) => {
    const world = appliedWorld(desired, 'wezterm');
    world.breakOut(world.find('dev/api').pane.id, workspace, window);
    const made = planIn(world, desired);
    expect(open(made)).toEqual(['move dev/api (moved_to_workspace)']);
    expect(made.drift.map(({ reason }) => reason)).toEqual(['moved_to_workspace']);
    applyIn(world, desired);
  });

  it('a server that cannot move panes is told so', () => {
    const world = appliedWorld(desired);
    world.breakOut(world.find('dev/api').pane.id);
    const made = planIn(world, desired, { movesPanes: false });
    expect(codesOf(made)).toEqual(['WZP2005']);
    expect(made.applyable).toBe(false);
    expect(planIn(appliedWorld(desired), desired, { movesPanes: false }).applyable).toBe(true);
  });
});
