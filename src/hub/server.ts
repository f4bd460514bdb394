/** The listening side: takes connections in, up to a limit, and lets all of them go at the end. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Client } from './client.ts';
import { Connection } from './connection.ts';
import type { Dispatcher } from './dispatch.ts';
import type { HubLimits } from './limits.ts';

export class HubServer {
  /** To be bound by `bind`. */
  readonly net: Server;
  #limits: HubLimits;
  readonly #clients: Set<Client>;
  readonly #connections = new Set<Connection>();
  #dispatcher: Dispatcher | null = null;
  #waiting: Socket[] = [];

  /** `clients`: kept up to date here, for the hub. */
  constructor(limits: HubLimits, clients: Set<Client>) {
    this.#limits = limits;
    this.#clients = clients;
    this.net = createServer({ allowHalfOpen: true }, (socket) => this.#take(socket));
  }

  /** For clients that come from now on. */
  set limits(limits: HubLimits) {
    this.#limits = limits;
  }

  /** Until now connections have only been kept waiting. */
  begin(dispatcher: Dispatcher): void {
    this.#dispatcher = dispatcher;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const socket of waiting) this.#serve(socket, dispatcher);
  }

  /** Nobody can connect any more, and everybody who is connected is let go. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.net.close(() => resolve()));
    for (const socket of this.#waiting) socket.destroy();
    for (const connection of this.#connections) connection.close();
    await closed;
  }

  #take(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    if (this.#dispatcher === null) this.#waiting.push(socket);
    else this.#serve(socket, this.#dispatcher);
  }

  #serve(socket: Socket, dispatcher: Dispatcher): void {
    const connection = new Connection(socket, dispatcher, this.#limits);
    if (this.#clients.size >= this.#limits.clients && !this.#makeRoom())
      return connection.refuse({
        kind: 'limit',
        message: `more than ${this.#limits.clients} clients`,
        retryable: true,
      });
    this.#connections.add(connection);
    this.#clients.add(connection.client);
    connection.client.onEnd(() => {
      this.#connections.delete(connection);
      this.#clients.delete(connection.client);
    });
  }

  /** Whoever has not introduced himself yet goes first: a crowd of strangers must not keep a client out. */
  #makeRoom(): boolean {
    const stranger = [...this.#connections].find(({ client }) => !client.ready);
    stranger?.close();
    return stranger !== undefined;
  }
}
