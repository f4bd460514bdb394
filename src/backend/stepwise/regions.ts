/** The smallest parts of a tab that have to be rebuilt. Pure. */
import type { PlacedNode, PlacedSplit, Rect } from '../../layout/tree.ts';
import { leavesOf, sameTree } from '../../layout/placed.ts';

/** Panes that now fill a rectangle, and what is to fill it. The first pane of `current` stays, the others leave and come back. */
export interface Region {
  readonly current: readonly string[];
  readonly part: PlacedNode;
}

/**
 * Compares what stands with what is wanted, from the root down. Both are normal forms over the same rectangle; `wanted` may hold
 * panes that do not stand here yet. A group of children is cut after the last leading child that is right: taking panes out
 * behind it never gives room to a pane before it, however the server has nested the group.
 */
export function regions(standing: PlacedNode, wanted: PlacedNode): Region[] {
  return differing(standing, wanted, new Set(leavesOf(standing)));
}

function differing(standing: PlacedNode, wanted: PlacedNode, present: ReadonlySet<string>): Region[] {
  if (sameTree(standing, wanted)) return [];
  const whole: Region = { current: leavesOf(standing), part: wanted };
  if (standing.kind === 'leaf' || wanted.kind === 'leaf' || standing.axis !== wanted.axis) return [whole];
  const inner: Region[] = [];
  let lead = 0;
  for (; lead < Math.min(standing.children.length, wanted.children.length); lead++) {
    const [is, shall] = [standing.children[lead], wanted.children[lead]];
    if (!is || !shall || !sameRect(is.rect, shall.rect) || !samePanes(is, shall, present)) break;
    inner.push(...differing(is, shall, present));
  }
  if (lead === standing.children.length && lead === wanted.children.length) return inner;
  if (lead === 0) return [whole];
  const rest = tail(wanted, lead);
  const current = standing.children.slice(lead).flatMap((child) => leavesOf(child));
  return rest === null || current.length === 0 ? [whole] : [...inner, { current, part: rest }];
}

/** The children from `lead` on, as one node that fills what they fill together. */
export function tail(split: PlacedSplit, lead: number): PlacedNode | null {
  const children = split.children.slice(lead);
  const [first] = children;
  if (!first) return null;
  if (children.length === 1) return first;
  const { rect } = split;
  return {
    kind: 'split',
    axis: split.axis,
    children,
    rect:
      split.axis === 'row'
        ? { ...rect, left: first.rect.left, cols: rect.left + rect.cols - first.rect.left }
        : { ...rect, top: first.rect.top, rows: rect.top + rect.rows - first.rect.top },
  };
}

function samePanes(standing: PlacedNode, wanted: PlacedNode, present: ReadonlySet<string>): boolean {
  const here = new Set(leavesOf(standing));
  const expected = leavesOf(wanted).filter((key) => present.has(key));
  return expected.length === here.size && expected.every((key) => here.has(key));
}

const sameRect = (a: Rect, b: Rect): boolean =>
  a.left === b.left && a.top === b.top && a.cols === b.cols && a.rows === b.rows;
