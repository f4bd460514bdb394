/** The panes of one row or column with the guests between them: who pays for a guest's room, and how much. */
import type { Spot } from './spot.ts';
import type { PlacedNode } from './tree.ts';

export interface Guest {
  readonly unit: PlacedNode;
  /** Cells along the axis: observed, and at least. */
  readonly size: number;
  readonly least: number;
}

export interface Item {
  readonly spot: Spot;
  readonly least: number;
  /** What the layout gives it together with its guests. */
  readonly allotted: number;
  /** What it had along the axis, where all of it was there. */
  readonly seen: number | null;
}

/** One row or column with all that is nested in it on the same axis: `runs[i]` are the guests before `items[i]`. */
export interface Line {
  readonly items: readonly Item[];
  readonly runs: readonly (readonly Guest[])[];
  /** Shares in cells alone exceed the room. */
  readonly overdrawn: boolean;
}

/** For each run how many of its guests, counted from its start, the item before it pays for; the item behind pays for the rest. */
export type Payers = readonly number[];

export interface Settled {
  readonly item: Item;
  /** Cells of the item, and of the guests that it pays for. */
  readonly cells: number;
  readonly before: readonly (readonly [Guest, number])[];
  readonly behind: readonly (readonly [Guest, number])[];
}

/** The guests between two items belong to the one before them, unless something speaks for the other. */
export const defaultPayers = ({ runs }: Line): Payers =>
  runs.map((run, index) => (index === 0 ? 0 : run.length));

export function choosePayers(line: Line): Payers {
  const usual = defaultPayers(line);
  const { payers, error } = likeliestPayers(line);
  if (isDeficient(line, payers)) return usual;
  if (error === 0 && line.items.every((item) => item.seen !== null)) return payers;
  // Where sizes have to give way the observation explains nothing; only the usual choice is then stable.
  return isDeficient(line, usual) ? usual : payers;
}

/** The choice that explains the observed extents best: each item has what it is allotted less the guests it pays for. */
function likeliestPayers({ items, runs }: Line): { readonly payers: Payers; readonly error: number } {
  interface Way {
    readonly error: number;
    readonly paid: number;
    /** Cells that the next item pays for guests before it. */
    readonly owed: number;
    readonly earlier: Way | null;
  }
  let ways: readonly Way[] = [{ error: 0, paid: 0, owed: roomOf(runs[0] ?? []), earlier: null }];
  for (const [index, item] of items.entries()) {
    const next = runs[index + 1] ?? [];
    const fewest = index === items.length - 1 ? next.length : 0;
    const choices = Array.from({ length: next.length - fewest + 1 }, (_, less) => next.length - less);
    ways = choices.map((paid) => {
      const own = roomOf(next.slice(0, paid));
      const owed = roomOf(next.slice(paid));
      const errorOf = (way: Way): number =>
        way.error + (item.seen === null ? 0 : Math.abs(item.allotted - way.owed - own - item.seen));
      return ways.map((earlier) => ({ error: errorOf(earlier), paid, owed, earlier })).reduce(better);
    });
  }
  const best = ways.reduce(better);
  const payers: number[] = [];
  for (let way: Way | null = best; way !== null; way = way.earlier) payers.push(way.paid);
  return { payers: payers.reverse(), error: best.error };
}

const roomOf = (guests: readonly Guest[]): number => guests.reduce((sum, guest) => sum + guest.size + 1, 0);

const better = <W extends { readonly error: number }>(a: W, b: W): W => (b.error < a.error ? b : a);

/** The guests that an item pays for, on either side of it. */
export function paidBy({ runs }: Line, payers: Payers, index: number): [readonly Guest[], readonly Guest[]] {
  return [
    (runs[index] ?? []).slice(payers[index] ?? 0),
    (runs[index + 1] ?? []).slice(0, payers[index + 1] ?? 0),
  ];
}

const needOf = (line: Line, payers: Payers, index: number): number =>
  paidBy(line, payers, index)
    .flat()
    .reduce((sum, guest) => sum + guest.least + 1, line.items[index]?.least ?? 1);

/** Some item cannot pay, even if its guests are as small as can be. */
export const isDeficient = (line: Line, payers: Payers): boolean =>
  line.overdrawn || line.items.some((item, index) => item.allotted < needOf(line, payers, index));

/** Room for everything: those who have most to spare give, one cell at a time, to those who need. */
export function squeeze(line: Line, payers: Payers): number[] {
  const needs = line.items.map((_, index) => needOf(line, payers, index));
  const rooms = line.items.map((item, index) => Math.max(item.allotted, needs[index] ?? 1));
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const spare = (index: number): number => (rooms[index] ?? 0) - (needs[index] ?? 0);
  for (let over = sum(rooms) - sum(line.items.map((item) => item.allotted)); over > 0; over--) {
    let richest = 0;
    for (const index of rooms.keys()) if (spare(index) >= spare(richest)) richest = index;
    rooms[richest] = (rooms[richest] ?? 0) - 1;
  }
  return rooms;
}

/** Divides `room` between an item and its guests. Guests that leave it too little go back to an equal part. */
export function payOut(
  item: Item,
  room: number,
  before: readonly Guest[],
  behind: readonly Guest[],
  cramped: boolean,
): Settled {
  const guests = [...before, ...behind];
  const free = room - guests.length;
  const asked = guests.reduce((sum, guest) => sum + guest.size, 0);
  const fits = asked <= free - item.least;
  const fair = Math.floor((free * guests.length) / (guests.length + 1));
  const sizes = cramped
    ? guests.map((guest) => guest.least)
    : fits
      ? guests.map((guest) => guest.size)
      : shrink(guests, Math.min(fair, free - item.least));
  const paid = (guest: Guest, index: number): readonly [Guest, number] => [guest, sizes[index] ?? 1];
  return {
    item,
    cells: sizes.reduce((rest, size) => rest - size, free),
    before: before.map(paid),
    behind: behind.map((guest, index) => paid(guest, before.length + index)),
  };
}
/** Sizes that sum to at most `total` where the minima allow it, the largest giving way first. */
export function shrink(guests: readonly Guest[], total: number): number[] {
  const cells = guests.map((guest) => guest.size);
  let over = cells.reduce((sum, size) => sum + size, -total);
  for (; over > 0; over--) {
    let largest = -1;
    for (const [index, guest] of guests.entries()) {
      const size = cells[index] ?? 0;
      if (size > guest.least && (largest < 0 || size >= (cells[largest] ?? 0))) largest = index;
    }
    if (largest < 0) break;
    cells[largest] = (cells[largest] ?? 0) - 1;
  }
  return cells;
}
