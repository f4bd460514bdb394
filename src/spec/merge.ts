/** Several files → one tree, by one rule: mappings are merged key by key, lists and single values are replaced. */
import type { MapEntry, MapNode, SpecNode } from './node.ts';

/** Keys of which a mapping has one: the one that comes later drives out the others. */
const exclusive: readonly (readonly string[])[] = [
  ['run', 'type', 'agent'],
  ['http', 'tcp', 'exec', 'log_line'],
];
/** Mappings that mean something as a whole: half of one layout and half of another is no layout. */
const replaced: ReadonlySet<string> = new Set(['layout']);

export function merge(base: SpecNode, over: SpecNode): SpecNode {
  if (base.kind !== 'map' || over.kind !== 'map') return over;
  const entries = new Map(base.entries);
  for (const group of exclusive) {
    if (group.some((key) => over.entries.has(key)))
      for (const key of group) if (!over.entries.has(key)) entries.delete(key);
  }
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    entries.set(
      key,
      below === undefined || replaced.has(key) ? entry : { ...entry, value: merge(below.value, entry.value) },
    );
  }
  return { kind: 'map', entries, span: over.span };
}

/** The mapping with this entry set. */
export function withEntry(node: MapNode, entry: MapEntry): MapNode {
  return { ...node, entries: new Map(node.entries).set(entry.key, entry) };
}
