/**
 * Carries out a goal on a server that changes one pane at a time. Convergence instead of undo: after a failure, a timeout or a step
 * whose effect is not certain the server is read and the rest is lowered anew from what is really there.
 */
import { failed, ok, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import { inferTree } from '../../layout/infer.ts';
import { leavesOf, mapKeys, sameTree } from '../../layout/placed.ts';
import type { TabGeometry } from '../../layout/wezterm/model.ts';
import { fromPlaced } from '../../layout/wezterm/placed.ts';
import { rects } from '../../layout/wezterm/rects.ts';
import { removeLeaf } from '../../layout/wezterm/remove.ts';
import type {
  ArrangeGoal,
  ArrangeResult,
  Journal,
  LeafSource,
  ObservedServer,
  PaneId,
  TabGoal,
} from '../backend.ts';
import { carryOut, type Hands, type Progress } from './carry-out.ts';
import { attentionOf } from './finish.ts';
import { lower, type Lowered } from './lower.ts';

/** Rounds of reading and lowering; a tab that is not right after these is reported. */
const mostRounds = 6;
const mostFailures = 2;

export async function arrange(
  goal: ArrangeGoal,
  before: ObservedServer,
  hands: Hands,
  journal: Journal,
): Promise<Outcome<ArrangeResult>> {
  const progress: Progress = {
    observed: before,
    attention: attentionOf(goal, before),
    created: new Map(),
    failures: new Map(),
    stepId: 0,
  };
  const tries = new Map<string, number>();
  let impossible: readonly { tab: string; reason: string }[] = [];
  let finished = false;
  for (let round = 0; round < mostRounds; round++) {
    const given = new Set([...tries].filter(([, count]) => count >= mostFailures).map(([tab]) => tab));
    const current = withoutTabs(bound(goal, progress), given);
    const lowered = await lowering(current, progress, hands);
    if (!lowered.ok) return lowered;
    const { steps, finishing, deferred } = lowered.value;
    impossible = lowered.value.impossible;
    if (steps.length === 0 || (finished && steps.length === finishing)) break;
    const broken = await carryOut(steps, current, hands, journal, progress);
    for (const tab of broken) tries.set(tab, (tries.get(tab) ?? 0) + 1);
    const seen = await hands.observe();
    if (!seen.ok) return seen;
    progress.observed = seen.value;
    finished = broken.size === 0 && !deferred;
    if (finished && standsAs(bound(goal, progress), progress.observed)) break;
  }
  return ok({
    created: progress.created,
    failed: unfinished(bound(goal, progress), progress, impossible),
    observed: progress.observed,
  });
}

/** Whether the server can move a pane inside one tab is asked only when that would save something. */
async function lowering(
  goal: ArrangeGoal,
  { observed, attention }: Progress,
  hands: Hands,
): Promise<Outcome<Lowered>> {
  const lowered = lower(goal, observed, { movesWithinTab: true, attention });
  if (!lowered.movesWithinTab) return ok(lowered);
  const able = await hands.movesWithinTab();
  if (!able.ok) return able;
  return ok(able.value ? lowered : lower(goal, observed, { movesWithinTab: false, attention }));
}

/**
 * The goal with the new panes that stand by now as existing ones: made in this run, or found by their mark after a timeout. Made once
 * is made: one that has gone again is not started a second time.
 */
function bound(goal: ArrangeGoal, progress: Progress): ArrangeGoal {
  const byLaunch = new Map<string, PaneId>();
  for (const tab of progress.observed.tabs)
    for (const pane of tab.panes)
      if (pane.marker) byLaunch.set(`${pane.marker.project}/${pane.marker.launch}`, pane.id);
  const source = (from: LeafSource, key: string): LeafSource => {
    if (from.kind === 'existing') return from;
    const { project, launch } = from.start.marker;
    const id = byLaunch.get(`${project}/${launch}`) ?? progress.created.get(key);
    if (id === undefined) return from;
    progress.created.set(key, id);
    return { kind: 'existing', id };
  };
  const tabOf = (sources: ReadonlyMap<string, LeafSource>, tab: TabGoal): TabGoal['tab'] => {
    const old = tab.tab;
    if (old !== null && !tab.renew && progress.observed.tabs.some((candidate) => candidate.id === old))
      return old;
    for (const from of sources.values()) {
      if (from.kind !== 'existing') continue;
      const home = progress.observed.tabs.find((candidate) =>
        candidate.panes.some((pane) => pane.id === from.id),
      );
      // A new tab that an earlier round began: it holds the seed, and only panes of this goal.
      if (home && home.id !== old && home.panes.every((pane) => holds(sources, pane.id))) return home.id;
    }
    return old;
  };
  return {
    ...goal,
    workspaces: goal.workspaces.map((workspace) => ({
      ...workspace,
      tabs: workspace.tabs.flatMap((whole) => {
        const tab = withoutGone(whole, (key) => hasGone(key, whole, progress));
        if (tab === null) return [];
        const sources = new Map([...tab.sources].map(([key, from]) => [key, source(from, key)] as const));
        if (progress.stepId === 0) return [{ ...tab, sources }];
        const home = tabOf(sources, tab);
        return [{ ...tab, sources, tab: home, renew: tab.renew && home === tab.tab }];
      }),
    })),
  };
}

/** Made in this run, and gone again: its program has ended, and its pane closed with it. */
function hasGone(key: string, tab: TabGoal, { created, observed }: Progress): boolean {
  const id = created.get(key);
  if (id === undefined || tab.sources.get(key)?.kind !== 'new') return false;
  return !observed.tabs.some(({ panes }) => panes.some((pane) => pane.id === id));
}

/** The tab as it would stand had such panes closed a little later; null when nothing is left of it. */
function withoutGone(tab: TabGoal, isGone: (key: string) => boolean): TabGoal | null {
  const gone = new Set(leavesOf(tab.tree).filter(isGone));
  if (gone.size === 0) return tab;
  let geometry: TabGeometry | null = fromPlaced(tab.tree, 'right');
  for (const key of gone) geometry &&= removeLeaf(geometry, key);
  const tree = geometry && inferTree(rects(geometry), geometry.extent);
  if (!tree) return null;
  const kept = (key: string | null): string | null => (key !== null && gone.has(key) ? null : key);
  return {
    ...tab,
    tree,
    sources: new Map([...tab.sources].filter(([key]) => !gone.has(key))),
    active: kept(tab.active),
    zoomed: kept(tab.zoomed),
  };
}

const holds = (sources: ReadonlyMap<string, LeafSource>, id: PaneId): boolean =>
  [...sources.values()].some((source) => source.kind === 'existing' && source.id === id);

const withoutTabs = (goal: ArrangeGoal, tabs: ReadonlySet<string>): ArrangeGoal => ({
  ...goal,
  workspaces: goal.workspaces.map((workspace) => ({
    ...workspace,
    tabs: workspace.tabs.filter((tab) => !tabs.has(tab.address)),
  })),
});

function standsAs(goal: ArrangeGoal, observed: ObservedServer): boolean {
  return goal.workspaces.every((workspace) =>
    workspace.tabs.every((tab) => isRight(tab, workspace.serverName, observed)),
  );
}

function isRight(tab: TabGoal, serverName: string, observed: ObservedServer): boolean {
  if (tab.renew) return false;
  const home = observed.tabs.find((candidate) => candidate.id === tab.tab);
  if (!home?.tree) return false;
  const wanted = mapKeys(tab.tree, (key) => {
    const source = tab.sources.get(key);
    return source?.kind === 'existing' ? source.id : `+${key}`;
  });
  return home.workspace === serverName && sameTree(home.tree, wanted) && [home.title, ''].includes(tab.title);
}

function unfinished(
  goal: ArrangeGoal,
  progress: Progress,
  impossible: readonly { tab: string; reason: string }[],
): { tab: string; outcome: Outcome<never> }[] {
  const wrong = goal.workspaces.flatMap(({ tabs, serverName }) =>
    tabs.filter((tab) => !isRight(tab, serverName, progress.observed)),
  );
  return wrong.map((tab) => {
    const reason = impossible.find((entry) => entry.tab === tab.address)?.reason;
    const told = progress.failures.get(tab.address) ?? [];
    const diagnostic: Diagnostic = {
      code: 'WZP3014',
      severity: 'error',
      message: `tab ${tab.address} does not stand as planned${reason === undefined ? '' : `: ${reason}`}`,
      address: tab.address,
      hint: 'run wzp plan to see what is left, then wzp apply again',
    };
    return { tab: tab.address, outcome: failed(...told, diagnostic) };
  });
}
