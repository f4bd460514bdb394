/** One WebSocket: a text message is a JSON text, as a line is on the socket. */
import type { WebSocket } from 'ws';
import { errorBody, type HubError } from '../answer.ts';
import { Client } from '../client.ts';
import type { Dispatcher } from '../dispatch.ts';
import type { HubLimits } from '../limits.ts';

/** Close codes of RFC 6455. */
const codes = { policy: 1008, going: 1001 } as const;
/** ms in which a client may take the last words of the hub. */
const farewellMs = 1000;

export class WebSocketConnection {
  readonly client: Client;
  readonly #socket: WebSocket;
  readonly #dispatcher: Dispatcher;
  #ending = false;
  /** Until the client is let in, its messages are served one after the other. */
  #introduction: Promise<void> = Promise.resolve();
  #open = 0;

  constructor(socket: WebSocket, dispatcher: Dispatcher, limits: HubLimits) {
    this.#socket = socket;
    this.#dispatcher = dispatcher;
    this.client = new Client(
      {
        send: (text) => this.#send(text),
        get unread() {
          return socket.bufferedAmount;
        },
        close: () => this.close(),
      },
      limits,
      undefined,
      true,
    );
    const deadline = setTimeout(() => {
      if (!this.client.ready) this.#refuse('notAllowed', 'initialize did not come in time');
    }, limits.initializeMs);
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#take(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.once('close', () => {
      clearTimeout(deadline);
      this.#ending = true;
      this.client.leave();
    });
  }

  close(code: number = codes.going): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#socket.close(code);
    setTimeout(() => this.#socket.terminate(), farewellMs).unref();
    this.client.leave();
  }

  #refuse(kind: HubError['kind'], message: string): void {
    const error = errorBody(null, { kind, message, retryable: false });
    this.#send(JSON.stringify({ jsonrpc: '2.0', id: null, error }));
    this.close(codes.policy);
  }

  #take(data: Buffer, isBinary: boolean): void {
    if (this.#ending) return;
    if (isBinary) return this.#refuse('request', 'messages are texts here');
    this.#open += 1;
    if (this.client.ready) void this.#serve(data);
    else if (this.#open > this.client.limits.inFlight)
      return this.#refuse('notAllowed', 'the first call is initialize');
    else this.#introduction = this.#introduction.then(() => this.#serve(data));
    // A client that asks and does not read is not read either.
    if (this.#socket.bufferedAmount > this.client.limits.unreadBytes) this.#socket.pause();
  }

  async #serve(data: Buffer): Promise<void> {
    if (!this.#ending) {
      const { text, closes } = await this.#dispatcher.dispatch(this.client, data);
      if (text !== null) this.#send(text);
      if (closes) this.close(codes.policy);
    }
    this.#open -= 1;
  }

  #send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(text, () => {
      if (this.#socket.isPaused && this.#socket.bufferedAmount === 0) this.#socket.resume();
      this.client.caughtUp();
    });
    if (this.#socket.bufferedAmount > this.client.limits.unreadBytes * 64) this.#socket.terminate();
  }
}
