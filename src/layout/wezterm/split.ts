/** Splitting a pane, and putting a pane that already runs beside another one of the same tab. */
import type { Axis, Extent } from '../tree.ts';
import { along, done, leafKeys, refused, withAlong } from './model.ts';
import type { BinaryNode, BinarySplit, SplitDirection, SplitSize, Step, TabGeometry } from './model.ts';
import { rects } from './rects.ts';
import { removeLeaf } from './remove.ts';
import { resize } from './resize.ts';
import { atIndex, unzoom } from './zoom.ts';

export interface Halves {
  readonly axis: Axis;
  readonly first: Extent;
  readonly second: Extent;
}

/** The extents of both halves. The refused half has 0 cells; whether it fits is a question for `fits`. */
export function halvesOf(whole: Extent, direction: SplitDirection, size: SplitSize): Halves {
  const axis: Axis = direction === 'left' || direction === 'right' ? 'row' : 'column';
  const length = along(whole, axis);
  const wanted = Math.max(1, 'cells' in size ? size.cells : Math.floor((length * size.percent) / 100));
  const rest = Math.max(0, length - wanted - 1);
  const newSecond = direction === 'right' || direction === 'bottom';
  return {
    axis,
    first: withAlong(whole, axis, newSecond ? rest : wanted),
    second: withAlong(whole, axis, newSecond ? wanted : rest),
  };
}

function fits({ axis, first, second }: Halves, tab: Extent): boolean {
  const ends = withAlong(second, axis, along(first, axis) + 1 + along(second, axis));
  return (
    [first, second].every(({ cols, rows }) => cols > 0 && rows > 0) &&
    ends.cols <= tab.cols &&
    ends.rows <= tab.rows
  );
}

/**
 * Splits the leaf `target` and puts `newKey` beside it. The tab is unzoomed first, also when there is no space.
 * `right` and `bottom` make the new pane active; with `left` and `top` the active position stays as a number.
 */
export function splitLeaf(
  tab: TabGeometry,
  target: string,
  direction: SplitDirection,
  size: SplitSize,
  newKey: string,
): Step {
  const index = leafKeys(tab.root).indexOf(target);
  if (index < 0) return refused('unknown-leaf', tab);
  const plain = unzoom(tab);
  if (!plain.ok) return plain;
  const place = rects(plain.tab)[index];
  if (place === undefined) return refused('unknown-leaf', plain.tab);
  const halves = halvesOf(place.rect, direction, size);
  if (!fits(halves, plain.tab.extent)) return refused('no-space', plain.tab);
  const newSecond = direction === 'right' || direction === 'bottom';
  const split = joined(halves, newSecond ? [target, newKey] : [newKey, target]);
  const next: TabGeometry = {
    ...plain.tab,
    root: replaceLeaf(plain.tab.root, target, split),
    terminals: new Map(plain.tab.terminals)
      .set(target, newSecond ? halves.first : halves.second)
      .set(newKey, newSecond ? halves.second : halves.first),
  };
  return done(newSecond ? atIndex(next, index + 1) : next);
}

/**
 * `split-pane --top-level` with its defects: with two or more panes the tab keeps the reduced size, and the new pane keeps
 * `terminal`, the size its terminal had before. Here to predict what a server shows, never to be used for a layout.
 */
export function splitTop(
  tab: TabGeometry,
  direction: SplitDirection,
  size: SplitSize,
  newKey: string,
  terminal?: Extent,
): Step {
  if (tab.zoomed !== null) return refused('zoomed', tab);
  if (tab.root.kind === 'leaf') return splitLeaf(tab, tab.root.key, direction, size, newKey);
  const halves = halvesOf(tab.extent, direction, size);
  if (!fits(halves, tab.extent)) return refused('no-space', tab);
  const newSecond = direction === 'right' || direction === 'bottom';
  const squeezed = resize(tab, newSecond ? halves.first : halves.second);
  if (!squeezed.ok) return squeezed;
  const leaf: BinaryNode = { kind: 'leaf', key: newKey };
  const old = squeezed.tab.root;
  const root: BinarySplit = {
    kind: 'split',
    axis: halves.axis,
    first: newSecond ? old : leaf,
    second: newSecond ? leaf : old,
    firstExtent: halves.first,
    secondExtent: halves.second,
  };
  const terminals = new Map(squeezed.tab.terminals).set(newKey, terminal ?? halves.second);
  return done(atIndex({ ...squeezed.tab, root, terminals }, newSecond ? leafKeys(root).length - 1 : 0));
}

/**
 * `--move-pane-id` inside one tab: the tab is unzoomed, `source` leaves, then `target` is split. When there is no space the
 * source is lost: `tab` of the refusal stands without it. Source and target must differ.
 */
export function moveWithin(
  tab: TabGeometry,
  source: string,
  target: string,
  direction: SplitDirection,
  size: SplitSize,
): Step {
  const keys = leafKeys(tab.root);
  if (source === target || !keys.includes(source) || !keys.includes(target))
    return refused('unknown-leaf', tab);
  const plain = unzoom(tab);
  if (!plain.ok) return plain;
  const without = removeLeaf(plain.tab, source);
  return without === null
    ? refused('unknown-leaf', tab)
    : splitLeaf(without, target, direction, size, source);
}

function joined(halves: Halves, [first, second]: readonly [string, string]): BinarySplit {
  return {
    kind: 'split',
    axis: halves.axis,
    first: { kind: 'leaf', key: first },
    second: { kind: 'leaf', key: second },
    firstExtent: halves.first,
    secondExtent: halves.second,
  };
}

function replaceLeaf(node: BinaryNode, key: string, by: BinaryNode): BinaryNode {
  if (node.kind === 'leaf') return node.key === key ? by : node;
  const first = replaceLeaf(node.first, key, by);
  const second = replaceLeaf(node.second, key, by);
  return first === node.first && second === node.second ? node : { ...node, first, second };
}
