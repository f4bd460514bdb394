/** The layout of a tab as a box drawing, for plans and `wzp graph`. */
import { Canvas } from './canvas.ts';
import { leavesOf, rectsOf } from './placed.ts';
import { acrossAxis, along, startOf } from './shares.ts';
import { clipText, printable, textWidth, wrapText } from './text-width.ts';
import type { Axis, PlacedNode, PlacedSplit, Rect } from './tree.ts';

export interface PictureOptions {
  /** Cells that a line may take, borders included. */
  readonly width: number;
  /** Lines that the drawing may take, borders included; the list below it comes on top. */
  readonly maxHeight?: number;
  readonly label: (key: string) => string;
  /** Panes that get a star before their label. */
  readonly marked?: ReadonlySet<string>;
  readonly ascii?: boolean;
}

/** Proportions give way to this when a tab would be drawn higher: pictures stand one above the other in a plan. */
const comfortableHeight = 12;
/** Cells that a box needs inside so that its number of one or two digits fits. */
const least: Readonly<Record<Axis, number>> = { row: 2, column: 1 };
/** Lines that a box gets where there is room: a label and its size. */
const comfortableRows = 2;

/**
 * Lines of a picture scaled to the width. Every pane is in it: a label that does not fit in its box becomes a number,
 * and the list below the drawing says what stands there; so does a group that has no room for boxes of its own.
 */
export function drawLayout(tree: PlacedNode, options: PictureOptions): string[] {
  const cols = options.width - 2;
  const rows = heightOf(tree, options) - 2;
  const boxes: Box[] = [];
  arrange(tree, { left: 1, top: 1, cols, rows }, scalesOf(tree.rect, cols, rows), boxes);
  const legend = new Legend(options);
  const drawable = cols >= 1 && rows >= 1;
  const canvas = new Canvas(drawable ? cols + 2 : 0, drawable ? rows + 2 : 0);
  for (const box of boxes) {
    if (drawable) canvas.box(box.inner);
    const lines = legend.linesFor(box);
    if (drawable) lines.forEach((line, index) => canvas.write(box.inner.left, box.inner.top + index, line));
  }
  return [...canvas.print(options.ascii === true), ...legend.lines];
}

/** The height that keeps the proportions, within what the panes need and what is allowed. */
function heightOf(tree: PlacedNode, { width, maxHeight }: PictureOptions): number {
  const scaled = Math.round((tree.rect.rows * (width - 2)) / Math.max(tree.rect.cols, 1)) + 2;
  const needed = minimum(tree, 'column', comfortableRows) + 2;
  return Math.min(Math.max(Math.min(scaled, comfortableHeight), needed), maxHeight ?? Infinity);
}

function minimum(node: PlacedNode, axis: Axis, leaf: number): number {
  if (node.kind === 'leaf') return leaf;
  const needs = node.children.map((child) => minimum(child, axis, leaf));
  return node.axis === axis
    ? needs.reduce((sum, need) => sum + need, needs.length - 1)
    : needs.reduce((most, need) => Math.max(most, need), leaf);
}

interface Box {
  /** What stands in it: a leaf, or a group without room for boxes of its own. */
  readonly node: PlacedNode;
  readonly inner: Rect;
}

/** Where a divider of the tab goes in the drawing, by axis: dividers that line up in the tab line up here. */
type Scales = Readonly<Record<Axis, (position: number) => number>>;

const scalesOf = (tab: Rect, cols: number, rows: number): Scales => ({
  row: (position) => Math.round(((position - tab.left + 1) * (cols + 1)) / (tab.cols + 1)),
  column: (position) => Math.round(((position - tab.top + 1) * (rows + 1)) / (tab.rows + 1)),
});

function arrange(node: PlacedNode, inner: Rect, scales: Scales, boxes: Box[]): void {
  if (node.kind === 'leaf' || !hasRoom(node, inner)) {
    boxes.push({ node, inner });
    return;
  }
  const { axis, children } = node;
  const side = along(axis);
  const start = startOf(axis);
  const minima = minimaOf(children, axis, inner[side]);
  const ends = children.map(({ rect }) => scales[axis](rect[start] + rect[side]));
  ends[ends.length - 1] = inner[start] + inner[side];
  const straight = ends.map((end, index) => end - (index === 0 ? inner[start] : (ends[index - 1] ?? 0) + 1));
  const sizes = straight.every((size, index) => size >= (minima[index] ?? 1))
    ? straight
    : scale(
        children.map((child) => child.rect[side]),
        minima,
        inner[side] - children.length + 1,
      );
  let at = inner[start];
  for (const [index, child] of children.entries()) {
    const size = sizes[index] ?? 1;
    arrange(child, { ...inner, [start]: at, [side]: size }, scales, boxes);
    at += size + 1;
  }
}

/** Room for a box of its own for each child; what a child holds may still have to be listed. */
const hasRoom = ({ axis, children }: PlacedSplit, inner: Rect): boolean =>
  inner[along(axis)] >= children.length * (least[axis] + 1) - 1 &&
  inner[along(acrossAxis(axis))] >= least[acrossAxis(axis)];

/** What each child gets at least: all it holds with two lines of text, else all it holds, else one box. */
function minimaOf(children: readonly PlacedNode[], axis: Axis, extent: number): number[] {
  const leaf = axis === 'column' ? [comfortableRows, least.column] : [least.row];
  for (const each of leaf) {
    const minima = children.map((child) => minimum(child, axis, each));
    if (minima.reduce((sum, need) => sum + need, minima.length - 1) <= extent) return minima;
  }
  return children.map(() => least[axis]);
}

/** Whole numbers in proportion to `weights` that sum to `total`, none below its minimum; the minima sum to at most that. */
function scale(weights: readonly number[], minima: readonly number[], total: number): number[] {
  const sizes = minima.map(() => 0);
  const settled = new Set<number>();
  for (;;) {
    const open = [...weights.keys()].filter((index) => !settled.has(index));
    const weight = open.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
    let room = total;
    for (const index of settled) room -= sizes[index] ?? 0;
    let passed = 0;
    let used = 0;
    const short: number[] = [];
    for (const index of open) {
      passed += weights[index] ?? 0;
      const end = weight > 0 ? Math.round((room * passed) / weight) : 0;
      sizes[index] = end - used;
      used = end;
      if ((sizes[index] ?? 0) < (minima[index] ?? 1)) short.push(index);
    }
    if (short.length === 0) return sizes;
    for (const index of short) {
      sizes[index] = minima[index] ?? 1;
      settled.add(index);
    }
  }
}

/** Decides what is written into a box, and keeps the list of what did not fit. */
class Legend {
  readonly lines: string[] = [];
  readonly #options: PictureOptions;
  #count = 0;

  constructor(options: PictureOptions) {
    this.#options = options;
  }

  linesFor({ node, inner }: Box): string[] {
    if (node.kind === 'split') return this.#group(node, inner);
    const label = this.#label(node.key);
    const lines = this.#fitting(label, inner) ?? this.#numbered(label, node.rect, inner);
    const size = sizeOf(node.rect);
    const room = lines.length < inner.rows && size.length <= inner.cols;
    return room ? [...lines, size] : lines;
  }

  #label(key: string): string {
    const text = printable(this.#options.label(key));
    return this.#options.marked?.has(key) === true ? `* ${text}` : text;
  }

  /** The label in one line, else in several where the words stay readable, else nothing. */
  #fitting(label: string, inner: Rect): string[] | null {
    if (inner.rows < 1) return null;
    if (textWidth(label) <= inner.cols) return [label];
    if (inner.cols < 4) return null;
    const lines = wrapText(label, inner.cols);
    return lines.length <= Math.min(inner.rows, 3) ? lines : null;
  }

  #numbered(label: string, rect: Rect, inner: Rect): string[] {
    const number = String(++this.#count);
    this.#list(`${number} ${label} ${sizeOf(rect)}`);
    const starred = label.startsWith('* ') ? `*${number}` : number;
    return [starred.length <= inner.cols ? starred : number.slice(0, inner.cols)];
  }

  #group(node: PlacedNode, inner: Rect): string[] {
    const rects = rectsOf(node);
    const number = String(++this.#count);
    for (const key of leavesOf(node)) {
      const rect = rects.get(key) ?? node.rect;
      this.#list(`${number} ${this.#label(key)} ${sizeOf(rect)}`);
    }
    const text = `${number} (${rects.size} panes)`;
    return [text.length <= inner.cols ? text : number.slice(0, inner.cols)];
  }

  #list(text: string): void {
    this.lines.push(clipText(text, this.#options.width, this.#options.ascii === true ? '~' : '…'));
  }
}

const sizeOf = (rect: Rect): string => `${rect.cols}x${rect.rows}`;
