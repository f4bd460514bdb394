/** From the text of a message to the text of its answer: single requests and batches, notifications, errors with codes. */
import { randomBytes } from 'node:crypto';
import { errorBody, refused, type Answer, type HubError } from './answer.ts';
import { runMethod, type Call, type Method } from './call.ts';
import { checkParams } from './check-params.ts';
import type { Client } from './client.ts';
import { isDeeperThan } from './depth.ts';
import type { Hub } from './hub.ts';
import { idOf, requestOf, type Request, type RequestId } from './request.ts';

/** Methods that no terminal program can offer, by the beginning of their names. */
const outOfReach = /^crux:(ime|render)\//;
const mostInBatch = 1000;

export interface Reply {
  /** Null: nothing is to be sent. */
  readonly text: string | null;
  /** The connection ends after it. */
  readonly closes: boolean;
}

export class Dispatcher {
  readonly #methods: ReadonlyMap<string, Method>;
  readonly #hub: Hub;

  constructor(hub: Hub, methods: readonly Method[]) {
    this.#hub = hub;
    this.#methods = new Map(methods.map((row) => [row.name, row]));
  }

  get names(): readonly string[] {
    return [...this.#methods.keys()];
  }

  async dispatch(client: Client, text: Buffer): Promise<Reply> {
    const parsed = parse(text, client.limits.depth);
    if (!parsed.ok) return reply([failure(null, null, true, parsed.error)]);
    const { value } = parsed;
    if (!Array.isArray(value)) return reply([await this.#one(client, value)]);
    if (value.length === 0 || value.length > mostInBatch) {
      const why = `a batch has 1 to ${mostInBatch} requests`;
      return reply([failure(null, null, true, problem('request', why))]);
    }
    const items: readonly unknown[] = value;
    if (client.ready) return reply(await Promise.all(items.map((item) => this.#one(client, item))), true);
    // The first of them may be what lets the client in.
    const responses: Response[] = [];
    for (const item of items) responses.push(await this.#one(client, item));
    return reply(responses, true);
  }

  async #one(client: Client, value: unknown): Promise<Response> {
    const request = requestOf(value);
    if (!request.ok) return failure(idOf(value), null, true, request.error);
    const { id, method, versioned } = request.value;
    if (method === '$/cancelRequest') {
      client.cancel(idOf(request.value.params));
      return silent;
    }
    const answer = await this.#answer(client, request.value);
    if (id === undefined) return { ...silent, closes: !answer.ok && answer.error.closes === true };
    if (!answer.ok) return failure(id, method, versioned, answer.error);
    return { body: { ...(versioned ? { jsonrpc: '2.0' } : {}), id, result: answer.value }, closes: false };
  }

  async #answer(client: Client, { method, params, id }: Request): Promise<Answer<unknown>> {
    const row = this.#methods.get(method);
    if (!client.ready && row?.early !== true)
      return refused('notAllowed', 'the first call is initialize', {
        hint: 'initialize {"protocol_version":"1","client":{"name":"…","version":"…"}}',
      });
    if (row === undefined)
      return outOfReach.test(method)
        ? refused('unable', 'this belongs to the terminal itself: no program can do it from outside')
        : refused('method', `there is no method ${JSON.stringify(method)}`);
    const admitted = client.admit();
    if (!admitted.ok) return admitted;
    const controller = client.begin(id);
    const call: Call = { hub: this.#hub, client, signal: controller.signal };
    try {
      const checked = checkParams(method, params);
      return checked.ok ? await runMethod(row, call, checked.value) : checked;
    } catch (error) {
      const name = randomBytes(4).toString('hex');
      this.#hub.log.error('a method failed', { id: name, method, error });
      return refused('internal', `the hub failed; its log has the details under ${name}`);
    } finally {
      client.end(id, controller);
    }
  }
}

interface Response {
  /** Null for a notification. */
  readonly body: object | null;
  readonly closes: boolean;
}

const silent: Response = { body: null, closes: false };

function parse(text: Buffer, depth: number): Answer<unknown> {
  if (isDeeperThan(text, depth))
    return refused('request', `nested more than ${depth} levels deep`, { closes: true });
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) };
  } catch {
    return refused('parse', 'this is not JSON in UTF-8', { closes: true });
  }
}

const problem = (kind: 'request', message: string): HubError => ({ kind, message, retryable: false });

const failure = (id: RequestId, method: string | null, versioned: boolean, error: HubError): Response => ({
  body: { ...(versioned ? { jsonrpc: '2.0' } : {}), id, error: errorBody(method, error) },
  closes: error.closes === true,
});

function reply(responses: readonly Response[], batch = false): Reply {
  const bodies = responses.flatMap(({ body }) => body ?? []);
  const closes = responses.some((response) => response.closes);
  if (bodies.length === 0) return { text: null, closes };
  return { text: JSON.stringify(batch ? bodies : bodies[0]), closes };
}
