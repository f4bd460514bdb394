/** A layout as a client gives it: a tree as in the spec, one as `layout.get` answers it, or the name of a named layout. Pure. */
import { namedLayout, isNamedLayout, namedLayoutNames } from '../../layout/named.ts';
import { leavesOf } from '../../layout/placed.ts';
import { layoutProblems } from '../../layout/problems.ts';
import { along, startOf } from '../../layout/shares.ts';
import type { Axis, LayoutNode, Rect, Share } from '../../layout/tree.ts';
import { paneShare } from '../../spec/forms.ts';
import { isObject } from '../../state/sealed.ts';
import { done, refused, type Answer } from '../answer.ts';

/** The leaf key for what a client calls a pane; null: no such pane stands in the tab. */
export type KeyOf = (name: string) => string | null;

/** `keys`: those of the tab in the order in which they stand; each must be in the layout once. */
export function layoutOf(value: unknown, keys: readonly string[], keyOf: KeyOf): Answer<LayoutNode> {
  const read = typeof value === 'string' && isNamedLayout(value) ? named(value, keys) : tree(value, keyOf);
  if (!read.ok) return read;
  const used = leavesOf(read.value);
  const twice = used.find((key, index) => used.indexOf(key) !== index);
  if (twice !== undefined) return refused('params', `layout: ${twice} stands in it twice`);
  const missing = keys.filter((key) => !used.includes(key));
  if (missing.length > 0)
    return refused('params', `layout: ${missing.join(', ')} of the tab is not in it`, {
      hint: 'a layout has every pane of its tab; pane.move and pane.close take one out',
    });
  return layoutProblems(read.value).length > 0
    ? refused('params', 'layout: its sizes do not go together')
    : read;
}

function named(name: string, keys: readonly string[]): Answer<LayoutNode> {
  const made = namedLayout(
    name,
    keys.map((key) => ({ key })),
  );
  if (made.ok) return done(made.layout);
  return refused('params', `layout: ${name} has no place for ${keys.length} panes`);
}

function tree(value: unknown, keyOf: KeyOf): Answer<LayoutNode> {
  if (typeof value === 'string') return leaf(value, undefined, keyOf);
  if (!isObject(value)) return refused('params', 'layout: a node is a pane, {"row": […]} or {"column": […]}');
  const share = shareOf(value['size']);
  if (share === null)
    return refused('params', 'layout: size is a percentage like "60%", or a number of cells');
  for (const axis of ['row', 'column'] as const) {
    const members = value[axis];
    if (members === undefined) continue;
    if (!Array.isArray(members) || members.length === 0)
      return refused('params', `layout: ${axis} is a list of nodes`);
    return group(axis, members, share, keyOf);
  }
  const { pane } = value;
  if (typeof pane !== 'string')
    return refused('params', `layout: a node has pane, row or column`, {
      hint: `or name a layout: ${namedLayoutNames.join(', ')}`,
    });
  return leaf(pane, share, keyOf);
}

function leaf(name: string, share: Share | undefined, keyOf: KeyOf): Answer<LayoutNode> {
  const key = keyOf(name);
  if (key === null) return refused('params', `layout: there is no pane ${name} in that tab`, { pane: name });
  return done({ kind: 'leaf', key, ...(share === undefined ? {} : { share }) });
}

function group(
  axis: Axis,
  members: readonly unknown[],
  share: Share | undefined,
  keyOf: KeyOf,
): Answer<LayoutNode> {
  const children: LayoutNode[] = [];
  for (const [index, member] of members.entries()) {
    const read = tree(member, keyOf);
    if (!read.ok) return read;
    // As `layout.get` has it: cells for all but the last, which takes the rest whatever the size of the tab is by now.
    const cells = index < members.length - 1 ? cellsOf(member, axis) : null;
    const given = read.value.share === undefined && cells !== null;
    children.push(given ? { ...read.value, share: { unit: 'cells', value: cells } } : read.value);
  }
  return done({ kind: 'split', axis, children, ...(share === undefined ? {} : { share }) });
}

/** Undefined: none is given; null: it means nothing. */
function shareOf(size: unknown): Share | undefined | null {
  if (size === undefined) return undefined;
  return typeof size === 'string' || typeof size === 'number' ? paneShare(String(size)) : null;
}

/** Of a node that says where it stands, along an axis. */
function cellsOf(node: unknown, axis: Axis): number | null {
  const rects = rectsIn(node);
  if (rects === null || rects.length === 0) return null;
  const [start, side] = [startOf(axis), along(axis)];
  const from = Math.min(...rects.map((rect) => rect[start]));
  const to = Math.max(...rects.map((rect) => rect[start] + rect[side]));
  return to - from >= 1 ? to - from : null;
}

/** Null: one of its leaves does not say it. */
function rectsIn(node: unknown): readonly Rect[] | null {
  if (!isObject(node)) return null;
  const members = node['row'] ?? node['column'];
  if (Array.isArray(members)) {
    const all = members.map(rectsIn);
    return all.includes(null) ? null : all.flatMap((rects) => rects ?? []);
  }
  const { left, top, cols, rows } = node;
  const whole = [left, top, cols, rows].every((part) => Number.isSafeInteger(part));
  return whole ? [{ left, top, cols, rows } as unknown as Rect] : null; // four whole numbers
}
