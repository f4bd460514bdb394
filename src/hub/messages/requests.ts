/** Messages whose sender waits for a reply. */
import { done, refused, type Answer } from '../answer.ts';
import type { Json } from '../../spec/desired.ts';

export interface RequestReply {
  readonly id: string;
  /** Name of the inbox of whoever replied. */
  readonly from: string | null;
  readonly body: Json;
}

export class Requests {
  readonly #waiting = new Map<string, (reply: RequestReply) => void>();

  wait(id: string, ms: number, signal: AbortSignal): Promise<Answer<RequestReply>> {
    return new Promise((resolve) => {
      const settle = (answer: Answer<RequestReply>): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        signal.removeEventListener('abort', abort);
        resolve(answer);
      };
      const abort = (): void => settle(refused('timedOut', 'the request was cancelled'));
      const timer = setTimeout(() => settle(refused('timedOut', `no reply within ${ms} ms`)), ms);
      signal.addEventListener('abort', abort);
      this.#waiting.set(id, (reply) => settle(done(reply)));
    });
  }

  /** False: nobody waits for it (any more). */
  reply(reply: RequestReply): boolean {
    const waiting = this.#waiting.get(reply.id);
    waiting?.(reply);
    return waiting !== undefined;
  }
}
