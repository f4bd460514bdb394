/** Starting a process again in its pane, as `wzp restart` does: under the lock of its server, and to its end whatever becomes of us. */
import { processKeeper } from '../../apply/keeper.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Hub } from '../../hub/hub.ts';
import { inLaunch, removeFile, replaceFile, textOf, writing, type LaunchPlace } from '../../runner/place.ts';
import { isHeldBack, readRecord } from '../../runner/records.ts';
import { startHeld } from '../../runner/restart.ts';
import { siteOf } from '../site-of.ts';

/** `<generation> <start>` that is being ended; there only while that is under way. */
const markPath = (place: LaunchPlace): string => inLaunch(place, 'restarting');

/** The state in which it was left alone: it waits, or was stopped by hand. */
export type Restarted = 'restarted' | 'waiting' | 'stopped' | 'gone';

export async function restartProcess(
  hub: Hub,
  place: LaunchPlace,
  command: string,
): Promise<Outcome<Restarted>> {
  const site = siteOf(hub, place);
  if (site === null) return ok('gone');
  return site.change(command, async (at): Promise<Outcome<Restarted>> => {
    const record = readRecord(place);
    if (record === null || record.runnerPid === null) return ok('gone');
    const { kind } = record.state;
    if (kind === 'waiting' || kind === 'stopped') return ok(kind);
    const observed = await at.backend.observe();
    if (!observed.ok) return observed;
    const pane = observed.value.tabs
      .flatMap(({ panes }) => panes)
      .find(({ marker }) => marker?.launch === place.launch && marker.project === place.project);
    if (pane === undefined) return ok('gone');
    const keeper = processKeeper(at);
    const noted = writing(place, () =>
      replaceFile(markPath(place), `${record.generation} ${record.starts}\n`),
    );
    if (!noted.ok) return noted;
    const stopped = await keeper.stop(pane, 'restart', (text) => hub.log.info(`${record.address}: ${text}`));
    if (!stopped.ok) return stopped;
    const started = await keeper.start(pane);
    removeFile(markPath(place));
    return started.ok ? ok('restarted') : started;
  });
}

/** What an earlier daemon was killed in the middle of. */
export async function finishRestart(place: LaunchPlace): Promise<void> {
  const mark = textOf(markPath(place));
  if (mark === null) return;
  const record = readRecord(place);
  const isMeant = record !== null && mark === `${record.generation} ${record.starts}\n`;
  const isHeld = isMeant && record.state.kind === 'exited' && record.runnerPid !== null && isHeldBack(place);
  if (isHeld) await startHeld(place);
  // It still runs: the change that it was to be restarted for is not known any more, but to restart it does no harm later either.
  removeFile(markPath(place));
}
