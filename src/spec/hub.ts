/** The top-level mapping `hub`. */
import type { HubSettings, Text, WebSocketSettings } from './desired.ts';
import { countNumber, durationMs, flagValue, portNumber, sizeBytes } from './forms.ts';
import { child, itemsOf, type SpecNode } from './node.ts';
import { pathUnder } from './paths.ts';
import { quoted } from './printable.ts';
import type { Scope } from './texts.ts';
import { readValue, type ValueSurroundings } from './values.ts';

export interface HubSurroundings extends ValueSurroundings {
  /** Folder of the spec. */
  readonly root: Text;
  readonly home: string;
}

/** Key → its name among the limits of the hub. */
const counts = {
  clients: 'clients',
  requests_per_second: 'requestsPerSecond',
  in_flight: 'inFlight',
} as const;
const sizes = { message: 'messageBytes', header: 'headerBytes', unread: 'unreadBytes' } as const;

/** Undefined where the spec says nothing of it. */
export function readHub(
  node: SpecNode | undefined,
  scope: Scope,
  around: HubSurroundings,
): HubSettings | undefined {
  if (node === undefined) return undefined;
  const flag = (from: SpecNode, key: string): boolean =>
    readValue(around, child(from, key), scope, key, 'flag', flagValue) === true;
  const limitsNode = child(node, 'limits');
  const limits: Record<string, number> = {};
  const keep = (name: string, value: number | undefined): void => {
    if (value !== undefined) limits[name] = value;
  };
  for (const [key, name] of Object.entries(counts))
    keep(name, readValue(around, child(limitsNode, key), scope, key, 'count', countNumber));
  for (const [key, name] of Object.entries(sizes))
    keep(name, readValue(around, child(limitsNode, key), scope, key, 'bytes', sizeBytes));
  const patience = readValue(
    around,
    child(limitsNode, 'initialize'),
    scope,
    'initialize',
    'duration',
    durationMs,
  );
  keep('initializeMs', patience);
  const tasks = child(node, 'max_concurrent_tasks');
  const websocket = child(node, 'websocket');
  return {
    enabled: flag(node, 'enabled'),
    requireToken: flag(node, 'require_token'),
    websocket: websocket === undefined ? null : readWebSocket(websocket, scope, around, flag),
    maxConcurrentTasks: readValue(around, tasks, scope, 'max_concurrent_tasks', 'count', countNumber) ?? null,
    limits,
  };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

function readWebSocket(
  node: SpecNode,
  scope: Scope,
  around: HubSurroundings,
  flag: (from: SpecNode, key: string) => boolean,
): WebSocketSettings | null {
  const { texts, findings, root, home } = around;
  const hostNode = child(node, 'host');
  const host = texts.expandPublic(hostNode, scope, 'the host') ?? '127.0.0.1';
  const port = readValue(around, child(node, 'port'), scope, 'port', 'port', portNumber);
  const path = (key: string): string | undefined => {
    const text = texts.expand(child(node, key), scope);
    return text === undefined ? undefined : pathUnder(root, text, home).value;
  };
  const [cert, key] = [path('cert'), path('key')];
  if ((cert === undefined) !== (key === undefined)) {
    findings.add('WZP1520', node.span, 'websocket: `cert` and `key` belong together', {
      hint: 'name both files, or neither',
    });
    return null;
  }
  const tls = cert === undefined || key === undefined ? null : { cert, key };
  if (!isLoopback(host) && tls === null && !flag(node, 'insecure')) {
    findings.add(
      'WZP1520',
      (hostNode ?? node).span,
      `websocket: ${quoted(host)} is reached from other machines`,
      {
        hint: 'give it `cert` and `key`, or keep to 127.0.0.1 and reach it through ssh -L; `insecure: true` lets whoever sees the traffic run commands as you',
      },
    );
    return null;
  }
  const origins = itemsOf(child(node, 'origins')).flatMap((item) => {
    const origin = texts.expandPublic(item, scope, 'an origin');
    if (origin === undefined) return [];
    if (originOf(origin) !== null) return [origin];
    findings.add('WZP1520', item.span, `websocket: ${quoted(origin)} is no origin of a web page`, {
      hint: 'write scheme, host and port: http://localhost:5173',
    });
    return [];
  });
  return port === undefined ? null : { host, port, origins, tls };
}

/** Null: it has a path, or is no address at all. */
function originOf(text: string): string | null {
  try {
    const { origin } = new URL(text);
    return origin === text.toLowerCase() && origin !== 'null' ? origin : null;
  } catch {
    return null;
  }
}
