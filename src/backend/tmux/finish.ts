/** A tab whose panes are all there: their order and sizes, their processes, what is active, its name, its place among the others. */
import type { ObservedTab, PaneId } from '../backend.ts';
import { writeLayout } from './layout-string.ts';
import type { ReadyTab, ReadyWorkspace, Scene } from './lower.ts';
import type { TmuxCommand } from './quote.ts';
import type { Room, Stage } from './stage.ts';
import { ifWhole, markTab, renameTab, startIn } from './tab-commands.ts';

/** Order, sizes, processes, active pane and zoom; only if the window then has the panes of the goal and no other. */
export function finish(scene: Scene, ready: ReadyTab): void {
  const room = scene.rooms.get(ready);
  const [first] = ready.leaves;
  if (room === undefined || first === undefined || ready.complete) return;
  const commands = [
    ...(ready.tab.stands ? [] : structure(scene.stage, ready, room)),
    ...ready.leaves.flatMap(({ id, start }) => (start === null ? [] : startIn(id, start))),
    ...attention(ready),
  ];
  if (commands.length === 0) return;
  scene.stage.say(ifWhole(first.id, ready.leaves.length, commands));
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

/** Which pane is active, and whether it fills the tab. Both are lost when the panes of a tab are rearranged. */
function attention({ tab, leaves }: ReadyTab): readonly TmuxCommand[] {
  const idOf = (key: string | null): PaneId | undefined => leaves.find((leaf) => leaf.key === key)?.id;
  const { window, goal, stands } = tab;
  const before = activeOf(window);
  const zoomed = idOf(goal.zoomed);
  const active = zoomed ?? idOf(goal.active) ?? leaves.find(({ id }) => id === before)?.id ?? leaves[0]?.id;
  const commands: TmuxCommand[] = [];
  const untouched = stands && window !== null;
  if (untouched && goal.zoomed === null && window.zoomed !== null)
    commands.push(['resize-pane', '-Z', '-t', window.zoomed]); // it is a switch: this ends it
  if (active !== undefined && !(untouched && active === before)) commands.push(['select-pane', '-t', active]);
  if (zoomed !== undefined && !(untouched && window.zoomed === zoomed))
    commands.push(['resize-pane', '-Z', '-t', zoomed]);
  return commands;
}

export const activeOf = (window: ObservedTab | null): PaneId | undefined =>
  window?.panes.find((pane) => pane.active)?.id;

export function label({ stage, rooms }: Scene, ready: ReadyTab): void {
  const room = rooms.get(ready);
  if (room === undefined || ready.complete) return;
  const { goal, window, project } = ready.tab;
  const mark = window?.marker;
  if (window?.title !== goal.title) stage.say(renameTab(room.target, goal.title));
  if (mark?.project === project && mark.tab === goal.address) return;
  stage.say(...markTab(room.target, project, goal));
}

/** Tabs change places among each other; windows of somebody else keep theirs. */
export function sort({ stage, rooms }: Scene, { tabs, session }: ReadyWorkspace): void {
  const wanted = tabs.flatMap((tab) => rooms.get(tab) ?? []);
  for (const [index, room] of wanted.entries()) {
    const there = stage.roomsIn(session).filter((each) => wanted.includes(each))[index];
    if (there !== undefined && there !== room) stage.swapWindows(room, there);
  }
}
