/**
 * Clients of the protocol as of 2025 over HTTP: they hold a session, in which they can also be asked (for an apply). Those that are not
 * heard of for long are forgotten; a client then begins anew.
 */
import { randomUUID } from 'node:crypto';
import { WebStandardStreamableHTTPServerTransport, type McpServer } from '@modelcontextprotocol/server';

const mostSessions = 32;
/** ms */
const idleMs = 3_600_000;

interface Session {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  /** ms of the steady clock */
  used: number;
}

export class McpSessions {
  readonly #make: () => McpServer;
  readonly #sessions = new Map<string, Session>();

  constructor(make: () => McpServer) {
    this.#make = make;
  }

  async fetch(request: Request): Promise<Response> {
    const id = request.headers.get('mcp-session-id');
    const known = id === null ? undefined : this.#sessions.get(id);
    if (known !== undefined) {
      known.used = performance.now();
      return known.transport.handleRequest(request);
    }
    // 404 is how a client learns that its session is over.
    if (id !== null) return new Response('there is no such session\n', { status: 404 });
    await this.#makeRoom();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (name) => void this.#sessions.set(name, { transport, used: performance.now() }),
      onsessionclosed: (name) => void this.#sessions.delete(name),
    });
    await this.#make().connect(transport);
    return transport.handleRequest(request);
  }

  async close(): Promise<void> {
    for (const { transport } of this.#sessions.values()) await transport.close();
    this.#sessions.clear();
  }

  async #makeRoom(): Promise<void> {
    const now = performance.now();
    const oldest = [...this.#sessions].toSorted(([, one], [, other]) => one.used - other.used);
    for (const [index, [id, { transport, used }]] of oldest.entries()) {
      if (now - used < idleMs && oldest.length - index < mostSessions) break;
      this.#sessions.delete(id);
      await transport.close();
    }
  }
}
