/** What the pictures of a plan show: each tab whose panes come, go or change their place, before and after. */
import { paneId } from '../backend/backend.ts';
import { leavesOf } from '../layout/placed.ts';
import { agreement } from '../layout/transform.ts';
import type { PlacedNode } from '../layout/tree.ts';
import type { Matches } from './match.ts';
import type { Action, LayoutChange } from './model.ts';
import type { PaneVerdicts } from './panes.ts';
import type { RemovedTab } from './removed-tabs.ts';
import { shortName } from './shape.ts';
import { symbols } from './symbols.ts';
import type { TabVerdict } from './tabs.ts';

export function layoutChanges(
  matches: Matches,
  verdicts: PaneVerdicts,
  tabs: readonly TabVerdict[],
  removed: readonly RemovedTab[],
): readonly LayoutChange[] {
  return [
    ...tabs.filter((tab) => tab.arranges).map((tab) => changeOfTab(matches, verdicts, tab)),
    ...removed.map(({ address, observed }): LayoutChange => ({
      address,
      before: observed.tree,
      after: null,
      labels: labelsOf(matches, verdicts, observed.tree, null),
      moved: [],
    })),
  ];
}

function changeOfTab(
  matches: Matches,
  verdicts: PaneVerdicts,
  { occupants, tree }: TabVerdict,
): LayoutChange {
  const { before, sources, present, guests } = occupants;
  const comers = [...sources.keys()].filter(
    (key) => sources.get(key) !== null && !present.has(key) && !guests.has(key),
  );
  const shifted = before === null || tree === null ? [] : shiftedKeys(before, tree);
  return {
    address: occupants.tab.address,
    before,
    after: tree,
    labels: labelsOf(matches, verdicts, before, tree),
    moved: [...new Set([...comers, ...shifted])],
  };
}

/** Agreement takes quadratic time, and a picture of so many panes shows nothing anyway. */
const mostPanesInPicture = 128;

const shiftedKeys = (before: PlacedNode, after: PlacedNode): readonly string[] =>
  leavesOf(after).length > mostPanesInPicture ? [] : agreement(before, after).moved;

/** Panes of ours by name with the sign of what happens to them, others by their id. */
function labelsOf(
  matches: Matches,
  verdicts: PaneVerdicts,
  ...trees: readonly (PlacedNode | null)[]
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const key of trees.flatMap((tree) => (tree === null ? [] : leavesOf(tree)))) {
    const own = matches.own.get(paneId(key));
    const address = own?.address ?? key;
    const leaves = own !== undefined && verdicts.leavingIds.has(own.id);
    const action: Action = leaves ? 'delete' : (verdicts.wanted.get(address)?.change.action ?? 'no-op');
    const symbol = symbols[action].trim();
    labels.set(key, symbol === '' ? shortName(address) : `${symbol} ${shortName(address)}`);
  }
  return labels;
}
