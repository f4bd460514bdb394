/**
 * Measures what the programs in panes use, and acts upon limits of memory. It follows the runners' records and files alone: a daemon that
 * is killed leaves nothing behind, and the next one begins anew.
 */
import type { Hub } from '../../hub/hub.ts';
import type { Looked } from '../../hub/processes/process-watch.ts';
import { History, type Sample } from '../../hub/processes/usage-history.ts';
import type { UsedBy } from '../../hub/processes/usage-book.ts';
import { readLimits, readProjectLimits } from '../../runner/limits-file.ts';
import type { LaunchPlace } from '../../runner/place.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import type { PaneLimits } from '../../spec/desired.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { measure } from '../../runner/usage.ts';
import { act, type ActRequest } from './act.ts';
import { step, within, type Event, type State } from './machine.ts';
import { bytesInWords } from '../../runner/bytes-in-words.ts';

/** ms between two samples where something has a limit, and where nothing has. */
const watchfulMs = 1000;
const idleMs = 5000;
/** A sample may take the daemon this part of its time. */
const share = 0.005;
/** Samples that are kept of each program. */
const kept = 120;

interface Running {
  readonly place: LaunchPlace;
  readonly record: ProcessRecord;
  readonly pid: number;
  readonly limits: PaneLimits | null;
}

export const limitsPart: DaemonPart = ({ hub, onProcess, onLook }) => {
  const watch = new LimitsWatch(hub);
  onLook((looked) => watch.read(looked));
  for (const project of new Set(hub.projects.known.map(({ key }) => key)))
    for (const [launch, record] of hub.processes.records(project)) watch.read({ project, launch, record });
  watch.begin();
  onProcess(({ project, launch, after }) => {
    if (after?.state.kind !== 'running') return;
    if (readLimits({ runtimeDir: hub.paths.runtime, project, launch }) !== null) watch.hurry();
  });
  return { stop: () => watch.close() };
};

class LimitsWatch {
  readonly #hub: Hub;
  readonly #histories = new Map<string, History>();
  /** By pane, `project/launch`, or by project. */
  readonly #states = new Map<string, State>();
  /** Of the panes that have any. */
  readonly #limits = new Map<string, PaneLimits>();
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #idle = true;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  read({ project, launch, record }: Looked): void {
    const runtimeDir = this.#hub.paths.runtime;
    const limits = record === null ? null : readLimits({ runtimeDir, project, launch });
    if (limits === null) this.#limits.delete(`${project}/${launch}`);
    else this.#limits.set(`${project}/${launch}`, limits);
  }

  begin(): void {
    const began = performance.now();
    let next = idleMs;
    try {
      if (this.#sample()) next = watchfulMs;
    } catch (error) {
      this.#hub.log.error('what processes use cannot be measured', { error: String(error) });
    }
    this.#idle = next === idleMs;
    const pause = Math.max(next, (performance.now() - began) / share);
    this.#timer = setTimeout(() => this.begin(), pause).unref();
  }

  /** Something with a limit was started: the next look is not left to when nothing has one. */
  hurry(): void {
    if (!this.#idle || this.#end.signal.aborted) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#idle = false;
    this.#timer = setTimeout(() => this.begin(), watchfulMs).unref();
  }

  close(): void {
    this.#end.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** True: something has a limit. */
  #sample(): boolean {
    const running = this.#running();
    const uses = measure(running.map(({ record, pid }) => ({ runner: record.runnerPid ?? pid, pid })));
    const at = Date.now();
    const entries: UsedBy[] = [];
    const seen = new Set<string>();
    const samples = new Map<Running, Sample>();
    for (const [index, one] of running.entries()) {
      const use = uses[index];
      if (use === undefined || use.processes === 0) continue;
      const { project, launch } = one.place;
      const name = `${project}/${launch}`;
      seen.add(name);
      const history = this.#histories.get(name) ?? new History(kept);
      this.#histories.set(name, history);
      samples.set(one, history.add(startOf(one), use, at));
      const limit = one.limits?.memory ?? null;
      entries.push({ project, launch, address: one.record.address, limit, history });
    }
    for (const name of this.#histories.keys()) if (!seen.has(name)) this.#histories.delete(name);
    this.#hub.usage.replace(entries);
    const paneLimits = this.#judgePanes(samples);
    const projectLimits = this.#judgeProjects(samples);
    for (const name of this.#states.keys())
      if (!seen.has(name) && this.#states.get(name)?.kind !== 'acting' && name.includes('/'))
        this.#states.delete(name);
    return paneLimits || projectLimits;
  }

  #running(): readonly Running[] {
    const runtimeDir = this.#hub.paths.runtime;
    const projects = new Set(this.#hub.projects.known.map(({ key }) => key));
    return [...projects].flatMap((project) =>
      [...this.#hub.processes.records(project)].flatMap(([launch, record]) => {
        if (record.state.kind !== 'running') return [];
        const place = { runtimeDir, project, launch };
        const limits = this.#limits.get(`${project}/${launch}`) ?? null;
        return [{ place, record, pid: record.state.pid, limits }];
      }),
    );
  }

  #judgePanes(samples: ReadonlyMap<Running, Sample>): boolean {
    let any = false;
    for (const [one, { memory }] of samples) {
      const { place, record, limits } = one;
      const name = `${place.project}/${place.launch}`;
      const limit = limits?.memory ?? null;
      any ||= limit !== null;
      const action = limits?.action ?? 'restart';
      this.#send(name, { kind: 'sample', start: startOf(one), memory, limit }, (above) => {
        this.#hub.usage.exceeded.pane += 1;
        const because = `it used ${bytesInWords(above)} of memory, and its limit is ${bytesInWords(limit ?? 0)}`;
        return this.#act(
          { place, record, action, because },
          { memory: above, limit: limit ?? 0, of: 'pane' },
        );
      });
    }
    return any;
  }

  #judgeProjects(samples: ReadonlyMap<Running, Sample>): boolean {
    let any = false;
    const projects = new Map<string, [Running, Sample][]>();
    for (const [one, sample] of samples) {
      const own = projects.get(one.place.project) ?? [];
      projects.set(one.place.project, own);
      own.push([one, sample]);
    }
    for (const [project, own] of projects) {
      const limit = readProjectLimits(this.#hub.paths.runtime, project)?.memory ?? null;
      any ||= limit !== null;
      const memory = own.reduce((sum, [, sample]) => sum + sample.memory, 0);
      const [largest] = own.toSorted(([, one], [, other]) => other.memory - one.memory);
      if (largest === undefined) continue;
      const [{ place, record }, sample] = largest;
      // One after the other: whoever is ended gives its memory back before the next is looked for.
      this.#send(project, { kind: 'sample', start: 'project', memory, limit }, (above) => {
        this.#hub.usage.exceeded.project += 1;
        const because =
          `the project used ${bytesInWords(above)} of memory, its limit is ${bytesInWords(limit ?? 0)}, ` +
          `and this used most of it (${bytesInWords(sample.memory)})`;
        return this.#act(
          { place, record, action: 'end', because },
          { memory: above, limit: limit ?? 0, of: 'project' },
        );
      });
    }
    for (const project of this.#states.keys())
      if (!project.includes('/') && !projects.has(project)) this.#states.delete(project);
    return any;
  }

  #send(name: string, event: Event, onAct: (memory: number) => Promise<void>): void {
    const { state, act: asked } = step(this.#states.get(name) ?? within, event, performance.now());
    this.#states.set(name, state);
    if (asked === null) return;
    void onAct(asked.memory).finally(() => {
      const now = this.#states.get(name);
      if (now !== undefined)
        this.#states.set(name, step(now, { kind: 'done', start: asked.start }, performance.now()).state);
    });
  }

  async #act(
    request: Omit<ActRequest, 'abort'>,
    data: { readonly memory: number; readonly limit: number; readonly of: 'pane' | 'project' },
  ): Promise<void> {
    const { place, record, action, because } = request;
    const { project, launch } = place;
    const { address } = record;
    this.#hub.log.info(`${address}: ${because}`, { project, address, action });
    this.#hub.events.publish({
      type: 'process.over_limit',
      project,
      address,
      data: { launch, action, ...data },
    });
    const done = await act(this.#hub, { ...request, abort: this.#end.signal }).catch((error: unknown) =>
      String(error),
    );
    if (typeof done === 'string') this.#hub.log.error(`${address}: ${done}`, { project });
    else if (!done.ok)
      this.#hub.log.error(`${address} cannot be ended`, { project, diagnostics: done.diagnostics });
  }
}

const startOf = ({ record, pid }: Running): string => `${record.generation} ${record.starts} ${pid}`;
