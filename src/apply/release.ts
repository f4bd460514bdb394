/**
 * Starts the panes that were held back, each when all that it depends on is true: those of this run and those that an earlier run left
 * waiting. Nothing about it is remembered but which checks have succeeded, so the next run goes on where this one ends.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ObservedPane } from '../backend/backend.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Action, Plan } from '../plan/model.ts';
import type { ProcessRecord } from '../runner/process.ts';
import type { DesiredPane } from '../spec/desired.ts';
import { release, type Waiting } from '../supervise/order/release.ts';
import type { Blocked, Standing } from '../supervise/order/conditions.ts';
import type { ApplyHost } from './events.ts';
import type { ProcessKeeper } from './keeper.ts';
import { paneIndex } from './locate.ts';
import type { Survey } from './survey.ts';

export interface Released {
  /** address → why it was not started */
  readonly failures: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Something was started or has been found to be ready. */
  readonly changed: boolean;
}

/** `plan`: its tasks say which panes are meant, and how they came to wait. Returns when none is left that may still be started. */
export async function releaseWaiting(
  plan: Pick<Plan, 'desired' | 'tasks'>,
  seen: Survey,
  keeper: ProcessKeeper,
  host: ApplyHost,
): Promise<Released> {
  const held = heldPanes(plan, seen);
  if (held.size === 0) return { failures: new Map(), changed: false };
  const work = new Releasing(plan, seen, keeper, host, held);
  return work.run();
}

interface Held {
  readonly pane: DesiredPane;
  readonly observed: ObservedPane;
  /** What this run did to its pane. */
  readonly action: Action;
}

function heldPanes({ desired, tasks }: Pick<Plan, 'desired' | 'tasks'>, seen: Survey): Map<string, Held> {
  const found = paneIndex(seen.observed, desired.project.key);
  const held = new Map<string, Held>();
  for (const { pane, kind } of tasks) {
    const { address, supervision } = pane;
    const observed = found.get(address)?.pane;
    if (!observed || supervision.start === 'manual') continue;
    const state = seen.recorded.processes.get(observed.marker?.launch ?? '')?.state.kind;
    // Without a word of its runner yet, a pane that depends on nothing is about to run.
    if (state === 'waiting' || (state === 'starting' && supervision.dependsOn.size > 0))
      held.set(address, { pane, observed, action: kind === 'keep' ? 'no-op' : kind });
  }
  return held;
}

/** ms between two looks at the records. */
const shortestPause = 10;
const longestPause = 100;
/** ms for a runner to say its first word. */
const firstWord = 15_000;

class Releasing {
  readonly #keeper: ProcessKeeper;
  readonly #host: ApplyHost;
  readonly #waiting: Map<string, Held>;
  readonly #desired: ReadonlyMap<string, DesiredPane>;
  readonly #observed: ReadonlyMap<string, ObservedPane>;
  readonly #began = Date.now();
  readonly #starting = new Set<string>();
  readonly #blocked = new Map<string, Blocked>();
  readonly #notReady = new Map<string, string>();
  readonly #probing = new Set<string>();
  readonly #said = new Map<string, string>();
  readonly #failures = new Map<string, readonly Diagnostic[]>();
  readonly #ended = new AbortController();
  #changed = false;
  #news = true;

  constructor(
    { desired }: Pick<Plan, 'desired'>,
    { observed }: Survey,
    keeper: ProcessKeeper,
    host: ApplyHost,
    held: Map<string, Held>,
  ) {
    this.#keeper = keeper;
    this.#host = host;
    this.#waiting = held;
    this.#desired = new Map(
      desired.workspaces.flatMap(({ panes }) => panes.map((pane) => [pane.address, pane] as const)),
    );
    const found = paneIndex(observed, desired.project.key);
    this.#observed = new Map([...found].map(([address, { pane }]) => [address, pane]));
  }

  async run(): Promise<Released> {
    const { signal } = this.#host;
    const stop = (): void => this.#ended.abort();
    signal.addEventListener('abort', stop);
    for (let delay = shortestPause; !signal.aborted; delay = this.#news ? shortestPause : delay * 2) {
      this.#news = false;
      this.#look();
      if (this.#waiting.size === 0 && this.#starting.size === 0) break;
      await pause(Math.min(delay, longestPause));
    }
    signal.removeEventListener('abort', stop);
    this.#ended.abort();
    return { failures: this.#failures, changed: this.#changed };
  }

  #look(): void {
    const waiting = this.#stillWaiting();
    const { start, blocked, open, probe } = release(waiting, this.#standing(waiting));
    for (const address of start) void this.#start(address);
    for (const [address, obstacle] of blocked) this.#block(address, obstacle);
    for (const [address, text] of open) this.#say(address, `waits for ${text}`);
    for (const address of probe) if (!this.#probing.has(address)) void this.#probe(address);
  }

  /** Those whose runner waits. The others are no longer ours to start: somebody pressed Enter, or closed the pane. */
  #stillWaiting(): readonly Waiting[] {
    return [...this.#waiting].flatMap(([address, { pane, observed }]): readonly Waiting[] => {
      const record = this.#keeper.record(observed);
      if (record?.state.kind === 'waiting') return [{ address, dependsOn: pane.supervision.dependsOn }];
      if (record?.state.kind === 'starting' && this.#isEarly()) return [];
      if (record?.hasRun === true) this.#done(address);
      else this.#fail(address, gone(address));
      return [];
    });
  }

  #standing(waiting: readonly Waiting[]): ReadonlyMap<string, Standing> {
    const addresses = new Set(waiting.flatMap(({ dependsOn }) => [...dependsOn.keys()]));
    return new Map([...addresses].flatMap((address) => this.#standingOf(address) ?? []));
  }

  #standingOf(address: string): [[string, Standing]] | null {
    const observed = this.#observed.get(address);
    if (!observed) return null;
    const record = this.#keeper.record(observed);
    const state = stateOf(record, observed);
    const manual = this.#desired.get(address)?.supervision.start === 'manual';
    const isOurs = this.#waiting.has(address) || this.#starting.has(address) || manual;
    const late = state === 'starting' && !this.#isEarly();
    const standing: Standing = {
      state: late ? 'waiting' : state,
      exitCode: record && 'exit' in record.state ? record.state.exit.code : null,
      hasRun: record?.hasRun ?? true,
      ready: record?.ready ?? false,
      manual,
      notReady: this.#notReady.get(address) ?? null,
      blocked: this.#blocked.get(address) ?? (isOurs && !late ? null : notStarted),
    };
    return [[address, standing]];
  }

  async #start(address: string): Promise<void> {
    const held = this.#waiting.get(address);
    if (!held) return;
    this.#waiting.delete(address);
    this.#starting.add(address);
    const started = await this.#keeper.start(held.observed, held.pane);
    this.#starting.delete(address);
    if (started.ok) this.#done(address, held);
    else this.#fail(address, started.diagnostics, held);
  }

  async #probe(address: string): Promise<void> {
    const [pane, observed] = [this.#desired.get(address), this.#observed.get(address)];
    const check = pane?.supervision.ready ?? null;
    if (!pane || !observed) return;
    this.#probing.add(address);
    if (check === null) {
      this.#notReady.set(address, 'has no readiness check');
      return;
    }
    const { untilReady } = await import('../supervise/probe/until-ready.ts');
    const before = this.#keeper.record(observed)?.state;
    const since = before?.kind === 'running' ? before.since : Date.now();
    const found = await untilReady(check, this.#keeper.asked(pane, observed), since, this.#ended.signal);
    this.#news = true;
    if (found.kind === 'failed') this.#notReady.set(address, found.reason);
    if (found.kind !== 'ready') return;
    const record = this.#keeper.record(observed);
    // What answered while the program was down was not the program: it is asked again.
    if (record?.state.kind !== 'running') this.#probing.delete(address);
    else {
      const remembered = this.#keeper.isReady(observed, record);
      if (remembered.ok) this.#host.emit({ type: 'change_progress', address, text: 'ready' });
      else this.#notReady.set(address, remembered.diagnostics[0]?.message ?? 'cannot be remembered as ready');
      this.#changed = true;
      this.#probing.delete(address);
    }
  }

  #block(address: string, obstacle: Blocked): void {
    const held = this.#waiting.get(address);
    this.#blocked.set(address, obstacle);
    this.#waiting.delete(address);
    if (obstacle.isFailure) this.#fail(address, notReleased(address, obstacle.reason), held);
    else {
      this.#say(address, `stays waiting: ${obstacle.reason}`);
      if (held && isOfThisRun(held.action))
        this.#host.emit({ type: 'change_complete', address, action: held.action });
    }
  }

  #done(address: string, held = this.#waiting.get(address)): void {
    this.#waiting.delete(address);
    this.#news = true;
    this.#changed = true;
    const action = held && isOfThisRun(held.action) ? held.action : 'no-op';
    this.#host.emit({ type: 'change_complete', address, action });
  }

  #fail(address: string, diagnostics: readonly Diagnostic[], held = this.#waiting.get(address)): void {
    this.#waiting.delete(address);
    if (!this.#blocked.has(address)) this.#blocked.set(address, notStarted);
    this.#failures.set(address, diagnostics);
    this.#news = true;
    this.#host.emit({ type: 'change_failed', address, action: held?.action ?? 'no-op', diagnostics });
  }

  /** Once. */
  #say(address: string, text: string): void {
    if (this.#said.get(address) === text) return;
    this.#said.set(address, text);
    this.#host.emit({ type: 'change_progress', address, text });
  }

  #isEarly(): boolean {
    return Date.now() - this.#began < firstWord;
  }
}

/** Whether it waits because this run made its pane, or its process, anew. */
const isOfThisRun = (action: Action): boolean => action !== 'no-op' && action !== 'update';

const notStarted: Blocked = { reason: 'it was not started', isFailure: true };

/** Without a record (the runtime folder is gone) the pane itself is all that is known of it. */
const stateOf = (record: ProcessRecord | null, observed: ObservedPane): Standing['state'] =>
  observed.dead ? 'exited' : (record?.state.kind ?? 'running');

const notReleased = (address: string, reason: string): readonly Diagnostic[] => [
  {
    code: 'WZP5012',
    severity: 'error',
    message: `${address} is not started: ${reason}`,
    address,
    hint: `it waits in its pane: wzp apply starts it once that is put right, wzp start ${address} at once`,
  },
];

const gone = (address: string): readonly Diagnostic[] => [
  {
    code: 'WZP5003',
    severity: 'error',
    message: `the runner of ${address} has ended while it waited`,
    address,
    hint: 'run wzp apply: it makes the pane anew',
  },
];
