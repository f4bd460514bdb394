/**
 * Second batch: from where the panes stand to where the goal has them. Pure: the same goal and server give the same commands.
 * No process is stopped, no window of a goal is ever without a pane, and a tab that stands as asked is not mentioned.
 */
import { writeLayout } from './layout-string.ts';
import { literalFormat, type TmuxCommand } from './quote.ts';
import type { ArrangeGoal, ObservedTab, PaneId } from '../backend.ts';
import type { BatchLine } from './quote.ts';
import type { MadePane } from './create.ts';
import { writeProjectMark, writeTabMark } from './marker.ts';
import type { Resolved, ResolvedLeaf, ResolvedTab, ResolvedWorkspace } from './resolve.ts';
import type { TmuxServer } from './server.ts';
import { lowerFocus } from './focus.ts';
import { type Room, Stage } from './stage.ts';

/** A tab of which every pane exists by now. */
export interface ReadyTab {
  readonly tab: ResolvedTab;
  readonly leaves: readonly ReadyLeaf[];
}

type ReadyLeaf = ResolvedLeaf & { readonly id: PaneId };

export interface ReadyWorkspace {
  readonly workspace: ResolvedWorkspace;
  /** `$1` */
  readonly session: string;
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
  const ids = new Map(made.map(({ key, id }) => [key, id]));
  const tabs = workspace.tabs.flatMap((tab): readonly ReadyTab[] => {
    const leaves = tab.leaves.flatMap((leaf): readonly ReadyLeaf[] => {
      const id = leaf.id ?? ids.get(leaf.key);
      return id === undefined ? [] : [{ ...leaf, id }];
    });
    return leaves.length === tab.leaves.length ? [{ tab, leaves }] : [];
  });
  // a session that is new has been made with the first window of its workspace
  const fresh = made.find((pane) => pane.workspace === workspace.goal.serverName)?.session;
  const session = workspace.session?.id ?? fresh;
  return session === undefined ? [] : [{ workspace, session, tabs }];
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

/** Every tab that has a window already; one that stands in another session is moved over whole. */
function enterWindows({ stage, workspaces, rooms }: Scene, made: readonly MadePane[]): void {
  for (const { tabs, session } of workspaces) {
    for (const ready of tabs) {
      const { goal, window } = ready.tab;
      const fresh = made.find((pane) => pane.tab === goal.address && pane.key !== null)?.window;
      const room = stage.room(window?.id ?? fresh ?? '');
      if (room === undefined) continue;
      if (room.session !== session) stage.moveWindow(room, session);
      rooms.set(ready, room);
    }
  }
}

const has = (room: Room, id: PaneId): boolean => room.places.some((place) => place.id === id);

/** A window all of whose panes leave would vanish under those that come: one of each change places first. */
function anchor({ stage, rooms }: Scene, tab: ReadyTab): void {
  const room = rooms.get(tab);
  const [incoming] = tab.leaves;
  const outgoing = room?.places[0]?.id;
  if (room === undefined || incoming === undefined || outgoing === undefined) return;
  if (tab.leaves.some(({ id }) => has(room, id))) return;
  stage.say(stage.swap(incoming.id, outgoing));
}

/** Those that stand in a window of the goal; others are not in the way. */
function inTheWay({ server, workspaces }: Scene, ids: readonly PaneId[]): readonly PaneId[] {
  const windows = new Set(workspaces.flatMap(({ tabs }) => tabs.map(({ tab }) => tab.window?.id)));
  const homes = new Map(server.tabs.flatMap((tab) => tab.panes.map(({ id }) => [id, tab.id] as const)));
  return [...new Set(ids)].filter((id) => windows.has(homes.get(id)));
}

function evict({ stage, rooms }: Scene, ids: readonly PaneId[]): void {
  const windows = new Set(rooms.values());
  for (const id of ids) {
    const room = stage.roomOf(id);
    if (room !== undefined && windows.has(room)) stage.breakOut(id, room.session);
  }
}

/** What `anchor` swapped into a window of others leaves it here. */
function separate({ stage }: Scene, ids: readonly PaneId[]): void {
  for (const id of ids) {
    const room = stage.roomOf(id);
    if (room !== undefined && room.places.length > 1) stage.breakOut(id, room.session);
  }
}

/** A tab without a window and without new panes begins with the first of its panes: in its window if it is alone there. */
function openWindows({ stage, workspaces, rooms }: Scene): void {
  const windows = new Set(rooms.values());
  for (const { tabs, session } of workspaces) {
    for (const ready of tabs) {
      const [first] = ready.leaves;
      if (rooms.has(ready) || first === undefined) continue;
      const from = stage.roomOf(first.id);
      const stays = from?.places.length === 1 && from.session === session && !windows.has(from);
      const room = stays ? from : stage.breakOut(first.id, session);
      if (room !== undefined) rooms.set(ready, room);
    }
  }
}

/** Each pane comes in next to the one that it will stand behind, so that few have to change places afterwards. */
function gather({ stage, rooms }: Scene, tab: ReadyTab): void {
  const room = rooms.get(tab);
  if (room === undefined) return;
  const commands: TmuxCommand[] = [];
  let previous: PaneId | null = null;
  for (const [index, { id }] of tab.leaves.entries()) {
    if (!has(room, id)) {
      const next = tab.leaves.slice(index).find((leaf) => has(room, leaf.id))?.id ?? room.places[0]?.id;
      const target: PaneId | undefined = previous ?? next;
      if (target !== undefined) commands.push(...stage.join(id, target, previous === null));
    }
    previous = id;
  }
  stage.say(...commands);
}

/** Order, sizes, processes, active pane and zoom; only if the window then has the panes of the goal and no other. */
function finish(scene: Scene, ready: ReadyTab): void {
  const room = scene.rooms.get(ready);
  const [first] = ready.leaves;
  if (room === undefined || first === undefined) return;
  const commands = [
    ...(ready.tab.stands ? [] : structure(scene.stage, ready, room)),
    ...ready.leaves.flatMap(({ id, start }) => (start === null ? [] : [respawn(id, start)])),
    ...attention(ready),
  ];
  if (commands.length === 0) return;
  const whole = `#{==:#{window_panes},${ready.leaves.length}}`;
  scene.stage.say(['if-shell', '-F', '-t', first.id, whole, { block: commands }]);
}

/** tmux gives the leaves of a layout to the panes in their order; at most n-1 swaps make it ours. */
function structure(stage: Stage, { tab, leaves }: ReadyTab, room: Room): readonly TmuxCommand[] {
  const commands: TmuxCommand[] = [];
  for (const [index, { id }] of leaves.entries()) {
    const there = room.places[index]?.id;
    if (there !== undefined && there !== id) commands.push(stage.swap(id, there));
  }
  return [...commands, ['select-layout', '-t', room.target, writeLayout(tab.goal.tree)]];
}

const respawn = (id: PaneId, start: NonNullable<ResolvedLeaf['start']>): TmuxCommand => [
  'respawn-pane',
  '-k',
  '-t',
  id,
  '-c',
  literalFormat(start.cwd),
  '--',
  ...execArgv(start.argv),
];

/** tmux gives a single word to the user's shell; two or more it executes. */
const execArgv = (argv: readonly string[]): readonly string[] =>
  argv.length === 1 ? ['/bin/sh', '-c', 'exec "$0"', ...argv] : argv;

/** Which pane is active, and whether it fills the tab. Both are lost when the panes of a tab are rearranged. */
function attention({ tab, leaves }: ReadyTab): readonly TmuxCommand[] {
  const idOf = (key: string | null): PaneId | undefined => leaves.find((leaf) => leaf.key === key)?.id;
  const { window, goal, stands } = tab;
  const before = activeOf(window);
  const zoomed = idOf(goal.zoomed);
  const active = zoomed ?? idOf(goal.active) ?? leaves.find(({ id }) => id === before)?.id ?? leaves[0]?.id;
  const commands: TmuxCommand[] = [];
  const untouched = stands && window !== null;
  if (active !== undefined && !(untouched && active === before)) commands.push(['select-pane', '-t', active]);
  if (zoomed !== undefined && !(untouched && window.zoomed === zoomed))
    commands.push(['resize-pane', '-Z', '-t', zoomed]);
  return commands;
}

export const activeOf = (window: ObservedTab | null): PaneId | undefined =>
  window?.panes.find((pane) => pane.active)?.id;

/** Title and mark of a tab; what runs in it may not rename it. */
function label({ stage, rooms }: Scene, ready: ReadyTab): void {
  const room = rooms.get(ready);
  if (room === undefined) return;
  const { goal, window, project } = ready.tab;
  const mark = window?.marker;
  if (window?.title !== goal.title)
    stage.say(['rename-window', '-t', room.target, '--', literalFormat(goal.title)]);
  if (mark?.project === project && mark.tab === goal.address) return;
  stage.say(
    ['set-option', '-w', '-t', room.target, '@wzp_tab', writeTabMark({ project, tab: goal.address })],
    ['set-option', '-w', '-t', room.target, 'automatic-rename', 'off'],
    ['set-option', '-w', '-t', room.target, 'allow-rename', 'off'],
  );
}

/** Tabs change places among each other; windows of somebody else keep theirs. */
function sort({ stage, rooms }: Scene, { tabs, session }: ReadyWorkspace): void {
  const wanted = tabs.flatMap((tab) => rooms.get(tab) ?? []);
  for (const [index, room] of wanted.entries()) {
    const there = stage.roomsIn(session).filter((each) => wanted.includes(each))[index];
    if (there !== undefined && there !== room) stage.swapWindows(room, there);
  }
}

function removeSpares({ stage, server }: Scene, made: readonly MadePane[]): void {
  const spares = [...server.spares, ...made.flatMap(({ key, id }) => (key === null ? [id] : []))];
  for (const id of spares) stage.say(['kill-pane', '-t', id]);
}
