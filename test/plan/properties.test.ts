import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/plan/plan.ts';
import type { Plan, PlanOptions } from '../../src/plan/model.ts';
import { planDigest } from '../../src/plan/digest.ts';
import { openChanges } from '../../src/plan/summary.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { desiredOf, field, planOptions } from '../support/worlds.ts';
import { TestWorld } from '../support/test-world.ts';
import type { PaneNotes } from '../support/worlds.ts';

/** More with RUNS=5000. */
const runs = { numRuns: Number(process.env['RUNS'] ?? 60) };

/** Panes by the tab that they are in: small numbers, so that worlds overlap. */
interface Notes {
  readonly tabs: Readonly<Record<string, string>>;
  readonly versions: readonly number[];
}

const names = Array.from({ length: 10 }, (_, index) => `p${index}`);
const tabNames = ['t0', 't1', 't2@w', 't3'];

/** A layout over the given names: each number decides how many go together and which way. */
function grow(panes: readonly string[], choices: number[], axis: 'row' | 'column'): string {
  const [only = ''] = panes;
  if (panes.length === 1) return only;
  const parts = Math.min(panes.length, 2 + ((choices.pop() ?? 0) % 2));
  const other = axis === 'row' ? 'column' : 'row';
  const children = Array.from({ length: parts }, (_, index) => {
    const from = Math.floor((index * panes.length) / parts);
    const to = Math.floor(((index + 1) * panes.length) / parts);
    const share = (choices.pop() ?? 0) % 5 === 0 && index === 0 ? ' 40%' : '';
    return `${grow(panes.slice(from, to), choices, other)}${share}`;
  });
  return `${axis}(${children.join(', ')})`;
}

const notesOf: fc.Arbitrary<Notes> = fc
  .record({
    homes: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 10, maxLength: 10 }),
    order: fc.shuffledSubarray(tabNames, { minLength: 4, maxLength: 4 }),
    panes: fc.shuffledSubarray(names, { minLength: 10, maxLength: 10 }),
    choices: fc.array(fc.nat(20), { minLength: 30, maxLength: 30 }),
    versions: fc.array(fc.nat(1), { minLength: 10, maxLength: 10 }),
  })
  .map(({ homes, order, panes, choices, versions }) => {
    const left = [...choices];
    const tabs = order.flatMap((tab) => {
      const here = panes.filter((pane) => tabNames[homes[Number(pane.slice(1))] ?? -1] === tab);
      return here.length === 0
        ? []
        : [[tab, grow(here, left, (left.pop() ?? 0) % 2 === 0 ? 'row' : 'column')]];
    });
    return { tabs: Object.fromEntries(tabs) as Record<string, string>, versions };
  });

function desiredFrom({ tabs, versions }: Notes, workspace = 'dev'): Desired {
  const panes: Record<string, PaneNotes> = {};
  versions.forEach((version, index) => {
    panes[`${workspace}/p${index}`] = { fields: { run: field(`v${version}`) } };
  });
  return desiredOf({ [workspace]: tabs }, panes);
}

const backends = fc.constantFrom('tmux' as const, 'wezterm' as const);
const optionsFor = (backend: 'tmux' | 'wezterm', options: Partial<PlanOptions> = {}): PlanOptions =>
  planOptions({ reordersTabs: backend === 'tmux', ...options });

const open = (made: Plan): string[] =>
  openChanges(made).map((change) => `${change.action} ${change.address} (${change.reason})`);

/** What a person may do to a running world. */
const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom('kill', 'split', 'break', 'exit', 'duplicate'),
    at: fc.nat(100),
    axis: fc.constantFrom('row' as const, 'column' as const),
  }),
  { maxLength: 4 },
);

function disturb(
  world: TestWorld,
  done: readonly { kind: string; at: number; axis: 'row' | 'column' }[],
): void {
  for (const { kind, at, axis } of done) {
    const panes = world.tabs.flatMap((tab) => tab.panes);
    const pane = panes[at % Math.max(1, panes.length)];
    if (pane === undefined) return;
    if (kind === 'kill') world.kill(pane.id);
    if (kind === 'split' && pane.rect.cols > 20 && pane.rect.rows > 8) world.split(pane.id, axis);
    if (kind === 'duplicate' && pane.rect.cols > 20 && pane.rect.rows > 8)
      world.split(pane.id, axis, pane.marker && { ...pane.marker, launch: `${pane.marker.launch}+` });
    if (kind === 'break') world.breakOut(pane.id);
    if (kind === 'exit' && pane.marker !== null)
      world.fares(pane.marker.address, { kind: 'exited', exit: { code: at % 2, at: 5 } });
  }
}

const liveOwn = (world: TestWorld): Map<string, string> =>
  new Map(
    world.tabs.flatMap((tab) =>
      tab.panes.flatMap((pane) =>
        pane.marker === null
          ? []
          : [
              [
                pane.id,
                `${pane.marker.launch}#${world.processes.get(pane.marker.launch)?.generation}`,
              ] as const,
            ],
      ),
    ),
  );

describe('for any two worlds', () => {
  it('the plan after an apply is empty, and only what the plan named was stopped', () => {
    fc.assert(
      fc.property(
        notesOf,
        notesOf,
        deeds,
        backends,
        fc.boolean(),
        (first, second, done, backend, forgetful) => {
          const world = new TestWorld(backend);
          const options = optionsFor(backend);
          world.apply(plan(desiredFrom(first), world.observed, world.recorded, options));
          expect(open(plan(desiredFrom(first), world.observed, world.recorded, options))).toEqual([]);
          disturb(world, done);
          if (forgetful) world.loseState();
          const guests = world.tabs.flatMap((tab) =>
            tab.panes.filter((pane) => pane.marker === null).map((pane) => pane.id),
          );
          const before = liveOwn(world);
          const desired = desiredFrom(second);
          const made = plan(desired, world.observed, world.recorded, options);
          if (made.diagnostics.length > 0) return; // no room, or only guests left in the workspace
          world.apply(made);
          const after = plan(desired, world.observed, world.recorded, options);
          expect(open(after)).toEqual([]);
          expect(after.drift).toEqual([]);
          const still = new Set(world.tabs.flatMap((tab) => tab.panes.map((pane) => pane.id)));
          expect(guests.filter((id) => !still.has(id))).toEqual([]);
          const allowed = new Set<string>([
            ...made.close.map(({ id }) => id),
            ...made.tasks.flatMap((task) => (task.kind === 'restart' ? [task.id] : [])),
          ]);
          const now = liveOwn(world);
          for (const [id, launch] of before) if (!allowed.has(id)) expect(now.get(id)).toBe(launch);
        },
      ),
      runs,
    );
  });

  it('the same input gives the same plan, whatever was planned before', () => {
    fc.assert(
      fc.property(notesOf, notesOf, deeds, backends, (first, second, done, backend) => {
        const world = new TestWorld(backend);
        world.apply(plan(desiredFrom(first), world.observed, world.recorded, optionsFor(backend)));
        disturb(world, done);
        const again = (): Plan =>
          plan(desiredFrom(second), world.observed, world.recorded, optionsFor(backend));
        const one = again();
        expect(again()).toEqual(one);
        expect(planDigest(again())).toBe(planDigest(one));
      }),
      runs,
    );
  });

  it('the changes do not depend on whether the server can reorder tabs', () => {
    fc.assert(
      fc.property(notesOf, notesOf, (first, second) => {
        const world = new TestWorld('tmux');
        world.apply(plan(desiredFrom(first), world.observed, world.recorded, optionsFor('tmux')));
        const made = [true, false].map((reordersTabs) =>
          open(plan(desiredFrom(second), world.observed, world.recorded, planOptions({ reordersTabs }))),
        );
        expect(made[0]).toEqual(made[1]);
      }),
      runs,
    );
  });
});

describe('for any selection', () => {
  const selectors = fc.subarray(['dev:t0', 'dev:t1', ...names.map((name) => `dev/${name}`)]);

  it('nothing else is planned, and the same plan after its apply is empty', () => {
    fc.assert(
      fc.property(
        notesOf,
        notesOf,
        deeds,
        selectors,
        selectors,
        backends,
        (first, second, done, target, exclude, backend) => {
          const world = new TestWorld(backend);
          world.apply(plan(desiredFrom(first), world.observed, world.recorded, optionsFor(backend)));
          disturb(world, done);
          const desired = desiredFrom(second);
          const options = optionsFor(backend, { target, exclude });
          const made = plan(desired, world.observed, world.recorded, options);
          if (made.diagnostics.some(({ code }) => code !== 'WZP2004')) return;
          const touched = openChanges(made)
            .filter(({ kind }) => kind === 'pane')
            .map(({ address }) => address);
          for (const address of touched) expect(exclude).not.toContain(address);
          const whole = new Set(target.filter((one) => one.includes(':')));
          if (target.length > 0 && whole.size === 0)
            for (const address of touched) expect(target).toContain(address);
          const before = liveOwn(world);
          world.apply(made);
          const now = liveOwn(world);
          const allowed = new Set<string>([
            ...made.close.map(({ id }) => id),
            ...made.tasks.flatMap((task) => (task.kind === 'restart' ? [task.id] : [])),
          ]);
          for (const [id, launch] of before) if (!allowed.has(id)) expect(now.get(id)).toBe(launch);
          expect(open(plan(desired, world.observed, world.recorded, options))).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('a full apply after a partial one ends where a full one ends', () => {
    fc.assert(
      fc.property(notesOf, notesOf, selectors, backends, (first, second, target, backend) => {
        const world = new TestWorld(backend);
        const desired = desiredFrom(second);
        world.apply(plan(desiredFrom(first), world.observed, world.recorded, optionsFor(backend)));
        const partial = plan(desired, world.observed, world.recorded, optionsFor(backend, { target }));
        if (partial.diagnostics.some(({ code }) => code !== 'WZP2004')) return;
        world.apply(partial);
        world.apply(plan(desired, world.observed, world.recorded, optionsFor(backend)));
        expect(open(plan(desired, world.observed, world.recorded, optionsFor(backend)))).toEqual([]);
      }),
      runs,
    );
  });
});
