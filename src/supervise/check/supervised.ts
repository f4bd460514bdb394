/** One launch whose program has checks. */
import { endGently } from '../../apply/end-gently.ts';
import { stopPolicyOf } from '../../apply/stop-policy.ts';
import type { Hub } from '../../hub/hub.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { checksStamp, readChecks, type RecordedChecks } from '../../runner/checks-file.ts';
import { endStart } from '../../runner/end-start.ts';
import { writeHealth } from '../../runner/health-file.ts';
import { isAdoptedName, type LaunchPlace } from '../../runner/place.ts';
import { rememberReady } from '../../runner/policy.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import { readRecord } from '../../runner/records.ts';
import { readStop } from '../../runner/stop-file.ts';
import { answerTo } from '../probe/answer.ts';
import type { Answer, Start, Verdict } from './machine.ts';
import { PaneAccess } from './pane-access.ts';
import { healthRule, readyRule } from './rules.ts';
import { RunningCheck } from './running.ts';
import type { Seats } from './seats.ts';

export class Supervised {
  readonly #place: LaunchPlace;
  readonly #hub: Hub;
  readonly #seats: Seats;
  readonly #pane: PaneAccess;
  readonly #ready: RunningCheck;
  readonly #health: RunningCheck;
  readonly #closed = new AbortController();
  #stamp: string | null = null;
  /** Without the environment, which is large: it is read again when a command needs it. */
  #checks: Pick<RecordedChecks, 'ready' | 'health' | 'restart'> | null = null;
  #address = '';

  constructor(place: LaunchPlace, hub: Hub, seats: Seats) {
    this.#place = place;
    this.#hub = hub;
    this.#seats = seats;
    this.#pane = new PaneAccess(place, hub);
    this.#ready = new RunningCheck({
      ask: (timeoutMs, signal) => this.#ask('ready', timeoutMs, signal),
      tell: (start, verdict) => this.#tellReady(start, verdict),
      end: () => Promise.resolve(),
    });
    this.#health = new RunningCheck({
      ask: (timeoutMs, signal) => this.#ask('health', timeoutMs, signal),
      tell: (start, verdict, reason) => this.#tellHealth(start, verdict, reason),
      end: (start, reason) => this.#end(start, reason),
    });
  }

  look(record: ProcessRecord): void {
    const stamp = checksStamp(this.#place);
    if (stamp !== this.#stamp) {
      const read = stamp === '' ? null : readChecks(this.#place);
      this.#checks = read && { ready: read.ready, health: read.health, restart: read.restart };
      this.#stamp = stamp;
    }
    const { state, generation, starts, address } = record;
    this.#address = address;
    const { ready = null, health = null } = this.#checks ?? {};
    if (state.kind !== 'running' || (ready === null && health === null)) {
      this.#ready.send({ kind: 'down' });
      this.#health.send({ kind: 'down' });
      return;
    }
    const seen = { kind: 'running', start: { generation, starts }, age: Date.now() - state.since } as const;
    if (ready === null || record.ready) this.#ready.send({ kind: 'down' });
    else this.#ready.send({ ...seen, rule: readyRule(ready) });
    if (health === null) this.#health.send({ kind: 'down' });
    else this.#health.send({ ...seen, rule: healthRule(health, this.#isRestarted()) });
  }

  close(): void {
    this.#closed.abort();
    this.#ready.close();
    this.#health.close();
  }

  /** Without a runner nobody would start it again. */
  #isRestarted(): boolean {
    return this.#checks !== null && this.#checks.restart !== 'no' && !isAdoptedName(this.#place.launch);
  }

  #ask(kind: 'ready' | 'health', timeoutMs: number, signal: AbortSignal): Promise<Answer> {
    const { question } = this.#checks?.[kind] ?? {};
    if (question === undefined) return Promise.resolve(nothing);
    const read = (): ReturnType<PaneAccess['read']> => this.#pane.read();
    if (question.kind !== 'exec')
      return answerTo(question, { cwd: '/', environment: {}, read }, timeoutMs, signal);
    return this.#seats.take(async () => {
      const checks = readChecks(this.#place);
      if (checks === null) return nothing;
      const { cwd, environment } = checks;
      return answerTo(question, { cwd, environment, read }, timeoutMs, signal);
    });
  }

  #tellReady({ generation, starts }: Start, verdict: Verdict): void {
    if (verdict !== 'healthy') return;
    const kept = rememberReady(this.#place, generation, starts);
    if (!kept.ok) this.#complain('its readiness cannot be remembered', kept.diagnostics);
  }

  #tellHealth(start: Start, verdict: Verdict, reason: string | null): void {
    const kept = writeHealth(this.#place, start.generation, start.starts, { verdict, reason });
    if (!kept.ok) this.#complain('its health cannot be written down', kept.diagnostics);
    const { project, launch } = this.#place;
    const address = this.#address;
    if (verdict !== 'starting') this.#hub.log.info(`${address} is ${verdict}`, { project, address, reason });
    if (verdict !== 'unhealthy') return;
    const data = { launch, reason, restarts: this.#isRestarted() };
    this.#hub.events.publish({ type: 'process.unhealthy', project, address, data });
  }

  async #end(start: Start, reason: string): Promise<void> {
    const stop = stopPolicyOf(readRecord(this.#place), readStop(this.#place));
    const isAsked = stop.command !== null || stop.keys.length > 0;
    const log = (text: string): void => this.#hub.log.info(text, { address: this.#address });
    const ended = await endStart(this.#place, {
      ...start,
      because: `its health check failed: ${reason}`,
      signal: stop.signal,
      timeoutMs: stop.timeoutMs,
      abort: this.#closed.signal,
      ...(isAsked ? { first: () => endGently((text) => this.#pane.type(text), stop, log) } : {}),
    });
    if (!ended.ok) this.#complain('it cannot be ended', ended.diagnostics);
  }

  #complain(what: string, diagnostics: readonly Diagnostic[]): void {
    this.#hub.log.error(`${this.#address}: ${what}`, { project: this.#place.project, diagnostics });
  }
}

const nothing: Answer = { kind: 'none', reason: 'there is nothing to ask any more' };
