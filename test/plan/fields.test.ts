import { describe, expect, it } from 'vitest';
import { comparedFields, paneKeys } from '../../src/spec/generated/fields.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { appliedWorld, applyIn, changeOf, open, planIn } from '../support/planning.ts';
import { desiredOf, field } from '../support/worlds.ts';
import type { PaneNotes } from '../support/worlds.ts';

const notes = { dev: { code: 'row(editor, api)' } };
const withApi = (api: PaneNotes): Desired => desiredOf(notes, { 'dev/api': api });
const desired = desiredOf(notes);

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
    const newer = withApi({ fields: { from_the_future: field(1) } });
    expect(open(planIn(world, newer))).toEqual([]);
    applyIn(world, newer);
    expect(open(planIn(world, withApi({ fields: { from_the_future: field(2) } })))).toEqual([
      'update dev/api (settings_changed)',
    ]);
  });

  it('after an upgrade a key that the older version did not compare is no difference', () => {
    const world = appliedWorld(desired);
    expect(open(planIn(world, withApi({ fields: { restart: field('no') } })))).toEqual([]);
  });

  it('an update is a task of its own and moves nothing', () => {
    const world = appliedWorld(desired);
    const made = applyIn(world, withApi({ fields: { title: field('new'), on_exit: field('close') } }));
    expect(made.tasks.map((task) => task.kind)).toEqual(['keep', 'update']);
    expect(made.tasks[1]).toMatchObject({ fields: ['title', 'on_exit'] });
    expect(made.goal.workspaces).toEqual([]);
  });
});
