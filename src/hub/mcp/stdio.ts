/** MCP over standard input and output: for a client that has started us. */
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { once } from 'node:events';
import type { HubLink } from './hub-link.ts';
import { mcpServer } from './server.ts';

/** Until the client closes its end, or `signal` is aborted. */
export async function serveOverStdio(hub: HubLink, version: string, signal: AbortSignal): Promise<void> {
  const ended = once(process.stdin, 'close', { signal }).catch(() => undefined);
  const handle = serveStdio(() => mcpServer(hub, version));
  await ended;
  await handle.close();
}
