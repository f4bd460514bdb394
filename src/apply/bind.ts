/** The goal of a plan with the starts of its new panes filled in. Pure. */
import type { ArrangeGoal, LeafSource, Start } from '../backend/backend.ts';
import type { PlannedGoal, PlannedTab } from '../plan/model.ts';

/** A tab with a new pane for which no start could be prepared is left out: it will be planned again. */
export function bindGoal(
  goal: PlannedGoal,
  project: string,
  starts: ReadonlyMap<string, Start>,
): ArrangeGoal {
  return {
    evict: goal.evict,
    focus: goal.focus,
    workspaces: goal.workspaces.map((workspace) => ({
      project,
      name: workspace.name,
      serverName: workspace.serverName,
      tabs: workspace.tabs.flatMap((tab) => {
        const sources = bindSources(tab, starts);
        return sources === null ? [] : [{ ...tab, sources }];
      }),
    })),
  };
}

function bindSources(tab: PlannedTab, starts: ReadonlyMap<string, Start>): Map<string, LeafSource> | null {
  const sources = new Map<string, LeafSource>();
  for (const [key, id] of tab.sources) {
    if (id !== null) {
      sources.set(key, { kind: 'existing', id });
      continue;
    }
    const start = starts.get(key);
    if (!start) return null;
    sources.set(key, { kind: 'new', start });
  }
  return sources;
}
