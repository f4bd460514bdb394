/**
 * Readiness and health of all that runs, asked by the daemon. It follows the runners' records alone: what it knows is made anew when it
 * is started, and nothing is lost when it is killed.
 */
import { checksStamp } from '../../runner/checks-file.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { Seats } from './seats.ts';
import { Supervised } from './supervised.ts';

/** Commands that are run at once. */
const mostAtOnce = 16;

export const checksPart: DaemonPart = ({ hub, onLook }) => {
  const supervised = new Map<string, Supervised>();
  const seats = new Seats(mostAtOnce);
  const forget = (name: string): void => {
    supervised.get(name)?.close();
    supervised.delete(name);
  };
  const look = (project: string, launch: string, record: ProcessRecord | null): void => {
    const name = `${project}/${launch}`;
    if (record === null) return forget(name);
    const place = { runtimeDir: hub.paths.runtime, project, launch };
    const known = supervised.get(name);
    if (known !== undefined) return known.look(record);
    if (checksStamp(place) === '') return;
    const one = new Supervised(place, hub, seats);
    supervised.set(name, one);
    one.look(record);
  };
  onLook(({ project, launch, record }) => look(project, launch, record));
  for (const project of new Set(hub.projects.known.map(({ key }) => key)))
    for (const [launch, record] of hub.processes.records(project)) look(project, launch, record);
  return {
    stop() {
      for (const name of supervised.keys()) forget(name);
    },
  };
};
