/**
 * MCP over streamable HTTP: for loopback only, with a token, and for no page of a browser (the origin and the host are checked, so that a
 * name that an attacker lets point here is of no use).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { createHash, timingSafeEqual } from 'node:crypto';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
  type McpServer,
} from '@modelcontextprotocol/server';
import type { HubLink } from './hub-link.ts';
import { mcpServer } from './server.ts';
import { McpSessions } from './sessions.ts';

export interface HttpOptions {
  readonly hub: HubLink;
  readonly version: string;
  /** `127.0.0.1` or `::1` */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly token: string;
}

export interface HttpListener {
  readonly url: string;
  close(): Promise<void>;
}

const path = '/mcp';

export async function listenHttp({ hub, version, host, port, token }: HttpOptions): Promise<HttpListener> {
  const make = (): McpServer => mcpServer(hub, version);
  const handler = createMcpHandler(make, { legacy: 'reject' });
  const sessions = new McpSessions(make);
  const answer = async (request: Request): Promise<Response> =>
    (await isLegacyRequest(request)) ? sessions.fetch(request) : handler.fetch(request);
  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = requestOf(incoming, outgoing);
    const refused = request === null ? plain(400) : refusal(request, token);
    await send(outgoing, refused ?? (request === null ? plain(400) : await answer(request)));
  };
  server.headersTimeout = 5000;
  server.listen(port, host);
  await once(server, 'listening');
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${portOf(server)}${path}`,
    async close() {
      await handler.close();
      await sessions.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function refusal(request: Request, token: string): Response | null {
  if (new URL(request.url).pathname !== path) return plain(404);
  const from =
    hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
    originValidationResponse(request, localhostAllowedOrigins());
  if (from !== undefined) return from;
  const [, given] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (given !== undefined && timingSafeEqual(digestOf(given), digestOf(token))) return null;
  return new Response('a token is needed: Authorization: Bearer …\n', {
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const plain = (status: number): Response => new Response(null, { status });

function requestOf(incoming: IncomingMessage, outgoing: ServerResponse): Request | null {
  const { method = 'GET', url = '/', headers } = incoming;
  try {
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    const list = new Headers();
    for (const [name, value] of Object.entries(headers))
      for (const one of [value].flat()) if (one !== undefined) list.append(name, one);
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return new Request(new URL(url, `http://${headers.host ?? 'localhost'}`), {
      method,
      headers: list,
      signal: gone.signal,
      ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const } : {}), // Node's own type of the same stream
    });
  } catch {
    return null;
  }
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) return void outgoing.end();
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  outgoing.once('close', () => void reader.cancel().catch(() => undefined));
  for (;;) {
    const { done, value } = await reader.read();
    if (done || outgoing.destroyed) break;
    if (!outgoing.write(value)) await Promise.race([once(outgoing, 'drain'), once(outgoing, 'close')]);
  }
  outgoing.end();
}
