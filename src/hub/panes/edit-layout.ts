/** Changes to the layout of a tab, asked for pane by pane. Pure; what is not spoken of keeps its cells. */
import { asLayout, withoutKeys, withShare } from '../../layout/placed.ts';
import { along } from '../../layout/shares.ts';
import { solve } from '../../layout/solve.ts';
import type { Axis, LayoutNode, PlacedNode, Share } from '../../layout/tree.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Of the new pane along the split: cells, or a percentage of what the divider leaves. */
export type SplitSize = Share;

export const half: SplitSize = { unit: 'percent', value: 50 };

export const axisOf = (direction: Direction): Axis =>
  direction === 'left' || direction === 'right' ? 'row' : 'column';

/** The tree with the leaf `key` beside the leaf `target`. Null: it does not fit, or there is no such leaf. */
export function insertBeside(
  tree: PlacedNode,
  target: string,
  direction: Direction,
  size: SplitSize,
  key: string,
): PlacedNode | null {
  const axis = axisOf(direction);
  const isFirst = direction === 'left' || direction === 'up';
  let isThere = false;
  const layout = replaceLeaf(asLayout(tree), target, (leaf) => {
    isThere = true;
    const added: LayoutNode = { kind: 'leaf', key, share: size };
    const { share, ...rest } = leaf;
    return withShare({ kind: 'split', axis, children: isFirst ? [added, rest] : [rest, added] }, share);
  });
  return isThere ? solved(layout, tree) : null;
}

/** The tree without a leaf; its neighbour gets the room. Null: it was the only one. */
export function removeLeaf(tree: PlacedNode, key: string): PlacedNode | null {
  const rest = withoutKeys(asLayout(freed(tree, key)), new Set([key]));
  return rest === null ? null : solved(rest, tree);
}

/** Two leaves change places. */
export function swapLeaves(tree: PlacedNode, one: string, other: string): PlacedNode {
  const swap = (key: string): string => (key === one ? other : key === other ? one : key);
  const visit = (node: PlacedNode): PlacedNode =>
    node.kind === 'leaf' ? { ...node, key: swap(node.key) } : { ...node, children: node.children.map(visit) };
  return visit(tree);
}

/**
 * The tree with so many cells for a leaf along an axis; the next neighbour on that axis pays, for the last one the one before. Null: it
 * does not fit, or nothing stands beside it on that axis.
 */
export function resizeLeaf(tree: PlacedNode, key: string, axis: Axis, cells: number): PlacedNode | null {
  let isDone = false;
  const visit = (node: PlacedNode): LayoutNode => {
    if (node.kind === 'leaf') return asLayout(node);
    const index = node.children.findIndex((child) => holds(child, key));
    const inner = node.children.map((child, at) => (at === index ? visit(child) : asLayout(child)));
    const side = along(node.axis);
    const sizes = node.children.map((child) => child.rect[side]);
    if (!isDone && index >= 0 && node.axis === axis) {
      isDone = true;
      const payer = index + 1 < sizes.length ? index + 1 : index - 1;
      const before = sizes[index] ?? 0;
      sizes[payer] = (sizes[payer] ?? 0) + before - cells;
      sizes[index] = cells;
    }
    if (sizes.some((size) => size < 1)) isDone = false;
    return {
      kind: 'split',
      axis: node.axis,
      children: inner.map((child, at) =>
        withShare(child, { unit: 'cells', value: Math.max(1, sizes[at] ?? 1) }),
      ),
    };
  };
  const layout = visit(tree);
  return isDone ? solved(layout, tree) : null;
}

function solved(layout: LayoutNode, { rect }: PlacedNode): PlacedNode | null {
  const result = solve(layout, rect);
  return result.ok ? result.tree : null;
}

function replaceLeaf(
  node: LayoutNode,
  key: string,
  by: (leaf: LayoutNode & { readonly kind: 'leaf' }) => LayoutNode,
): LayoutNode {
  if (node.kind === 'leaf') return node.key === key ? by(node) : node;
  return { ...node, children: node.children.map((child) => replaceLeaf(child, key, by)) };
}

export const holds = (node: PlacedNode, key: string): boolean =>
  node.kind === 'leaf' ? node.key === key : node.children.some((child) => holds(child, key));

/** The same tree, in which the neighbour of a leaf that goes has its room already. */
function freed(tree: PlacedNode, key: string): PlacedNode {
  if (tree.kind === 'leaf') return tree;
  const index = tree.children.findIndex((child) => child.kind === 'leaf' && child.key === key);
  if (index < 0) return { ...tree, children: tree.children.map((child) => freed(child, key)) };
  const heir = index > 0 ? index - 1 : 1;
  const side = along(tree.axis);
  const room = (tree.children[index]?.rect[side] ?? 0) + 1;
  return {
    ...tree,
    children: tree.children.map((child, at) =>
      at === heir ? { ...child, rect: { ...child.rect, [side]: child.rect[side] + room } } : child,
    ),
  };
}
