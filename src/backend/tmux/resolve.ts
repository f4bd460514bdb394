/**
 * A goal, held against what stands now: which pane is meant by each leaf, in which window each tab is, what is still to be made.
 * A new pane is known by the launch in its mark, so a goal that was carried out in part goes on where it stopped.
 */
import { mapKeys, leavesOf, sameTree } from '../../layout/placed.ts';
import type { PlacedNode } from '../../layout/tree.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type {
  ArrangeGoal,
  ObservedPane,
  ObservedTab,
  PaneId,
  Start,
  TabGoal,
  WorkspaceGoal,
} from '../backend.ts';
import type { TmuxServer, TmuxSession } from './server.ts';

export interface ResolvedLeaf {
  readonly key: string;
  /** Null: to be made. */
  readonly id: PaneId | null;
  /** What is to be started in it; null when it runs already, or is none of our business. */
  readonly start: Start | null;
}

export interface ResolvedTab {
  readonly goal: TabGoal;
  readonly project: string;
  readonly window: ObservedTab | null;
  /** In the order of the tree, which is that of tmux's panes. */
  readonly leaves: readonly ResolvedLeaf[];
  /** Panes, places and sizes are what they should be. */
  readonly stands: boolean;
}

export interface ResolvedWorkspace {
  readonly goal: WorkspaceGoal;
  readonly session: TmuxSession | null;
  readonly tabs: readonly ResolvedTab[];
}

/** A tab that is left alone in this attempt, and why. */
export interface Unresolved {
  readonly goal: TabGoal;
  readonly diagnostic: Diagnostic;
}

export interface Resolved {
  readonly workspaces: readonly ResolvedWorkspace[];
  /** Those that stand somewhere. */
  readonly evict: readonly PaneId[];
  readonly failed: readonly Unresolved[];
}

/** `made`: leaf keys of panes that this run has made already, with their ids. */
export function resolve(goal: ArrangeGoal, server: TmuxServer, made: ReadonlyMap<string, PaneId>): Resolved {
  const scene = sceneOf(goal, server);
  const failed: Unresolved[] = [];
  const workspaces = goal.workspaces.map((workspace): ResolvedWorkspace => {
    const session = server.sessions.find(({ name }) => name === workspace.serverName) ?? null;
    const foreign = session !== null && !isOurs(session, workspace, scene);
    const tabs = workspace.tabs.flatMap((tab): readonly ResolvedTab[] => {
      const resolved = foreign ? taken(tab, workspace) : resolveTab(tab, workspace, scene, made);
      if ('leaves' in resolved) return [resolved];
      failed.push({ goal: tab, diagnostic: resolved });
      return [];
    });
    return { goal: workspace, session, tabs };
  });
  return { workspaces, evict: goal.evict.filter((id) => scene.homes.has(id)), failed };
}

/** Where every pane stands, and which panes the goal speaks of. */
interface Scene {
  readonly server: TmuxServer;
  readonly homes: ReadonlyMap<PaneId, ObservedTab>;
  readonly panes: ReadonlyMap<PaneId, ObservedPane>;
  readonly launches: ReadonlyMap<string, ObservedPane>;
  readonly expected: ReadonlySet<string>;
}

function sceneOf(goal: ArrangeGoal, server: TmuxServer): Scene {
  const all = server.tabs.flatMap((tab) => tab.panes.map((pane) => ({ tab, pane })));
  const sources = goal.workspaces.flatMap(({ tabs }) => tabs).flatMap((tab) => [...tab.sources.values()]);
  const launches = new Map<string, ObservedPane>();
  for (const { pane } of all) if (pane.marker?.launch) launches.set(pane.marker.launch, pane);
  const expected = new Set<string>(goal.evict);
  for (const source of sources) {
    const id = source.kind === 'existing' ? source.id : launches.get(source.start.marker.launch)?.id;
    if (id !== undefined) expected.add(id);
  }
  return {
    server,
    homes: new Map(all.map(({ tab, pane }) => [pane.id, tab])),
    panes: new Map(all.map(({ pane }) => [pane.id, pane])),
    launches,
    expected,
  };
}

/** A session without a mark is ours when a pane of ours stands in it: what marked it died, or somebody took the mark off. */
function isOurs(session: TmuxSession, { project }: WorkspaceGoal, { server, expected }: Scene): boolean {
  if (session.owner !== null) return session.owner === project;
  if (session.idle) return true;
  return server.tabs.some(
    (tab) =>
      tab.windowId === session.id &&
      tab.panes.some((pane) => pane.marker?.project === project || expected.has(pane.id)),
  );
}

function resolveTab(
  goal: TabGoal,
  workspace: WorkspaceGoal,
  scene: Scene,
  made: ReadonlyMap<string, PaneId>,
): ResolvedTab | Diagnostic {
  const leaves: ResolvedLeaf[] = [];
  for (const key of leavesOf(goal.tree)) {
    const leaf = resolveLeaf(goal, key, scene, made);
    if (!('key' in leaf)) return leaf;
    leaves.push(leaf);
  }
  const window = windowOf(goal, workspace, leaves, scene);
  const stranger = window === null ? undefined : tilesOf(window).find((id) => !scene.expected.has(id));
  if (stranger !== undefined) return strangerIn(goal, stranger);
  return { goal, project: workspace.project, window, leaves, stands: standsIn(goal.tree, leaves, window) };
}

function resolveLeaf(
  goal: TabGoal,
  key: string,
  scene: Scene,
  made: ReadonlyMap<string, PaneId>,
): ResolvedLeaf | Diagnostic {
  const source = goal.sources.get(key);
  if (source === undefined) return missing(goal, `nothing is named for the leaf ${key}`);
  if (source.kind === 'existing') {
    if (scene.panes.has(source.id)) return { key, id: source.id, start: null };
    return missing(goal, `pane ${source.id} (${key}) is gone`);
  }
  const pane = scene.launches.get(source.start.marker.launch);
  if (pane !== undefined) return { key, id: pane.id, start: pane.dead ? source.start : null };
  const before = made.get(key);
  // made by us, started, and gone again: its process has ended, and must not be started twice
  if (before !== undefined && !scene.server.spares.includes(before))
    return missing(goal, `pane ${before} (${key}) closed as soon as it was started`);
  return { key, id: null, start: source.start };
}

/** The window that the goal names, else the one that an earlier attempt made for this tab. */
function windowOf(
  goal: TabGoal,
  workspace: WorkspaceGoal,
  leaves: readonly ResolvedLeaf[],
  { server, homes }: Scene,
): ObservedTab | null {
  const named = server.tabs.find((tab) => tab.id === goal.tab);
  if (named !== undefined) return named;
  const standing = leaves.flatMap(({ id }) => (id === null ? [] : (homes.get(id) ?? [])));
  const marked = standing.find(
    ({ marker }) => marker?.project === workspace.project && marker.tab === goal.address,
  );
  return marked ?? null;
}

/** Panes that take room in the window: a floating pane (tmux 3.7) does not. */
export const tilesOf = (window: ObservedTab): readonly string[] =>
  window.tree === null ? window.panes.map((pane) => pane.id) : leavesOf(window.tree);

/** The goal's tree with pane ids for keys; null while a pane is still to be made. */
export function treeById(tree: PlacedNode, leaves: readonly ResolvedLeaf[]): PlacedNode | null {
  const ids = new Map(leaves.map(({ key, id }) => [key, id]));
  if (leaves.some(({ id }) => id === null)) return null;
  return mapKeys(tree, (key) => ids.get(key) ?? key);
}

function standsIn(goal: PlacedNode, leaves: readonly ResolvedLeaf[], window: ObservedTab | null): boolean {
  const wanted = treeById(goal, leaves);
  const there = window?.tree ?? null;
  return wanted !== null && there !== null && sameTree(there, wanted);
}

const missing = (goal: TabGoal, message: string): Diagnostic => ({
  code: 'WZP3015',
  severity: 'error',
  message,
  hint: 'plan again: the server has changed meanwhile',
  address: goal.address,
});

const strangerIn = (goal: TabGoal, id: string): Diagnostic => ({
  code: 'WZP3014',
  severity: 'error',
  message: `pane ${id} has appeared in ${goal.address} meanwhile`,
  hint: 'plan again: it will be laid out around',
  address: goal.address,
});

const taken = (goal: TabGoal, workspace: WorkspaceGoal): Diagnostic => ({
  code: 'WZP2001',
  severity: 'error',
  message: `the session ${workspace.serverName} belongs to somebody else`,
  hint: 'give the workspace another name',
  address: goal.address,
});
