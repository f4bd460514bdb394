/**
 * Who pays for the room of guests. Works from the outside in, so that the extent of every split is known: the panes of a
 * row (or column) get what the layout allots them, and each guest takes its cells from the pane or group next to it.
 *
 * Which of its two neighbours that is, the observed extents tell: the right choice explains them to the cell, and there
 * is at most one such choice. That is what makes a second grafting find what the first one made. When nothing fits the
 * observation (the layout was edited, the tab resized), the choice with the smallest error is taken.
 */
import { choosePayers, defaultPayers, isDeficient, paidBy, payOut, shrink, squeeze } from './line.ts';
import type { Guest, Line, Settled } from './line.ts';
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
