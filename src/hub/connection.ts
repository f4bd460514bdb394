/** One socket: bytes in, messages to the dispatcher, answers out. Rubbish ends this connection and touches no other. */
import type { Socket } from 'node:net';
import { errorBody, type HubError } from './answer.ts';
import { Client } from './client.ts';
import type { Dispatcher } from './dispatch.ts';
import { MessageReader, type Framing } from './framing/framing.ts';
import { lineFraming } from './framing/line.ts';
import type { HubLimits } from './limits.ts';

/** ms in which a client may take the last words of the hub. */
const farewellMs = 1000;

export class Connection {
  readonly client: Client;
  readonly #socket: Socket;
  readonly #reader: MessageReader;
  readonly #dispatcher: Dispatcher;
  readonly #deadline: NodeJS.Timeout;
  #ending = false;
  /** The client has closed its side; what it asked for is still answered. */
  #heardAll = false;
  /** Messages that have come and are not answered yet. */
  #open = 0;
  /** Until the client is let in, its messages are served one after the other: the first may be what lets it in. */
  #introduction: Promise<void> = Promise.resolve();

  constructor(socket: Socket, dispatcher: Dispatcher, limits: HubLimits) {
    this.#socket = socket;
    this.#dispatcher = dispatcher;
    this.#reader = new MessageReader(limits);
    this.client = new Client(
      {
        send: (text) => this.#send(text),
        get unread() {
          return socket.writableLength;
        },
        close: () => this.close(),
      },
      limits,
    );
    this.#deadline = setTimeout(() => {
      if (!this.client.ready) this.refuse(late);
    }, limits.initializeMs);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('drain', () => this.#drained());
    socket.on('error', () => socket.destroy());
    socket.on('end', () => {
      this.#heardAll = true;
      if (this.#open === 0) return this.close();
      // It may wait for its answers, or be gone for good: then nobody would ever notice.
      setTimeout(() => this.close(), limits.halfOpenMs).unref();
    });
    socket.once('close', () => {
      clearTimeout(this.#deadline);
      this.client.leave();
    });
  }

  /** Says why, and ends. */
  refuse(error: HubError): void {
    this.#send(JSON.stringify({ jsonrpc: '2.0', id: null, error: errorBody(null, error) }));
    this.close();
  }

  close(): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#socket.removeAllListeners('data');
    this.#socket.resume(); // what still comes is thrown away; unread bytes would turn the end into a reset
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), farewellMs).unref();
    this.client.leave();
  }

  #take(chunk: Buffer | string): void {
    this.#reader.append(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    for (;;) {
      if (this.#ending) return;
      const message = this.#reader.next();
      if (message === null) break;
      if ('fault' in message)
        return this.refuse({ kind: 'request', message: message.fault, retryable: false });
      this.#open += 1;
      if (this.client.ready) void this.#serve(message);
      else if (this.#open > this.client.limits.inFlight) return this.refuse(late);
      else this.#introduction = this.#introduction.then(() => this.#serve(message));
    }
    // A client that asks and does not read is not read either.
    if (this.#socket.writableLength > this.client.limits.unreadBytes) this.#socket.pause();
  }

  async #serve(message: Buffer): Promise<void> {
    if (!this.#ending) {
      const { text, closes } = await this.#dispatcher.dispatch(this.client, message);
      if (text !== null) this.#send(text);
      if (closes) this.close();
    }
    this.#open -= 1;
    if (this.#heardAll && this.#open === 0) this.close();
  }

  #drained(): void {
    if (this.#socket.isPaused() && !this.#ending) this.#socket.resume();
    this.client.caughtUp();
  }

  #send(text: string): void {
    if (this.#socket.destroyed || this.#socket.writableEnded) return;
    const framing: Framing = this.#reader.framing ?? lineFraming;
    this.#socket.write(framing.encode(text));
    // It has asked for all this and does not read any of it.
    if (this.#socket.writableLength > this.client.limits.unreadBytes * 64) this.#socket.destroy();
  }
}

const late: HubError = { kind: 'notAllowed', message: 'initialize did not come in time', retryable: false };
