/** desired × observed × recorded → plan. Pure: no clock, no disk, no subprocess; linear in the number of panes. */
import type { ObservedServer } from '../backend/backend.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Extent } from '../layout/tree.ts';
import type { Desired, DesiredWorkspace } from '../spec/desired.ts';
import { changesInOrder } from './changes.ts';
import { claimTabs } from './claims.ts';
import type { Claims } from './claims.ts';
import { schemaEffects } from './difference.ts';
import type { Effects } from './difference.ts';
import { driftOf } from './drift.ts';
import { goalOf } from './goal.ts';
import type { WorkspaceTabs } from './goal.ts';
import { lateLogs } from './late-logs.ts';
import { matchPanes } from './match.ts';
import type { CloseTask, Plan, PlanOptions, Recorded } from './model.ts';
import { renamesOf } from './moved.ts';
import { renamedRecords, renamedRows, renamedServer } from './renamed.ts';
import { occupantsOf } from './occupants.ts';
import type { Occupants, Parties } from './occupants.ts';
import { inOrder, orderOf } from './order.ts';
import { judgePanes } from './panes.ts';
import type { PaneVerdict, PaneVerdicts } from './panes.ts';
import { layoutChanges } from './pictures.ts';
import { removedTabs } from './removed-tabs.ts';
import { selectionOf } from './selection.ts';
import type { Selection } from './selection.ts';
import { situationOf } from './situation.ts';
import { tabRecords } from './tab-records.ts';
import { judgeTab } from './tabs.ts';
import type { TabVerdict } from './tabs.ts';
import { unmanagedOf } from './unmanaged.ts';
import { judgeWorkspaces } from './workspaces.ts';
import { worldOf } from './world.ts';
import type { World } from './world.ts';

export function plan(
  desired: Desired,
  observed: ObservedServer,
  recorded: Recorded,
  options: PlanOptions,
  effects: Effects = schemaEffects,
): Plan {
  const renames = renamesOf(desired, observed, recorded, {
    moves: desired.moved ?? [],
    rule: 'as the spec says',
    serverName: options.serverName,
    renamesWorkspaces: options.renamesWorkspaces === true,
  });
  const world = worldOf(
    desired,
    renamedServer(observed, renames, desired.project.key),
    {
      server: renamedRows(recorded.server, renames),
      processes: renamedRecords(recorded.processes, renames),
    },
    options,
    effects,
    renames,
  );
  const matches = matchPanes(world);
  const claims = claimTabs(world, matches);
  const selection = selectionOf(world, matches);
  const verdicts = judgePanes({ world, matches, claims, selection });
  const workspaces = judgeWorkspaces(world, matches, verdicts);
  const standing = standingTabs({ world, matches, claims, verdicts }, selection);
  const tabs = standing.flatMap((workspace) => workspace.tabs);
  const removed = removedTabs(world, matches, claims, verdicts);
  const diagnostics = [
    ...selection.diagnostics,
    ...workspaces.diagnostics,
    ...tabs.flatMap((tab) => tab.diagnostics),
    ...immovable(world, verdicts, tabs),
    ...lateLogs(world, matches, verdicts),
  ];
  return {
    desired,
    server: { backend: observed.backend, id: observed.id, incarnation: observed.incarnation },
    changes: changesInOrder(world, { workspaces: workspaces.changes, tabs, removed, verdicts }),
    drift: driftOf(world, verdicts, tabs),
    unmanaged: unmanagedOf(world, matches, claims),
    layouts: layoutChanges(matches, verdicts, tabs, removed),
    diagnostics,
    applyable: !hasErrors(diagnostics),
    tasks: [...verdicts.wanted.values()].flatMap(({ task }) => task ?? []),
    close: closeTasks(verdicts),
    goal: goalOf(world, standing, verdicts),
    tabs: tabRecords(world, selection, tabs, removed),
    renames,
  };
}

/** The verdict on every tab that is to stand, by workspace. */
function standingTabs(parties: Parties, selection: Selection): readonly WorkspaceTabs[] {
  const { world, claims } = parties;
  return world.wanted.map((workspace) => {
    const whole = selection.whole(workspace.name);
    const occupied = workspace.tabs.flatMap((tab) => occupantsOf(parties, tab) ?? []);
    // With a part of the workspace left out, tabs stay where they are and new ones come last.
    const ordered = whole ? occupied : asTheyStand(occupied);
    const order = whole
      ? orderOf(
          world,
          claims,
          ordered.map(({ tab }) => tab),
        )
      : inOrder;
    const size = sizeOfNewTabs(world, claims, workspace);
    return {
      name: workspace.name,
      tabs: ordered.map((occupants) => judgeTab(world, selection, order, occupants, size)),
    };
  });
}

const asTheyStand = (occupied: readonly Occupants[]): readonly Occupants[] =>
  [...occupied].sort(
    (one, other) => (one.observed?.index ?? Infinity) - (other.observed?.index ?? Infinity) || 0,
  );

function sizeOfNewTabs(world: World, claims: Claims, workspace: DesiredWorkspace): Extent {
  for (const tab of workspace.tabs) {
    const observed = claims.tabs.get(tab.address);
    if (observed !== undefined) return observed.size;
  }
  const [first] = world.tabsOfServerWorkspace.get(world.options.serverName(workspace.name)) ?? [];
  return first?.size ?? world.options.size;
}

function closeTasks(verdicts: PaneVerdicts): readonly CloseTask[] {
  const replaced = [...verdicts.wanted.values()].filter(({ task }) => task?.kind === 'replace');
  return [...verdicts.leaving, ...replaced].flatMap(({ address, own }: PaneVerdict) =>
    own === null ? [] : [{ address, id: own.id, observed: own.pane, running: situationOf(own).runs }],
  );
}

function immovable(world: World, verdicts: PaneVerdicts, tabs: readonly TabVerdict[]): readonly Diagnostic[] {
  if (world.options.movesPanes) return [];
  const moving = [
    ...[...verdicts.wanted.values()].filter(({ moves }) => moves !== null).map(({ address }) => address),
    ...tabs.filter(({ renew }) => renew).map(({ occupants }) => occupants.tab.address),
  ];
  return moving.map((address) => ({
    code: 'WZP2005',
    severity: 'error',
    message: `this ${world.observed.backend} cannot put a live pane elsewhere, which ${address} needs`,
    hint: 'use a newer version of it, or make the pane anew with --replace',
    address,
  }));
}
