/** Tabs with different window names stand in different OS windows, where the server has windows inside a workspace. */
import type { ObservedTab, WindowId } from '../backend/backend.ts';
import type { DesiredTab } from '../spec/desired.ts';
import type { Claims } from './claims.ts';
import type { Matches } from './match.ts';
import type { World } from './world.ts';

/**
 * Gives up the claim to tabs that stand in the wrong OS window: a tab cannot change its window, its panes move into a new
 * one. Each window name gets the window in which wzp put most of its tabs, else the
 * one in which most of its panes stand. On tmux a session is one window.
 */
export function keepWindows(
  world: World,
  matches: Matches,
  claimed: Pick<Claims, 'tabs' | 'addresses'>,
): Claims {
  if (world.observed.backend === 'tmux') return { ...claimed, sharesWindow: () => true };
  const owners = windowOwners(world, matches, claimed);
  const taken = new Set(owners.values());
  const sharesWindow = (address: string, window: WindowId): boolean => {
    const tab = world.tabs.get(address);
    const owner = tab === undefined ? undefined : owners.get(groupOf(tab));
    return owner === undefined ? !taken.has(window) : owner === window;
  };
  const kept = [...claimed.tabs].filter(([address, observed]) => sharesWindow(address, observed.windowId));
  return {
    tabs: new Map(kept),
    addresses: new Map(kept.map(([address, observed]) => [observed.id, address])),
    sharesWindow,
  };
}

const groupOf = ({ workspace, window }: DesiredTab): string => JSON.stringify([workspace, window]);

function windowOwners(
  world: World,
  matches: Matches,
  claims: Pick<Claims, 'tabs'>,
): ReadonlyMap<string, WindowId> {
  const counts = new Map<string, Map<WindowId, number>>();
  for (const tab of world.tabs.values()) {
    const observed = claims.tabs.get(tab.address);
    if (observed === undefined) continue;
    const group = groupOf(tab);
    const windows = counts.get(group) ?? new Map<WindowId, number>();
    windows.set(
      observed.windowId,
      (windows.get(observed.windowId) ?? 0) + weight(world, matches, tab, observed),
    );
    counts.set(group, windows);
  }
  const pairs = [...counts]
    .flatMap(([group, windows]) => [...windows].map(([window, panes]) => ({ group, window, panes })))
    .sort((one, other) => other.panes - one.panes);
  const owners = new Map<string, WindowId>();
  const taken = new Set<WindowId>();
  for (const { group, window } of pairs) {
    if (owners.has(group) || taken.has(window)) continue;
    owners.set(group, window);
    taken.add(window);
  }
  return owners;
}

/** A tab that was put into its window by wzp outweighs any number of panes. */
function weight(world: World, matches: Matches, tab: DesiredTab, observed: ObservedTab): number {
  const row = world.sameIncarnation ? world.tabRows.get(tab.address) : undefined;
  const applied = row?.tabId === observed.id && row.window === tab.window;
  const own = matches.ownInTab.get(observed.id) ?? [];
  const atHome = own.filter(({ address }) => world.panes.get(address)?.tab === tab.address).length;
  return (applied ? moreThanAnyPanes : 0) + atHome;
}

const moreThanAnyPanes = 1_000_000;
