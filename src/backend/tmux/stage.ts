/**
 * The windows of the server while a batch is written: every move is noted as tmux's command and done to the model in the same
 * step, so that the next one is decided on what will then stand. Sizes are lower bounds; they only have to say whether one more pane has room.
 */
import type { Extent } from '../../layout/tree.ts';
import type { PaneId } from '../backend.ts';
import type { MadePane } from './create.ts';
import type { BatchLine, TmuxCommand } from './quote.ts';
import { halved, hasRoom, splitFlag, tiledExtent } from './room.ts';
import type { TmuxServer } from './server.ts';

export interface Room {
  /** What tmux calls the window: `@3`; a window that the batch itself makes is called by a pane that stays in it. */
  readonly target: string;
  session: string;
  readonly extent: Extent;
  /** In tmux's order. */
  places: Place[];
}

interface Place {
  id: PaneId;
  extent: Extent;
}

export class Stage {
  readonly lines: BatchLine[] = [];
  /** Windows of one session stand in the order of their indices. */
  #rooms: Room[];

  constructor(server: TmuxServer, made: readonly MadePane[]) {
    this.#rooms = server.tabs.map((tab) => ({
      target: tab.id,
      session: tab.windowId,
      extent: tab.size,
      places: tab.panes.map(({ id, rect }) => ({ id, extent: rect })),
    }));
    for (const pane of made) this.#add(pane);
  }

  /** New panes stand behind each other in the window that was made for them. */
  #add({ id, window, session, extent }: MadePane): void {
    const room = this.room(window);
    if (room === undefined) this.#rooms.push({ target: window, session, extent, places: [{ id, extent }] });
    else room.places.push({ id, extent });
  }

  say(...commands: readonly TmuxCommand[]): void {
    if (commands.length > 0) this.lines.push(commands);
  }

  room(target: string): Room | undefined {
    return this.#rooms.find((room) => room.target === target);
  }

  roomOf(id: PaneId): Room | undefined {
    return this.#rooms.find((room) => room.places.some((place) => place.id === id));
  }

  roomsIn(session: string): readonly Room[] {
    return this.#rooms.filter((room) => room.session === session);
  }

  /** Also across windows; nothing changes its size. */
  swap(one: PaneId, other: PaneId): TmuxCommand {
    const [first, second] = [this.#place(one), this.#place(other)];
    if (first && second) [first.id, second.id] = [other, one];
    return ['swap-pane', '-d', '-s', one, '-t', other];
  }

  /** Takes `id` out of its window and puts it next to `target`. */
  join(id: PaneId, target: PaneId, before: boolean): readonly TmuxCommand[] {
    const room = this.roomOf(target);
    if (room === undefined) return [];
    const makeRoom = this.#makeRoom(room, target);
    const place = this.#place(target);
    const extent = place?.extent ?? room.extent;
    const flag = splitFlag(extent);
    this.#leave(id);
    const at = room.places.findIndex((each) => each.id === target);
    if (place) place.extent = halved(extent);
    room.places.splice(before ? at : at + 1, 0, { id, extent: halved(extent) });
    return [...makeRoom, ['join-pane', '-d', flag, ...(before ? ['-b'] : []), '-s', id, '-t', target]];
  }

  /** Programs see the sizes only once the batch is over, but the lines on their screens are wrapped anew: only where there is no room. */
  #makeRoom(room: Room, target: PaneId): readonly TmuxCommand[] {
    if (hasRoom(this.#place(target)?.extent ?? room.extent)) return [];
    const extent = tiledExtent(room.extent, room.places.length);
    for (const place of room.places) place.extent = extent;
    return [['select-layout', '-t', room.target, 'tiled']];
  }

  /** Gives a pane a window of its own, the last one of its session. */
  breakOut(id: PaneId, session: string): Room | undefined {
    const from = this.roomOf(id);
    if (from === undefined) return undefined;
    this.say(['break-pane', '-d', '-a', '-s', id, '-t', `${session}:{end}`]);
    const sole = from.places.length === 1; // tmux then moves the window as it is
    const room: Room = sole
      ? { ...from, session }
      : { target: id, session, extent: from.extent, places: [{ id, extent: from.extent }] };
    this.#leave(id);
    this.#rooms.push(room);
    return room;
  }

  /** To the end of another session. */
  moveWindow(room: Room, session: string): void {
    this.say(['move-window', '-d', '-a', '-s', `${room.session}:${room.target}`, '-t', `${session}:{end}`]);
    room.session = session;
    this.#rooms = [...this.#rooms.filter((each) => each !== room), room];
  }

  /** The windows change places in their session. */
  swapWindows(one: Room, other: Room): void {
    this.say(['swap-window', '-s', windowTarget(one), '-t', windowTarget(other)]);
    this.#rooms = this.#rooms.map((room) => (room === one ? other : room === other ? one : room));
  }

  #place(id: PaneId): Place | undefined {
    return this.roomOf(id)?.places.find((place) => place.id === id);
  }

  /** A window without panes is gone. */
  #leave(id: PaneId): void {
    const room = this.roomOf(id);
    if (room === undefined) return;
    room.places = room.places.filter((place) => place.id !== id);
    if (room.places.length === 0) this.#rooms = this.#rooms.filter((each) => each !== room);
  }
}

/** A window may be linked to several sessions: its session is named with it. A pane is only ever in one window. */
export const windowTarget = (room: Room): string =>
  room.target.startsWith('@') ? `${room.session}:${room.target}` : room.target;
