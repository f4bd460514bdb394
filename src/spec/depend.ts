/** Dependencies between panes: that they lead somewhere, can be met, and do not go in a circle. */
import { canonicalJson, sha256 } from './canonical.ts';
import type { Condition, DesiredPane } from './desired.ts';
import type { Findings } from './findings.ts';
import { child, entriesOf, itemsOf, type SpecNode, type Span, textOf } from './node.ts';
import { printable, quoted } from './printable.ts';
import { suggestion } from './suggest.ts';
import type { Scope, Texts } from './texts.ts';

export interface DependingPane {
  readonly address: string;
  readonly workspace: string;
  readonly node: SpecNode;
  /** What the `{{…}}` of its texts stand for. */
  readonly scope: Scope;
}

export interface DependingPanes {
  readonly panes: ReadonlyMap<string, DependingPane>;
  /** Address that several panes share (`dev/api`) → theirs (`dev/api-1`, `dev/api-2`). */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** Address → what it waits for. */
export type Dependencies = ReadonlyMap<string, ReadonlyMap<string, Condition>>;

interface Edge {
  readonly to: string;
  readonly condition: string;
  readonly span: Span;
}

/** Further places shown for one cycle. */
const mostRelated = 5;

const finiteRestarts = new Set(['no', 'on-failure']);

/**
 * A name is a pane of the same workspace, or all of its replicas; `ops/db` is one of another workspace. `standing`: the addresses that
 * have a place in a layout; null while that is not known.
 */
export function readDependencies(
  known: DependingPanes,
  standing: ReadonlySet<string> | null,
  texts: Texts,
  findings: Findings,
): Dependencies {
  const edges = new Map<string, Edge[]>();
  for (const pane of known.panes.values()) {
    const found = edgesOf(pane, known, standing, texts, findings);
    if (found.length > 0) edges.set(pane.address, found);
  }
  reportCycles(edges, findings);
  const waits = [...edges].map(
    ([address, found]) =>
      [
        address,
        new Map(found.flatMap(({ to, condition }) => (isCondition(condition) ? [[to, condition]] : []))),
      ] as const,
  );
  return new Map(waits);
}

/** The same pane with what it waits for, which is one of its compared fields. */
export function withDependencies(pane: DesiredPane, dependsOn: ReadonlyMap<string, Condition>): DesiredPane {
  const shown = Object.fromEntries(dependsOn);
  return {
    ...pane,
    supervision: { ...pane.supervision, dependsOn },
    fields: { ...pane.fields, depends_on: { shown, digest: sha256(canonicalJson(shown)) } },
  };
}

const conditions: readonly string[] = ['started', 'ready', 'completed', 'completed_successfully'];
const isCondition = (text: string): text is Condition => conditions.includes(text);

interface Named {
  readonly name: string;
  readonly condition: string;
  readonly span: Span;
}

function namedBy(pane: DependingPane, texts: Texts): Named[] {
  const key = child(pane.node, 'depends_on');
  const listed = itemsOf(key).flatMap((item) => {
    const name = texts.expandPublic(item, pane.scope, 'the name of a pane');
    return name === undefined ? [] : [{ name, condition: 'started', span: item.span }];
  });
  const mapped = [...entriesOf(key)].map(({ key: name, keySpan, value }) => ({
    name,
    condition: textOf(value) ?? 'started',
    span: keySpan,
  }));
  return [...listed, ...mapped];
}

function edgesOf(
  pane: DependingPane,
  { panes, groups }: DependingPanes,
  standing: ReadonlySet<string> | null,
  texts: Texts,
  findings: Findings,
): Edge[] {
  return namedBy(pane, texts).flatMap(({ name, condition, span }): readonly Edge[] => {
    const address = name.includes('/') ? name : `${pane.workspace}/${name}`;
    const targets = (groups.get(address) ?? [address]).flatMap((one) => panes.get(one) ?? []);
    const [target] = targets;
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
    if (standing?.has(target.address) === false)
      findings.add('WZP1601', span, `depends on ${quoted(name)}, which is in no layout and never made`, {
        hint: 'put it into the layout of a tab, or remove the dependency',
        address: pane.address,
      });
    return targets.map((one) => ({ to: one.address, condition, span }));
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
  for (const { span } of others) findings.covered.push(span);
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
