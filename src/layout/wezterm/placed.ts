/** From a placed n-ary layout to a binary tree. */
import type { Axis, Extent, PlacedNode, Rect } from '../tree.ts';
import { along, extentOf, leafKeys, newTab, withAlong } from './model.ts';
import type { BinaryNode, BinarySplit, TabGeometry } from './model.ts';
import { treeTerminals } from './rects.ts';

interface Piece {
  readonly node: BinaryNode;
  readonly extent: Extent;
}

/**
 * The tab whose rectangles are those of `tree`. With `right` every row and column is a comb `a|(b|(c|d))`, the only association
 * in which every divider can be reached and dragging never hangs; `left` is what splitting the same pane again and again makes.
 * The first leaf is active.
 */
export function fromPlaced(tree: PlacedNode, associate: 'left' | 'right'): TabGeometry {
  const { node: root, extent } = comb(tree, associate);
  const tab = newTab(extent, leafKeys(root)[0] ?? '');
  return { ...tab, root, terminals: treeTerminals(root, extent, new Map()) };
}

function comb(tree: PlacedNode, associate: 'left' | 'right'): Piece {
  const extent = sizeOf(tree.rect);
  if (tree.kind === 'leaf') return { node: { kind: 'leaf', key: tree.key }, extent };
  const pieces = tree.children.map((child) => comb(child, associate));
  return associate === 'right'
    ? pieces.reduceRight((rest, piece) => joined(tree.axis, piece, rest))
    : pieces.reduce((rest, piece) => joined(tree.axis, rest, piece));
}

function joined(axis: Axis, first: Piece, second: Piece): Piece {
  const node: BinarySplit = {
    kind: 'split',
    axis,
    first: first.node,
    second: second.node,
    firstExtent: first.extent,
    secondExtent: withAlong(first.extent, axis, along(second.extent, axis)),
  };
  return { node, extent: extentOf(node) };
}

const sizeOf = ({ cols, rows }: Rect): Extent => ({ cols, rows });
