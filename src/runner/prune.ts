/** Removing the folders of launches that are over. */
import { rmSync } from 'node:fs';
import { readAdopted } from './adopted.ts';
import { readLaunch } from './launch.ts';
import { launchDir, launchesOf } from './place.ts';
import { lives } from './processes.ts';
import { readStatus } from './records.ts';

/** ms: a folder without a record may be of a pane that is being made right now. */
const youth = 60_000;

/** The launches of a project that are not in `keep` and whose runner has ended. */
export function spentLaunches(runtimeDir: string, project: string, keep: ReadonlySet<string>): string[] {
  return launchesOf(runtimeDir, project).filter((launch) => {
    if (keep.has(launch)) return false;
    const place = { runtimeDir, project, launch };
    const adopted = readAdopted(place);
    if (adopted !== null && lives(adopted.pid, adopted.start)) return false;
    const status = readStatus(place);
    return status ? !lives(status.runner, status.runnerStart) : !isYoung(readLaunch(place)?.created);
  });
}

/** Removes them; their names. */
export function pruneLaunches(runtimeDir: string, project: string, keep: ReadonlySet<string>): string[] {
  return spentLaunches(runtimeDir, project, keep).filter((launch) => {
    try {
      rmSync(launchDir({ runtimeDir, project, launch }), { recursive: true, force: true });
      return true;
    } catch {
      return false; // left for the next time
    }
  });
}

const isYoung = (created: number | undefined): boolean =>
  created !== undefined && Math.abs(Date.now() - created) < youth;
