/** `depends_on` of process-compose → that of a spec. */
import { child, entriesOf, itemsOf, type SpecNode, type Span, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftPane } from './draft.ts';

interface Edge {
  readonly to: string;
  readonly wanted: string | undefined;
  readonly span: Span;
}

/** A mapping of names to conditions, or a list of names. */
function edgesOf(process: SpecNode): Edge[] {
  const node = child(process, 'depends_on');
  const named = [...entriesOf(node)].map(({ key, keySpan, value }) => ({
    to: key,
    wanted: textOf(child(value, 'condition')),
    span: keySpan,
  }));
  const listed = itemsOf(node).map((item) => ({
    to: textOf(item) ?? '',
    wanted: undefined,
    span: item.span,
  }));
  return [...named, ...listed];
}

/** Once all panes have their probes and restart policies. */
export function setDependencies(
  draft: Draft,
  process: SpecNode,
  pane: DraftPane,
  paneOf: (name: string) => DraftPane | undefined,
): void {
  const at = draft.panePath(pane, 'depends_on');
  const conditions: [string, string][] = [];
  for (const { to, wanted, span } of edgesOf(process)) {
    const target = paneOf(to);
    if (target === undefined) {
      draft.note('dropped', span, `depends_on: ${quoted(to)}`, 'is no process of this file', { at });
      continue;
    }
    const [condition, change] = conditionFor(wanted, target);
    if (change !== null) draft.note('approximated', span, `depends_on: ${quoted(to)}`, change, { at });
    conditions.push([target.name, condition]);
  }
  if (conditions.length > 0) pane.set('depends_on', Object.fromEntries(conditions));
}

/** What nobody defines cannot be waited for. */
function conditionFor(wanted: string | undefined, target: DraftPane): [string, string | null] {
  switch (wanted) {
    case 'process_healthy':
    case 'process_log_ready':
      return target.get('ready') === undefined
        ? ['started', 'waits for the start only: it has no readiness probe']
        : ['ready', null];
    case 'process_completed':
    case 'process_completed_successfully':
      if (startsAgain(target))
        return ['started', 'waits for the start only: `restart: always` never lets it complete'];
      return [wanted === 'process_completed' ? 'completed' : 'completed_successfully', null];
    case 'process_started':
    case undefined:
      return ['started', null];
    default:
      return ['started', `waits for the start only: ${quoted(wanted)} is not known here`];
  }
}

const startsAgain = (pane: DraftPane): boolean =>
  /"always"/.test(JSON.stringify(pane.get('restart') ?? null));

/** The first circle among the processes: its names, the first one again at the end, and where it closes. */
export function circleIn(
  processes: SpecNode | undefined,
): { readonly names: readonly string[]; readonly span: Span } | null {
  const edges = new Map([...entriesOf(processes)].map(({ key, value }) => [key, edgesOf(value)]));
  const done = new Set<string>();
  for (const start of edges.keys()) {
    // An own stack: a chain may be thousands of processes long.
    const path: { name: string; next: number }[] = [{ name: start, next: 0 }];
    const onPath = new Map([[start, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = done.has(top.name) ? undefined : edges.get(top.name)?.[top.next];
      if (edge === undefined) {
        done.add(top.name);
        onPath.delete(top.name);
        path.pop();
        continue;
      }
      top.next += 1;
      const index = onPath.get(edge.to);
      if (index !== undefined)
        return { names: [...path.slice(index).map(({ name }) => name), edge.to], span: edge.span };
      onPath.set(edge.to, path.length);
      path.push({ name: edge.to, next: 0 });
    }
  }
  return null;
}
