/** Taking a pane out of its tab: the sibling gets the rectangle of their common split. */
import type { Extent } from '../tree.ts';
import { impose } from './impose.ts';
import { contains, extentOf, leafKeys } from './model.ts';
import type { BinaryNode, BinarySplit, TabGeometry } from './model.ts';

/**
 * The tab without that pane, or null when it was the last one. An unknown key changes nothing.
 * Panes after the collapsed place in list order are told their tree sizes; the zoomed pane among them stays zoomed.
 */
export function removeLeaf(tab: TabGeometry, key: string): TabGeometry | null {
  const index = leafKeys(tab.root).indexOf(key);
  if (index < 0) return tab;
  if (tab.root.kind === 'leaf') return null;
  const terminals = new Map(tab.terminals);
  terminals.delete(key);
  return {
    ...tab,
    root: collapse(tab.root, key, terminals),
    active: index <= tab.active ? Math.max(0, tab.active - 1) : tab.active,
    zoomed: tab.zoomed === key ? null : tab.zoomed,
    terminals,
  };
}

function collapse(split: BinarySplit, key: string, terminals: Map<string, Extent>): BinaryNode {
  const { first, second } = split;
  if (contains(first, key)) {
    if (first.kind === 'leaf') return impose(second, extentOf(split), terminals);
    return {
      ...split,
      first: collapse(first, key, terminals),
      second: impose(second, split.secondExtent, terminals),
    };
  }
  if (second.kind === 'leaf') return impose(first, extentOf(split), terminals);
  return { ...split, second: collapse(second, key, terminals) };
}
