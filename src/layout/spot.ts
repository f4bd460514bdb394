/** A layout that can grow: the mutable tree in which guests find their place. */
import { withShare } from './placed.ts';
import type { Axis, LayoutNode, PlacedNode, Share } from './tree.ts';

interface InTree {
  parent: SplitSpot | null;
  share: Share | undefined;
}

export interface SplitSpot extends InTree {
  readonly kind: 'split';
  readonly axis: Axis;
  readonly children: Spot[];
}

export type Spot =
  | (InTree & { readonly kind: 'pane'; readonly key: string })
  /** A whole subtree of guests, as it was observed; only its extents count. */
  | (InTree & { readonly kind: 'guest'; readonly unit: PlacedNode })
  | SplitSpot;

/** Without splits that have a single child: the child takes the share, because it gets all the room anyway. */
export function trim(node: LayoutNode): LayoutNode {
  if (node.kind === 'leaf') return node;
  const [only] = node.children;
  if (only !== undefined && node.children.length === 1) return withShare(trim(only), node.share);
  return { ...node, children: node.children.map(trim) };
}

/** Panes are entered into `index` by their key. */
export function asSpot(node: LayoutNode, index: Map<string, Spot>, parent: SplitSpot | null = null): Spot {
  if (node.kind === 'leaf') {
    const spot: Spot = { kind: 'pane', key: node.key, parent, share: node.share };
    index.set(node.key, spot);
    return spot;
  }
  const split: SplitSpot = { kind: 'split', axis: node.axis, children: [], parent, share: node.share };
  for (const child of node.children) split.children.push(asSpot(child, index, split));
  return split;
}

export const firstSpot = (split: SplitSpot): Spot | undefined => split.children[0];

/** The lowest spot whose subtree holds all of `spots`, of which there is at least one. */
export function lowestAbove(spots: readonly Spot[]): Spot | null {
  let lowest: Spot | null = null;
  for (const spot of spots) lowest = lowest === null ? spot : lowestOfTwo(lowest, spot);
  return lowest;
}

function lowestOfTwo(a: Spot, b: Spot): Spot {
  const above = new Set<Spot>();
  for (let spot: Spot | null = a; spot !== null; spot = spot.parent) above.add(spot);
  let common: Spot = b;
  while (!above.has(common) && common.parent !== null) common = common.parent;
  return common;
}

/** Puts a split with `spot` and `guest` where `spot` was; the split takes over the share. */
export function insertBeside(spot: Spot, guest: Spot, axis: Axis, side: 'before' | 'behind'): SplitSpot {
  const { parent, share } = spot;
  const children = side === 'before' ? [guest, spot] : [spot, guest];
  const group: SplitSpot = { kind: 'split', axis, children, parent, share };
  if (parent !== null) parent.children[parent.children.indexOf(spot)] = group;
  spot.parent = group;
  spot.share = undefined;
  guest.parent = group;
  return group;
}

export const hasPane = (spot: Spot): boolean =>
  spot.kind === 'pane' || (spot.kind === 'split' && spot.children.some(hasPane));
