/** The processes of a project's panes: their run files, their start, restart and end, and the rows that remember them. */
import type { ObservedPane, ObservedServer, Start } from '../backend/backend.ts';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { baseEnvironment } from '../runner/environment.ts';
import { prepareLaunch } from '../runner/launch.ts';
import type { LaunchPlace } from '../runner/place.ts';
import { pruneLaunches } from '../runner/prune.ts';
import { isAdopted } from '../plan/situation.ts';
import { readRecord } from '../runner/records.ts';
import { restartInPlace, startHeld } from '../runner/restart.ts';
import { runRequestOf } from '../runner/run-file.ts';
import { stopSession, type HoldReason } from '../runner/stop.ts';
import type { DesiredPane } from '../spec/desired.ts';
import type { RecordedServer } from '../state/model.ts';
import { updateState } from '../state/state-file.ts';
import type { Site } from './site.ts';
import { stopPolicyOf } from './stop-policy.ts';
import { typeAtPrompt } from './type-at-prompt.ts';

/** Says what takes time: `SIGKILL to 2 processes after 10 s`. */
export type Progress = (text: string) => void;

export interface ProcessKeeper {
  /** Writes what the pane's process will be started with. */
  prepare(pane: DesiredPane): Promise<Outcome<Start>>;
  /** What is left to do once a new pane stands. */
  began(pane: DesiredPane, observed: ObservedPane): Promise<Outcome<void>>;
  restart(pane: DesiredPane, observed: ObservedPane, progress: Progress): Promise<Outcome<void>>;
  update(pane: DesiredPane, observed: ObservedPane, fields: readonly string[]): Promise<Outcome<void>>;
  stop(observed: ObservedPane, reason: HoldReason, progress: Progress): Promise<Outcome<void>>;
  /** Starts what is stopped, ended or held back. */
  start(observed: ObservedPane): Promise<Outcome<void>>;
  remember(rows: RecordedServer, first: boolean): Promise<Outcome<void>>;
  /** Forgets the files of launches whose pane is gone. */
  prune(observed: ObservedServer): void;
}

export function processKeeper(site: Site): ProcessKeeper {
  const { project, backend, paths } = site;
  const base = baseEnvironment(site.env);
  const placeOf = (observed: ObservedPane): LaunchPlace | null =>
    observed.marker && { runtimeDir: paths.runtime, project: project.key, launch: observed.marker.launch };

  return {
    prepare(pane) {
      const prepared = prepareLaunch({
        runtimeDir: paths.runtime,
        project,
        address: pane.address,
        tab: tabNameOf(pane),
        serverId: backend.serverId,
        run: runRequestOf(pane, base),
      });
      return Promise.resolve(prepared.ok ? ok(prepared.value.start) : prepared);
    },
    async began(pane, observed) {
      return pane.process.kind === 'type'
        ? typeAtPrompt(backend, observed.id, pane.process.text.value)
        : ok(undefined);
    },
    async restart(pane, observed, progress) {
      const place = placeOf(observed);
      if (!place) return unmarked(observed);
      const restarted = await restartInPlace(place, runRequestOf(pane, base), {
        ...stopPolicyOf(readRecord(place), pane.stop),
        ...runnerOf(observed),
        tab: tabNameOf(pane),
        onKill: (count) => progress(killed(count)),
      });
      if (!restarted.ok) return restarted;
      return pane.process.kind === 'type'
        ? typeAtPrompt(backend, observed.id, pane.process.text.value)
        : ok(undefined);
    },
    async update(pane, observed, fields) {
      const { writeTitle } = await import('./title.ts');
      if (fields.includes('title') && pane.title) await writeTitle(observed, pane.title.value);
      return ok(undefined);
    },
    async stop(observed, reason, progress) {
      const place = placeOf(observed);
      if (!place) return unmarked(observed);
      if (isAdopted(place.launch)) return stopWithoutRunner(observed, place, progress);
      const stopped = await stopSession(place, {
        ...stopPolicyOf(readRecord(place), null),
        ...runnerOf(observed),
        hold: reason,
        onKill: (count) => progress(killed(count)),
      });
      return stopped.ok ? ok(undefined) : stopped;
    },
    async start(observed) {
      const place = placeOf(observed);
      if (place && isAdopted(place.launch)) return noRunner(observed);
      return place ? startHeld(place) : unmarked(observed);
    },
    async remember(rows, first) {
      // The first write of a run keeps a generation and waits for the disk; without power the panes are gone with the rest.
      const saved = await updateState(paths, project.key, rows.id, () => rows, {
        generation: first,
        flush: first,
      });
      return saved.ok ? ok(undefined) : saved;
    },
    prune(observed) {
      const standing = observed.tabs.flatMap((tab) => tab.panes.flatMap((pane) => pane.marker?.launch ?? []));
      pruneLaunches(paths.runtime, project.key, new Set(standing));
    },
  };
}

/** The process was taken over with its pane: it ends, and the pane closes with it or is closed later. */
async function stopWithoutRunner(
  observed: ObservedPane,
  place: LaunchPlace,
  progress: Progress,
): Promise<Outcome<void>> {
  if (observed.pid === null || observed.dead) return ok(undefined);
  const { stopAdopted } = await import('../runner/stop-adopted.ts');
  return stopAdopted(observed.pid, observed.marker?.address ?? observed.id, {
    ...stopPolicyOf(readRecord(place), null),
    onKill: (count) => progress(killed(count)),
  });
}

const noRunner = (observed: ObservedPane): Outcome<never> =>
  failed({
    code: 'WZP5003',
    severity: 'error',
    message: `the process of ${observed.marker?.address ?? observed.id} was adopted: no runner could start it again in its pane`,
    hint: 'wzp apply --replace ADDRESS puts a new pane in its place',
  });

const tabNameOf = (pane: DesiredPane): string => pane.tab.slice(pane.workspace.length + 1);

const runnerOf = ({ pid }: ObservedPane): { runnerPid?: number } => (pid === null ? {} : { runnerPid: pid });

const killed = (count: number): string =>
  `SIGKILL to ${count === 1 ? '1 process' : `${count} processes`}: the patience is over`;

const unmarked = (observed: ObservedPane): Outcome<never> =>
  failed({ code: 'WZP3015', severity: 'error', message: `pane ${observed.id} is not one of this project` });
