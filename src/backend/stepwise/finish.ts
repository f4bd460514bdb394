/** What is left when every tab stands: zoom, the active pane of each tab, the tab in front of each window, the focus. Pure. */
import type { ArrangeGoal, ObservedServer, PaneId, TabGoal, WindowId } from '../backend.ts';
import type { Draft } from './draft.ts';
import { existing, type PaneRef } from './step.ts';

/** Where the eyes of a person were before the first step, and what the steps of earlier rounds have disturbed. */
export interface Attention {
  /** tab address → its active pane */
  readonly active: ReadonlyMap<string, PaneId>;
  /** Panes that filled their tabs. */
  readonly zoomed: ReadonlySet<PaneId>;
  readonly windows: ReadonlySet<WindowId>;
  readonly focused: PaneId | null;
  /** Addresses of tabs for which a step was carried out. */
  readonly touched: ReadonlySet<string>;
  /** A tab came to the front of its window, or a pane of its tab. */
  readonly disturbed: boolean;
}

export function attentionOf(goal: ArrangeGoal, before: ObservedServer): Attention {
  const tabs = new Map(before.tabs.map((tab) => [tab.id, tab]));
  const active = goal.workspaces.flatMap((workspace) =>
    workspace.tabs.flatMap((tab): [string, PaneId][] => {
      const pane = tab.tab === null ? undefined : tabs.get(tab.tab)?.panes.find((each) => each.active);
      return pane ? [[tab.address, pane.id]] : [];
    }),
  );
  return {
    active: new Map(active),
    zoomed: new Set(before.tabs.flatMap(({ zoomed }) => zoomed ?? [])),
    windows: new Set(before.tabs.map(({ windowId }) => windowId)),
    focused: before.focused,
    touched: new Set(),
    disturbed: false,
  };
}

/** A tab of the goal that stands in the draft as it is wanted. */
export interface BuiltTab {
  readonly goal: TabGoal;
  /** Key of its tab in the draft. */
  readonly site: string;
  readonly refs: readonly PaneRef[];
  readonly refOf: (key: string) => PaneRef;
  /** The same for all tabs that share a window. */
  readonly group: string;
}

export function finish(
  draft: Draft,
  tabs: readonly BuiltTab[],
  goal: ArrangeGoal,
  attention: Attention,
): void {
  const touched = new Set([...attention.touched, ...draft.steps.map(({ tab }) => tab)]);
  const begin = draft.steps.length;
  // From the last to the first: the first tab of a new window is then the one in front, without a further call.
  for (const tab of tabs.toReversed()) attend(draft, tab, attention, touched.has(tab.goal.address));
  for (const group of new Set(tabs.map((tab) => tab.group)))
    bringFirstForward(
      draft,
      tabs.filter((tab) => tab.group === group),
      attention,
      touched,
      begin,
    );
  focus(draft, tabs, goal, attention);
}

function attend(
  draft: Draft,
  { goal, site, refs, refOf }: BuiltTab,
  attention: Attention,
  touched: boolean,
): void {
  const zoomed = draft.zoomedOf(site);
  if (goal.zoomed !== null) {
    const wanted = refOf(goal.zoomed);
    if (zoomed !== wanted) draft.attend(goal.address, 'zoom', wanted); // makes it the active one, too
    return;
  }
  if (zoomed !== null && [...attention.zoomed].some((id) => existing(id) === zoomed))
    draft.attend(goal.address, 'unzoom', zoomed);
  const wanted = goal.active !== null ? refOf(goal.active) : touched ? usual(goal, refs, attention) : null;
  if (wanted !== null && draft.activeOf(site) !== wanted) draft.attend(goal.address, 'activate', wanted);
}

/** The pane that was active, as long as it stands in this tab; else the first. */
function usual(goal: TabGoal, refs: readonly PaneRef[], { active }: Attention): PaneRef | null {
  const was = active.get(goal.address);
  return refs.find((ref) => was !== undefined && ref === existing(was)) ?? refs[0] ?? null;
}

/** Each new tab came to the front of its window when it was made; in a window of our own the first one is to be there. */
function bringFirstForward(
  draft: Draft,
  tabs: readonly BuiltTab[],
  { windows }: Attention,
  touched: ReadonlySet<string>,
  begin: number,
): void {
  const [first] = tabs;
  const isNew = tabs.every(({ refs }) => {
    const window = refs[0] === undefined ? null : draft.windowOf(refs[0]);
    return window === null || !windows.has(window);
  });
  if (!first || tabs.length < 2 || !isNew || !tabs.some(({ goal }) => touched.has(goal.address))) return;
  const addresses = new Set(tabs.map(({ goal }) => goal.address));
  const last = draft.steps
    .slice(begin)
    .findLast(({ tab, step }) => addresses.has(tab) && step.kind === 'activate');
  const active = draft.activeOf(first.site);
  if (last?.tab !== first.goal.address && active !== null) draft.attend('', 'activate', active);
}

function focus(draft: Draft, tabs: readonly BuiltTab[], goal: ArrangeGoal, attention: Attention): void {
  const pane = focusOf(draft, tabs, goal, attention);
  const last = draft.steps.at(-1)?.step;
  const isDone = last?.kind === 'activate' && last.pane === pane;
  if (pane !== null && !isDone) draft.attend('', 'activate', pane);
}

function focusOf(
  draft: Draft,
  tabs: readonly BuiltTab[],
  goal: ArrangeGoal,
  { focused, disturbed }: Attention,
): PaneRef | null {
  const tab = tabs.find((each) => each.goal.address === goal.focus?.tab);
  // A zoomed tab shows the pane that it is zoomed on; another one would end the zoom.
  if (goal.focus !== null) return tab ? tab.refOf(tab.goal.zoomed ?? goal.focus.key) : null;
  const disturbs =
    disturbed || draft.steps.some(({ step }) => step.kind === 'spawn' || step.kind === 'activate');
  const stays = focused !== null && draft.stands(existing(focused)) && !goal.evict.includes(focused);
  return disturbs && stays ? existing(focused) : null;
}
