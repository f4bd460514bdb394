/** A hub without a daemon, for tests of what stands between a socket and the methods. */
import type { Method } from '../../src/hub/call.ts';
import { Client, type Transport } from '../../src/hub/client.ts';
import { Dispatcher } from '../../src/hub/dispatch.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { defaultLimits, type HubLimits } from '../../src/hub/limits.ts';
import { silentLog } from '../../src/hub/log.ts';

export interface Scene {
  readonly client: Client;
  readonly sent: unknown[];
  readonly transport: { unread: number; closed: boolean };
  /** ms of the client's clock */
  readonly clock: { now: number };
  readonly log: { readonly lines: string[] };
  /** The answer as it goes out, parsed; null: none. */
  ask(message: unknown): Promise<unknown>;
  /** The same for a text, with whether the connection ends. */
  raw(text: string | Buffer): Promise<{ readonly answer: unknown; readonly closes: boolean }>;
}

export function scene(methods: readonly Method[], limits: Partial<HubLimits> = {}): Scene {
  const sent: unknown[] = [];
  const transport = { unread: 0, closed: false };
  const clock = { now: 0 };
  const log = { lines: [] as string[] };
  const way: Transport = {
    send: (text) => void sent.push(JSON.parse(text)),
    get unread() {
      return transport.unread;
    },
    close: () => {
      transport.closed = true;
    },
  };
  const client = new Client(way, { ...defaultLimits, ...limits }, () => clock.now);
  client.ready = true;
  // The dispatcher needs of a hub only its log.
  const hub = { log: { ...silentLog, error: (text: string) => void log.lines.push(text) } } as unknown as Hub;
  const dispatcher = new Dispatcher(hub, methods);
  const raw = async (text: string | Buffer) => {
    const reply = await dispatcher.dispatch(client, Buffer.from(text as string));
    return { answer: reply.text === null ? null : (JSON.parse(reply.text) as unknown), closes: reply.closes };
  };
  return {
    client,
    sent,
    transport,
    clock,
    log,
    raw,
    ask: async (message) => (await raw(JSON.stringify(message))).answer,
  };
}
