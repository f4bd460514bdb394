/** The processes of a project's panes: their run files, their start, restart and end, and the rows that remember them. */
import type { ObservedPane, ObservedServer, Start } from '../backend/backend.ts';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { baseEnvironment, paneVariables } from '../runner/environment.ts';
import { prepareLaunch } from '../runner/launch.ts';
import type { LaunchPlace } from '../runner/place.ts';
import { pruneLaunches } from '../runner/prune.ts';
import { isAdopted } from '../plan/situation.ts';
import { forgetReady, rememberReady, updatePolicy } from '../runner/policy.ts';
import type { ProcessRecord } from '../runner/process.ts';
import { readRecord } from '../runner/records.ts';
import { restartInPlace, startHeld } from '../runner/restart.ts';
import { runRequestOf, type StartMode } from '../runner/run-file.ts';
import { markStopped, stopSession, type HoldReason, type StopOptions } from '../runner/stop.ts';
import { readStop, recordedStop, type RecordedStop } from '../runner/stop-file.ts';
import type { DesiredPane } from '../spec/desired.ts';
import type { RecordedServer } from '../state/model.ts';
import { updateState } from '../state/state-file.ts';
import type { Asked } from '../supervise/probe/ask.ts';
import { outputKeeper } from './keep-output.ts';
import type { Site } from './site.ts';
import type { Starting } from './starting.ts';
import { stopPolicyOf } from './stop-policy.ts';
import { typeAtPrompt } from './type-at-prompt.ts';

/** Says what takes time: `SIGKILL to 2 processes after 10 s`. */
export type Progress = (text: string) => void;

export interface ProcessKeeper {
  /** Writes what the pane's process will be started with. */
  prepare(pane: DesiredPane, starting: Starting): Promise<Outcome<Start>>;
  /** What is left to do once the program of a new pane has been started. */
  began(pane: DesiredPane, observed: ObservedPane): Promise<Outcome<void>>;
  restart(
    pane: DesiredPane,
    observed: ObservedPane,
    starting: Starting,
    progress: Progress,
  ): Promise<Outcome<void>>;
  update(pane: DesiredPane, observed: ObservedPane, fields: readonly string[]): Promise<Outcome<void>>;
  stop(observed: ObservedPane, reason: HoldReason, progress: Progress): Promise<Outcome<void>>;
  /** Starts what is stopped, ended or held back; `pane`: as the spec has it, for what is to be typed when it starts at last. */
  start(observed: ObservedPane, pane?: DesiredPane): Promise<Outcome<void>>;
  /** What its runner says now. */
  record(observed: ObservedPane): ProcessRecord | null;
  /** For the check of a pane. */
  asked(pane: DesiredPane, observed: ObservedPane): Asked;
  /** Remembers that the check succeeded in the start that the record is of. */
  isReady(observed: ObservedPane, record: ProcessRecord): Outcome<void>;
  remember(rows: RecordedServer, first: boolean): Promise<Outcome<void>>;
  /** Forgets the files of launches whose pane is gone. */
  prune(observed: ObservedServer, rows: RecordedServer): void;
}

export function processKeeper(site: Site): ProcessKeeper {
  const { project, backend, paths } = site;
  const base = baseEnvironment(site.env);
  const output = outputKeeper(site);
  const placeOf = (observed: ObservedPane): LaunchPlace | null =>
    observed.marker && { runtimeDir: paths.runtime, project: project.key, launch: observed.marker.launch };
  const named = ({ address }: DesiredPane): Readonly<Record<string, string>> =>
    paneVariables(project.name, project.key, address);
  const stopping = (
    observed: ObservedPane,
    stop: RecordedStop,
    progress: Progress,
  ): Pick<StopOptions, 'signal' | 'timeoutMs' | 'first' | 'onKill'> => ({
    signal: stop.signal,
    timeoutMs: stop.timeoutMs,
    onKill: (count) => progress(killed(count)),
    ...(stop.command === null && stop.keys.length === 0
      ? {}
      : {
          first: async () => {
            const { endGently } = await import('./end-gently.ts');
            return endGently((text) => backend.sendText(observed.id, text), stop, progress);
          },
        }),
  });

  return {
    prepare(pane, starting) {
      const record = output.request(pane);
      if (!record.ok) return Promise.resolve(record);
      const prepared = prepareLaunch({
        runtimeDir: paths.runtime,
        project,
        address: pane.address,
        tab: tabNameOf(pane),
        serverId: backend.serverId,
        run: { ...runRequestOf(pane, base, modeOf(starting)), record: record.value },
      });
      if (!prepared.ok) return Promise.resolve(prepared);
      const { place, start } = prepared.value;
      const held = starting.kind === 'stopped' ? markStopped(place) : ok(undefined);
      if (!held.ok) return Promise.resolve(held);
      const pipe = output.pipeOf(pane, place);
      return Promise.resolve(ok(pipe === undefined ? start : { ...start, pipe }));
    },
    async began(pane, observed) {
      return pane.process.kind === 'type'
        ? typeAtPrompt(backend, observed.id, pane.process.text.value)
        : ok(undefined);
    },
    async restart(pane, observed, starting, progress) {
      const place = placeOf(observed);
      if (!place) return unmarked(observed);
      const record = output.request(pane);
      if (!record.ok) return record;
      const run = { ...runRequestOf(pane, base, modeOf(starting)), record: record.value };
      const piped = pane.log ? await output.pipe(pane, place, observed) : ok(undefined);
      if (!piped.ok) return piped;
      const stop = recordedStop(pane.stop, run.cwd, { ...run.environment, ...named(pane) });
      const restarted = await restartInPlace(place, run, {
        ...stopping(observed, stop, progress),
        ...runnerOf(observed),
        tab: tabNameOf(pane),
      });
      if (!restarted.ok) return restarted;
      return starting.kind === 'now' && pane.process.kind === 'type'
        ? typeAtPrompt(backend, observed.id, pane.process.text.value)
        : ok(undefined);
    },
    async update(pane, observed, fields) {
      const { writeTitle } = await import('./title.ts');
      if (fields.includes('title') && pane.title) await writeTitle(observed, pane.title.value);
      const place = placeOf(observed);
      if (!place) return unmarked(observed);
      const record = output.request(pane);
      if (!record.ok) return record;
      const run = { ...runRequestOf(pane, base), record: record.value };
      const updated = updatePolicy(place, { ...run, environment: { ...run.environment, ...named(pane) } });
      if (!updated.ok) return updated;
      const piped = fields.includes('log') ? await output.pipe(pane, place, observed) : ok(undefined);
      return piped.ok && fields.includes('ready') ? forgetReady(place) : piped;
    },
    async stop(observed, reason, progress) {
      const place = placeOf(observed);
      if (!place) return unmarked(observed);
      if (isAdopted(place.launch)) return stopWithoutRunner(observed, place, progress);
      const stopped = await stopSession(place, {
        ...stopping(observed, stopPolicyOf(readRecord(place), readStop(place)), progress),
        ...runnerOf(observed),
        hold: reason,
      });
      return stopped.ok ? ok(undefined) : stopped;
    },
    async start(observed, pane) {
      const place = placeOf(observed);
      if (place && isAdopted(place.launch)) return noRunner(observed);
      if (!place) return unmarked(observed);
      const text =
        pane?.process.kind === 'type' && readRecord(place)?.hasRun === false ? pane.process.text : null;
      if (text === null) return startHeld(place);
      const before = await backend.readText(observed.id, null);
      const started = await startHeld(place);
      return started.ok
        ? typeAtPrompt(backend, observed.id, text.value, before.ok ? before.value : '')
        : started;
    },
    record(observed) {
      const place = placeOf(observed);
      return place && readRecord(place);
    },
    asked(pane, observed) {
      return {
        cwd: pane.cwd.value,
        environment: { ...runRequestOf(pane, base).environment, ...named(pane) },
        read: async () => {
          const text = await backend.readText(observed.id, scrollback);
          return text.ok ? { text: text.value, cols: observed.rect.cols } : null;
        },
      };
    },
    isReady(observed, record) {
      const place = placeOf(observed);
      return place ? rememberReady(place, record.generation, record.starts) : unmarked(observed);
    },
    async remember(rows, first) {
      // The first write of a run keeps a generation and waits for the disk; without power the panes are gone with the rest.
      const saved = await updateState(paths, project.key, rows.id, () => rows, {
        generation: first,
        flush: first,
      });
      return saved.ok ? ok(undefined) : saved;
    },
    prune(observed, rows) {
      const standing = observed.tabs.flatMap((tab) => tab.panes.flatMap((pane) => pane.marker?.launch ?? []));
      // What a row names tells how a pane came to its end that closed by itself: without it the process would start again.
      const named = rows.panes.map(({ launch }) => launch);
      pruneLaunches(paths.runtime, project.key, new Set([...standing, ...named]));
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
    ...stopPolicyOf(readRecord(place), readStop(place)),
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

/** Lines above the screen in which a check looks for a line. */
const scrollback = 3000;

const modeOf = (starting: Starting): StartMode =>
  starting.kind === 'now' ? { kind: 'now' } : { kind: 'held', what: starting.waitsFor, enterStarts: true };

const tabNameOf = (pane: DesiredPane): string => pane.tab.slice(pane.workspace.length + 1);

const runnerOf = ({ pid }: ObservedPane): { runnerPid?: number } => (pid === null ? {} : { runnerPid: pid });

const killed = (count: number): string =>
  `SIGKILL to ${count === 1 ? '1 process' : `${count} processes`}: the patience is over`;

const unmarked = (observed: ObservedPane): Outcome<never> =>
  failed({ code: 'WZP3015', severity: 'error', message: `pane ${observed.id} is not one of this project` });
