/** Tabs of ours that no tab of the spec is: they go with their last pane. */
import type { ObservedTab } from '../backend/backend.ts';
import type { Claims } from './claims.ts';
import type { Matches } from './match.ts';
import type { Change } from './model.ts';
import type { PaneVerdicts } from './panes.ts';
import { sizeJson } from './tabs.ts';
import { grouped, tabAddressOf, workspaceOf } from './world.ts';
import type { World } from './world.ts';

export interface RemovedTab {
  readonly address: string;
  readonly observed: ObservedTab;
  readonly change: Change;
}

export function removedTabs(
  world: World,
  matches: Matches,
  claims: Claims,
  verdicts: PaneVerdicts,
): readonly RemovedTab[] {
  const going = new Set(verdicts.leaving.map((verdict) => verdict.own?.id));
  const rowsByTab = new Map(
    world.sameIncarnation ? [...world.tabRows.values()].map((row) => [row.tabId, row.address]) : [],
  );
  const removed = new Map<string, RemovedTab>();
  for (const [id, panes] of matches.ownInTab) {
    const observed = world.observedTabs.get(id);
    if (observed === undefined || claims.addresses.has(id)) continue;
    // A pane that stays here is not selected: the tab stays with it.
    if (!panes.every((own) => going.has(own.id) || verdicts.wanted.has(own.address))) continue;
    const address = rowsByTab.get(id) ?? markedAs(world, observed, panes) ?? mostCommon(panes);
    if (address === null || world.tabs.has(address) || removed.has(address)) continue;
    removed.set(address, { address, observed, change: tabDelete(world, address, observed) });
  }
  return [...removed.values()];
}

function markedAs(
  world: World,
  { marker }: ObservedTab,
  panes: readonly { readonly address: string }[],
): string | null {
  const first = panes[0];
  if (marker === null || marker.project !== world.desired.project.key || first === undefined) return null;
  return tabAddressOf(workspaceOf(first.address), marker.tab);
}

function mostCommon(panes: readonly { readonly madeFor: string | null }[]): string | null {
  const groups = [...grouped(panes, (own) => own.madeFor)].filter(([address]) => address !== null);
  groups.sort(([, one], [, other]) => other.length - one.length);
  return groups[0]?.[0] ?? null;
}

const tabDelete = ({ options }: World, address: string, observed: ObservedTab): Change => ({
  address,
  kind: 'tab',
  action: 'delete',
  reason: options.mode === 'destroy' ? 'requested' : 'removed_from_spec',
  stops_process: false,
  before: { tab_id: observed.id, title: observed.title, size: sizeJson(observed.size) },
  after: null,
  fields: [],
});
