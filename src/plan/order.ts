/** The order of the tabs of a workspace: which stand out of order, and which must be made anew to come into order. */
import type { Claims } from './claims.ts';
import type { World } from './world.ts';
import { grouped } from './world.ts';
import type { DesiredTab } from '../spec/desired.ts';

export interface TabOrder {
  /** Tabs that stand before one which the spec puts before them. The same on every backend. */
  readonly misplaced: ReadonlySet<string>;
  /** Tabs whose panes go into a new tab, because the server cannot put the tab where it belongs. */
  readonly renewed: ReadonlySet<string>;
}

export const inOrder: TabOrder = { misplaced: new Set(), renewed: new Set() };

/** `tabs` are those of one workspace that are to stand, in spec order. Windows are ordered each for itself. */
export function orderOf(world: World, claims: Claims, tabs: readonly DesiredTab[]): TabOrder {
  const misplaced = new Set<string>();
  const renewed = new Set<string>();
  const windows = world.observed.backend === 'tmux' ? [tabs] : grouped(tabs, (tab) => tab.window).values();
  for (const window of windows) {
    let last = -1;
    let broken = false;
    for (const tab of window) {
      const observed = claims.tabs.get(tab.address);
      if (observed === undefined) broken = true;
      else if (observed.index < last) {
        misplaced.add(tab.address);
        broken = true;
      } else last = observed.index;
      // A new tab is always the last one of its window, so what follows one has to be made after it.
      if (broken && observed !== undefined && !world.options.reordersTabs) renewed.add(tab.address);
    }
  }
  return { misplaced, renewed };
}
