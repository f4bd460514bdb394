/** The top-level mapping `metrics`: where the daemon answers Prometheus. */
import type { MetricsSettings } from './desired.ts';
import { endpointOf, flagValue } from './forms.ts';
import { child, type SpecNode } from './node.ts';
import { quoted } from './printable.ts';
import type { Scope } from './texts.ts';
import { readValue, type ValueSurroundings } from './values.ts';

/** What exporters of OpenTelemetry listen on by custom. */
const usual: MetricsSettings = { host: '127.0.0.1', port: 9464 };
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/** Null: nowhere. */
export function readMetrics(
  node: SpecNode | undefined,
  scope: Scope,
  around: ValueSurroundings,
): MetricsSettings | null {
  const enabled = readValue(around, child(node, 'enabled'), scope, 'enabled', 'flag', flagValue) ?? true;
  const listenNode = child(node, 'listen');
  const listen = readValue(around, listenNode, scope, 'listen', 'endpoint', endpointOf);
  if (node === undefined || node.kind !== 'map' || !enabled) return null;
  if (listenNode === undefined || listen === undefined) return usual;
  if (loopback.test(listen.host)) return listen;
  around.findings.add(
    'WZP1205',
    listenNode.span,
    `listen: ${quoted(listen.host)} is not this machine alone`,
    {
      hint: 'write 127.0.0.1 or localhost: the figures have neither encryption nor a password. For others put a proxy before it',
    },
  );
  return null;
}
