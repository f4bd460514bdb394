/** One connected client: who it says it is, what it may do, what it is owed. Knows nothing of sockets. */
import { done, refused, type Answer } from './answer.ts';
import type { HubEvent } from './events/event.ts';
import type { HubLimits } from './limits.ts';
import type { RequestId } from './request.ts';

/** The pane that a client speaks for. */
export interface Self {
  /** Project key. */
  readonly project: string;
  /** `dev/api`; null: only the project is known. */
  readonly address: string | null;
}

/** The way to the client. */
export interface Transport {
  send(text: string): void;
  /** Bytes that the client has not read yet. */
  readonly unread: number;
  /** Ends the connection once what was sent has gone out. */
  close(): void;
}

export class Client {
  readonly limits: HubLimits;
  ready = false;
  name = 'client';
  self: Self | null = null;
  /** With a token: the only project that it may touch. */
  scope: string | null = null;
  /** Used a method of CustomPaneBackend: it is told when its contexts end. */
  readonly contexts = new Set<string>();
  wantsOutput = false;
  /** It comes in a way that the permissions of files do not guard. */
  readonly mustHaveToken: boolean;

  readonly #transport: Transport;
  readonly #now: () => number;
  readonly #calls = new Set<AbortController>();
  readonly #byId = new Map<RequestId, AbortController>();
  readonly #atEnd = new Set<() => void>();
  #allowance: number;
  #counted: number;
  #refusals = 0;
  #dropped: { readonly from: number; readonly to: number } | null = null;
  #gone = false;

  constructor(
    transport: Transport,
    limits: HubLimits,
    now: () => number = () => performance.now(),
    mustHaveToken = false,
  ) {
    this.mustHaveToken = mustHaveToken;
    this.#transport = transport;
    this.limits = limits;
    this.#now = now;
    this.#allowance = limits.requestsPerSecond;
    this.#counted = now();
  }

  get gone(): boolean {
    return this.#gone;
  }

  /** Whether one more request is within the limits of this client. */
  admit(): Answer<void> {
    const { requestsPerSecond, inFlight } = this.limits;
    const now = this.#now();
    this.#allowance = Math.min(
      requestsPerSecond,
      this.#allowance + ((now - this.#counted) / 1000) * requestsPerSecond,
    );
    this.#counted = now;
    if (this.#allowance < 1) {
      this.#refusals += 1;
      const message = `more than ${requestsPerSecond} requests a second`;
      return this.#refusals > requestsPerSecond
        ? refused('limit', message, { closes: true })
        : refused('limit', message);
    }
    this.#allowance -= 1;
    if (this.#calls.size >= inFlight)
      return refused('limit', `more than ${inFlight} requests without an answer`);
    this.#refusals = 0;
    return done(undefined);
  }

  begin(id: RequestId | undefined): AbortController {
    const controller = new AbortController();
    this.#calls.add(controller);
    if (id !== undefined && id !== null) this.#byId.set(id, controller);
    if (this.#gone) controller.abort();
    return controller;
  }

  end(id: RequestId | undefined, controller: AbortController): void {
    this.#calls.delete(controller);
    if (id !== undefined && this.#byId.get(id) === controller) this.#byId.delete(id);
  }

  cancel(id: RequestId): void {
    this.#byId.get(id)?.abort();
  }

  notify(method: string, params: object): void {
    if (this.#gone) return;
    if (this.#transport.unread > this.limits.unreadBytes * 16) return this.#transport.close();
    this.#transport.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  /** As `notify`, but a client that does not read loses events, and is told which once it reads again. */
  tell({ seq }: HubEvent, method: string, params: object): void {
    if (this.#gone) return;
    if (this.#dropped !== null) this.caughtUp();
    if (this.#dropped === null && this.#transport.unread <= this.limits.unreadBytes)
      return this.notify(method, params);
    this.#dropped = {
      from: Math.min(this.#dropped?.from ?? seq, seq),
      to: Math.max(this.#dropped?.to ?? seq, seq),
    };
  }

  /** It has not read so much that events are dropped. */
  get isBehind(): boolean {
    return this.#gone || this.#transport.unread > this.limits.unreadBytes;
  }

  /** Called when the client has read something. */
  caughtUp(): void {
    if (this.#dropped === null || this.#transport.unread > this.limits.unreadBytes / 2) return;
    const dropped = this.#dropped;
    this.#dropped = null;
    this.notify('events.dropped', dropped);
  }

  /** Runs once when the client leaves; the result takes it back. */
  onEnd(work: () => void): () => void {
    this.#atEnd.add(work);
    return () => void this.#atEnd.delete(work);
  }

  leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    for (const controller of this.#calls) controller.abort();
    for (const work of this.#atEnd) work();
    this.#atEnd.clear();
  }
}
