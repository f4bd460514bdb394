/** Workspaces. */
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { HubWorkspace } from '../generated/types.ts';
import { allPanes, panesOf } from '../panes/find.ts';
import type { ProjectSite } from '../projects/project-site.ts';
import { hubPane, workspaceOfTab, type FoundPane } from '../panes/found-pane.ts';
import { tabAddress } from '../panes/arrange.ts';
import { applyHooks, oneProject } from './project.ts';

export const workspaceMethods: readonly Method[] = [
  method('workspace.list', async (call, params) => {
    const panes = await allPanes(call, params.project);
    return panes.ok ? done({ workspaces: workspacesOf(panes.value) }) : panes;
  }),
  method('workspace.create', async (call, params) => {
    const project = await oneProject(call, params.project);
    if (!project.ok) return project;
    const { addWorkspace } = await import('../projects/edit-workspaces.ts');
    const added = await addWorkspace(project.value, params.name, {
      template: params.template ?? null,
      values: params.with ?? {},
      cwd: params.cwd ?? null,
    });
    if (!added.ok) return added;
    const applied = await applyWhole(call, project.value, params.name);
    if (!applied.ok) return applied;
    return workspaceNamed(project.value, params.name);
  }),
  method('workspace.switch', async (call, params) => {
    const project = await oneProject(call, params.project);
    if (!project.ok) return project;
    const found = await workspaceNamed(project.value, params.name);
    if (!found.ok) return found;
    const backend = await project.value.backend();
    if (!backend.ok) return answerOf(backend);
    const { value } = backend;
    if (value.showWorkspace === undefined)
      return refused('unable', `wezterm cli cannot switch a window to workspace ${params.name}`, {
        hint: 'switch inside WezTerm: the wezterm_parallel plugin binds CTRL+SHIFT+W',
      });
    const shown = await value.showWorkspace(found.value.server_name);
    return shown.ok ? found : answerOf(shown);
  }),
  method('workspace.delete', async (call, params) => {
    const project = await oneProject(call, params.project);
    if (!project.ok) return project;
    const before = await workspaceNamed(project.value, params.name);
    const { removeWorkspace } = await import('../projects/edit-workspaces.ts');
    const removed = await removeWorkspace(project.value, params.name);
    if (!removed.ok) return removed;
    const applied = await applyWhole(call, project.value, params.name);
    if (!applied.ok) return applied;
    if (before.ok) return before;
    return done({ name: params.name, project: project.value.key, server_name: params.name, tabs: [] });
  }),
];

/** Applies one workspace after the spec was edited for it; what goes wrong does not take the edit back. */
async function applyWhole(call: Call, project: ProjectSite, name: string): Promise<Answer<void>> {
  const { applyProject } = await import('../projects/apply-project.ts');
  const applied = await applyProject(project, { target: [name], yes: true, digest: null }, applyHooks(call));
  const hint = 'the spec is edited; wzp apply does what is left';
  if (!applied.ok) return { ok: false, error: { ...applied.error, hint } };
  if (applied.value.applied) return done(undefined);
  const [first] = applied.value.diagnostics;
  return refused('notStarted', first?.message ?? `not all of ${name} could be done`, { hint });
}

async function workspaceNamed(project: ProjectSite, name: string): Promise<Answer<HubWorkspace>> {
  const panes = await panesOf(project);
  if (!panes.ok) return panes;
  const found = workspacesOf(panes.value).find((workspace) => workspace.name === name);
  return found === undefined ? refused('noSuch', `there is no workspace ${name}`) : done(found);
}

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
