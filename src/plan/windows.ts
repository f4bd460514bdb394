/** Tabs with different window names stand in different OS windows, where the server has windows inside a workspace. */
import type { WindowId } from '../backend/backend.ts';
import type { DesiredTab } from '../spec/desired.ts';
import type { Claims } from './claims.ts';
import type { World } from './world.ts';

/**
 * Gives up the claim to tabs that stand in the wrong OS window: a tab cannot change its window, its panes move into a new
 * one. Each window name gets the window in which most of its tabs stand. On tmux a session is one window.
 */
export function keepWindows(world: World, claimed: Pick<Claims, 'tabs' | 'addresses'>): Claims {
  if (world.observed.backend === 'tmux') return { ...claimed, sharesWindow: () => true };
  const owners = windowOwners(world, claimed);
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

function windowOwners(world: World, claims: Pick<Claims, 'tabs'>): ReadonlyMap<string, WindowId> {
  const counts = new Map<string, Map<WindowId, number>>();
  for (const tab of world.tabs.values()) {
    const observed = claims.tabs.get(tab.address);
    if (observed === undefined) continue;
    const group = groupOf(tab);
    const windows = counts.get(group) ?? new Map<WindowId, number>();
    counts.set(group, windows.set(observed.windowId, (windows.get(observed.windowId) ?? 0) + 1));
  }
  const pairs = [...counts]
    .flatMap(([group, windows]) => [...windows].map(([window, tabs]) => ({ group, window, tabs })))
    .sort((one, other) => other.tabs - one.tabs);
  const owners = new Map<string, WindowId>();
  const taken = new Set<WindowId>();
  for (const { group, window } of pairs) {
    if (owners.has(group) || taken.has(window)) continue;
    owners.set(group, window);
    taken.add(window);
  }
  return owners;
}
