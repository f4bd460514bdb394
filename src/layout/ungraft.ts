/** A layout that knows nothing of the guests that stand in a tab, and onto which they can be grafted so that all stays in its place. */
import { graftGuests } from './graft.ts';
import { leavesOf, sameTree, withShare } from './placed.ts';
import { along } from './shares.ts';
import { sizedLayout } from './sized.ts';
import { solve } from './solve.ts';
import type { LayoutNode, PlacedNode } from './tree.ts';

export interface Ungrafted {
  readonly layout: LayoutNode;
  /** With the guests grafted onto it the layout gives the tree to the cell. */
  readonly exact: boolean;
}

/** Null when all that stands there are guests. */
export function ungrafted(tree: PlacedNode, guests: ReadonlySet<string>): Ungrafted | null {
  if (!leavesOf(tree).some((key) => guests.has(key))) return { layout: sizedLayout(tree), exact: true };
  const layout = without(tree, guests);
  if (layout === null) return null;
  const bare = withShare(layout, undefined);
  return { layout: bare, exact: givesBack(bare, tree, guests) };
}

function givesBack(layout: LayoutNode, tree: PlacedNode, guests: ReadonlySet<string>): boolean {
  const solved = solve(graftGuests(layout, tree, guests), tree.rect);
  return solved.ok && sameTree(solved.tree, tree);
}

/** Guests give their room to the neighbour before them, else to the one behind: grafting takes it from there again. */
function without(node: PlacedNode, guests: ReadonlySet<string>): LayoutNode | null {
  if (!leavesOf(node).some((key) => guests.has(key))) return sizedLayout(node);
  if (node.kind === 'leaf') return null;
  const side = along(node.axis);
  const kept: { readonly layout: LayoutNode; cells: number }[] = [];
  let waiting = 0; // room of guests before the first pane that stays
  for (const child of node.children) {
    const layout = without(child, guests);
    const cells = child.rect[side];
    const last = kept.at(-1);
    if (layout !== null) {
      kept.push({ layout, cells: cells + waiting });
      waiting = 0;
    } else if (last === undefined) waiting += cells + 1;
    else last.cells += cells + 1;
  }
  const last = kept.at(-1);
  if (last === undefined) return null;
  last.cells += waiting;
  if (kept.length === 1) return last.layout;
  const children = kept.map(({ layout, cells }, index) =>
    withShare(layout, index === kept.length - 1 ? undefined : { unit: 'cells', value: cells }),
  );
  return { kind: 'split', axis: node.axis, children };
}
