/** Building a part of a tab from the one pane that fills it, by splitting leaves only: every extent is exact and nothing can run out of space. */
import type { PlacedNode, PlacedSplit } from '../../layout/tree.ts';
import { leavesOf } from '../../layout/placed.ts';
import type { Start } from '../backend.ts';
import type { Draft } from './draft.ts';
import { tail } from './regions.ts';
import type { PaneRef } from './step.ts';

/** What starts in a new pane; null for one that stands somewhere already. */
export type StartOf = (ref: PaneRef) => Start | null;

/**
 * `rep` fills exactly the rectangle of `part`; the other panes of `part` are elsewhere or new. Leaves right combs, in which every
 * divider stays reachable and dragging a window edge cannot hang WezTerm. False when a step would be refused.
 */
export function grow(
  draft: Draft,
  serves: string,
  rep: PaneRef,
  part: PlacedNode,
  startOf: StartOf,
): boolean {
  if (part.kind === 'leaf') return true;
  const [first] = part.children;
  const rest = tail(part, 1);
  if (!first || !rest) return true;
  const inFirst = leavesOf(first).includes(rep);
  const newcomers = inFirst ? rest : first;
  const other = firstLeaf(newcomers);
  const direction = part.axis === 'row' ? (inFirst ? 'right' : 'left') : inFirst ? 'bottom' : 'top';
  if (
    !draft.place(
      serves,
      other,
      rep,
      direction,
      cells(newcomers, part),
      draft.stands(other) ? null : startOf(other),
    )
  )
    return false;
  return (
    grow(draft, serves, inFirst ? rep : other, first, startOf) &&
    grow(draft, serves, inFirst ? other : rep, rest, startOf)
  );
}

/** The pane that `grow` brings in first, when it starts from `rep`. */
export function firstNewcomer(rep: PaneRef, part: PlacedNode): PaneRef | null {
  if (part.kind === 'leaf') return null;
  const [first] = part.children;
  const rest = tail(part, 1);
  if (!first || !rest) return null;
  return firstLeaf(leavesOf(first).includes(rep) ? rest : first);
}

const firstLeaf = (node: PlacedNode): PaneRef => (leavesOf(node)[0] ?? '') as PaneRef; // keys of a lowered goal are references

const cells = (node: PlacedNode, parent: PlacedSplit): number =>
  parent.axis === 'row' ? node.rect.cols : node.rect.rows;
