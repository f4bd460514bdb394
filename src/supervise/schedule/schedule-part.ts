/** Starts processes at their times. One that still runs, waits for its restart or was stopped by hand is left as it is. */
import { processKeeper } from '../../apply/keeper.ts';
import { survey } from '../../apply/survey.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Hub } from '../../hub/hub.ts';
import { checksStamp, readChecks } from '../../runner/checks-file.ts';
import type { LaunchPlace } from '../../runner/place.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import { lastStartOf, readRecord } from '../../runner/records.ts';
import { parseCron } from '../../spec/cron.ts';
import type { Schedule } from '../../spec/desired.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { siteOf } from '../site-of.ts';
import { zoneNamed } from './next-time.ts';
import { lookAt, type Times, type Timing } from './timing.ts';

/** ms between two looks at the clock. */
const lookMs = 1000;

export const schedulePart: DaemonPart = ({ hub }) => {
  const scheduled = new Map<string, Scheduled>();
  const look = (): void => {
    const seen = new Set<string>();
    for (const project of new Set(hub.projects.known.map(({ key }) => key)))
      for (const [launch, record] of hub.processes.records(project)) {
        const name = `${project}/${launch}`;
        const place = { runtimeDir: hub.paths.runtime, project, launch };
        const known = scheduled.get(name);
        if (known === undefined && checksStamp(place) === '') continue;
        const one = known ?? new Scheduled(hub, place);
        scheduled.set(name, one);
        seen.add(name);
        one.look(record, Date.now());
      }
    for (const name of scheduled.keys()) if (!seen.has(name)) scheduled.delete(name);
  };
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

  look({ address, runnerPid }: ProcessRecord, now: number): void {
    this.#read();
    if (this.#times === null || runnerPid === null) return;
    const { timing, due, missed } = lookAt(this.#times, this.#timing, now, lastStartOf(this.#place));
    this.#timing = timing;
    if (missed !== null)
      this.#say(address, 'its time has passed while nobody looked', { missed: iso(missed) });
    if (due && !this.#isBusy) void this.#start(address);
  }

  #read(): void {
    const stamp = checksStamp(this.#place);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    const schedule = readChecks(this.#place)?.schedule ?? null;
    const text = JSON.stringify(schedule);
    if (text === this.#text) return;
    this.#text = text;
    this.#times = schedule && timesOf(schedule);
    this.#timing = null;
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
