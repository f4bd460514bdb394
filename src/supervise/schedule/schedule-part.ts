/** Starts processes at their times. One that still runs, waits for its restart or was stopped by hand is left as it is. */
import { processKeeper } from '../../apply/keeper.ts';
import { survey } from '../../apply/survey.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Looked } from '../../hub/processes/process-watch.ts';
import { checksStamp, readChecks } from '../../runner/checks-file.ts';
import type { LaunchPlace } from '../../runner/place.ts';
import { lastStartOf, readRecord } from '../../runner/records.ts';
import { parseCron } from '../../spec/cron.ts';
import type { Schedule } from '../../spec/desired.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { siteOf } from '../site-of.ts';
import { zoneNamed } from './next-time.ts';
import { lookAt, type Times, type Timing } from './timing.ts';

/** ms between two looks at the clock. */
const lookMs = 1000;

export const schedulePart: DaemonPart = ({ hub, onLook }) => {
  const scheduled = new Map<string, Scheduled>();
  const read = ({ project, launch, record }: Looked): void => {
    const name = `${project}/${launch}`;
    const place = { runtimeDir: hub.paths.runtime, project, launch };
    const one = scheduled.get(name) ?? (record === null ? null : new Scheduled(hub, place));
    if (record !== null && one?.read() === true) scheduled.set(name, one);
    else scheduled.delete(name);
  };
  const look = (): void => {
    const now = Date.now();
    for (const one of scheduled.values()) one.look(now);
  };
  onLook(read);
  for (const project of new Set(hub.projects.known.map(({ key }) => key)))
    for (const [launch, record] of hub.processes.records(project)) read({ project, launch, record });
  look();
  const timer = setInterval(look, lookMs).unref();
  return { stop: () => clearInterval(timer) };
};

class Scheduled {
  readonly #hub: Hub;
  readonly #place: LaunchPlace;
  #stamp: string | null = null;
  #text = '';
  #times: Times | null = null;
  #timing: Timing | null = null;
  #isBusy = false;

  constructor(hub: Hub, place: LaunchPlace) {
    this.#hub = hub;
    this.#place = place;
  }

  look(now: number): void {
    const record = this.#hub.processes.record(this.#place.project, this.#place.launch);
    if (this.#times === null || record === null || record.runnerPid === null) return;
    const { address } = record;
    const { timing, due, missed } = lookAt(this.#times, this.#timing, now, lastStartOf(this.#place));
    this.#timing = timing;
    if (missed !== null)
      this.#say(address, 'its time has passed while nobody looked', { missed: iso(missed) });
    if (due && !this.#isBusy) void this.#start(address);
  }

  /** True: it has times. */
  read(): boolean {
    const stamp = checksStamp(this.#place);
    if (stamp !== this.#stamp) {
      this.#stamp = stamp;
      const schedule = stamp === '' ? null : (readChecks(this.#place)?.schedule ?? null);
      const text = JSON.stringify(schedule);
      if (text !== this.#text) {
        this.#text = text;
        this.#times = schedule && timesOf(schedule);
        this.#timing = null;
      }
    }
    return this.#times !== null;
  }

  async #start(address: string): Promise<void> {
    this.#isBusy = true;
    try {
      const site = siteOf(this.#hub, this.#place);
      if (site === null) return;
      // Under the lock of the server: no apply and no stop is half way through.
      const started = await site.change(
        'wzp daemon: a scheduled start',
        async (at): Promise<Outcome<string>> => {
          const kind = readRecord(this.#place)?.state.kind ?? 'gone';
          if (kind !== 'waiting' && kind !== 'exited' && kind !== 'failed') return ok(kind);
          const seen = await survey(at);
          if (!seen.ok) return seen;
          const pane = seen.value.observed.tabs
            .flatMap(({ panes }) => panes)
            .find(({ marker }) => marker?.launch === this.#place.launch);
          if (pane === undefined) return ok('gone');
          const begun = await processKeeper(at).start(pane);
          return begun.ok ? ok('') : begun;
        },
      );
      if (!started.ok)
        this.#hub.log.error(`${address}: it could not be started at its time`, {
          diagnostics: started.diagnostics,
        });
      else if (started.value === '') this.#say(address, 'is started: it is its time');
      else this.#say(address, `its time is passed over: it is ${started.value}`);
    } finally {
      this.#isBusy = false;
    }
  }

  #say(address: string, text: string, more: Readonly<Record<string, string>> = {}): void {
    this.#hub.log.info(`${address}: ${text}`, { project: this.#place.project, address, ...more });
  }
}

/** Null for a line that a later version wrote and this one does not know. */
function timesOf(schedule: Schedule): Times | null {
  if (schedule.kind === 'every') return schedule;
  const parsed = parseCron(schedule.line);
  return parsed.ok ? { kind: 'cron', cron: parsed.cron, zone: zoneNamed(schedule.zone) } : null;
}

const iso = (time: number): string => new Date(time).toISOString();
