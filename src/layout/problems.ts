/** Shares that no tab size can honour. The spec room turns these values into diagnostics. */
import { leavesOf } from './placed.ts';
import { hair } from './shares.ts';
import { fitsAlong, smallestAlong } from './smallest.ts';
import type { LayoutNode, Split } from './tree.ts';

interface At {
  /** Child indices from the root of the layout to the node in question. */
  readonly path: readonly number[];
  /** The leaves in question. */
  readonly keys: readonly string[];
}

export type LayoutProblem =
  /** `path` is a child whose share is zero, negative, not finite, or a fraction of a cell. */
  | (At & { readonly kind: 'share_invalid' })
  /** `path` is a split whose percentages exceed 100; `keys` are the leaves that have them. */
  | (At & { readonly kind: 'over_full'; readonly percent: number })
  /** `path` is a split whose percentages take everything; `keys` are the leaves of the siblings left with nothing. */
  | (At & { readonly kind: 'nothing_left'; readonly percent: number })
  /** `path` is a group with a share in cells that is less than its own children need along that axis. */
  | (At & { readonly kind: 'group_too_small'; readonly cells: number; readonly needed: number });

/** Every impossible share of a layout, outermost first; empty when some tab size fits. */
export function layoutProblems(layout: LayoutNode): LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  inspect(layout, [], problems);
  return problems;
}

function inspect(node: LayoutNode, path: readonly number[], problems: LayoutProblem[]): void {
  if (node.kind === 'leaf') return;
  const before = problems.length;
  for (const [index, child] of node.children.entries()) {
    if (!isSensible(child))
      problems.push({ kind: 'share_invalid', path: [...path, index], keys: leavesOf(child) });
  }
  if (problems.length === before) inspectSum(node, path, problems);
  for (const [index, child] of node.children.entries()) inspect(child, [...path, index], problems);
  if (problems.length === before) inspectGroups(node, path, problems);
}

function isSensible({ share }: LayoutNode): boolean {
  if (share === undefined) return true;
  if (!Number.isFinite(share.value) || share.value <= 0) return false;
  return share.unit === 'percent' || Number.isInteger(share.value);
}

function inspectSum(split: Split, path: readonly number[], problems: LayoutProblem[]): void {
  const takers = split.children.filter((child) => child.share?.unit === 'percent');
  const others = split.children.filter((child) => child.share?.unit !== 'percent');
  const percent = takers.reduce((sum, child) => sum + (child.share?.value ?? 0), 0);
  if (percent > 100 + hair) {
    problems.push({ kind: 'over_full', path, keys: takers.flatMap(leavesOf), percent });
  } else if (percent > 100 - hair && others.length > 0) {
    problems.push({ kind: 'nothing_left', path, keys: others.flatMap(leavesOf), percent });
  }
}

function inspectGroups(split: Split, path: readonly number[], problems: LayoutProblem[]): void {
  const hasOpen = split.children.some((child) => child.share === undefined);
  for (const [index, child] of split.children.entries()) {
    const takesLeftOvers = !hasOpen && index === split.children.length - 1;
    if (child.kind === 'leaf' || child.share?.unit !== 'cells' || takesLeftOvers) continue;
    const cells = child.share.value;
    if (fitsAlong(child, split.axis, cells)) continue;
    const needed = smallestAlong(child, split.axis);
    problems.push({ kind: 'group_too_small', path: [...path, index], keys: leavesOf(child), cells, needed });
  }
}
