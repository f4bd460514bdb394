/** A client of the hub, for commands and tests: one socket, one JSON text a line. */
import { connect, type Socket } from 'node:net';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { errorText } from '../state/system-error.ts';
import { isObject, type JsonObject } from '../state/sealed.ts';
import type { HubMethod, Params, Result } from './generated/types.ts';

export interface HubFailure {
  /** As section 4 of the protocol has them; 0: the connection ended. */
  readonly code: number;
  readonly message: string;
  readonly hint: string | null;
}

export type HubReply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HubFailure };

export interface Introduction {
  readonly name: string;
  readonly version: string;
  readonly token?: string | undefined;
  /** `shop:dev/api`: the pane that it speaks for, when it has not the token of one. */
  readonly pane?: string | undefined;
  /** ms that the hub may take to let us in; 10,000 where not given */
  readonly patience?: number;
}

const usualPatience = 10_000;

export class HubClient {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (message: JsonObject) => void>();
  #next = 1;
  #rest = '';
  #gone = false;
  readonly ended: Promise<void>;
  onNotification: (method: string, params: JsonObject) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (chunk: Buffer | string) => this.#take(chunk.toString()));
    this.ended = new Promise((resolve) => {
      socket.once('close', () => {
        this.#gone = true;
        for (const settle of this.#waiting.values()) settle({});
        this.#waiting.clear();
        resolve();
      });
    });
    socket.on('error', () => socket.destroy());
  }

  /** Connects and introduces itself. */
  static async open(path: string, introduction: Introduction): Promise<Outcome<HubClient>> {
    const socket = await connected(path);
    if (!socket.ok) return socket;
    const client = new HubClient(socket.value);
    const { name, version, token, pane, patience = usualPatience } = introduction;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      client.close();
    }, patience);
    const hello = await client.call('initialize', {
      protocol_version: '1',
      client: { name, version },
      ...(token === undefined ? {} : { auth_token: token }),
      ...(pane === undefined ? {} : { pane }),
    });
    clearTimeout(timer);
    if (hello.ok) return ok(client);
    client.close();
    if (isLate)
      return failed({
        code: 'WZP5022',
        severity: 'error',
        message: `the hub does not answer (${path})`,
        hint: 'the daemon may be stopped: wzp daemon status says its pid, kill -CONT lets it go on, wzp daemon stop ends it',
      });
    return failed({
      code: 'WZP5025',
      severity: 'error',
      message: `the hub refused us: ${hello.failure.message}`,
      hint:
        hello.failure.hint ??
        'WZP_TOKEN may be of a pane that is gone; or wzp daemon stop, then wzp daemon start',
    });
  }

  call<M extends HubMethod>(method: M, params: Params<M>): Promise<HubReply<Result<M>>> {
    return this.send(method, params) as Promise<HubReply<Result<M>>>; // the hub answers what its schema says
  }

  /** A method by any name. */
  send(method: string, params: object): Promise<HubReply<unknown>> {
    if (this.#gone) return Promise.resolve(lost);
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, (message) => resolve(replyOf(message)));
      this.#socket.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const message: unknown = line === '' ? null : JSON.parse(line);
      if (!isObject(message)) continue;
      const { id, method, params } = message;
      if (typeof method === 'string') this.onNotification(method, isObject(params) ? params : {});
      else if (typeof id === 'number') {
        this.#waiting.get(id)?.(message);
        this.#waiting.delete(id);
      }
    }
  }
}

const lost: HubReply<never> = {
  ok: false,
  failure: { code: 0, message: 'the hub has closed the connection', hint: 'wzp daemon status' },
};

function replyOf({ result, error }: JsonObject): HubReply<unknown> {
  if (!isObject(error)) return result === undefined ? lost : { ok: true, value: result };
  const { code, message, data } = error;
  const hint = isObject(data) ? data['hint'] : null;
  return {
    ok: false,
    failure: {
      code: typeof code === 'number' ? code : 0,
      message: typeof message === 'string' ? message : 'it failed',
      hint: typeof hint === 'string' ? hint : null,
    },
  };
}

function connected(path: string): Promise<Outcome<Socket>> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(ok(socket));
    });
    socket.once('error', (error) =>
      resolve(
        failed({
          code: 'WZP5022',
          severity: 'error',
          message: `no hub is running (${errorText(error)})`,
          hint: 'start it with: wzp daemon start',
        }),
      ),
    );
  });
}
