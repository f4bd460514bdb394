/**
 * Which steps may be under way at the same time. Starting processes in different panes commutes, and takes most of the time of a
 * build: two at once save a quarter of it, more than two save nothing (measured on WezTerm 20250223 with two cores). Moves of live
 * panes run alone: each of them changes the room of others.
 */
import type { PaneRef, TabStep } from './step.ts';

/** For each step the positions of those that must have ended before it begins. Pure. */
export function dependencies(steps: readonly TabStep[]): readonly (readonly number[])[] {
  const attended = new Set(
    steps.flatMap(({ tab, step }) => (step.kind === 'activate' || step.kind === 'zoom' ? [tab] : [])),
  );
  /** The step after which nothing has been started alone, and the last ones that touched a pane, a tab, an order. */
  let barrier = -1;
  const last = new Map<string, number>();
  const windows = newWindows(steps);
  const decided = decidedLater(steps, windows);
  return steps.map(({ tab, step }, index) => {
    const after = new Set(barrier < 0 ? [] : [barrier]);
    const follow = (...names: readonly string[]): void => {
      for (const name of names) {
        const earlier = last.get(name);
        if (earlier !== undefined) after.add(earlier);
        last.set(name, index);
      }
    };
    switch (step.kind) {
      case 'spawn':
        follow('order', pane(step.pane)); // tabs stand in the order in which they are made
        break;
      case 'split':
        // The last split of a tab decides which pane is active in it, unless that is settled at the end.
        follow(pane(step.target), pane(step.pane), ...(attended.has(tab) ? [] : [`tab ${tab}`]));
        break;
      case 'title': {
        const made = last.get(pane(step.pane));
        if (made !== undefined) after.add(made);
        break;
      }
      default: {
        // Where another tab comes forward later, only the tab itself must stand.
        const alone = !decided.has(index);
        for (let earlier = barrier + 1; earlier < index; earlier++)
          if (alone || steps[earlier]?.tab === tab) after.add(earlier);
        if (alone) barrier = index;
      }
    }
    return [...after];
  });
}

/** Panes that these steps make → the new window that they stand in, by the pane that opens it. */
function newWindows(steps: readonly TabStep[]): ReadonlyMap<PaneRef, PaneRef> {
  const windows = new Map<PaneRef, PaneRef>();
  for (const { step } of steps) {
    if (step.kind !== 'spawn' && step.kind !== 'split') continue;
    if (step.kind === 'spawn' && step.place.kind === 'new') windows.set(step.pane, step.pane);
    const beside =
      step.kind === 'split' ? step.target : step.place.kind === 'beside' ? step.place.pane : null;
    const window = beside === null ? undefined : windows.get(beside);
    if (window !== undefined) windows.set(step.pane, window);
  }
  return windows;
}

/** Positions of the steps that bring a tab of a new window forward before another one of that window comes forward. */
function decidedLater(
  steps: readonly TabStep[],
  windows: ReadonlyMap<PaneRef, PaneRef>,
): ReadonlySet<number> {
  const decided = new Set<number>();
  const last = new Map<PaneRef, number>();
  for (const [index, { step }] of steps.entries()) {
    if (step.kind !== 'activate') continue;
    const window = windows.get(step.pane);
    if (window === undefined) continue;
    const earlier = last.get(window);
    if (earlier !== undefined) decided.add(earlier);
    last.set(window, index);
  }
  return decided;
}

const pane = (ref: PaneRef): string => `pane ${ref}`;

/** Runs each piece of work once those that it waits for have ended, at most `width` at a time. `run` answers false to begin no more. */
export async function inLanes(
  width: number,
  waitsFor: readonly (readonly number[])[],
  run: (index: number) => Promise<boolean>,
): Promise<void> {
  const ended = new Set<number>();
  const begun = new Set<number>();
  const underWay = new Map<number, Promise<{ readonly index: number; readonly goesOn: boolean }>>();
  const next = (): number =>
    waitsFor.findIndex((before, index) => !begun.has(index) && before.every((each) => ended.has(each)));
  const begin = (): void => {
    for (let index = next(); index >= 0 && underWay.size < width; index = next()) {
      const current = index;
      begun.add(current);
      underWay.set(
        current,
        run(current).then((goesOn) => ({ index: current, goesOn })),
      );
    }
  };
  begin();
  let goesOn = true;
  while (underWay.size > 0) {
    const done = await Promise.race(underWay.values());
    underWay.delete(done.index);
    ended.add(done.index);
    goesOn &&= done.goesOn;
    if (goesOn) begin();
  }
}
