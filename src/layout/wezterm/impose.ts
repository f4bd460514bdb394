/** How a subtree takes a new extent after a neighbour left or a divider moved: the first half keeps its length. */
import type { Extent } from '../tree.ts';
import { along, withAlong } from './model.ts';
import type { BinaryNode } from './model.ts';

/** Never proportional: the second half takes the whole difference and may end with 0 cells. Fills in `terminals`. */
export function impose(node: BinaryNode, extent: Extent, terminals: Map<string, Extent>): BinaryNode {
  if (node.kind === 'leaf') {
    terminals.set(node.key, extent);
    return node;
  }
  const first = along(node.firstExtent, node.axis);
  const firstExtent = withAlong(extent, node.axis, first);
  const secondExtent = withAlong(extent, node.axis, Math.max(0, along(extent, node.axis) - 1 - first));
  return {
    ...node,
    firstExtent,
    secondExtent,
    first: impose(node.first, firstExtent, terminals),
    second: impose(node.second, secondExtent, terminals),
  };
}
