/** A world that a spec was applied to, and the questions that tests ask of plans. */
import { expect } from 'vitest';
import type { PlacedNode } from '../../src/layout/tree.ts';
import type { Change, Plan, PlannedTab, PlanOptions } from '../../src/plan/model.ts';
import { plan } from '../../src/plan/plan.ts';
import { openChanges } from '../../src/plan/summary.ts';
import type { BackendKind } from '../../src/backend/backend.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { TestWorld } from './test-world.ts';
import { layout, planOptions, solvedOf } from './worlds.ts';

export const planIn = (world: TestWorld, desired: Desired, options: Partial<PlanOptions> = {}): Plan =>
  plan(
    desired,
    world.observed,
    world.recorded,
    planOptions({ reordersTabs: world.backend !== 'wezterm', ...options }),
  );

/** `action address (reason)` of all that is not a no-op. */
export const open = (made: Plan): string[] =>
  openChanges(made).map(({ action, address, reason }) => `${action} ${address} (${reason})`);

export const codesOf = (made: Plan): string[] => made.diagnostics.map(({ code }) => code);

export function changeOf(made: Plan, address: string): Change {
  const found = made.changes.find((change) => change.address === address);
  if (found === undefined) throw new Error(`no change of ${address}`);
  return found;
}

/** Plans, applies, and makes sure that nothing is left to do. */
export function applyIn(world: TestWorld, desired: Desired, options: Partial<PlanOptions> = {}): Plan {
  const made = planIn(world, desired, options);
  expect(made.diagnostics).toEqual([]);
  world.apply(made);
  expect(open(planIn(world, desired, options))).toEqual([]);
  return made;
}

export function appliedWorld(desired: Desired, backend: BackendKind = 'tmux'): TestWorld {
  const world = new TestWorld(backend);
  applyIn(world, desired);
  return world;
}

/** A layout of the short notation over the panes that a tab has, by address. */
export function treeFor(world: TestWorld, text: string, tab = world.tabs[0]!): PlacedNode {
  const ids = new Map(tab.panes.map((pane) => [pane.marker?.address ?? pane.id, pane.id]));
  const rename = (node: PlacedNode): PlacedNode =>
    node.kind === 'leaf'
      ? { ...node, key: ids.get(node.key) ?? node.key }
      : { ...node, children: node.children.map(rename) };
  return rename(solvedOf(layout(text, 'dev'), tab.size));
}

export const goalTab = (made: Plan, address: string): PlannedTab | undefined =>
  made.goal.workspaces.flatMap(({ tabs }) => tabs).find((tab) => tab.address === address);
