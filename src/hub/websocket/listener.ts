/**
 * The hub over WebSocket, where a spec asks for it: on loopback, or with TLS. A token is always needed, for no permissions of files guard
 * this way in; pages of a browser are let in by their origin only, and by no name but that of the listener.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { WebSocketSettings } from '../../spec/desired.ts';
import { errorText } from '../../state/system-error.ts';
import type { Client } from '../client.ts';
import type { Dispatcher } from '../dispatch.ts';
import type { HubLimits } from '../limits.ts';
import { WebSocketConnection } from './connection.ts';

export interface WebSocketSurroundings {
  readonly dispatcher: Dispatcher;
  /** As they are when a client comes. */
  readonly limits: () => HubLimits;
  /** Those of all ways in; kept up to date here for this one. */
  readonly clients: Set<Client>;
}

export interface WebSocketListener {
  readonly port: number;
  close(): Promise<void>;
}

export async function listenWebSocket(
  { host, port, origins, tls }: WebSocketSettings,
  { dispatcher, limits, clients }: WebSocketSurroundings,
): Promise<Outcome<WebSocketListener>> {
  let server: Server;
  try {
    server =
      tls === null
        ? createServer(nothingHere)
        : createTlsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, nothingHere);
  } catch (error) {
    return notListening(host, port, error);
  }
  server.headersTimeout = 5000;
  const connections = new Set<WebSocketConnection>();
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: limits().messageBytes,
    perMessageDeflate: false, // compression lets a client make much of little
    clientTracking: false,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request, host, origins) ?? (clients.size >= limits().clients ? full : null);
    if (refusal !== null) return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
    upgrades.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new WebSocketConnection(webSocket, dispatcher, limits());
      connections.add(connection);
      clients.add(connection.client);
      connection.client.onEnd(() => {
        connections.delete(connection);
        clients.delete(connection.client);
      });
    });
  });
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(notListening(host, port, error)));
    server.listen(port, host, () => {
      server.on('error', () => undefined);
      const address = server.address();
      resolve(
        ok({
          port: typeof address === 'object' && address !== null ? address.port : port,
          async close() {
            const closed = new Promise((done) => server.close(done));
            for (const connection of connections) connection.close();
            upgrades.close();
            server.closeIdleConnections();
            await closed;
          },
        }),
      );
    });
  });
}

const full = '503 Service Unavailable';

const nothingHere = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(426, { 'Content-Type': 'text/plain' });
  response.end('this is a WebSocket\n');
};

/** The status line for whoever is not let in. */
function refusalOf({ headers }: IncomingMessage, host: string, origins: readonly string[]): string | null {
  const { origin } = headers;
  // Whoever is no browser sends none.
  if (origin !== undefined && !origins.includes(origin)) return '403 Forbidden';
  // A name that somebody lets point to this address is none of ours.
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const isLoopback = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/.test(host);
  return isLoopback && !/^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/.test(name) ? '403 Forbidden' : null;
}

const notListening = (host: string, port: number, error: unknown): Outcome<never> =>
  failed({
    code: 'WZP5021',
    severity: 'error',
    message: `cannot listen for WebSocket clients on ${host}:${port}: ${errorText(error)}`,
    hint: 'choose another port, or look at the files of cert and key',
  });
