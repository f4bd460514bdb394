/**
 * Guests are panes of the user's inside a managed tab. A layout knows nothing of them; grafting gives each one a place
 * beside the neighbour it was split from, and takes its room from that neighbour. Grafting onto the solved result again
 * gives the same result, so a plan after an apply is empty.
 *
 * Two steps. Here the place: working outward from the innermost split of the observed tree, a guest goes beside the
 * nearest sibling that has panes in the layout (before it, else behind it, else the siblings of its parent), at the
 * lowest subtree of the growing layout that holds all of those. `settle` then decides which neighbour pays, in cells.
 */
import { leavesOf } from './placed.ts';
import { settle } from './settle.ts';
import type { Spot } from './spot.ts';
import { asSpot, firstSpot, insertBeside, lowestAbove, trim } from './spot.ts';
import type { Axis, Extent, LayoutNode, PlacedNode, PlacedSplit } from './tree.ts';

/**
 * The layout with every guest of `observed` in it. Leaves of `observed` that are neither guests nor in the layout are
 * on their way out; leaves of the layout that are not in `observed` are on their way in. `extent` is that of the tab to
 * be: the shares returned hold guests in cells and are exact at that extent. Guests keep their size where it fits, else
 * they get smaller, and at last so do the others. When not even that is enough, solving the result says what does not fit.
 */
export function graftGuests(
  layout: LayoutNode,
  observed: PlacedNode,
  guests: ReadonlySet<string>,
  extent: Extent = observed.rect,
): LayoutNode {
  const managed = new Set(leavesOf(layout));
  const isGuest = (key: string): boolean => guests.has(key) && !managed.has(key);
  if (!leavesOf(observed).some(isGuest)) return layout;
  const growth = new Growth(layout, isGuest);
  growth.placeAll(observed);
  return settle(growth.root, layout, observed, extent);
}

/** A split of the observed tree and which of its children the way leads through. */
interface Step {
  readonly split: PlacedSplit;
  readonly index: number;
  readonly up: Step | null;
}

class Growth {
  #top: Spot;
  readonly #spots = new Map<string, Spot>();
  readonly #isGuest: (key: string) => boolean;
  /** Subtrees of the observed tree in which all leaves are guests. */
  readonly #guestOnly = new Set<PlacedNode>();

  constructor(layout: LayoutNode, isGuest: (key: string) => boolean) {
    this.#top = asSpot(trim(layout), this.#spots);
    this.#isGuest = isGuest;
  }

  get root(): Spot {
    return this.#top;
  }

  placeAll(observed: PlacedNode): void {
    this.#findGuests(observed);
    if (this.#guestOnly.has(observed)) this.#graft(observed, this.#top, 'row', 'behind');
    else this.#visit(observed, null);
  }

  #findGuests(node: PlacedNode): boolean {
    let all = node.kind === 'split' || this.#isGuest(node.key);
    if (node.kind === 'split') for (const child of node.children) all = this.#findGuests(child) && all;
    if (all) this.#guestOnly.add(node);
    return all;
  }

  #visit(node: PlacedNode, up: Step | null): void {
    if (node.kind === 'leaf') return;
    for (const [index, child] of node.children.entries()) {
      if (!this.#guestOnly.has(child)) this.#visit(child, { split: node, index, up });
    }
    for (const [index, child] of node.children.entries()) {
      if (this.#guestOnly.has(child)) this.#place(child, { split: node, index, up });
    }
  }

  #place(unit: PlacedNode, from: Step): void {
    let step: Step | null = from;
    let axis: Axis = from.split.axis;
    for (; step !== null; step = step.up) {
      axis = step.split.axis;
      for (let index = step.index - 1; index >= 0; index--) {
        const host = this.#spotOf(step.split.children[index]);
        if (host !== null) return this.#graft(unit, host, axis, 'behind');
      }
      for (let index = step.index + 1; index < step.split.children.length; index++) {
        const host = this.#spotOf(step.split.children[index]);
        if (host !== null) return this.#graft(unit, host, axis, 'before');
      }
    }
    this.#graft(unit, this.#top, axis, 'behind');
  }

  /** The lowest subtree of the growing layout that holds all those leaves of an observed subtree that it has. */
  #spotOf(node: PlacedNode | undefined): Spot | null {
    if (node === undefined) return null;
    const spots = leavesOf(node).flatMap((key) => this.#spots.get(key) ?? []);
    return spots.length === 0 ? null : lowestAbove(spots);
  }

  #graft(unit: PlacedNode, host: Spot, axis: Axis, side: 'before' | 'behind'): void {
    let beside = host;
    while (beside.kind === 'split' && beside.axis === axis) {
      const next = side === 'before' ? firstSpot(beside) : beside.children.at(-1);
      if (next === undefined) break;
      beside = next;
    }
    const guest: Spot = { kind: 'guest', unit, parent: null, share: undefined };
    for (const key of leavesOf(unit)) this.#spots.set(key, guest);
    const group = insertBeside(beside, guest, axis, side);
    if (beside === this.#top) this.#top = group;
  }
}
