/** Small questions and changes that work on layout trees of both kinds. */
import { along } from './shares.ts';
import type { LayoutNode, PlacedNode, Rect, Share } from './tree.ts';

export type AnyNode = LayoutNode | PlacedNode;

/** Keys of the leaves in reading order (first child before second). */
export function leavesOf(root: AnyNode): string[] {
  const keys: string[] = [];
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'leaf') keys.push(node.key);
    else
      for (let index = node.children.length - 1; index >= 0; index--) pushIfThere(open, node.children[index]);
  }
  return keys;
}

function pushIfThere(list: AnyNode[], node: AnyNode | undefined): void {
  if (node !== undefined) list.push(node);
}

/** The first leaf in reading order; empty for a split without children. */
export function firstLeaf(root: AnyNode): string {
  let node: AnyNode | undefined = root;
  while (node !== undefined && node.kind === 'split') node = node.children[0];
  return node?.key ?? '';
}

/** Where each pane stands. */
export function rectsOf(root: PlacedNode): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  const open: PlacedNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'leaf') rects.set(node.key, node.rect);
    else for (const child of node.children) open.push(child);
  }
  return rects;
}

export const sameRect = (a: Rect, b: Rect): boolean =>
  a.left === b.left && a.top === b.top && a.cols === b.cols && a.rows === b.rows;

/** Same axes, order and keys; extents may differ. */
export const sameStructure = (a: PlacedNode, b: PlacedNode): boolean => agree(a, b, () => true);

/** Same on the screen, to the cell. */
export const sameTree = (a: PlacedNode, b: PlacedNode): boolean =>
  agree(a, b, (one, other) => sameRect(one.rect, other.rect));

function agree(a: PlacedNode, b: PlacedNode, also: (a: PlacedNode, b: PlacedNode) => boolean): boolean {
  if (!also(a, b)) return false;
  if (a.kind === 'leaf') return b.kind === 'leaf' && a.key === b.key;
  if (b.kind === 'leaf') return false;
  if (a.axis !== b.axis || a.children.length !== b.children.length) return false;
  return a.children.every((child, index) => {
    const other = b.children[index];
    return other !== undefined && agree(child, other, also);
  });
}

/** The same tree with other keys. */
export function mapKeys(node: PlacedNode, rename: (key: string) => string): PlacedNode;
export function mapKeys(node: LayoutNode, rename: (key: string) => string): LayoutNode;
export function mapKeys(node: AnyNode, rename: (key: string) => string): AnyNode {
  if ('rect' in node) return mapPlaced(node, rename);
  return mapLayout(node, rename);
}

function mapPlaced(node: PlacedNode, rename: (key: string) => string): PlacedNode {
  if (node.kind === 'leaf') return { ...node, key: rename(node.key) };
  return { ...node, children: node.children.map((child) => mapPlaced(child, rename)) };
}

function mapLayout(node: LayoutNode, rename: (key: string) => string): LayoutNode {
  if (node.kind === 'leaf') return { ...node, key: rename(node.key) };
  return { ...node, children: node.children.map((child) => mapLayout(child, rename)) };
}

/** What is left of a layout without some of its leaves, or null. Shares stay as they were written. */
export function withoutKeys(node: LayoutNode, keys: ReadonlySet<string>): LayoutNode | null {
  if (node.kind === 'leaf') return keys.has(node.key) ? null : node;
  const children = node.children.flatMap((child) => withoutKeys(child, keys) ?? []);
  if (children.length === 0) return null;
  return children.length === node.children.length &&
    children.every((child, index) => child === node.children[index])
    ? node
    : { ...node, children };
}

/** The same node with another share, or with none. */
export function withShare(node: LayoutNode, share: Share | undefined): LayoutNode {
  const { share: _old, ...rest } = node;
  return share === undefined ? rest : { ...rest, share };
}

/** The layout that solves to this tree at its own extent: every share in cells. */
export function asLayout(node: PlacedNode): LayoutNode {
  if (node.kind === 'leaf') return { kind: 'leaf', key: node.key };
  const side = along(node.axis);
  return {
    kind: 'split',
    axis: node.axis,
    children: node.children.map((child) =>
      withShare(asLayout(child), { unit: 'cells', value: child.rect[side] }),
    ),
  };
}
