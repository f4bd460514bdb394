/** The canonical order of keys: that of the schema. Names that people chose (workspaces, panes, variables) keep theirs. */
import { isAlias } from 'yaml';
import {
  type SchemaNode,
  settle,
  type Shape,
  specSchema,
  templateSchema,
  valueSchema,
} from '../schema-tree.ts';
import type { Collection, Entry, Value } from './tree.ts';

/** Puts all keys in order, unless an alias would come to stand before its anchor. */
export function putInOrder(root: Collection): void {
  const written = new Map<Collection, Entry[]>();
  const start = isTemplate(root) ? templateSchema : specSchema;
  order(root, start, written);
  if (aliasesFollowAnchors(root)) return;
  for (const [collection, entries] of written) collection.entries = entries;
}

/** A template file has tabs of its own; a spec file has workspaces. */
function isTemplate({ entries }: Collection): boolean {
  const has = (name: string) => entries.some((entry) => entry.name === name);
  return !has('version') && !has('workspaces') && (has('tabs') || has('params'));
}

function order(value: Value, schema: SchemaNode | undefined, written: Map<Collection, Entry[]>): void {
  if (value.kind === 'leaf') return;
  const settled = settle(schema, shapeOf(value));
  if (value.kind === 'list') {
    for (const { value: item } of value.entries) if (item !== null) order(item, settled?.items, written);
    return;
  }
  for (const entry of value.entries)
    if (entry.value !== null) order(entry.value, valueSchema(settled, entry.name), written);
  const { properties } = settled ?? {};
  if (properties === undefined || value.entries.length < 2) return;
  const ranks = new Map(Object.keys(properties).map((key, index) => [key, index]));
  const rankOf = ({ name }: Entry): number => ranks.get(name) ?? rankOfOther(name, ranks);
  written.set(value, value.entries);
  value.entries = [...value.entries].sort((a, b) => rankOf(a) - rankOf(b));
  const [first] = value.entries;
  if (first !== undefined && first !== written.get(value)?.[0]) first.isApart = false;
}

/** `x-…` keys hold anchors, which must come before what uses them; what nobody knows goes last. */
function rankOfOther(name: string, ranks: ReadonlyMap<string, number>): number {
  const workspaces = ranks.get('workspaces');
  return name.startsWith('x-') && workspaces !== undefined ? workspaces - 0.5 : ranks.size;
}

function shapeOf(value: Collection): Shape {
  return value.kind === 'list'
    ? { kind: 'list', keys: [] }
    : { kind: 'map', keys: value.entries.map(({ name }) => name) };
}

function aliasesFollowAnchors(root: Collection): boolean {
  const anchors = new Set<string>();
  const visit = (value: Value | null): boolean => {
    if (value === null) return true;
    const { node } = value;
    if (isAlias(node)) return anchors.has(node.source);
    const inOrder =
      value.kind === 'leaf' ||
      value.entries.every(
        (entry) => (entry.key === null || visit({ kind: 'leaf', node: entry.key })) && visit(entry.value),
      );
    if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor);
    return inOrder;
  };
  return visit(root);
}
