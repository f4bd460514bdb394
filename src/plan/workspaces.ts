/** What becomes of each workspace, and whether its name on the server is ours to use. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DesiredWorkspace } from '../spec/desired.ts';
import type { Matches } from './match.ts';
import type { Change, Reason } from './model.ts';
import { renamedField } from './panes.ts';
import type { PaneVerdicts } from './panes.ts';
import { quoted } from '../spec/printable.ts';
import { workspaceOf } from './world.ts';
import type { World } from './world.ts';

export interface WorkspaceVerdicts {
  /** workspace → its change; only of those of which something is selected */
  readonly changes: ReadonlyMap<string, Change>;
  readonly diagnostics: readonly Diagnostic[];
}

export function judgeWorkspaces(world: World, matches: Matches, verdicts: PaneVerdicts): WorkspaceVerdicts {
  const changes = new Map<string, Change>();
  const diagnostics: Diagnostic[] = [];
  const ours = new Set([...matches.own.values()].map((own) => own.tab.workspace));
  const users = new Map<string, DesiredWorkspace>();
  for (const workspace of world.wanted) {
    const serverName = world.options.serverName(workspace.name);
    const twin = users.get(serverName);
    if (twin === undefined) users.set(serverName, workspace);
    else diagnostics.push(sameName(world, serverName, twin, workspace));
    if (!workspace.panes.some((pane) => verdicts.wanted.has(pane.address))) continue;
    const present = ours.has(serverName);
    const formerly = present ? (world.renamedFrom.get(workspace.name) ?? null) : null;
    const lost = !present && !world.sameIncarnation && remembered(world, workspace);
    const reason: Reason = present ? 'unchanged' : lost ? 'server_restarted' : 'absent';
    const change = workspaceChange(workspace.name, present ? 'no-op' : 'create', reason, serverName);
    changes.set(workspace.name, formerly === null ? change : renamedWorkspace(world, change, formerly));
    if (!present) diagnostics.push(...foreign(world, matches, workspace, serverName));
  }
  for (const name of emptied(world, matches, verdicts))
    changes.set(
      name,
      workspaceChange(
        name,
        'delete',
        world.options.mode === 'destroy' ? 'requested' : 'removed_from_spec',
        world.options.serverName(name),
      ),
    );
  return { changes, diagnostics };
}

const remembered = (world: World, workspace: DesiredWorkspace): boolean =>
  workspace.panes.some((pane) => world.rows.has(pane.address));

const workspaceChange = (
  name: string,
  action: 'create' | 'delete' | 'no-op',
  reason: Reason,
  serverName: string,
): Change => ({
  address: name,
  kind: 'workspace',
  action,
  reason,
  stops_process: false,
  before: action === 'create' ? null : { server_name: serverName },
  after: action === 'delete' ? null : { server_name: serverName },
  fields: [],
});

const renamedWorkspace = ({ options }: World, change: Change, formerly: string): Change => ({
  ...change,
  action: 'update',
  reason: 'renamed',
  before: { server_name: options.serverName(formerly) },
  fields: renamedField(formerly, change.address),
});

/** Workspaces that the spec does not have and of which no pane stays. */
function emptied(world: World, matches: Matches, verdicts: PaneVerdicts): ReadonlySet<string> {
  const leaving = new Set(verdicts.leaving.map((verdict) => verdict.own));
  const names = new Set<string>();
  for (const own of leaving) if (own !== null) names.add(workspaceOf(own.address));
  for (const workspace of world.wanted) names.delete(workspace.name);
  for (const own of matches.own.values()) if (!leaving.has(own)) names.delete(workspaceOf(own.address));
  return names;
}

/** Somebody else's workspace of that name: tabs, none of them with a pane of ours, and no mark that it is ours. */
function foreign(
  world: World,
  matches: Matches,
  workspace: DesiredWorkspace,
  serverName: string,
): readonly Diagnostic[] {
  const tabs = world.tabsOfServerWorkspace.get(serverName) ?? [];
  const owner = world.observed.workspaceOwners.get(serverName);
  if (tabs.length === 0 || owner === world.desired.project.key) return [];
  const panes = tabs.flatMap((tab) => tab.panes);
  if (panes.some((pane) => matches.adHoc.has(pane.id))) return [];
  // Where workspaces cannot be marked, their panes say it.
  const other = owner ?? panes.find((pane) => pane.marker !== null)?.marker?.project;
  const whose = other === undefined ? 'was not made by wzp' : `belongs to the project ${quoted(other)}`;
  const first = panes.find((pane) => pane.marker === null)?.id;
  const address = workspace.panes[0]?.address ?? `${workspace.name}/PANE`;
  return [
    {
      code: 'WZP2001',
      severity: 'error',
      message: `the server already has a workspace ${quoted(serverName)}, which ${whose}`,
      hint:
        first === undefined
          ? 'give the workspace another name'
          : `take a pane of it over with \`wzp adopt ${address} ${first}\`, or give the workspace another name`,
      address: workspace.name,
      ...(workspace.place === null ? {} : { place: workspace.place }),
    },
  ];
}

const sameName = (
  world: World,
  serverName: string,
  first: DesiredWorkspace,
  second: DesiredWorkspace,
): Diagnostic => ({
  code: 'WZP2002',
  severity: 'error',
  message: `the workspaces ${quoted(first.name)} and ${quoted(second.name)} would both be ${quoted(serverName)} on ${world.observed.backend}`,
  hint: 'give one of them another name',
  address: second.name,
  ...(second.place === null ? {} : { place: second.place }),
  ...(first.place === null ? {} : { related: [{ message: 'the other one is here', place: first.place }] }),
});
