/** Ends a runner whose pane nobody can reach any more. */
import type { Marker } from '../backend/backend.ts';
import { runnerOf } from './markers.ts';
import { stopSession } from './stop.ts';

/** ms of patience: what runs in it has just been started and has nothing to lose. */
const patience = 1000;

/** Ends the program of a launch and its runner, wherever its terminal is. Nothing happens when there is none. */
export async function endLaunch(runtimeDir: string, marker: Marker): Promise<void> {
  const pid = runnerOf(marker.launch);
  if (pid === null) return;
  await stopSession(
    { runtimeDir, project: marker.project, launch: marker.launch },
    { signal: 'SIGHUP', timeoutMs: patience, hold: 'close', runnerPid: pid },
  );
  try {
    if (runnerOf(marker.launch) === pid) process.kill(pid, 'SIGHUP');
  } catch {
    // it has ended with its program
  }
}
