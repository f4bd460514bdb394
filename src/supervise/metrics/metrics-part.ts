/** Answers Prometheus on the loopback addresses that projects have asked for: `GET /metrics`, and nothing else. */
import type * as Http from 'node:http';
import type { Hub } from '../../hub/hub.ts';
import { figuresOf } from '../../hub/metrics/families.ts';
import type { MetricsSettings } from '../../spec/desired.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { readMetrics } from './metrics-file.ts';

/** ms between two looks at what the projects ask for. */
const lookMs = 1000;
/** ms after which an address that was taken is tried again. */
const againMs = 30_000;

interface Listening {
  readonly server: Http.Server;
  /** ms of the clock that never goes back; null: it listens. */
  failedAt: number | null;
}

export const metricsPart: DaemonPart = ({ hub }) => {
  const open = new Map<string, Listening>();
  // Loaded when it is asked for: an idle daemon is to stay small.
  let http: typeof Http | null = null;
  let ended = false;
  const load = async (): Promise<void> => {
    http = await import('node:http');
    if (!ended) look();
  };
  const look = (): void => {
    const wanted = new Map<string, MetricsSettings>();
    for (const project of new Set(hub.projects.known.map(({ key }) => key))) {
      const asked = readMetrics(hub.paths.runtime, project);
      if (asked !== null) wanted.set(nameOf(asked), asked);
    }
    for (const [name, { server, failedAt }] of open) {
      const isDue = failedAt !== null && performance.now() - failedAt >= againMs;
      if (wanted.has(name) && !isDue) continue;
      close(server);
      open.delete(name);
    }
    if (wanted.size > 0 && http === null) {
      void load();
      return;
    }
    for (const [name, asked] of wanted)
      if (!open.has(name) && http !== null) open.set(name, listen(http, hub, asked));
  };
  look();
  const timer = setInterval(look, lookMs).unref();
  return {
    stop() {
      ended = true;
      clearInterval(timer);
      for (const { server } of open.values()) close(server);
    },
  };
};

const nameOf = ({ host, port }: MetricsSettings): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

function listen(http: typeof Http, hub: Hub, asked: MetricsSettings): Listening {
  const address = nameOf(asked);
  const server = http.createServer({ requestTimeout: 5000, headersTimeout: 5000 }, (request, response) => {
    const answer = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, {
        'content-type': 'text/plain; charset=utf-8',
        connection: 'close',
        ...headers,
      });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    // A page of the web may have its own name lead here; what it asks for then has that name.
    if (!isLocal(request.headers.host)) return answer(403, 'this is for this machine alone\n');
    if (request.url?.split('?')[0] !== '/metrics') return answer(404, 'the figures are at /metrics\n');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(405, 'GET it\n', { allow: 'GET, HEAD' });
    figuresOf(hub).then(
      (text) => answer(200, text, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
      (error: unknown) => {
        hub.log.error('the figures cannot be given', { error });
        answer(500, 'the log of the daemon says why\n');
      },
    );
  });
  const listening: Listening = { server, failedAt: null };
  server.maxConnections = 16;
  server.on('error', (error) => {
    listening.failedAt = performance.now();
    hub.log.error(`the figures cannot be served on ${address}`, { error: error.message });
  });
  server.listen({ host: asked.host, port: asked.port }, () =>
    hub.log.info(`the figures are served on http://${address}/metrics`),
  );
  return listening;
}

function close(server: Http.Server): void {
  server.close();
  server.closeAllConnections();
}

const isLocal = (host: string | undefined): boolean =>
  host !== undefined && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);
