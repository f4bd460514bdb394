/** Ports that two panes would listen on. Known are `PORT` of a pane's own `env`, local probes, `--port` and Docker's `--publish`. */
import type { DependingPane } from '../depend.ts';
import type { Text } from '../desired.ts';
import { endpointOf } from '../forms.ts';
import { child, entryOf, itemsOf, type SpecNode, type Span } from '../node.ts';
import { isSecret } from '../texts.ts';
import type { Rule, RuleFacts } from './facts.ts';

interface Claim {
  readonly port: number;
  /** As it may be printed. */
  readonly shown: string;
  readonly span: Span;
}

export const portsUsedTwice: Rule = (facts, findings) => {
  const taken = new Map<number, { readonly address: string; readonly span: Span }>();
  for (const pane of facts.panes) {
    for (const { port, shown, span } of claimsOf(pane, facts)) {
      const other = taken.get(port);
      if (other === undefined) taken.set(port, { address: pane.address, span });
      else if (other.address !== pane.address)
        findings.add('WZP1711', span, `${pane.address} uses the port ${shown}, as ${other.address} does`, {
          severity: 'warning',
          hint: 'give one of them another port: only one process can listen on it',
          address: pane.address,
          related: [{ message: `the port of ${other.address}`, span: other.span }],
        });
    }
  }
};

function* claimsOf({ node, scope }: DependingPane, { texts }: RuleFacts): Generator<Claim> {
  const claim = (text: Text | undefined, from: SpecNode, find: (value: string) => string | null) => {
    const found = text === undefined ? null : find(text.value);
    const port = Number(found);
    if (text === undefined || found === null || !(port >= 1 && port <= 65_535)) return [];
    return [{ port, shown: isSecret(text) ? text.shown : found, span: from.span }];
  };
  const own = entryOf(child(node, 'env'), 'PORT')?.value;
  if (own !== undefined) yield* claim(texts.expand(own, scope), own, (value) => value.trim());
  for (const key of ['ready', 'health']) {
    const probe = child(node, key);
    for (const kind of ['tcp', 'http']) {
      const asked = child(probe, kind);
      if (asked === undefined) continue;
      yield* claim(texts.expand(asked, scope), asked, kind === 'tcp' ? portOfEndpoint : portOfAddress);
    }
  }
  const run = child(node, 'run');
  if (run?.kind === 'scalar') yield* claim(texts.expand(run, scope), run, portOfCommand);
  if (run?.kind === 'list') {
    const words = itemsOf(run).map((item) => texts.expand(item, scope));
    const joined = words.reduce<Text>(
      (all, word) => ({
        value: `${all.value} ${word?.value ?? ''}`,
        shown: `${all.shown} ${word?.shown ?? ''}`,
      }),
      { value: '', shown: '' },
    );
    if (!isSecret(joined)) yield* claim(joined, run, portOfCommand);
  }
}

const local = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?|\[::1?])$/;

function portOfEndpoint(value: string): string | null {
  const endpoint = endpointOf(value);
  return endpoint !== null && local.test(endpoint.host) ? String(endpoint.port) : null;
}

function portOfAddress(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && url.port !== '' && local.test(url.hostname) ? url.port : null;
}

/** `--port 3000`, `--port=3000`; for Docker the port of the host in `-p 8080:80`, `--publish 127.0.0.1:8080:80`. */
function portOfCommand(value: string): string | null {
  const [, port] = /(?:^|\s)--port[ =](\d{1,5})(?![\d:.])/.exec(value) ?? [];
  if (port !== undefined) return port;
  const [, published] =
    /\b(?:docker|podman|nerdctl)\b[^\n]*?\s(?:-p|--publish)[ =]?(?:[\d.]+:)?(\d{1,5}):\d/.exec(value) ?? [];
  return published ?? null;
}
