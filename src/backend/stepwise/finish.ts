/** What is left when every tab stands: zoom, the active pane of each tab that was touched, the focus. Pure. */
import type { ArrangeGoal, ObservedServer, ObservedTab, PaneId, TabGoal } from '../backend.ts';
import { existing, type TabStep } from './step.ts';

/** `before`: the server before the first step. `touched`: addresses of tabs for which a step was carried out. */
export function finish(
  goal: ArrangeGoal,
  before: ObservedServer,
  now: ObservedServer,
  touched: ReadonlySet<string>,
  idOf: (tab: TabGoal, key: string) => PaneId | null,
): TabStep[] {
  const steps: TabStep[] = [];
  const standing = new Map(now.tabs.flatMap((tab) => tab.panes.map((pane) => [pane.id, tab] as const)));
  const goals = goal.workspaces.flatMap((workspace) => workspace.tabs);
  let disturbed = false;
  for (const tab of goals) {
    const active = touched.has(tab.address) ? activePane(tab, before, idOf) : null;
    const home = active === null ? undefined : standing.get(active);
    const isActive = home?.panes.some((pane) => pane.id === active && pane.active);
    if (active !== null && home && !isActive) {
      steps.push({ tab: tab.address, step: { kind: 'activate', pane: existing(active) } });
      disturbed = true;
    }
    const zoomed = touched.has(tab.address) && tab.zoomed !== null ? idOf(tab, tab.zoomed) : null;
    if (zoomed !== null && standing.get(zoomed)?.zoomed !== zoomed)
      steps.push({ tab: tab.address, step: { kind: 'zoom', pane: existing(zoomed) } });
  }
  const focus = focusPane(goal, goals, idOf) ?? (disturbed || opensWindow(goals) ? now.focused : null);
  if (focus !== null && standing.has(focus)) {
    steps.push({ tab: '', step: { kind: 'activate', pane: existing(focus) } });
    // Making another pane active ends a zoom; the tab with the focus gets its own back.
    const zoomed = standing.get(focus)?.zoomed;
    if (zoomed && zoomed === focus) steps.push({ tab: '', step: { kind: 'zoom', pane: existing(focus) } });
  }
  return steps;
}

function activePane(
  tab: TabGoal,
  before: ObservedServer,
  idOf: (tab: TabGoal, key: string) => PaneId | null,
): PaneId | null {
  if (tab.active !== null) return idOf(tab, tab.active);
  const old = before.tabs.find((candidate) => candidate.id === tab.tab);
  const was = old ? activeOf(old) : null;
  if (
    was !== null &&
    [...tab.sources.values()].some((source) => source.kind === 'existing' && source.id === was)
  )
    return was;
  const [first] = tab.sources.keys();
  return first === undefined ? null : idOf(tab, first);
}

const activeOf = (tab: ObservedTab): PaneId | null => tab.panes.find((pane) => pane.active)?.id ?? null;

function focusPane(
  goal: ArrangeGoal,
  goals: readonly TabGoal[],
  idOf: (tab: TabGoal, key: string) => PaneId | null,
): PaneId | null {
  const { focus } = goal;
  const tab = focus && goals.find((candidate) => candidate.address === focus.tab);
  return focus && tab ? idOf(tab, focus.key) : null;
}

const opensWindow = (goals: readonly TabGoal[]): boolean =>
  goals.some((tab) => tab.tab === null || tab.renew);
