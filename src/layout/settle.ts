/**
 * Who pays for the room of guests. Works from the outside in, so that the extent of every split is known: the panes of a
 * row (or column) get what the layout allots them, and each guest takes its cells from the pane or group next to it.
 *
 * Which of its two neighbours that is, the observed extents tell: the right choice explains them to the cell, and there
 * is at most one such choice. That is what makes a second grafting find what the first one made. When nothing fits the
 * observation (the layout was edited, the tab resized), the choice with the smallest error is taken.
 */
import { leavesOf, rectsOf, withShare } from './placed.ts';
import { allot, along, startOf } from './shares.ts';
import { bareMinimum } from './smallest.ts';
import { solve } from './solve.ts';
import type { Spot } from './spot.ts';
import type { Axis, Extent, LayoutNode, PlacedNode, Rect, Share } from './tree.ts';

/** The grown layout as a layout again, with guests in cells; exact when solved at `extent`. */
export function settle(root: Spot, layout: LayoutNode, observed: PlacedNode, extent: Extent): LayoutNode {
  const managed = new Set<Spot>();
  findManaged(root, managed);
  const enough = extent.cols >= minimumOf(root, 'row') && extent.rows >= minimumOf(root, 'column');
  // In a tab that is too small anyway guests ask for the least, so that solving names the true smallest extent.
  const cramped = !enough || !solve(layout, extent).ok;
  return new Settler(managed, rectsOf(observed), cramped).settle(root, extent);
}

function findManaged(spot: Spot, managed: Set<Spot>): boolean {
  let found = spot.kind === 'pane';
  if (spot.kind === 'split') for (const child of spot.children) found = findManaged(child, managed) || found;
  if (found) managed.add(spot);
  return found;
}

/** Cells along `axis` when every size gives way. */
function minimumOf(spot: Spot, axis: Axis): number {
  if (spot.kind === 'pane') return 1;
  if (spot.kind === 'guest') return bareMinimum(spot.unit, axis);
  const needs = spot.children.map((child) => minimumOf(child, axis));
  const most = needs.reduce((a, b) => Math.max(a, b), 1);
  return spot.axis === axis ? needs.reduce((a, b) => a + b, needs.length - 1) : most;
}

interface Guest {
  readonly unit: PlacedNode;
  /** Cells along the axis: observed, and at least. */
  readonly size: number;
  readonly least: number;
}

interface Item {
  readonly spot: Spot;
  readonly least: number;
  /** What the layout gives it together with its guests. */
  readonly allotted: number;
  /** What it had along the axis, where all of it was there. */
  readonly seen: number | null;
}

/** One row or column with all that is nested in it on the same axis: `runs[i]` are the guests before `items[i]`. */
interface Line {
  readonly items: readonly Item[];
  readonly runs: readonly (readonly Guest[])[];
  /** Shares in cells alone exceed the room. */
  readonly overdrawn: boolean;
}

/** For each run how many of its guests, counted from its start, the item before it pays for; the item behind pays for the rest. */
type Payers = readonly number[];

interface Settled {
  readonly item: Item;
  /** Cells of the item, and of the guests that it pays for. */
  readonly cells: number;
  readonly before: readonly (readonly [Guest, number])[];
  readonly behind: readonly (readonly [Guest, number])[];
}

class Settler {
  readonly #managed: ReadonlySet<Spot>;
  readonly #rects: ReadonlyMap<string, Rect>;
  readonly #cramped: boolean;

  constructor(managed: ReadonlySet<Spot>, rects: ReadonlyMap<string, Rect>, cramped: boolean) {
    this.#managed = managed;
    this.#rects = rects;
    this.#cramped = cramped;
  }

  settle(spot: Spot, extent: Extent): LayoutNode {
    if (spot.kind === 'guest') return unitLayout(spot.unit, extent, this.#cramped);
    if (spot.kind === 'pane') return withShare({ kind: 'leaf', key: spot.key }, spot.share);
    const { axis } = spot;
    const line = this.#lineOf(spot, axis, extent[along(axis)]);
    const payers = this.#cramped ? defaultPayers(line) : choosePayers(line);
    const squeezed = !this.#cramped && isDeficient(line, payers);
    const rooms = squeezed ? squeeze(line, payers) : line.items.map((item) => item.allotted);
    const settled = line.items.map((item, index) =>
      payOut(item, rooms[index] ?? 0, ...paidBy(line, payers, index), this.#cramped),
    );
    if (squeezed) {
      const children = settled.flatMap((part) => this.#parts(part, axis, extent, true));
      return withShare({ kind: 'split', axis, children }, spot.share);
    }
    const bySpot = new Map(settled.map((part) => [part.item.spot, part]));
    return this.#rebuild(spot, spot.share, axis, extent, bySpot);
  }

  #lineOf(root: Spot, axis: Axis, total: number): Line {
    const spots: Spot[] = [];
    const runs: Guest[][] = [[]];
    const walk = (spot: Spot): void => {
      if (spot.kind === 'split' && spot.axis === axis) spot.children.forEach(walk);
      else if (this.#managed.has(spot)) {
        spots.push(spot);
        runs.push([]);
      } else runs.at(-1)?.push(...guestsAlong(unitOf(spot), axis));
    };
    walk(root);
    const rooms: number[] = [];
    const overdrawn = this.#allotInto(root, axis, total, rooms);
    const items = spots.map((spot, index) => ({
      spot,
      least: minimumOf(spot, axis),
      allotted: rooms[index] ?? 0,
      seen: this.#seen(spot, axis),
    }));
    return { items, runs, overdrawn };
  }

  /** Appends what the layout gives each item, as if there were no guests. Answers whether it is overdrawn. */
  #allotInto(spot: Spot, axis: Axis, total: number, rooms: number[]): boolean {
    if (spot.kind !== 'split' || spot.axis !== axis) {
      rooms.push(total);
      return false;
    }
    const kids = spot.children.filter((child) => this.#managed.has(child));
    const { cells, overdrawn } = allot(
      kids.map((child) => (kids.length === 1 ? undefined : child.share)),
      total,
    );
    let any = overdrawn;
    for (const [index, kid] of kids.entries()) {
      any = this.#allotInto(kid, axis, cells[index] ?? 0, rooms) || any;
    }
    return any;
  }

  #seen(spot: Spot, axis: Axis): number | null {
    let [from, to] = [Infinity, -Infinity];
    for (const key of keysOf(spot)) {
      const rect = this.#rects.get(key);
      if (rect === undefined) return null;
      from = Math.min(from, rect[startOf(axis)]);
      to = Math.max(to, rect[startOf(axis)] + rect[along(axis)]);
    }
    return to - from;
  }

  #rebuild(
    spot: Spot,
    share: Share | undefined,
    axis: Axis,
    extent: Extent,
    settled: ReadonlyMap<Spot, Settled>,
  ): LayoutNode {
    if (spot.kind === 'split' && spot.axis === axis) {
      const kids = spot.children.filter((child) => this.#managed.has(child));
      const [only] = kids;
      if (kids.length === 1 && only !== undefined) return this.#rebuild(only, share, axis, extent, settled);
      const children = kids.map((kid) => this.#rebuild(kid, kid.share, axis, extent, settled));
      return withShare({ kind: 'split', axis, children }, share);
    }
    const part = settled.get(spot);
    const children = part === undefined ? [] : this.#parts(part, axis, extent, false);
    const [only] = children;
    return withShare(
      children.length === 1 && only !== undefined ? only : { kind: 'split', axis, children },
      share,
    );
  }

  /** An item between the guests that it pays for. */
  #parts(part: Settled, axis: Axis, extent: Extent, fixed: boolean): LayoutNode[] {
    const sized = (cells: number): Extent => ({ ...extent, [along(axis)]: cells });
    const guest = ([{ unit }, cells]: readonly [Guest, number]): LayoutNode =>
      withShare(unitLayout(unit, sized(cells), this.#cramped), { unit: 'cells', value: cells });
    const own = this.settle(part.item.spot, sized(part.cells));
    const share: Share | undefined = fixed ? { unit: 'cells', value: part.cells } : undefined;
    return [...part.before.map(guest), withShare(own, share), ...part.behind.map(guest)];
  }
}

function keysOf(spot: Spot): string[] {
  if (spot.kind === 'pane') return [spot.key];
  return spot.kind === 'guest' ? leavesOf(spot.unit) : spot.children.flatMap(keysOf);
}

/** A subtree in which guests only came together, as one unit with the extents that its parts had. */
function unitOf(spot: Spot): PlacedNode {
  if (spot.kind === 'guest') return spot.unit;
  if (spot.kind === 'pane')
    return { kind: 'leaf', key: spot.key, rect: { left: 0, top: 0, cols: 1, rows: 1 } };
  const children = spot.children.map(unitOf).flatMap((unit) => mergedInto(unit, spot.axis));
  const side = along(spot.axis);
  const sum = children.reduce((total, { rect }) => total + rect[side], children.length - 1);
  const most = (of: 'cols' | 'rows'): number => Math.max(...children.map(({ rect }) => rect[of]));
  const rect: Rect = { left: 0, top: 0, cols: most('cols'), rows: most('rows'), [side]: sum };
  return { kind: 'split', axis: spot.axis, rect, children };
}

const mergedInto = (unit: PlacedNode, axis: Axis): readonly PlacedNode[] =>
  unit.kind === 'split' && unit.axis === axis ? unit.children : [unit];

const guestsAlong = (unit: PlacedNode, axis: Axis): Guest[] =>
  mergedInto(unit, axis).map((part) => ({
    unit: part,
    size: part.rect[along(axis)],
    least: bareMinimum(part, axis),
  }));

/** A unit of guests keeps its inner structure; its last part takes what is over, its largest parts give what is short. */
function unitLayout(unit: PlacedNode, extent: Extent, cramped: boolean): LayoutNode {
  if (unit.kind === 'leaf') return { kind: 'leaf', key: unit.key };
  const side = along(unit.axis);
  const guests = guestsAlong(unit, unit.axis);
  const total = extent[side] - (guests.length - 1);
  const cells = shrink(guests, total);
  const over = total - cells.reduce((sum, size) => sum + size, 0);
  const children = guests.map((guest, index) => {
    const value = (cells[index] ?? 0) + (index === guests.length - 1 ? over : 0);
    const child = unitLayout(guest.unit, { ...extent, [side]: value }, cramped);
    return withShare(child, cramped ? undefined : { unit: 'cells', value });
  });
  return { kind: 'split', axis: unit.axis, children };
}

/** Sizes that sum to at most `total` where the minima allow it, the largest giving way first. */
function shrink(guests: readonly Guest[], total: number): number[] {
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

/** The guests between two items belong to the one before them, unless something speaks for the other. */
const defaultPayers = ({ runs }: Line): Payers => runs.map((run, index) => (index === 0 ? 0 : run.length));

function choosePayers(line: Line): Payers {
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
function paidBy({ runs }: Line, payers: Payers, index: number): [readonly Guest[], readonly Guest[]] {
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
const isDeficient = (line: Line, payers: Payers): boolean =>
  line.overdrawn || line.items.some((item, index) => item.allotted < needOf(line, payers, index));

/** Room for everything: those who have most to spare give, one cell at a time, to those who need. */
function squeeze(line: Line, payers: Payers): number[] {
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
function payOut(
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
