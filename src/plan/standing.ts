/** What stands of each workspace of a spec, tab by tab, as a person may have rearranged it. Pure. */
import { paneId, type ObservedServer, type ObservedTab, type PaneId } from '../backend/backend.ts';
import { graftGuests } from '../layout/graft.ts';
import { leavesOf, mapKeys, sameTree } from '../layout/placed.ts';
import { solve } from '../layout/solve.ts';
import type { PlacedNode } from '../layout/tree.ts';
import type { Desired, DesiredTab, DesiredWorkspace } from '../spec/desired.ts';
import { claimTabs } from './claims.ts';
import { schemaEffects } from './difference.ts';
import { matchPanes } from './match.ts';
import type { PlanOptions, Recorded } from './model.ts';
import { noRenames } from './moved.ts';
import { plan } from './plan.ts';
import { worldOf } from './world.ts';

export interface StandingTab {
  readonly observed: ObservedTab;
  /** The tab of the spec that it is; null: none. */
  readonly tab: DesiredTab | null;
  /** pane id → address, of the panes of this workspace in it */
  readonly own: ReadonlyMap<PaneId, string>;
  /** Its tree with our panes under their addresses; null where it cannot be read. */
  readonly tree: PlacedNode | null;
  /** A plan leaves it as it stands: panes, order and sizes are those of the spec, or it was only resized. */
  readonly asWritten: boolean;
  /** The layout of the spec gives it to the cell. */
  readonly exact: boolean;
  /** Panes that the hub or an agent made. */
  readonly adHoc: ReadonlySet<PaneId>;
}

export interface StandingWorkspace {
  readonly workspace: DesiredWorkspace;
  /** Tabs with a pane of the workspace, in the order in which they stand. */
  readonly tabs: readonly StandingTab[];
  /** Tabs among them without one. */
  readonly foreign: readonly ObservedTab[];
  /** Addresses that stand in another workspace of the server, with its name. */
  readonly elsewhere: ReadonlyMap<string, string>;
  /** Addresses of the spec that stand nowhere. */
  readonly absent: readonly string[];
}

export function standing(
  desired: Desired,
  observed: ObservedServer,
  recorded: Recorded,
  options: PlanOptions,
): readonly StandingWorkspace[] {
  const world = worldOf(desired, observed, recorded, options, schemaEffects, noRenames);
  const matches = matchPanes(world);
  const claims = claimTabs(world, matches);
  const { changes } = plan(desired, observed, recorded, options);
  const differing = new Set(
    changes.flatMap(({ address, fields }) =>
      fields.some(({ field }) => field === 'layout') ? [address] : [],
    ),
  );
  return desired.workspaces.map((workspace): StandingWorkspace => {
    const addresses = new Set(workspace.panes.map(({ address }) => address));
    const serverName = options.serverName(workspace.name);
    const tabs: StandingTab[] = [];
    const foreign: ObservedTab[] = [];
    for (const tab of world.tabsOfServerWorkspace.get(serverName) ?? []) {
      const own = new Map(
        (matches.ownInTab.get(tab.id) ?? [])
          .filter((pane) => matches.kept.get(pane.address) === pane && addresses.has(pane.address))
          .map((pane) => [pane.id, pane.address] as const),
      );
      if (own.size === 0) {
        foreign.push(tab);
        continue;
      }
      const claimed = claims.addresses.get(tab.id);
      const meant = (claimed === undefined ? undefined : world.tabs.get(claimed)) ?? null;
      const tree = tab.tree && mapKeys(tab.tree, (key) => own.get(paneId(key)) ?? key);
      tabs.push({
        observed: tab,
        tab: meant,
        own,
        tree,
        exact: tree !== null && meant !== null && givesExactly(meant, tree, own),
        asWritten:
          meant !== null &&
          !differing.has(meant.address) &&
          sameMembers(world.panesOfTab.get(meant.address) ?? [], own),
        adHoc: new Set(tab.panes.map(({ id }) => id).filter((id) => matches.adHoc.has(id))),
      });
    }
    const here = new Set(tabs.flatMap(({ own }) => [...own.values()]));
    const missing = workspace.panes.map(({ address }) => address).filter((address) => !here.has(address));
    return {
      workspace,
      tabs,
      foreign,
      elsewhere: new Map(
        missing.flatMap((address) => {
          const kept = matches.kept.get(address);
          return kept === undefined ? [] : [[address, kept.tab.workspace] as const];
        }),
      ),
      absent: missing.filter((address) => !matches.kept.has(address)),
    };
  });
}

function givesExactly({ layout }: DesiredTab, tree: PlacedNode, own: ReadonlyMap<PaneId, string>): boolean {
  const ours = new Set(own.values());
  const guests = new Set(leavesOf(tree).filter((key) => !ours.has(key)));
  const solved = solve(graftGuests(layout, tree, guests), tree.rect);
  return solved.ok && sameTree(solved.tree, tree);
}

function sameMembers(
  panes: readonly { readonly address: string }[],
  own: ReadonlyMap<PaneId, string>,
): boolean {
  const there = new Set(own.values());
  return panes.length === there.size && panes.every(({ address }) => there.has(address));
}
