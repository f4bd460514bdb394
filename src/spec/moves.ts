/** The top-level list `moved`: addresses that have another name now. */
import type { Desired, DesiredWorkspace, Move } from './desired.ts';
import type { Findings } from './findings.ts';
import { child, itemsOf, type SpecNode, textOf } from './node.ts';
import { quoted } from './printable.ts';
import { suggestion } from './suggest.ts';

export type AddressKind = 'pane' | 'tab' | 'workspace';

/** `dev/api`, `dev:code` or `dev`; null when it is none of these. */
export function addressKind(address: string): AddressKind | null {
  const marks = address.match(/[/:]/g) ?? [];
  if (address.trim() === '' || marks.length > 1) return null;
  const [mark] = marks;
  if (mark === undefined) return 'workspace';
  if (address.startsWith(mark) || address.endsWith(mark)) return null;
  return mark === '/' ? 'pane' : 'tab';
}

/** Every address of a spec. */
export function addressesOf({ workspaces }: Pick<Desired, 'workspaces'>): ReadonlySet<string> {
  const known = new Set<string>();
  for (const workspace of workspaces) {
    known.add(workspace.name);
    for (const tab of workspace.tabs) known.add(tab.address);
    for (const pane of workspace.panes) known.add(pane.address);
  }
  return known;
}

/** The moves that make sense, in the order of the spec. */
export function readMoves(
  node: SpecNode | undefined,
  workspaces: readonly DesiredWorkspace[],
  findings: Findings,
): readonly Move[] {
  const known = addressesOf({ workspaces });
  const moves = new Map<string, Move>();
  const items = itemsOf(node);
  const sources = new Set(items.map((item) => textOf(child(item, 'from'))));
  for (const item of items) {
    const [fromNode, toNode] = [child(item, 'from'), child(item, 'to')];
    const [from, to] = [textOf(fromNode), textOf(toNode)];
    if (fromNode === undefined || toNode === undefined || from === undefined || to === undefined) continue;
    const problem = problemOf(from, to, moves);
    if (problem !== null) {
      findings.add('WZP1516', item.span, `moved: ${problem}`, {
        hint: 'write two addresses of one kind: of panes (dev/api), of tabs (dev:code) or of workspaces (dev)',
      });
      continue;
    }
    moves.set(from, { from, to });
    if (!known.has(to) && !sources.has(to))
      findings.add('WZP1516', toNode.span, `moved: nothing has the address ${quoted(to)}`, {
        severity: 'warning',
        hint: () => suggestion(to, [...known], 'addresses'),
      });
    else if (known.has(from))
      findings.add('WZP1516', fromNode.span, `moved: ${quoted(from)} is still in the spec`, {
        severity: 'warning',
        hint: 'the entry has no effect: what runs there stays',
      });
  }
  return [...moves.values()];
}

function problemOf(from: string, to: string, moves: ReadonlyMap<string, Move>): string | null {
  const [before, after] = [addressKind(from), addressKind(to)];
  if (before === null) return `${quoted(from)} is not an address`;
  if (after === null) return `${quoted(to)} is not an address`;
  if (before !== after) return `${quoted(from)} is a ${before} and ${quoted(to)} a ${after}`;
  if (from === to) return `${quoted(from)} moves to itself`;
  return moves.has(from) ? `${quoted(from)} has moved twice` : null;
}
