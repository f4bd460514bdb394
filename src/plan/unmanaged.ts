/** Panes of somebody else in tabs that hold ours: kept, and laid out around. */
import type { Claims } from './claims.ts';
import type { Matches } from './match.ts';
import type { Unmanaged } from './model.ts';
import type { World } from './world.ts';

export function unmanagedOf(world: World, matches: Matches, claims: Claims): readonly Unmanaged[] {
  const names = new Map(world.desired.workspaces.map(({ name }) => [world.options.serverName(name), name]));
  const found: Unmanaged[] = [];
  for (const tab of world.observed.tabs) {
    if (!matches.ownInTab.has(tab.id)) continue;
    for (const pane of tab.panes) {
      if (matches.own.has(pane.id)) continue;
      found.push({
        pane_id: pane.id,
        workspace: names.get(tab.workspace) ?? tab.workspace,
        tab: claims.addresses.get(tab.id) ?? tab.title,
        title: pane.title,
        ad_hoc: matches.adHoc.has(pane.id),
      });
    }
  }
  return found;
}
