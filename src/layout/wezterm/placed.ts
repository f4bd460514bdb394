/** From a placed n-ary layout to the binary tree that wzp builds. */
import type { Extent, PlacedNode, Rect } from '../tree.ts';
import { along, extentOf, leafKeys, newTab, withAlong } from './model.ts';
import type { BinaryNode, TabGeometry } from './model.ts';
import { treeTerminals } from './rects.ts';

/**
 * The tab whose rectangles are those of `tree`, every row and column a right comb `a|(b|(c|d))`: the only association in which
 * every divider can be reached and dragging never hangs. The first leaf is active.
 */
export function fromPlaced(tree: PlacedNode, associate: 'right'): TabGeometry {
  const extent = sizeOf(tree.rect);
  const root = comb(tree, associate);
  const tab = newTab(extent, leafKeys(root)[0] ?? '');
  return { ...tab, root, terminals: treeTerminals(root, extent, new Map()) };
}

function comb(tree: PlacedNode, associate: 'right'): BinaryNode {
  if (tree.kind === 'leaf') return { kind: 'leaf', key: tree.key };
  const { axis } = tree;
  const last = tree.children.at(-1);
  if (last === undefined) throw new Error('a placed split has two or more children');
  let node = comb(last, associate);
  let extent = sizeOf(last.rect);
  for (const child of tree.children.slice(0, -1).reverse()) {
    const firstExtent = sizeOf(child.rect);
    const split: BinaryNode = {
      kind: 'split',
      axis,
      first: comb(child, associate),
      second: node,
      firstExtent,
      secondExtent: withAlong(firstExtent, axis, along(extent, axis)),
    };
    node = split;
    extent = extentOf(split);
  }
  return node;
}

const sizeOf = ({ cols, rows }: Rect): Extent => ({ cols, rows });
