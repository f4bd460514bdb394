/** Digests by which a saved plan is found stale. */
import type { ObservedPane, ObservedServer, ObservedTab } from '../backend/backend.ts';
import type { DesiredPane } from '../spec/desired.ts';
import { digestOf } from './canonical.ts';
import type { Digestible } from './canonical.ts';
import type { PaneTask, Plan, PlannedTab } from './model.ts';
import { shape } from './shape.ts';

/**
 * What the plan would do, without the cells: made again from the same spec and an unchanged server, the digest is the
 * same. It covers the real values of all settings, so that another secret makes another digest; it tells none of them,
 * but belongs into private files only.
 */
export function planDigest(plan: Plan): string {
  return digestOf({
    server: { ...plan.server },
    changes: plan.changes.map(({ address, kind, action, reason, stops_process: stops, fields }) => ({
      address,
      kind,
      action,
      reason,
      stops,
      fields: fields.map(({ field }) => field),
    })),
    tasks: plan.tasks.map(taskValue),
    close: plan.close.map(({ address, id, running }) => [address, id, running]),
    goal: plan.goal.workspaces.map(({ name, serverName, tabs }) => [name, serverName, tabs.map(tabValue)]),
    evict: plan.goal.evict,
    focus: plan.goal.focus === null ? null : { ...plan.goal.focus },
    tabs: plan.tabs.map(({ address, tab }) => [address, tab]),
    applyable: plan.applyable,
  });
}

const taskValue = (task: PaneTask): Digestible => ({
  kind: task.kind,
  address: task.pane.address,
  id: 'id' in task ? task.id : null,
  settings: settingsValue(task.pane),
});

const settingsValue = (pane: DesiredPane): Digestible =>
  Object.fromEntries(Object.entries(pane.fields).map(([key, { digest }]) => [key, digest]));

const tabValue = ({ address, title, tab, renew, window, tree, sources }: PlannedTab): Digestible => ({
  address,
  title,
  tab,
  renew,
  window,
  structure: shape(tree),
  sources: [...sources].map(([key, id]) => [key, id]),
});

/**
 * What a plan of this project depends on of the server: the tabs of its workspaces and those that hold its panes. What a
 * person does there without changing the layout (focus, titles of panes, working directories) is left out.
 */
export function observedDigest(
  observed: ObservedServer,
  projectKey: string,
  serverNames: ReadonlySet<string>,
): string {
  const relevant = observed.tabs.filter(
    (tab) => serverNames.has(tab.workspace) || tab.panes.some((pane) => pane.marker?.project === projectKey),
  );
  return digestOf({
    backend: observed.backend,
    id: observed.id,
    incarnation: observed.incarnation,
    owners: [...serverNames].sort().map((name) => [name, observed.workspaceOwners.get(name) ?? null]),
    tabs: relevant.map(tabFacts),
  });
}

const tabFacts = ({ id, windowId, workspace, title, index, size, panes }: ObservedTab): Digestible => ({
  id,
  windowId,
  workspace,
  title,
  index,
  size: [size.cols, size.rows],
  panes: panes.map(paneFacts),
});

const paneFacts = ({ id, rect, pid, dead, marker }: ObservedPane): Digestible => ({
  id,
  rect: [rect.left, rect.top, rect.cols, rect.rows],
  pid,
  dead,
  marker: marker === null ? null : { ...marker },
});
