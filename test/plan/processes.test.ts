import { describe, expect, it } from 'vitest';
import type { ObservedPane } from '../../src/backend/backend.ts';
import type { ProcessState } from '../../src/runner/process.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { appliedWorld, applyIn, changeOf, codesOf, open, planIn } from '../support/planning.ts';
import { desiredOf, field } from '../support/worlds.ts';
import type { PaneNotes } from '../support/worlds.ts';

const notes = { dev: { code: 'row(editor, api)' } };
const withApi = (api: PaneNotes): Desired => desiredOf(notes, { 'dev/api': api });
const desired = desiredOf(notes);

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

  it('a log that cannot begin while the process runs is announced', () => {
    const before = withApi({ fields: { log: field(null) } });
    const log = {
      file: { value: '/shop/a', shown: '/shop/a' },
      format: 'plain',
      maxBytes: 1,
      maxFiles: 1,
      maxAgeMs: null,
    } as const;
    const bare = withApi({ fields: { log: field({ file: '/shop/a' }) } });
    const want: Desired = {
      ...bare,
      workspaces: bare.workspaces.map((workspace) => ({
        ...workspace,
        panes: workspace.panes.map((pane) => (pane.address === 'dev/api' ? { ...pane, log } : pane)),
      })),
    };
    const world = appliedWorld(before);
    expect(codesOf(planIn(world, want, { pipesOutput: false }))).toEqual(['WZP2016']);
    expect(codesOf(planIn(world, want, { pipesOutput: true }))).toEqual([]);
    world.fares('dev/api', { kind: 'exited', ...exit(0) });
    expect(codesOf(planIn(world, want, { pipesOutput: false }))).toEqual([]);
  });
});
