/** The lines of a plan in reading order: each workspace with its tabs, each tab with its panes; what goes comes after what stays. */
import type { Change } from './model.ts';
import type { PaneVerdicts } from './panes.ts';
import type { RemovedTab } from './removed-tabs.ts';
import type { TabVerdict } from './tabs.ts';
import { grouped, workspaceOf } from './world.ts';
import type { World } from './world.ts';

interface Verdicts {
  readonly workspaces: ReadonlyMap<string, Change>;
  readonly tabs: readonly TabVerdict[];
  readonly removed: readonly RemovedTab[];
  readonly verdicts: PaneVerdicts;
}

export function changesInOrder(
  world: World,
  { workspaces, tabs, removed, verdicts }: Verdicts,
): readonly Change[] {
  const tabChanges = new Map(tabs.map(({ occupants, change }) => [occupants.tab.address, change]));
  for (const { address, change } of removed) tabChanges.set(address, change);
  const leaving = grouped(verdicts.leaving, ({ tab }) => tab ?? '');
  const changes: Change[] = [];
  const add = (change: Change | null | undefined): void => {
    if (change !== null && change !== undefined) changes.push(change);
  };
  const addTab = (tab: string): void => {
    add(tabChanges.get(tab));
    for (const pane of world.panesOfTab.get(tab) ?? []) add(verdicts.wanted.get(pane.address)?.change);
    for (const { change } of leaving.get(tab) ?? []) add(change);
  };
  const gone = new Set([...removed.map(({ address }) => address), ...leaving.keys()]);
  for (const tab of world.tabs.keys()) gone.delete(tab);
  const goneTabs = grouped(gone, workspaceOf);
  const names = new Set([...world.wanted.map(({ name }) => name), ...workspaces.keys(), ...goneTabs.keys()]);
  const wantedTabs = grouped(world.tabs.keys(), workspaceOf);
  for (const name of names) {
    add(workspaces.get(name));
    for (const tab of wantedTabs.get(name) ?? []) addTab(tab);
    for (const tab of goneTabs.get(name) ?? []) addTab(tab);
  }
  return changes;
}
