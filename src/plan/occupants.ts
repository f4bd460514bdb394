/** Who is to stand in a tab: its own panes that are to be there now, and the guests that stand in it and stay. */
import type { ObservedTab, PaneId } from '../backend/backend.ts';
import { asLayout, leavesOf, mapKeys, withoutKeys } from '../layout/placed.ts';
import type { LayoutNode, PlacedNode } from '../layout/tree.ts';
import type { DesiredTab } from '../spec/desired.ts';
import type { Claims } from './claims.ts';
import type { Matches } from './match.ts';
import type { PaneVerdicts } from './panes.ts';
import type { World } from './world.ts';

export interface Occupants {
  readonly tab: DesiredTab;
  /** The tab that it stands in now. */
  readonly observed: ObservedTab | null;
  /** The spec's layout without the panes that are not to stand there now. */
  readonly layout: LayoutNode;
  /** The observed tree with our panes under their addresses; null when there is none, or when it cannot be read. */
  readonly before: PlacedNode | null;
  /** leaf key → the pane that stands or comes there; null: a new one. Guests have their pane id as key. */
  readonly sources: ReadonlyMap<string, PaneId | null>;
  readonly guests: ReadonlySet<string>;
  /** Keys of our panes that stand in the tab already (in a `replace`: the one that is replaced). */
  readonly present: ReadonlySet<string>;
  /** Some pane has to come into the tab or leave it. */
  readonly comesOrGoes: boolean;
  /** One of the tab's own panes that are to stand there is selected; otherwise the tab itself is left as it is. */
  readonly chosen: boolean;
}

export interface Parties {
  readonly world: World;
  readonly matches: Matches;
  readonly claims: Claims;
  readonly verdicts: PaneVerdicts;
}

/** Null when no pane of ours is to stand in the tab now. */
export function occupantsOf(parties: Parties, tab: DesiredTab): Occupants | null {
  const observed = parties.claims.tabs.get(tab.address) ?? null;
  const members = membersOf(parties, tab, observed);
  const others = (observed?.panes ?? []).filter(({ id }) => !members.names.has(id));
  const staying = others.filter(({ id }) => !leaves(parties, id));
  const guests = new Set<string>(staying.map(({ id }) => id));
  const tree = observed?.tree ?? null;
  const before = tree === null ? null : mapKeys(tree, (key) => members.names.get(key) ?? key);
  const missing = new Set(leavesOf(tab.layout).filter((key) => !members.sources.has(key)));
  const own = withoutKeys(tab.layout, missing);
  // Panes of ours that are not selected may stand in a tab to which none of them belongs: it stays as it is.
  const lodgers = own === null && staying.some(({ id }) => parties.matches.own.has(id));
  const layout = lodgers && before !== null ? layoutOfRest(before, guests) : own;
  if (layout === null) return null;
  return {
    tab,
    observed,
    layout,
    before,
    sources: new Map([...members.sources, ...staying.map(({ id }) => [id, id] as const)]),
    guests,
    present: new Set(members.names.values()),
    comesOrGoes: staying.length < others.length || members.comes,
    chosen: members.chosen,
  };
}

const layoutOfRest = (before: PlacedNode, staying: ReadonlySet<string>): LayoutNode | null =>
  withoutKeys(asLayout(before), new Set(leavesOf(before).filter((key) => !staying.has(key))));

interface Members {
  readonly sources: ReadonlyMap<string, PaneId | null>;
  /** pane id → address, of those that stand in the tab */
  readonly names: ReadonlyMap<string, string>;
  readonly comes: boolean;
  readonly chosen: boolean;
}

function membersOf({ matches, verdicts }: Parties, tab: DesiredTab, observed: ObservedTab | null): Members {
  const sources = new Map<string, PaneId | null>();
  const names = new Map<string, string>();
  let comes = false;
  let chosen = false;
  for (const address of leavesOf(tab.layout)) {
    const verdict = verdicts.wanted.get(address);
    const own = matches.kept.get(address);
    const here = own !== undefined && own.tab.id === observed?.id;
    if (verdict === undefined) {
      // Not selected: it keeps its place if it stands here, and is left out otherwise.
      if (here) sources.set(address, own.id);
    } else if (!verdict.over) {
      const made = verdict.task?.kind === 'create' || verdict.task?.kind === 'replace';
      sources.set(address, made ? null : (own?.id ?? null));
      comes ||= made || !here;
      chosen = true;
    }
    if (here && sources.has(address)) names.set(own.id, address);
  }
  return { sources, names, comes, chosen };
}

/** A pane of ours that is to be closed or whose place is in another tab; what is not selected stays like a guest. */
function leaves({ matches, verdicts }: Parties, id: PaneId): boolean {
  if (verdicts.leavingIds.has(id)) return true;
  const own = matches.own.get(id);
  return own !== undefined && matches.kept.get(own.address) === own && verdicts.wanted.has(own.address);
}
