/**
 * Readiness and health of all that runs, asked by the daemon. It follows the runners' records alone: what it knows is made anew when it
 * is started, and nothing is lost when it is killed.
 */
import { checksStamp } from '../../runner/checks-file.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { Seats } from './seats.ts';
import { Supervised } from './supervised.ts';

/** ms between two looks whether checks were changed while their program runs. */
const lookMs = 1000;
/** Commands that are run at once. */
const mostAtOnce = 16;

export const checksPart: DaemonPart = ({ hub, onProcess }) => {
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
  const lookAtAll = (): void => {
    const seen = new Set<string>();
    for (const project of new Set(hub.projects.known.map(({ key }) => key)))
      for (const [launch, record] of hub.processes.records(project)) {
        seen.add(`${project}/${launch}`);
        look(project, launch, record);
      }
    for (const name of supervised.keys()) if (!seen.has(name)) forget(name);
  };
  onProcess(({ project, launch, after }) => look(project, launch, after));
  lookAtAll();
  const timer = setInterval(lookAtAll, lookMs).unref();
  return {
    stop() {
      clearInterval(timer);
      for (const name of supervised.keys()) forget(name);
    },
  };
};
