/** Where the panes of a tab stand, in the order of `wezterm cli list`. */
import type { Extent } from '../tree.ts';
import { along } from './model.ts';
import type { BinaryNode, PlacedPane, TabGeometry } from './model.ts';

/** Rectangles of the split tree, in pre-order; zoom does not show. An extent may be 0 after a careless adjust. */
export function rects(tab: TabGeometry): readonly PlacedPane[] {
  const placed: PlacedPane[] = [];
  const visit = (node: BinaryNode, extent: Extent, left: number, top: number): void => {
    if (node.kind === 'leaf') {
      placed.push({ key: node.key, rect: { left, top, cols: extent.cols, rows: extent.rows } });
      return;
    }
    const beyond = along(node.firstExtent, node.axis) + 1;
    visit(node.first, node.firstExtent, left, top);
    visit(
      node.second,
      node.secondExtent,
      node.axis === 'row' ? left + beyond : left,
      node.axis === 'column' ? top + beyond : top,
    );
  };
  visit(tab.root, tab.extent, 0, 0);
  return placed;
}

/**
 * Rectangles as the server reports them: the offset comes from the split tree, the size from the pane's terminal and is
 * at least one cell. A zoomed pane usually reports the tab's size at its unzoomed offset.
 */
export function reported(tab: TabGeometry): readonly PlacedPane[] {
  return rects(tab).map(({ key, rect }) => {
    const terminal = tab.terminals.get(key) ?? rect;
    return { key, rect: { ...rect, cols: Math.max(1, terminal.cols), rows: Math.max(1, terminal.rows) } };
  });
}

/** The terminals after every pane was told the size that the tree records for it. */
export function treeTerminals(
  node: BinaryNode,
  extent: Extent,
  into: Map<string, Extent>,
): Map<string, Extent> {
  if (node.kind === 'leaf') return into.set(node.key, extent);
  treeTerminals(node.first, node.firstExtent, into);
  return treeTerminals(node.second, node.secondExtent, into);
}
