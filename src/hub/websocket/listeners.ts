/** The WebSocket listeners that the specs ask for, opened and closed as the specs change. Loads ws only when there is one. */
import type { WebSocketSettings } from '../../spec/desired.ts';
import type { Log } from '../log.ts';
import type { WebSocketListener, WebSocketSurroundings } from './listener.ts';

export class WebSocketListeners {
  readonly #surroundings: WebSocketSurroundings;
  readonly #log: Log;
  readonly #open = new Map<string, WebSocketListener>();
  #turn: Promise<void> = Promise.resolve();

  constructor(surroundings: WebSocketSurroundings, log: Log) {
    this.#surroundings = surroundings;
    this.#log = log;
  }

  /** Resolves when they stand as they should, or the log says why not. */
  set(wanted: readonly WebSocketSettings[]): Promise<void> {
    this.#turn = this.#turn.then(() => this.#set(wanted));
    return this.#turn;
  }

  close(): Promise<void> {
    return this.set([]);
  }

  async #set(wanted: readonly WebSocketSettings[]): Promise<void> {
    const names = new Map(wanted.map((one) => [JSON.stringify(one), one]));
    for (const [name, listener] of this.#open) {
      if (names.has(name)) continue;
      this.#open.delete(name);
      await listener.close();
    }
    for (const [name, settings] of names) {
      if (this.#open.has(name)) continue;
      const { listenWebSocket } = await import('./listener.ts');
      const opened = await listenWebSocket(settings, this.#surroundings);
      const { host, port } = settings;
      if (opened.ok) {
        this.#open.set(name, opened.value);
        this.#log.info('WebSocket clients are listened for', { host, port, tls: settings.tls !== null });
      } else this.#log.error('WebSocket clients cannot be listened for', { diagnostics: opened.diagnostics });
    }
  }
}
