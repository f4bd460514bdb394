/** A machine at work: its timer, the question that is under way, and the hands that do what it asks for. */
import {
  idle,
  step,
  type Answer,
  type Effect,
  type Event,
  type State,
  type Verdict,
  type Start,
} from './machine.ts';

export interface Hands {
  ask(timeoutMs: number, signal: AbortSignal): Promise<Answer>;
  tell(start: Start, verdict: Verdict, reason: string | null): void;
  /** Resolves when it has been tried. */
  end(start: Start, reason: string): Promise<void>;
}

/** ms: longest pause that a timer of Node can make. */
const longestPause = 2 ** 31 - 1;

export class RunningCheck {
  readonly #hands: Hands;
  readonly #now: () => number;
  #state: State = idle;
  #timer: NodeJS.Timeout | null = null;
  #question: { readonly number: number; readonly abort: AbortController } | null = null;
  #closed = false;

  /** `now`: ms of a clock that never goes back. */
  constructor(hands: Hands, now: () => number = () => performance.now()) {
    this.#hands = hands;
    this.#now = now;
  }

  get state(): State {
    return this.#state;
  }

  send(event: Event): void {
    if (this.#closed) return;
    const { state, effects } = step(this.#state, event, this.#now());
    this.#state = state;
    if (state.kind !== 'resting') this.#rest();
    for (const effect of effects) this.#carryOut(effect);
  }

  /** What runs goes on. */
  close(): void {
    this.#closed = true;
    this.#rest();
    this.#question?.abort.abort();
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'ask':
        return void this.#ask(effect);
      case 'drop':
        if (this.#question?.number === effect.question) this.#question.abort.abort();
        return;
      case 'wake': {
        this.#rest();
        const wait = Math.min(longestPause, Math.max(0, Math.ceil(effect.at - this.#now())));
        this.#timer = setTimeout(() => this.#wake(effect.at), wait).unref();
        return;
      }
      case 'tell':
        return this.#hands.tell(effect.start, effect.verdict, effect.reason);
      case 'end':
        return void this.#end(effect);
    }
  }

  /** A timer may be a little early, or its time too far away for one. */
  #wake(at: number): void {
    if (this.#now() < at) this.#carryOut({ kind: 'wake', at });
    else this.send({ kind: 'time' });
  }

  async #ask({ start, question, timeoutMs }: Extract<Effect, { kind: 'ask' }>): Promise<void> {
    const abort = new AbortController();
    this.#question = { number: question, abort };
    const answer = await this.#hands
      .ask(timeoutMs, abort.signal)
      .catch((error: unknown): Answer => ({ kind: 'none', reason: String(error) }));
    if (this.#question.number === question) this.#question = null;
    if (!abort.signal.aborted) this.send({ kind: 'answer', start, question, answer });
  }

  async #end({ start, reason }: Extract<Effect, { kind: 'end' }>): Promise<void> {
    await this.#hands.end(start, reason).catch(() => undefined);
    this.send({ kind: 'ended', start });
  }
}
