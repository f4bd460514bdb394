/** What will be recorded of the tabs once the plan is carried out. */
import type { TabRecordGoal } from './model.ts';
import type { RemovedTab } from './removed-tabs.ts';
import type { Selection } from './selection.ts';
import type { TabVerdict } from './tabs.ts';
import type { World } from './world.ts';

export function tabRecords(
  world: World,
  selection: Selection,
  tabs: readonly TabVerdict[],
  removed: readonly RemovedTab[],
): readonly TabRecordGoal[] {
  const goals = new Map<string, TabRecordGoal>();
  for (const verdict of tabs) {
    const { tab, observed, chosen } = verdict.occupants;
    const row = world.tabRows.get(tab.address);
    if (!chosen && row === undefined) continue;
    const judged = (selection.tab(tab.address) && chosen) || observed === null;
    goals.set(tab.address, {
      address: tab.address,
      workspace: tab.workspace,
      name: tab.name,
      window: tab.window,
      tab: observed?.id ?? null,
      layout: judged || row === undefined ? tab.layout : row.layout,
      // A tab that a person rescaled is right at the size at which it was applied: another size on record would make
      // its rounding drift.
      size: verdict.arranges || row === undefined ? verdict.size : row.size,
    });
  }
  const gone = new Set(removed.map(({ address }) => address));
  for (const row of world.tabRows.values()) {
    // Rows of tabs that are not selected stay as they are.
    if (!goals.has(row.address) && !gone.has(row.address) && !selection.tab(row.address))
      goals.set(row.address, {
        address: row.address,
        workspace: row.workspace,
        name: row.name,
        window: row.window,
        tab: world.sameIncarnation ? row.tabId : null,
        layout: row.layout,
        size: row.size,
      });
  }
  return [...goals.values()];
}
