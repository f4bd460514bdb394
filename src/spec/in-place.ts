/**
 * Panes that are defined where they stand (`{ pane: api, run: … }` in a layout) → entries of the workspace's `panes`,
 * so that everything later, merging included, knows one place where a pane is defined.
 */
import type { Findings } from './findings.ts';
import {
  child,
  emptyEntries,
  entriesOf,
  entryOf,
  itemsOf,
  type MapEntry,
  type MapNode,
  type SpecNode,
  textOf,
} from './node.ts';
import { quoted } from './printable.ts';
import { withEntry } from './merge.ts';

/** Keys of a leaf that say where it stands; all others define the pane. */
const placing: ReadonlySet<string> = new Set(['pane', 'size', 'position']);

/** The definitions that came out of layouts: when a later file replaces the layout, nobody misses them. */
export type InPlace = Set<SpecNode>;

/** The same for every workspace and template of a file. */
export function gatherAll(file: SpecNode, findings: Findings, inPlace: InPlace): SpecNode {
  let result = file;
  for (const section of ['workspaces', 'templates']) {
    const entry = entryOf(result, section);
    if (result.kind !== 'map' || entry?.value.kind !== 'map') continue;
    const bodies = new Map<string, MapEntry>();
    for (const body of entriesOf(entry.value))
      bodies.set(body.key, { ...body, value: gather(body.value, findings, inPlace) });
    result = withEntry(result, { ...entry, value: { ...entry.value, entries: bodies } });
  }
  return result;
}

/** The body of one workspace or template with its in-place panes in `panes`. */
export function gather(body: SpecNode, findings: Findings, inPlace: InPlace): SpecNode {
  if (body.kind !== 'map') return body;
  const leaves: MapNode[] = [];
  for (const tab of itemsOf(child(body, 'tabs'))) {
    leavesOf(child(tab, 'layout'), leaves);
    for (const slot of itemsOf(child(tab, 'panes'))) leavesOf(slot, leaves);
  }
  const panes = entryOf(body, 'panes');
  const entries = new Map(panes?.value.kind === 'map' ? panes.value.entries : emptyEntries);
  let added = false;
  for (const leaf of leaves) {
    const pane = entryOf(leaf, 'pane');
    const name = textOf(pane?.value);
    const keys = [...leaf.entries.values()].filter((entry) => !placing.has(entry.key));
    if (pane === undefined || name === undefined || keys.length === 0) continue;
    const other = entries.get(name);
    if (other !== undefined) {
      // Two leaves of one pane are "placed twice", which the layout reports.
      if (!inPlace.has(other.value)) {
        findings.add('WZP1507', pane.value.span, `the pane ${quoted(name)} is defined here and in panes`, {
          hint: 'keep its keys in one of the two places',
          related: [{ message: 'the other definition', span: other.keySpan }],
        });
      }
      continue;
    }
    const value: MapNode = {
      kind: 'map',
      entries: new Map(keys.map((entry) => [entry.key, entry])),
      span: leaf.span,
    };
    inPlace.add(value);
    entries.set(name, { key: name, keySpan: pane.value.span, value });
    added = true;
  }
  if (!added) return body;
  const value: MapNode = { kind: 'map', entries, span: panes?.value.span ?? body.span };
  return withEntry(body, { key: 'panes', keySpan: panes?.keySpan ?? body.span, value });
}

function leavesOf(node: SpecNode | undefined, leaves: MapNode[]): void {
  if (node?.kind !== 'map') return;
  const children = child(node, 'row') ?? child(node, 'column');
  if (children === undefined) leaves.push(node);
  else for (const item of itemsOf(children)) leavesOf(item, leaves);
}
