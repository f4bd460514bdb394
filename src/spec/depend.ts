/** Dependencies between panes: that they lead somewhere, can be met, and do not go in a circle. */
import type { Findings } from './findings.ts';
import { child, entriesOf, itemsOf, type SpecNode, type Span, textOf } from './node.ts';
import { printable, quoted } from './printable.ts';
import { suggestion } from './suggest.ts';

export interface DependingPane {
  readonly address: string;
  readonly workspace: string;
  readonly node: SpecNode;
}

interface Edge {
  readonly to: string;
  readonly condition: string;
  readonly span: Span;
}

/** Further places shown for one cycle. */
const mostRelated = 5;

const finiteRestarts = new Set(['no', 'on-failure']);

/** A name is a pane of the same workspace; `ops/db` is one of another workspace. */
export function checkDependencies(panes: ReadonlyMap<string, DependingPane>, findings: Findings): void {
  const edges = new Map<string, Edge[]>();
  for (const pane of panes.values()) {
    const found = edgesOf(pane, panes, findings);
    if (found.length > 0) edges.set(pane.address, found);
  }
  reportCycles(edges, findings);
}

function edgesOf(pane: DependingPane, panes: ReadonlyMap<string, DependingPane>, findings: Findings): Edge[] {
  const key = child(pane.node, 'depends_on');
  const named: { name: string; condition: string; span: Span }[] = [];
  for (const item of itemsOf(key)) {
    const name = textOf(item);
    if (name !== undefined) named.push({ name, condition: 'started', span: item.span });
  }
  for (const { key: name, keySpan, value } of entriesOf(key))
    named.push({ name, condition: textOf(value) ?? 'started', span: keySpan });
  return named.flatMap(({ name, condition, span }) => {
    const to = name.includes('/') ? name : `${pane.workspace}/${name}`;
    const target = panes.get(to);
    if (target === undefined) {
      const own = () =>
        [...panes.values()].filter((other) => other.workspace === pane.workspace && other !== pane);
      findings.add('WZP1601', span, `depends on ${quoted(name)}, which is not a pane`, {
        hint: () =>
          suggestion(
            name,
            own().map((other) => other.address.slice(pane.workspace.length + 1)),
            'panes of this workspace',
          ),
        address: pane.address,
      });
      return [];
    }
    checkCondition(name, condition, span, target, pane, findings);
    return [{ to, condition, span }];
  });
}

function checkCondition(
  name: string,
  condition: string,
  span: Span,
  target: DependingPane,
  pane: DependingPane,
  findings: Findings,
): void {
  const hasProbe = child(target.node, 'ready') !== undefined || child(target.node, 'agent') !== undefined;
  if (condition === 'ready' && !hasProbe) {
    findings.add('WZP1603', span, `waits until ${quoted(name)} is ready, but it defines no \`ready\``, {
      hint: `add \`ready:\` to ${target.address}, or wait for \`started\``,
      address: pane.address,
      related: [{ message: 'the pane that is waited for', span: target.node.span }],
    });
  }
  const restart = child(target.node, 'restart');
  const policy = textOf(restart) ?? textOf(child(restart, 'policy')) ?? 'no';
  if (condition.startsWith('completed') && !finiteRestarts.has(policy)) {
    findings.add(
      'WZP1603',
      span,
      `waits until ${quoted(name)} has completed, but \`restart: ${policy}\` starts it again and again`,
      {
        hint: 'let it run once (`restart: no` or `on-failure`), or wait for `started` or `ready`',
        address: pane.address,
      },
    );
  }
}

/** Each circle once, at the edge that closes it. */
function reportCycles(edges: ReadonlyMap<string, readonly Edge[]>, findings: Findings): void {
  const done = new Set<string>();
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    // Depth first with an own stack: a chain may be thousands of panes long.
    const path: { address: string; next: number }[] = [{ address: start, next: 0 }];
    const onPath = new Map([[start, 0]]);
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (top === undefined) break;
      const edge = edges.get(top.address)?.[top.next];
      if (edge === undefined) {
        done.add(top.address);
        onPath.delete(top.address);
        path.pop();
        continue;
      }
      top.next += 1;
      const index = onPath.get(edge.to);
      if (index !== undefined) reportCycle(path.slice(index), edge, edges, findings);
      else if (!done.has(edge.to)) {
        onPath.set(edge.to, path.length);
        path.push({ address: edge.to, next: 0 });
      }
    }
  }
}

function reportCycle(
  members: readonly { readonly address: string; readonly next: number }[],
  closing: Edge,
  edges: ReadonlyMap<string, readonly Edge[]>,
  findings: Findings,
): void {
  const shown = members.map(({ address }) => address);
  const chain = shown.length > 6 ? [...shown.slice(0, 3), '…', ...shown.slice(-2)] : shown;
  const others = members
    .flatMap(({ address, next }) => edges.get(address)?.[next - 1] ?? [])
    .filter((edge) => edge !== closing);
  findings.covered.push(...others.map((edge) => edge.span));
  findings.add(
    'WZP1602',
    closing.span,
    `a dependency cycle: ${[...chain, closing.to].map(printable).join(' → ')}`,
    {
      hint: 'none of these could ever start: remove one of the dependencies',
      related: others
        .slice(0, mostRelated)
        .map((edge) => ({ message: `waits for ${printable(edge.to)}`, span: edge.span })),
    },
  );
}
