import { describe, expect, it } from 'vitest';
import type { ObservedPane } from '../../src/backend/backend.ts';
import { comparedFields, paneKeys } from '../../src/spec/generated/fields.ts';
import type { ProcessState } from '../../src/runner/process.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { appliedWorld, applyIn, changeOf, codesOf, open, planIn } from '../support/planning.ts';
import { desiredOf, field, projectKey, TestWorld } from '../support/worlds.ts';
import type { PaneNotes } from '../support/worlds.ts';

const notes = { dev: { code: 'row(editor, api)' } };
const withApi = (api: PaneNotes): Desired => desiredOf(notes, { 'dev/api': api });
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

describe('fields', () => {
  it.each(Object.entries(paneKeys).filter(([key]) => key !== 'env_file'))(
    'a difference in %s is found',
    (key, { effect }) => {
      const world = appliedWorld(withApi({ fields: { [key]: field('before') } }));
      const made = planIn(world, withApi({ fields: { [key]: field('after') } }));
      expect(changeOf(made, 'dev/api').action).toBe(effect === 'none' ? 'no-op' : effect);
      expect(changeOf(made, 'dev/api').fields).toEqual(
        effect === 'none' ? [] : [{ field: key, before: 'before', after: 'after' }],
      );
      expect(summaryStops(made)).toBe(effect === 'restart' || effect === 'replace' ? 1 : 0);
    },
  );
  const summaryStops = (made: ReturnType<typeof planIn>): number =>
    made.changes.filter((change) => change.stops_process).length;

  it('compares every field of the schema', () => {
    for (const name of comparedFields) expect(paneKeys[name].effect).not.toBe('none');
  });

  it('a key that only one side has differs', () => {
    const world = appliedWorld(withApi({ fields: { shell: field('/bin/sh') } }));
    expect(open(planIn(world, desired))).toEqual(['restart dev/api (command_changed)']);
    applyIn(world, desired);
    expect(open(planIn(world, withApi({ fields: { shell: field('/bin/sh') } })))).toEqual([
      'restart dev/api (command_changed)',
    ]);
  });

  it('another secret is another value, though it looks the same', () => {
    const world = appliedWorld(withApi({ fields: { env: field({ A: 'one' }, { A: '(from $A)' }) } }));
    const made = planIn(world, withApi({ fields: { env: field({ A: 'two' }, { A: '(from $A)' }) } }));
    expect(open(made)).toEqual(['restart dev/api (environment_changed)']);
    expect(JSON.stringify(made.changes)).not.toMatch(/"one"|"two"/u);
  });

  it.each([
    [['env'], 'environment_changed'],
    [['env', 'env_file'], 'environment_changed'],
    [['cwd'], 'cwd_changed'],
    [['cwd', 'env'], 'cwd_changed'],
    [['run', 'env'], 'command_changed'],
    [['type'], 'command_changed'],
    [['sandbox'], 'settings_changed'],
    [['title'], 'settings_changed'],
    [['domain', 'run'], 'domain_changed'],
  ])('%j gives the reason %s', (keys, reason) => {
    const world = appliedWorld(desired);
    const fields = Object.fromEntries(keys.map((key) => [key, field('other')]));
    expect(changeOf(planIn(world, withApi({ fields })), 'dev/api').reason).toBe(reason);
  });

  it('the runner knows best what needed a start, the state file what was updated since', () => {
    const world = appliedWorld(desired);
    world.server = {
      ...world.server!,
      panes: world.server!.panes.map((row) => ({
        ...row,
        fields: { ...row.fields, run: field('stale'), title: field('other') },
      })),
    };
    const made = planIn(world, desired);
    expect(changeOf(made, 'dev/api').fields).toEqual([{ field: 'title', before: 'other', after: null }]);
  });

  it('without a row nothing that can be updated differs', () => {
    const world = appliedWorld(desired);
    world.loseState();
    expect(open(planIn(world, withApi({ fields: { title: field('new') } })))).toEqual([]);
    expect(open(planIn(world, withApi({ fields: { run: field('new') } })))).toEqual([
      'restart dev/api (command_changed)',
    ]);
  });

  it('a row of another launch counts as none', () => {
    const world = appliedWorld(desired);
    world.server = {
      ...world.server!,
      panes: world.server!.panes.map((row) => ({ ...row, launch: 'old', fields: {} })),
    };
    expect(open(planIn(world, desired))).toEqual([]);
  });

  it('without the runner’s record the row is compared', () => {
    const world = appliedWorld(desired);
    world.processes.clear();
    expect(open(planIn(world, desired))).toEqual([]);
    expect(open(planIn(world, withApi({ fields: { run: field('new') } })))).toEqual([
      'replace dev/api (command_changed)',
    ]);
  });

  it('with neither, the digest on the pane is compared', () => {
    const world = appliedWorld(desired);
    world.processes.clear();
    world.loseState();
    expect(open(planIn(world, desired))).toEqual([]);
    const edited = withApi({ fields: { cwd: field('/new') } });
    expect(open(planIn(world, edited))).toEqual(['replace dev/api (command_changed)']);
    expect(changeOf(planIn(world, edited), 'dev/api').stops_process).toBe(true);
    const ignoring = withApi({ fields: { cwd: field('/new') }, ignoreChanges: ['cwd'] });
    expect(open(planIn(world, ignoring))).toEqual([]);
  });

  it('ignored keys do not count, not even those that show in another field', () => {
    const world = appliedWorld(desired);
    const edited = { run: field('new'), env: field({ A: '1' }) };
    expect(open(planIn(world, withApi({ fields: edited, ignoreChanges: ['run', 'env_file'] })))).toEqual([]);
    expect(open(planIn(world, withApi({ fields: edited, ignoreChanges: ['run'] })))).toEqual([
      'restart dev/api (environment_changed)',
    ]);
  });

  it('a key that this version does not know never stops a process', () => {
    const world = appliedWorld(desired);
    expect(open(planIn(world, withApi({ fields: { from_the_future: field(1) } })))).toEqual([
      'update dev/api (settings_changed)',
    ]);
  });

  it('an update is a task of its own and moves nothing', () => {
    const world = appliedWorld(desired);
    const made = applyIn(world, withApi({ fields: { title: field('new'), on_exit: field('close') } }));
    expect(made.tasks.map((task) => task.kind)).toEqual(['keep', 'update']);
    expect(made.tasks[1]).toMatchObject({ fields: ['title', 'on_exit'] });
    expect(made.goal.workspaces).toEqual([]);
  });
});

describe('processes', () => {
  const exit = (code: number): { exit: { code: number; at: number } } => ({ exit: { code, at: 5 } });
  const cases: [string, ProcessState, string, Partial<ObservedPane>, string | null][] = [
    ['starting', { kind: 'starting' }, 'no', {}, null],
    ['waiting for what it depends on', { kind: 'waiting' }, 'no', {}, null],
    ['running', { kind: 'running', pid: 1, since: 1 }, 'no', {}, null],
    ['about to be restarted', { kind: 'backoff', until: 9, ...exit(1) }, 'on-failure', {}, null],
    ['completed', { kind: 'exited', ...exit(0) }, 'no', {}, null],
    ['completed', { kind: 'exited', ...exit(0) }, 'on-failure', {}, null],
    ['ended well', { kind: 'exited', ...exit(0) }, 'always', {}, 'restart'],
    ['ended well', { kind: 'exited', ...exit(0) }, 'unless-stopped', {}, 'restart'],
    ['ended badly', { kind: 'exited', ...exit(1) }, 'no', {}, 'restart'],
    ['killed', { kind: 'exited', ...exit(137) }, 'no', {}, 'restart'],
    ['given up', { kind: 'failed', ...exit(1) }, 'on-failure', {}, 'restart'],
    ['stopped by wzp', { kind: 'stopped', ...exit(143) }, 'always', {}, null],
    ['a corpse', { kind: 'running', pid: 1, since: 1 }, 'no', { dead: true }, 'replace'],
    ['a corpse that had completed', { kind: 'exited', ...exit(0) }, 'no', { dead: true }, null],
    ['a corpse that wzp had stopped', { kind: 'stopped', ...exit(1) }, 'no', { dead: true }, null],
  ];
  it.each(cases)('%s (%j) under restart: %s%s', (_, state, policy, pane, action) => {
    const want = withApi({ fields: { restart: field({ policy }) } });
    const world = appliedWorld(want);
    world.fares('dev/api', state);
    world.alter(world.find('dev/api').pane.id, pane);
    const made = planIn(world, want);
    expect(open(made)).toEqual(action === null ? [] : [`${action} dev/api (exited)`]);
    expect(made.drift.map(({ address, reason }) => [address, reason])).toEqual(
      action === null ? [] : [['dev/api', 'exited']],
    );
    expect(changeOf(made, 'dev/api').stops_process).toBe(false);
    if (action !== null) applyIn(world, want);
  });

  it('the policy may be written as a word', () => {
    const want = withApi({ fields: { restart: field('always') } });
    const world = appliedWorld(want);
    world.fares('dev/api', { kind: 'exited', ...exit(0) });
    expect(open(planIn(world, want))).toEqual(['restart dev/api (exited)']);
  });

  it('a pane in which something else than its runner lives says that it will be stopped', () => {
    const world = appliedWorld(desired);
    world.alter(world.find('dev/api').pane.id, { pid: 4_000_000 });
    const made = planIn(world, desired);
    expect(open(made)).toEqual(['replace dev/api (exited)']);
    expect(changeOf(made, 'dev/api').stops_process).toBe(true);
  });

  it('a live pane of which nothing is known counts as running', () => {
    const world = appliedWorld(desired);
    world.processes.clear();
    expect(planIn(world, desired, { mode: 'destroy' }).close.map(({ running }) => running)).toEqual([
      true,
      true,
    ]);
    world.alter(world.find('dev/api').pane.id, { dead: true });
    expect(planIn(world, desired, { mode: 'destroy' }).close.map(({ running }) => running)).toEqual([
      true,
      false,
    ]);
  });

  it.each<[ProcessState, boolean]>([
    [{ kind: 'running', pid: 1, since: 1 }, true],
    [{ kind: 'starting' }, true],
    [{ kind: 'backoff', until: 9, ...exit(1) }, true],
    [{ kind: 'waiting' }, false],
    [{ kind: 'exited', ...exit(0) }, false],
    [{ kind: 'failed', ...exit(1) }, false],
    [{ kind: 'stopped', ...exit(1) }, false],
  ])('an edited command of a process that is %j stops it: %s', (state, stops) => {
    const world = appliedWorld(desired);
    world.fares('dev/api', state);
    const made = planIn(world, withApi({ fields: { run: field('new') } }));
    expect(open(made)).toEqual(['restart dev/api (command_changed)']);
    expect(changeOf(made, 'dev/api').stops_process).toBe(stops);
    expect(made.tasks[1]).toMatchObject({ kind: 'restart', stops });
  });

  it('a pane that closed itself when its process was done is not made anew', () => {
    const want = withApi({ onExit: 'close' });
    const world = appliedWorld(want);
    world.fares('dev/api', { kind: 'exited', ...exit(0) });
    world.kill(world.find('dev/api').pane.id);
    const made = planIn(world, want);
    expect(open(made)).toEqual([]);
    expect(made.drift).toEqual([]);
    expect(made.tasks.map((task) => task.pane.address)).toEqual(['dev/editor']);
    const edited = withApi({ onExit: 'close', fields: { run: field('new') } });
    expect(open(planIn(world, edited))).toEqual(['create dev/api (absent)']);
  });

  it('a pane that was closed while its process ran is made anew, whatever on_exit says', () => {
    const want = withApi({ onExit: 'close' });
    const world = appliedWorld(want);
    world.kill(world.find('dev/api').pane.id);
    expect(open(planIn(world, want))).toEqual(['create dev/api (absent)']);
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
