/** Ending and starting what runs in panes, and closing them. */
import { processKeeper } from '../../apply/keeper.ts';
import type { Site } from '../../apply/site.ts';
import type { Journal } from '../../backend/backend.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { isAdoptedName } from '../../runner/place.ts';
import { stopSession } from '../../runner/stop.ts';
import { answerOf, done, type Answer } from '../answer.ts';
import type { FoundPane } from './found-pane.ts';
import { placeOf } from './notes.ts';

const unrecorded: Journal = { before: () => Promise.resolve(), after: () => Promise.resolve() };

/** ms of patience; null: as the pane's own policy says. */
export async function closePane(found: FoundPane, graceMs: number | null): Promise<Answer<void>> {
  const site = await found.project.site('wzp daemon: close a pane');
  if (!site.ok) return answerOf(site);
  const ended = await endIn(site.value, found, graceMs);
  if (!ended.ok) return answerOf(ended);
  const closed = await found.project.change('wzp daemon: close a pane', ({ backend }) =>
    backend.closePanes([found.pane.id], unrecorded),
  );
  return answerOf(closed);
}

/** What runs ends before the server is locked: that may take its time. */
async function endIn(site: Site, found: FoundPane, graceMs: number | null): Promise<Outcome<void>> {
  const place = placeOf(found);
  if (place === null) return ok(undefined);
  if (graceMs === null || isAdoptedName(place.launch))
    return processKeeper(site).stop(found.pane, 'close', () => undefined);
  const stopped = await stopSession(place, {
    signal: graceMs === 0 ? 'SIGKILL' : 'SIGTERM',
    timeoutMs: graceMs,
    hold: 'close',
    ...(found.pane.pid === null ? {} : { runnerPid: found.pane.pid }),
  });
  return stopped.ok ? ok(undefined) : stopped;
}

export type ProcessWork = 'start' | 'stop' | 'restart';

export async function workOn(found: FoundPane, work: ProcessWork): Promise<Answer<void>> {
  const outcome = await found.project.change(
    `wzp daemon: ${work} a process`,
    async (site): Promise<Outcome<void>> => {
      const keeper = processKeeper(site);
      const { pane } = found;
      const say = (): void => undefined;
      switch (work) {
        case 'stop':
          return keeper.stop(pane, 'stop', say);
        case 'start': {
          const kind = keeper.record(pane)?.state.kind;
          return kind === 'running' || kind === 'starting' ? ok(undefined) : keeper.start(pane);
        }
        case 'restart': {
          const stopped = await keeper.stop(pane, 'restart', say);
          return stopped.ok ? keeper.start(pane) : stopped;
        }
      }
    },
  );
  return outcome.ok ? done(undefined) : answerOf(outcome);
}
