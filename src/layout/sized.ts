/** From cells back to a layout as a person would write it: the other way round from `solve`. */
import { layoutProblems } from './problems.ts';
import { along, allot, percentOf } from './shares.ts';
import { withShare } from './placed.ts';
import type { LayoutNode, PlacedNode, Share } from './tree.ts';

/**
 * The layout that solves to exactly this tree at the tree's own extent. Children get no size where equal shares give the same cells,
 * else percentages where whole ones do, else cells; which of those is decided for each split as a whole.
 */
export function sizedLayout(tree: PlacedNode): LayoutNode {
  if (tree.kind === 'leaf') return { kind: 'leaf', key: tree.key };
  const side = along(tree.axis);
  const shares = sharesOf(
    tree.children.map(({ rect }) => rect[side]),
    tree.rect[side],
  );
  return {
    kind: 'split',
    axis: tree.axis,
    children: tree.children.map((child, index) => withShare(sizedLayout(child), shares[index])),
  };
}

type Shares = readonly (Share | undefined)[];

/** Beyond this many children not every choice of sized ones is tried. */
const mostTried = 10;

/** Shares that give these cells of an extent, dividers included; the fewest and roundest ones. */
export function sharesOf(cells: readonly number[], extent: number): Shares {
  const free = extent - (cells.length - 1);
  const fixed = cells.map((each) => fixedShare(each, free));
  let best: Shares = cells.map((value, index) =>
    index === cells.length - 1 ? undefined : { unit: 'cells', value },
  );
  let least = costOf(best);
  for (const open of choices(cells.length)) {
    const shares = cells.map((_, index) => (open(index) ? undefined : fixed[index]));
    const cost = costOf(shares);
    if (cost >= least || !isExact(shares, cells, extent)) continue;
    best = shares;
    least = cost;
  }
  return best;
}

/** Which children go without a size: at least one of them. */
function* choices(count: number): Generator<(index: number) => boolean> {
  yield () => true;
  if (count <= mostTried)
    for (let mask = (1 << count) - 2; mask > 0; mask--) yield (index) => ((mask >> index) & 1) === 1;
  else
    for (let one = 0; one < count; one++) {
      yield (index) => index !== one;
      yield (index) => index === one;
    }
}

/** The roundest whole percentage that is exactly so many of `free` cells, else the cells. */
function fixedShare(cells: number, free: number): Share {
  let best: Share | null = null;
  const first = Math.max(1, Math.floor((cells * 100) / free));
  for (let value = first; value < 100 && percentOf(free, value) <= cells; value++) {
    const share: Share = { unit: 'percent', value };
    if (percentOf(free, value) === cells && (best === null || costOfShare(share) < costOfShare(best)))
      best = share;
  }
  return best ?? { unit: 'cells', value: cells };
}

function isExact(shares: Shares, cells: readonly number[], extent: number): boolean {
  const given = allot(shares, extent);
  if (given.overdrawn || given.cells.some((each, index) => each !== cells[index])) return false;
  const leaves = shares.map((share, index) => withShare({ kind: 'leaf', key: String(index) }, share));
  return layoutProblems({ kind: 'split', axis: 'row', children: leaves }).length === 0;
}

const costOf = (shares: Shares): number => shares.reduce((sum, share) => sum + costOfShare(share), 0);

/** Rounder is cheaper: a person would have written it, and it still means the same in another window. */
function costOfShare(share: Share | undefined): number {
  if (share === undefined) return 0;
  if (share.unit === 'cells') return 10;
  if (share.value % 10 === 0 || share.value % 25 === 0) return 2;
  return share.value % 5 === 0 ? 3 : 4;
}
