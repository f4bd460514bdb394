/** Which window of each session is shown at the end: the one the goal names, else the one in which the person was. */
import { activeOf } from './finish.ts';
import type { ReadyTab, ReadyWorkspace, Scene } from './lower.ts';
import type { TmuxCommand } from './quote.ts';
import { type Room, windowTarget } from './stage.ts';

export function lowerFocus(scene: Scene): void {
  const { goal, stage, workspaces } = scene;
  for (const workspace of workspaces) {
    const named = workspace.tabs.find(({ tab }) => tab.goal.address === goal.focus?.tab);
    const commands = named === undefined ? follow(scene, workspace) : give(scene, workspace, named);
    stage.say(...commands);
  }
}

function give(scene: Scene, workspace: ReadyWorkspace, ready: ReadyTab): readonly TmuxCommand[] {
  const room = scene.rooms.get(ready);
  const pane = ready.leaves.find(({ key }) => key === scene.goal.focus?.key)?.id;
  if (room === undefined || pane === undefined) return [];
  const { tab } = ready;
  const active = ready.complete ? (tab.goal.active ?? ready.leaves[0]?.key) : null;
  const settled = active === scene.goal.focus?.key || (tab.stands && activeOf(tab.window) === pane);
  return [
    ...show(scene, workspace, room),
    // a zoomed tab shows the pane that it is told to be zoomed on
    ...(settled || tab.goal.zoomed !== null ? [] : [['select-pane', '-t', pane] as const]),
  ];
}

/** The window with the pane in which the person was, wherever in the session that is by now; in a new session the first tab. */
function follow(scene: Scene, workspace: ReadyWorkspace): readonly TmuxCommand[] {
  const { server, stage, rooms } = scene;
  const { session } = workspace.workspace;
  if (session === null) {
    const [first] = workspace.tabs;
    const room = first === undefined ? undefined : rooms.get(first);
    return room === undefined ? [] : show(scene, workspace, room);
  }
  const current = server.tabs.find((tab) => tab.id === session.current) ?? null;
  const active = activeOf(current);
  const pane = active !== undefined && !scene.goal.evict.includes(active) ? active : undefined;
  const there = pane === undefined ? undefined : stage.roomOf(pane);
  const staying = stage.room(session.current);
  if (pane === undefined || there?.session !== workspace.session || there === staying)
    return staying === undefined ? [] : show(scene, workspace, staying);
  return [...show(scene, workspace, there), ['select-pane', '-t', pane]];
}

/** Says nothing when the window is shown already and no command before has changed that. */
function show({ stage }: Scene, { shown, session }: ReadyWorkspace, room: Room): readonly TmuxCommand[] {
  const seen = room.target === shown && room.session === session;
  const moved = stage.lines.some((line) => line.some(([name]) => name === 'swap-window'));
  return seen && !moved ? [] : [['select-window', '-t', windowTarget(room)]];
}
