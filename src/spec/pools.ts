/** The top-level mapping `pools`: how many tasks run at a time, and in which panes. */
import type { DesiredWorkspace, TaskPool } from './desired.ts';
import type { Findings } from './findings.ts';
import { countNumber } from './forms.ts';
import { child, entriesOf, itemsOf, type SpecNode } from './node.ts';
import { quoted } from './printable.ts';
import { suggestion } from './suggest.ts';
import type { Scope, Texts } from './texts.ts';
import { readValue } from './values.ts';

/** What can be a name on the command line and in the protocol. */
const poolName = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/;

/** `groups`: address of a pane with replicas → those of its replicas. */
export function readPools(
  node: SpecNode | undefined,
  workspaces: readonly DesiredWorkspace[],
  groups: ReadonlyMap<string, readonly string[]>,
  texts: Texts,
  scope: Scope,
  findings: Findings,
): readonly TaskPool[] {
  const panes = new Map(workspaces.flatMap((one) => one.panes.map((pane) => [pane.address, pane])));
  const pools: TaskPool[] = [];
  for (const { key: name, keySpan, value } of entriesOf(node)) {
    if (!poolName.test(name)) {
      findings.add('WZP1519', keySpan, `${quoted(name)} cannot be the name of a pool`, {
        hint: 'a pool is named with letters, digits, "_", "." and "-"',
      });
      continue;
    }
    const around = { texts, findings };
    const concurrency = readValue(
      around,
      child(value, 'concurrency'),
      scope,
      'concurrency',
      'count',
      countNumber,
    );
    const found = new Set<string>();
    for (const item of itemsOf(child(value, 'panes'))) {
      const address = texts.expandPublic(item, scope, 'the address of a pane');
      if (address === undefined) continue;
      const members = groups.get(address) ?? [address];
      const bad = members.map((member) => problemOf(member, panes)).find((problem) => problem !== null);
      if (bad !== undefined && bad !== null) {
        findings.add('WZP1519', item.span, `pools: ${bad.text}`, {
          hint: bad.hint ?? (() => suggestion(address, [...panes.keys()], 'panes')),
        });
        continue;
      }
      for (const member of members) found.add(member);
    }
    pools.push({ name, concurrency: concurrency ?? null, panes: [...found] });
  }
  return pools;
}

interface Problem {
  readonly text: string;
  readonly hint?: string;
}

function problemOf(
  address: string,
  panes: ReadonlyMap<string, DesiredWorkspace['panes'][number]>,
): Problem | null {
  const pane = panes.get(address);
  if (pane === undefined) return { text: `there is no pane ${quoted(address)}` };
  if (pane.process.kind !== 'shell')
    return {
      text: `${quoted(address)} runs a program of its own`,
      hint: 'a task is typed at the prompt of a shell: give the pool panes without run, type and agent',
    };
  return null;
}
