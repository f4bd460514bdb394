/** Ends a runner whose pane nobody can reach any more. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Marker } from '../backend/backend.ts';
import { runnerOf } from './markers.ts';
import type { LaunchPlace } from './place.ts';
import { lives, processEntry } from './processes.ts';
import { stopSession } from './stop.ts';

/** ms of patience: what runs in it has just been started and has little to lose. */
const patience = 1000;

/** Ends the program of a launch and its runner, wherever its terminal is. Nothing happens when there is none. */
export async function endLaunch(
  runtimeDir: string,
  marker: Pick<Marker, 'project' | 'launch'>,
): Promise<void> {
  const place: LaunchPlace = { runtimeDir, project: marker.project, launch: marker.launch };
  const runner = runnerOf(marker.launch);
  const start = runner === null ? undefined : processEntry(runner)?.start;
  if (runner === null || start === undefined) return;
  await stopSession(place, { signal: 'SIGHUP', timeoutMs: patience, hold: 'close', runnerPid: runner });
  const deadline = Date.now() + patience;
  tell('SIGHUP');
  for (let delay = 2; lives(runner, start) && Date.now() < deadline; delay = Math.min(delay * 2, 50))
    await pause(delay);
  tell('SIGKILL');

  function tell(signal: NodeJS.Signals): void {
    try {
      if (runner !== null && start !== undefined && lives(runner, start)) process.kill(runner, signal);
    } catch {
      // it has ended with its program
    }
  }
}
