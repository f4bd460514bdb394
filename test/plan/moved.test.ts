import { describe, expect, it } from 'vitest';
import type { BackendKind } from '../../src/backend/backend.ts';
import type { Plan } from '../../src/plan/model.ts';
import { renamedRows, renamedServer } from '../../src/plan/renamed.ts';
import type { Desired, Move } from '../../src/spec/desired.ts';
import { appliedWorld, changeOf, open, planIn } from '../support/planning.ts';
import { seeded } from '../support/random-layouts.ts';
import type { TestWorld } from '../support/test-world.ts';
import { desiredOf as namedOf, field, projectKey, type WorldNotes } from '../support/worlds.ts';

/** Every pane runs the same, so that nothing but names differs. */
function desiredOf(notes: WorldNotes): Desired {
  const desired = namedOf(notes);
  return {
    ...desired,
    workspaces: desired.workspaces.map((workspace) => ({
      ...workspace,
      panes: workspace.panes.map((pane) => ({
        ...pane,
        fields: { ...pane.fields, run: field('work') },
        publicDigest: 'same',
      })),
    })),
  };
}

const before: WorldNotes = { dev: { code: 'row(editor, api)', more: 'log' }, ops: { main: 'x' } };
const moved = (notes: WorldNotes, ...moves: readonly Move[]): Desired => ({
  ...desiredOf(notes),
  moved: moves,
});
const kinds: readonly BackendKind[] = ['tmux', 'wezterm'];

/** What apply does with the renames of a plan, and then with the rest. */
function carryOut(world: TestWorld, plan: Plan): void {
  const { tabs, workspaceOwners } = renamedServer(world.observed, plan.renames, projectKey);
  world.tabs = tabs.map((tab) => ({ ...tab }));
  world.owners = new Map(workspaceOwners);
  for (const { marker } of plan.renames.panes) {
    const record = world.processes.get(marker.launch);
    if (record) world.processes.set(marker.launch, { ...record, address: marker.address });
  }
  world.server = renamedRows(world.server, plan.renames);
  world.apply(plan);
}

describe.each(kinds)('a rename in the spec, on %s', (kind) => {
  const rows: Record<string, { after: WorldNotes; moves: readonly Move[]; open: readonly string[] }> = {
    'of a pane': {
      after: { ...before, dev: { code: 'row(editor, server)', more: 'log' } },
      moves: [{ from: 'dev/api', to: 'dev/server' }],
      open: ['update dev/server (renamed)'],
    },
    'of a pane that goes to another tab as well': {
      after: { ...before, dev: { code: 'editor', more: 'row(log, server)' } },
      moves: [{ from: 'dev/api', to: 'dev/server' }],
      open: [
        'update dev:code (layout_changed)',
        'update dev:more (layout_changed)',
        'move dev/server (moved_to_tab)',
      ],
    },
    'of a tab': {
      after: { ...before, dev: { main: 'row(editor, api)', more: 'log' } },
      moves: [{ from: 'dev:code', to: 'dev:main' }],
      open: ['update dev:main (renamed)'],
    },
    'of a workspace': {
      after: { web: before['dev'] ?? {}, ops: before['ops'] ?? {} },
      moves: [{ from: 'dev', to: 'web' }],
      open: [
        'update web (renamed)',
        'update web:code (renamed)',
        'update web/editor (renamed)',
        'update web/api (renamed)',
        'update web:more (renamed)',
        'update web/log (renamed)',
      ],
    },
    'over two steps': {
      after: { ...before, dev: { code: 'row(editor, third)', more: 'log' } },
      moves: [
        { from: 'dev/api', to: 'dev/second' },
        { from: 'dev/second', to: 'dev/third' },
      ],
      open: ['update dev/third (renamed)'],
    },
    'of a pane in a workspace that is renamed too': {
      after: { web: { code: 'row(editor, server)', more: 'log' }, ops: before['ops'] ?? {} },
      moves: [
        { from: 'dev', to: 'web' },
        { from: 'dev/api', to: 'web/server' },
      ],
      open: [
        'update web (renamed)',
        'update web:code (renamed)',
        'update web/editor (renamed)',
        'update web/server (renamed)',
        'update web:more (renamed)',
        'update web/log (renamed)',
      ],
    },
  };
  it.each(Object.entries(rows))('%s keeps the process, and is over once it is applied', (_title, row) => {
    const world = appliedWorld(desiredOf(before), kind);
    const after = moved(row.after, ...row.moves);
    const options = { renamesWorkspaces: true };
    const made = planIn(world, after, options);
    expect(open(made)).toEqual(row.open);
    expect(made.changes.some(({ stops_process: stops }) => stops)).toBe(false);
    expect(made.close).toEqual([]);
    carryOut(world, made);
    expect(open(planIn(world, after, options))).toEqual([]);
    expect(open(planIn(world, desiredOf(row.after), options))).toEqual([]);
    world.loseState();
    expect(open(planIn(world, desiredOf(row.after), options))).toEqual([]);
  });

  it('shows the address of before', () => {
    const world = appliedWorld(desiredOf(before), kind);
    const after = moved(
      { ...before, dev: { code: 'row(editor, server)', more: 'log' } },
      { from: 'dev/api', to: 'dev/server' },
    );
    expect(changeOf(planIn(world, after), 'dev/server').fields).toEqual([
      { field: 'address', before: 'dev/api', after: 'dev/server' },
    ]);
  });

  it('moves the panes where a workspace cannot be renamed', () => {
    const world = appliedWorld(desiredOf(before), kind);
    const after = moved({ web: before['dev'] ?? {}, ops: before['ops'] ?? {} }, { from: 'dev', to: 'web' });
    const made = planIn(world, after);
    expect(made.renames.workspaces).toEqual([]);
    expect(open(made)).toContain('move web/api (moved_to_workspace)');
    expect(made.close).toEqual([]);
    carryOut(world, made);
    expect(open(planIn(world, after))).toEqual([]);
  });

  it('does not count while the spec has the old address, or something runs under the new one', () => {
    const world = appliedWorld(desiredOf(before), kind);
    const both = moved(
      { ...before, dev: { code: 'row(editor, api, server)', more: 'log' } },
      { from: 'dev/api', to: 'dev/server' },
    );
    expect(open(planIn(world, both))).toContain('create dev/server (absent)');
    carryOut(world, planIn(world, both));
    const one = moved(
      { ...before, dev: { code: 'row(editor, server)', more: 'log' } },
      { from: 'dev/api', to: 'dev/server' },
    );
    expect(open(planIn(world, one))).toEqual([
      'update dev:code (layout_changed)',
      'delete dev/api (removed_from_spec)',
    ]);
  });

  it('ends also where the entries go in a circle', () => {
    const world = appliedWorld(desiredOf(before), kind);
    const after = moved(
      { dev: { code: 'editor', more: 'log' }, ops: { main: 'x' } },
      { from: 'dev/api', to: 'dev/b' },
      { from: 'dev/b', to: 'dev/api' },
    );
    expect(open(planIn(world, after))).toContain('delete dev/api (removed_from_spec)');
  });
});

describe('keeping the ratios', () => {
  const spec = desiredOf({ dev: { code: 'row(a 60%, column(b, c 20%))', more: 'row(x, y)' } });

  /** A window takes another size, and its panes whatever the server makes of that. */
  function resized(world: TestWorld, random: () => number): void {
    const tab = world.tabs[0]!;
    const ids = new Map(tab.panes.map((pane) => [pane.marker?.address ?? '', pane.id]));
    const extent = { cols: 90 + Math.floor(random() * 60), rows: 30 };
    const left = 20 + Math.floor(random() * 30);
    const top = 5 + Math.floor(random() * 15);
    const leaf = (key: string, rect: { left: number; top: number; cols: number; rows: number }) =>
      ({ kind: 'leaf', key: ids.get(key) ?? '', rect }) as const;
    world.arrange(tab, {
      kind: 'split',
      axis: 'row',
      rect: { left: 0, top: 0, ...extent },
      children: [
        leaf('dev/a', { left: 0, top: 0, cols: left, rows: 30 }),
        {
          kind: 'split',
          axis: 'column',
          rect: { left: left + 1, top: 0, cols: extent.cols - left - 1, rows: 30 },
          children: [
            leaf('dev/b', { left: left + 1, top: 0, cols: extent.cols - left - 1, rows: top }),
            leaf('dev/c', { left: left + 1, top: top + 1, cols: extent.cols - left - 1, rows: 29 - top }),
          ],
        },
      ],
    });
  }

  it.each(kinds)(
    'a resized tab is left alone, and gets its ratios by --fit or ui.keep_ratios, on %s',
    (kind) => {
      const world = appliedWorld(spec, kind);
      resized(world, seeded(3));
      expect(open(planIn(world, spec))).toEqual([]);
      const fitting = planIn(world, spec, { fit: true });
      expect(open(fitting)).toEqual(['update dev:code (size_changed)']);
      const keeping = { ...spec, keepRatios: true };
      expect(open(planIn(world, keeping))).toEqual(['update dev:code (size_changed)']);
      expect(fitting.drift).toEqual([]);
      world.apply(fitting);
      expect(open(planIn(world, spec, { fit: true }))).toEqual([]);
      expect(open(planIn(world, spec))).toEqual([]);
      const { cols } = world.find('dev/a').tab.size;
      expect(world.find('dev/a').pane.rect.cols).toBe(Math.floor(((cols - 1) * 60) / 100));
      resized(world, seeded(4));
      expect(open(planIn(world, keeping))).toEqual(['update dev:code (size_changed)']);
    },
  );

  it('does nothing to a tab that was not resized', () => {
    const world = appliedWorld(spec);
    expect(open(planIn(world, spec, { fit: true }))).toEqual([]);
  });
});
