/** Workspaces and the layouts of their tabs. */
import { mapKeys } from '../../layout/placed.ts';
import { treeJson } from '../../plan/document.ts';
import { done, refused } from '../answer.ts';
import { method, type Method } from '../call.ts';
import type { HubWorkspace } from '../generated/types.ts';
import { allPanes, parseReference } from '../panes/find.ts';
import { hubPane, workspaceOfTab, type FoundPane } from '../panes/found-pane.ts';
import { tabAddress } from '../panes/arrange.ts';

export const workspaceMethods: readonly Method[] = [
  method('workspace.list', async (call, params) => {
    const panes = await allPanes(call, params.project);
    return panes.ok ? done({ workspaces: workspacesOf(panes.value) }) : panes;
  }),
  method('layout.get', async (call, params) => {
    const [, project, address] = /^([^:/]+):([^:/]+:.+)$/s.exec(params.tab) ?? [];
    const panes = await allPanes(call, params.project ?? project);
    if (!panes.ok) return panes;
    const name = address ?? parseReference(params.tab).name;
    const found = panes.value.filter((pane) => tabAddress(pane) === name);
    const [first] = found;
    if (first === undefined) return refused('noSuch', `there is no tab ${params.tab}`);
    const addresses = new Map(found.map(({ pane, address }) => [pane.id as string, address ?? pane.id]));
    const { tree, size } = first.tab;
    return done({
      tab: name,
      size: { cols: size.cols, rows: size.rows },
      tree: tree && treeJson(mapKeys(tree, (key) => addresses.get(key) ?? key)),
    });
  }),
];

function workspacesOf(panes: readonly FoundPane[]): readonly HubWorkspace[] {
  const tabs = new Map<string, FoundPane[]>();
  for (const pane of panes) {
    const key = `${pane.project.key} ${pane.server.id} ${pane.tab.id}`;
    tabs.set(key, [...(tabs.get(key) ?? []), pane]);
  }
  const workspaces = new Map<string, HubWorkspace>();
  for (const [first, ...rest] of tabs.values()) {
    if (first === undefined) continue;
    const { project, tab } = first;
    const name = workspaceOfTab(first) ?? tab.workspace;
    const key = `${project.key} ${first.server.id} ${name}`;
    const before = workspaces.get(key) ?? {
      name,
      project: project.key,
      server_name: tab.workspace,
      tabs: [],
    };
    const entry = {
      address: tabAddress(first),
      name: tab.title,
      tab_id: tab.id,
      geometry: { left: 0, top: 0, cols: tab.size.cols, rows: tab.size.rows },
      panes: [first, ...rest].map(hubPane),
    };
    workspaces.set(key, { ...before, tabs: [...before.tabs, entry] });
  }
  return [...workspaces.values()];
}
