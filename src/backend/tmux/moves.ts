/** Panes and windows on their way: every pane of a goal into the window of its tab, what must leave out of it. */
import type { PaneId } from '../backend.ts';
import type { MadePane } from './create.ts';
import type { ReadyTab, Scene } from './lower.ts';
import type { TmuxCommand } from './quote.ts';
import type { Room } from './stage.ts';

/** Every tab that has a window already; one that stands in another session is moved over whole. */
export function enterWindows({ stage, workspaces, rooms }: Scene, made: readonly MadePane[]): void {
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
export function anchor({ stage, rooms }: Scene, tab: ReadyTab): void {
  const room = rooms.get(tab);
  const [incoming] = tab.leaves;
  const outgoing = room?.places[0]?.id;
  if (room === undefined || incoming === undefined || outgoing === undefined) return;
  if (tab.leaves.some(({ id }) => has(room, id))) return;
  stage.say(stage.swap(incoming.id, outgoing));
}

/** Those that stand in a window of the goal; others are not in the way. */
export function inTheWay({ server, workspaces }: Scene, ids: readonly PaneId[]): readonly PaneId[] {
  const windows = new Set(workspaces.flatMap(({ tabs }) => tabs.map(({ tab }) => tab.window?.id)));
  const homes = new Map(server.tabs.flatMap((tab) => tab.panes.map(({ id }) => [id, tab.id] as const)));
  return [...new Set(ids)].filter((id) => windows.has(homes.get(id)));
}

export function evict({ stage, rooms }: Scene, ids: readonly PaneId[]): void {
  const windows = new Set(rooms.values());
  for (const id of ids) {
    const room = stage.roomOf(id);
    if (room !== undefined && windows.has(room)) stage.breakOut(id, room.session);
  }
}

/** What `anchor` swapped into a window of others leaves it here. */
export function separate({ stage }: Scene, ids: readonly PaneId[]): void {
  for (const id of ids) {
    const room = stage.roomOf(id);
    if (room !== undefined && room.places.length > 1) stage.breakOut(id, room.session);
  }
}

/** A tab without a window and without new panes begins with the first of its panes: in its window if it is alone there. */
export function openWindows({ stage, workspaces, rooms }: Scene): void {
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
export function gather({ stage, rooms }: Scene, tab: ReadyTab): void {
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
