/** `adjust-pane-size`: moves the nearest divider above the active pane. */
import type { Axis, Extent } from '../tree.ts';
import { impose } from './impose.ts';
import { along, contains, extentOf, leafKeys, withAlong } from './model.ts';
import type { BinaryNode, BinarySplit, TabGeometry } from './model.ts';

/**
 * `amount` cells right or down (left, up: the other way), whichever side of the divider the active pane is on. The clamp keeps
 * one cell on each side of that divider only; nested panes may fall to 0. Zoomed, or no split on the axis: nothing happens.
 */
export function adjust(
  tab: TabGeometry,
  direction: 'left' | 'right' | 'up' | 'down',
  amount: number,
): TabGeometry {
  const active = leafKeys(tab.root)[tab.active];
  if (tab.zoomed !== null || active === undefined) return tab;
  const axis: Axis = direction === 'left' || direction === 'right' ? 'row' : 'column';
  const cells = direction === 'right' || direction === 'down' ? amount : -amount;
  const terminals = new Map(tab.terminals);
  const root = moveDivider(tab.root, active, axis, cells, terminals);
  return root === null ? tab : { ...tab, root, terminals };
}

/** Null: no split on the axis above that leaf in this subtree. */
function moveDivider(
  node: BinaryNode,
  key: string,
  axis: Axis,
  cells: number,
  terminals: Map<string, Extent>,
): BinaryNode | null {
  if (node.kind === 'leaf') return null;
  const half = contains(node.first, key) ? 'first' : 'second';
  const child = moveDivider(node[half], key, axis, cells, terminals);
  if (child === null) return node.axis === axis ? atDivider(node, cells, terminals) : null;
  const next = { ...node, [half]: child };
  // What follows the moved divider in pre-order is told its recorded size again.
  return half === 'first' ? { ...next, second: impose(node.second, node.secondExtent, terminals) } : next;
}

function atDivider(split: BinarySplit, cells: number, terminals: Map<string, Extent>): BinaryNode {
  const { axis } = split;
  const whole = along(extentOf(split), axis);
  const first = Math.max(0, Math.min(Math.max(1, along(split.firstExtent, axis) + cells), whole - 2));
  const firstExtent = withAlong(split.firstExtent, axis, first);
  const secondExtent = withAlong(split.secondExtent, axis, Math.max(0, whole - first - 1));
  return {
    ...split,
    firstExtent,
    secondExtent,
    first: impose(split.first, firstExtent, terminals),
    second: impose(split.second, secondExtent, terminals),
  };
}
