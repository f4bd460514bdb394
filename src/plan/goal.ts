/** What is to stand in the end, for the backend: whole workspaces, with every tab that is right already. */
import type { PaneId } from '../backend/backend.ts';
import type { DesiredPane } from '../spec/desired.ts';
import type { PlannedGoal, PlannedTab, PlannedWorkspace } from './model.ts';
import type { PaneVerdict, PaneVerdicts } from './panes.ts';
import type { TabVerdict } from './tabs.ts';
import type { World } from './world.ts';

export interface WorkspaceTabs {
  readonly name: string;
  /** In the order in which they are to stand. */
  readonly tabs: readonly TabVerdict[];
}

export function goalOf(
  world: World,
  workspaces: readonly WorkspaceTabs[],
  verdicts: PaneVerdicts,
): PlannedGoal {
  const affected = workspaces.filter(({ tabs }) => tabs.some((tab) => isAffected(world, tab, verdicts)));
  const planned = affected.map(({ name, tabs }): PlannedWorkspace => ({
    name,
    serverName: world.options.serverName(name),
    tabs: tabs.flatMap((tab) => plannedTab(world, tab, verdicts)),
  }));
  return {
    workspaces: planned,
    evict: evicted(planned, workspaces, verdicts),
    focus: focusOf(world, affected, verdicts),
  };
}

const isAffected = (world: World, tab: TabVerdict, verdicts: PaneVerdicts): boolean =>
  tab.touched || panesOf(world, tab).some((pane) => refocused(verdicts, pane) || rezoomed(verdicts, pane));

const panesOf = (world: World, { occupants }: TabVerdict): readonly DesiredPane[] =>
  world.panesOfTab.get(occupants.tab.address) ?? [];

const changedField = (verdicts: PaneVerdicts, pane: DesiredPane, field: string): boolean =>
  verdicts.wanted.get(pane.address)?.change.fields.some((change) => change.field === field) ?? false;
const refocused = (verdicts: PaneVerdicts, pane: DesiredPane): boolean =>
  pane.focus && changedField(verdicts, pane, 'focus');
const rezoomed = (verdicts: PaneVerdicts, pane: DesiredPane): boolean => changedField(verdicts, pane, 'zoom');

function plannedTab(world: World, verdict: TabVerdict, verdicts: PaneVerdicts): readonly PlannedTab[] {
  const { occupants, tree, title, renew } = verdict;
  if (tree === null) return [];
  const { tab, observed, sources } = occupants;
  return [
    {
      address: tab.address,
      title,
      tab: observed?.id ?? null,
      renew,
      window: tab.window,
      tree,
      sources,
      active: activeIn(world, verdict, verdicts),
      zoomed: zoomedIn(world, verdict, verdicts),
    },
  ];
}

/** The spec's focus counts where something changes; elsewhere the pane that a person chose stays the active one. */
function activeIn(world: World, verdict: TabVerdict, verdicts: PaneVerdicts): string | null {
  const candidates = panesOf(world, verdict).filter(
    (pane) => pane.focus && verdict.occupants.sources.has(pane.address),
  );
  const refocusedPane = candidates.find((pane) => refocused(verdicts, pane));
  const changes = verdict.arranges || verdict.renew;
  return (refocusedPane ?? (changes ? candidates[0] : undefined))?.address ?? null;
}

/** A zoom that a person made stays, as long as its pane does; the spec's zoom counts for new panes and when it was edited. */
function zoomedIn(world: World, verdict: TabVerdict, verdicts: PaneVerdicts): string | null {
  const { observed, sources } = verdict.occupants;
  const asked = panesOf(world, verdict).find(
    (pane) => pane.zoom && sources.has(pane.address) && (isNew(verdicts, pane) || rezoomed(verdicts, pane)),
  );
  if (asked !== undefined) return asked.address;
  const zoomed = observed?.zoomed ?? null;
  if (zoomed === null) return null;
  const key = [...sources].find(([, id]) => id === zoomed)?.[0] ?? null;
  const pane = key === null ? undefined : world.panes.get(key);
  return pane !== undefined && rezoomed(verdicts, pane) ? null : key;
}

const isNew = (verdicts: PaneVerdicts, pane: DesiredPane): boolean =>
  verdicts.wanted.get(pane.address)?.task?.kind === 'create';

/** Panes to be closed that stand in a tab whose panes are put in place: they leave first, and die last. */
function evicted(
  planned: readonly PlannedWorkspace[],
  workspaces: readonly WorkspaceTabs[],
  verdicts: PaneVerdicts,
): readonly PaneId[] {
  const kept = new Set<string>();
  for (const workspace of planned)
    for (const tab of workspace.tabs) if (!tab.renew && tab.tab !== null) kept.add(tab.tab);
  const replaced = workspaces
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ occupants }) => [...occupants.sources.keys()])
    .flatMap((address) => verdicts.wanted.get(address) ?? [])
    .filter((verdict) => verdict.task?.kind === 'replace');
  return [...verdicts.leaving, ...replaced].flatMap(({ own }: PaneVerdict) =>
    own !== null && kept.has(own.tab.id) ? [own.id] : [],
  );
}

/** Where the focus goes: where the spec was edited to have it, else to the spec's pane of the first workspace that is rearranged. */
function focusOf(
  world: World,
  affected: readonly WorkspaceTabs[],
  verdicts: PaneVerdicts,
): PlannedGoal['focus'] {
  let first: PlannedGoal['focus'] = null;
  for (const { tabs } of affected) {
    const rearranged = tabs.some((tab) => tab.arranges || tab.renew);
    for (const tab of tabs) {
      for (const pane of panesOf(world, tab)) {
        if (!pane.focus || !tab.occupants.sources.has(pane.address)) continue;
        const focus = { tab: tab.occupants.tab.address, key: pane.address };
        if (refocused(verdicts, pane)) return focus;
        if (rearranged) first ??= focus;
      }
    }
  }
  return first;
}
