/** Layouts that have a name: the panes are filled in order, or by position. */
import type { Axis, LayoutNode, Share } from './tree.ts';

/** Name → its positions, in the order in which they are filled; `null` takes any number of panes without positions. */
export const namedLayouts = {
  three_pane_horizontal: ['left', 'center', 'right'],
  four_pane_grid: ['top-left', 'top-right', 'bottom-left', 'bottom-right'],
  even_row: null,
  even_column: null,
  main_left: null,
  main_top: null,
  grid: null,
} as const satisfies Record<string, readonly string[] | null>;

export type NamedLayout = keyof typeof namedLayouts;

export const namedLayoutNames: readonly string[] = Object.keys(namedLayouts);

export const isNamedLayout = (name: string): name is NamedLayout => Object.hasOwn(namedLayouts, name);

export interface PositionedPane {
  readonly key: string;
  readonly position?: string;
}

export type NamedLayoutProblem =
  | { readonly kind: 'unknown_layout'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'no_panes' }
  /** `keys` are the panes for which no position is left. */
  | { readonly kind: 'too_many_panes'; readonly keys: readonly string[]; readonly room: number }
  /** `known` is empty for layouts that have no positions. */
  | {
      readonly kind: 'unknown_position';
      readonly key: string;
      readonly position: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'position_taken'; readonly key: string; readonly position: string; readonly by: string };

export type NamedLayoutResult =
  | { readonly ok: true; readonly layout: LayoutNode }
  | { readonly ok: false; readonly problem: NamedLayoutProblem };

/**
 * The tree of a named layout. Panes with a position take it first, the others fill what is free in order. Positions
 * that stay free vanish and their room goes to the panes beside them.
 */
export function namedLayout(name: string, panes: readonly PositionedPane[]): NamedLayoutResult {
  if (!isNamedLayout(name)) return refuse({ kind: 'unknown_layout', name, known: namedLayoutNames });
  if (panes.length === 0) return refuse({ kind: 'no_panes' });
  const positions: readonly string[] | null = namedLayouts[name];
  const filled = positions === null ? inOrder(panes) : inPositions(panes, positions);
  return Array.isArray(filled) ? { ok: true, layout: build(name, filled) } : refuse(filled);
}

type Slots = (LayoutNode | null)[];

const refuse = (problem: NamedLayoutProblem): NamedLayoutResult => ({ ok: false, problem });

const leaf = ({ key }: PositionedPane): LayoutNode => ({ kind: 'leaf', key });

function inOrder(panes: readonly PositionedPane[]): Slots | NamedLayoutProblem {
  for (const { key, position } of panes) {
    if (position !== undefined) return { kind: 'unknown_position', key, position, known: [] };
  }
  return panes.map(leaf);
}

function inPositions(
  panes: readonly PositionedPane[],
  positions: readonly string[],
): Slots | NamedLayoutProblem {
  const slots = positions.map((): PositionedPane | null => null);
  for (const pane of panes) {
    if (pane.position === undefined) continue;
    const { key, position } = pane;
    const slot = positions.indexOf(position);
    if (slot < 0) return { kind: 'unknown_position', key, position, known: positions };
    const holder = slots[slot];
    if (holder) return { kind: 'position_taken', key, position, by: holder.key };
    slots[slot] = pane;
  }
  const homeless: string[] = [];
  for (const pane of panes) {
    if (pane.position !== undefined) continue;
    const slot = slots.indexOf(null);
    if (slot < 0) homeless.push(pane.key);
    else slots[slot] = pane;
  }
  if (homeless.length > 0) return { kind: 'too_many_panes', keys: homeless, room: positions.length };
  return slots.map((pane) => pane && leaf(pane));
}

/** `slots` holds at least one pane. */
function build(name: NamedLayout, slots: Slots): LayoutNode {
  const panes = slots.flatMap((slot) => slot ?? []);
  switch (name) {
    case 'three_pane_horizontal':
    case 'even_row':
      return group('row', panes);
    case 'even_column':
      return group('column', panes);
    case 'four_pane_grid':
      return group('column', rowsOf(slots, 2));
    case 'grid':
      return group('column', rowsOf(panes, Math.ceil(Math.sqrt(panes.length))));
    case 'main_left':
      return main('row', panes);
    case 'main_top':
      return main('column', panes);
  }
}

function rowsOf(slots: readonly (LayoutNode | null)[], width: number): LayoutNode[] {
  const rows: LayoutNode[] = [];
  for (let from = 0; from < slots.length; from += width) {
    const row = slots.slice(from, from + width).flatMap((slot) => slot ?? []);
    if (row.length > 0) rows.push(group('row', row));
  }
  return rows;
}

/** The first pane is the main one: it gets 60 % (the contract's own example), the others share the rest. */
function main(axis: Axis, [first, ...others]: readonly LayoutNode[]): LayoutNode {
  if (first === undefined) return group(axis, others);
  if (others.length === 0) return first;
  const share: Share = { unit: 'percent', value: 60 };
  return group(axis, [{ ...first, share }, group(axis === 'row' ? 'column' : 'row', others)]);
}

function group(axis: Axis, children: readonly LayoutNode[]): LayoutNode {
  const [only] = children;
  return children.length === 1 && only !== undefined ? only : { kind: 'split', axis, children };
}
