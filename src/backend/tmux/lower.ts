/**
 * Second batch: from where the panes stand to where the goal has them. Pure: the same goal and server give the same commands.
 * No process is stopped, no window of a goal is ever without a pane, and a tab that stands as asked is not mentioned.
 */
import type { ArrangeGoal, PaneId } from '../backend.ts';
import type { MadePane } from './create.ts';
import { finish, label, sort } from './finish.ts';
import { lowerFocus } from './focus.ts';
import { writeProjectMark } from './marker.ts';
import { anchor, enterWindows, evict, gather, inTheWay, openWindows, separate } from './moves.ts';
import type { BatchLine } from './quote.ts';
import type { Resolved, ResolvedLeaf, ResolvedTab, ResolvedWorkspace } from './resolve.ts';
import type { TmuxServer } from './server.ts';
import { type Room, Stage } from './stage.ts';

/** A tab of which every pane exists by now. */
export interface ReadyTab {
  readonly tab: ResolvedTab;
  readonly leaves: readonly ReadyLeaf[];
  /** The first batch has finished it. */
  readonly complete: boolean;
}

type ReadyLeaf = ResolvedLeaf & { readonly id: PaneId };

export interface ReadyWorkspace {
  readonly workspace: ResolvedWorkspace;
  /** `$1` */
  readonly session: string;
  /** The window that the session shows: `@1`. */
  readonly shown: string;
  readonly tabs: readonly ReadyTab[];
}

export interface Scene {
  readonly goal: ArrangeGoal;
  readonly server: TmuxServer;
  readonly stage: Stage;
  readonly workspaces: readonly ReadyWorkspace[];
  /** Where each tab stands, from the moment that it has a window. */
  readonly rooms: Map<ReadyTab, Room>;
}

export function lowerArrangement(
  goal: ArrangeGoal,
  resolved: Resolved,
  server: TmuxServer,
  made: readonly MadePane[],
): readonly BatchLine[] {
  const stage = new Stage(server, made);
  const workspaces = resolved.workspaces.flatMap((workspace) => readyWorkspace(workspace, made));
  const scene: Scene = { goal, server, stage, workspaces, rooms: new Map() };
  const tabs = workspaces.flatMap((workspace) => workspace.tabs);
  const leaving = inTheWay(scene, resolved.evict);
  adoptSessions(scene);
  enterWindows(scene, made);
  for (const tab of tabs) anchor(scene, tab);
  evict(scene, leaving);
  openWindows(scene);
  for (const tab of tabs) gather(scene, tab);
  separate(scene, leaving);
  for (const tab of tabs) finish(scene, tab);
  for (const tab of tabs) label(scene, tab);
  for (const workspace of workspaces) sort(scene, workspace);
  lowerFocus(scene);
  removeSpares(scene, made);
  return stage.lines;
}

function readyWorkspace(workspace: ResolvedWorkspace, made: readonly MadePane[]): readonly ReadyWorkspace[] {
  const fresh = new Map(made.map((pane) => [pane.key, pane]));
  const tabs = workspace.tabs.flatMap((tab): readonly ReadyTab[] => {
    const leaves = tab.leaves.flatMap((leaf): readonly ReadyLeaf[] => {
      const id = leaf.id ?? fresh.get(leaf.key)?.id;
      return id === undefined ? [] : [{ ...leaf, id }];
    });
    const complete = leaves.some(({ key }) => fresh.get(key)?.complete);
    return leaves.length === tab.leaves.length ? [{ tab, leaves, complete }] : [];
  });
  // a session that is new has been made with the first window of its workspace, and shows it
  const first = made.find((pane) => pane.workspace === workspace.goal.serverName);
  const session = workspace.session?.id ?? first?.session;
  const shown = workspace.session?.current ?? first?.window;
  return session === undefined || shown === undefined ? [] : [{ workspace, session, shown, tabs }];
}

function adoptSessions({ stage, workspaces }: Scene): void {
  for (const { workspace, session, tabs } of workspaces) {
    if (tabs.length > 0 && workspace.session?.owner === null)
      stage.say([
        'set-option',
        '-t',
        `${session}:`,
        '@wzp_project',
        writeProjectMark(workspace.goal.project),
      ]);
  }
}

function removeSpares({ stage, server }: Scene, made: readonly MadePane[]): void {
  const spares = [...server.spares, ...made.flatMap(({ key, id }) => (key === null ? [id] : []))];
  for (const id of spares) stage.say(['kill-pane', '-t', id]);
}
