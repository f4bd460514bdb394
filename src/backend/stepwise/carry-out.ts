/** Issues steps, two at a time where they do not disturb each other, and keeps account of what they did. */
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { sameRect } from '../../layout/placed.ts';
import type { ArrangeGoal, Journal, LeafSource, ObservedServer, PaneId } from '../backend.ts';
import type { Attention } from './finish.ts';
import { dependencies, inLanes } from './lanes.ts';
import { describe, isFresh, type PaneRef, type Step, type TabPicture, type TabStep } from './step.ts';

/** The operations of one server. */
export interface Hands {
  /** Carries out one step. The id of the pane that it made, where it made one. */
  perform(step: Step, idOf: (ref: PaneRef) => PaneId): Promise<Outcome<{ readonly pane: PaneId | null }>>;
  observe(): Promise<Outcome<ObservedServer>>;
  /** Ends what a failed split left behind: a process in a pane that stands in no tab. */
  discardOrphan(source: LeafSource): Promise<void>;
  /** `LowerOptions.movesWithinTab`; asked only when such a move is on its way. */
  movesWithinTab(): Promise<Outcome<boolean>>;
}

const mostAtOnce = 2;

/** What one arrange has done so far. */
export interface Progress {
  observed: ObservedServer;
  attention: Attention;
  readonly created: Map<string, PaneId>;
  readonly failures: Map<string, Diagnostic[]>;
  stepId: number;
}

/** Stops a tab's steps at its first failure, goes on with the others. Answers the tabs that failed. */
export async function carryOut(
  steps: readonly TabStep[],
  goal: ArrangeGoal,
  hands: Hands,
  journal: Journal,
  progress: Progress,
): Promise<Set<string>> {
  const broken = new Set<string>();
  const ids = new Map<PaneRef, PaneId>();
  const idOf = (ref: PaneRef): PaneId => ids.get(ref) ?? (ref as string as PaneId); // a reference that is not fresh is the id itself
  const names = labels(goal);
  const name = (ref: PaneRef): string => names.get(ref) ?? (isFresh(ref) ? ref.slice(1) : `pane ${ref}`);

  /** False: nothing more is to be begun, for others may stand on what did not happen. */
  const one = async ({ tab, step }: TabStep): Promise<boolean> => {
    if (broken.has(tab)) return true;
    if (pending(step, ids)) {
      broken.add(tab); // what it needs was to be made by a step that failed
      return true;
    }
    if (
      step.kind === 'attach' &&
      step.expects !== null &&
      !(await looksAs(step.expects, step.target, idOf, hands))
    ) {
      broken.add(tab);
      return false;
    }
    const note = { id: ++progress.stepId, text: describe(step, name), address: tab === '' ? null : tab };
    await journal.before(note);
    const outcome = await hands.perform(step, idOf);
    await journal.after(note, outcome.ok ? 'done' : 'failed');
    progress.attention = disturbedBy({ tab, step }, progress.attention);
    if (outcome.ok) {
      if (outcome.value.pane !== null) {
        ids.set(step.pane, outcome.value.pane);
        progress.created.set(step.pane.slice(1), outcome.value.pane);
      }
      return true;
    }
    broken.add(tab);
    progress.failures.set(tab, [...outcome.diagnostics]);
    if (step.kind === 'split') await hands.discardOrphan({ kind: 'new', start: step.start });
    if (step.kind === 'attach') await hands.discardOrphan({ kind: 'existing', id: idOf(step.pane) });
    return step.kind !== 'split' && step.kind !== 'attach' && step.kind !== 'detach';
  };
  await inLanes(mostAtOnce, dependencies(steps), (index) => {
    const step = steps[index];
    return step === undefined ? Promise.resolve(true) : one(step);
  });
  return broken;
}

const disturbedBy = ({ tab, step }: TabStep, attention: Attention): Attention => ({
  ...attention,
  touched: attention.touched.has(tab) ? attention.touched : new Set([...attention.touched, tab]),
  disturbed: attention.disturbed || step.kind === 'spawn' || step.kind === 'activate',
});

/** Whether a tab shows just these panes, in these places: somebody may have worked in it since it was read. */
async function looksAs(
  picture: TabPicture,
  pane: PaneRef,
  idOf: (ref: PaneRef) => PaneId,
  hands: Hands,
): Promise<boolean> {
  const seen = await hands.observe();
  if (!seen.ok) return false;
  const tab = seen.value.tabs.find((each) => each.panes.some(({ id }) => id === idOf(pane)));
  const expected = new Map([...picture].map(([ref, rect]) => [idOf(ref), rect]));
  return (
    tab !== undefined &&
    tab.panes.length === expected.size &&
    tab.panes.every(({ id, rect }) => {
      const place = expected.get(id);
      return place === null || (place !== undefined && sameRect(place, rect));
    })
  );
}

function pending(step: Step, ids: ReadonlyMap<PaneRef, PaneId>): boolean {
  const needs: PaneRef[] = [];
  if (step.kind === 'split' || step.kind === 'attach') needs.push(step.target);
  if (step.kind !== 'spawn' && step.kind !== 'split') needs.push(step.pane);
  if ((step.kind === 'spawn' || step.kind === 'detach') && step.place.kind === 'beside')
    needs.push(step.place.pane);
  return needs.some((ref) => isFresh(ref) && !ids.has(ref));
}

function labels(goal: ArrangeGoal): Map<PaneRef, string> {
  const names = new Map<PaneRef, string>();
  for (const workspace of goal.workspaces)
    for (const tab of workspace.tabs)
      for (const [key, source] of tab.sources)
        if (source.kind === 'existing') names.set(source.id as string as PaneRef, key);
  return names;
}
