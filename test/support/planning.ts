/** A world that a spec was applied to, and the questions that tests ask of plans. */
import { expect } from 'vitest';
import type { Change, Plan, PlanOptions } from '../../src/plan/model.ts';
import { plan } from '../../src/plan/plan.ts';
import { openChanges } from '../../src/plan/summary.ts';
import type { BackendKind } from '../../src/backend/backend.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { planOptions, TestWorld } from './worlds.ts';

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
