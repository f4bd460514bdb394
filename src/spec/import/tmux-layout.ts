/** tmux's layouts → layouts of a spec: the named ones by their counterparts, dumped ones as trees of percentages. */
import type { Axis, LayoutNode } from '../../layout/tree.ts';

export type TabShape =
  | { readonly kind: 'named'; readonly layout: string; readonly panes: readonly string[] }
  | { readonly kind: 'tree'; readonly tree: LayoutNode };

export interface ShapedTab {
  readonly shape: TabShape;
  /** Why it is not quite what tmux would show; absent when it is. */
  readonly change?: string;
}

/** `main-pane-width` and `main-pane-height`, as written: cells or a percentage. */
export interface MainSize {
  readonly width?: string;
  readonly height?: string;
}

const named: Readonly<Record<string, string>> = {
  'even-horizontal': 'even_row',
  'even-vertical': 'even_column',
  'main-horizontal': 'main_top',
  'main-vertical': 'main_left',
  tiled: 'grid',
};

const mirrored: Readonly<Record<string, Axis>> = {
  'main-horizontal-mirrored': 'column',
  'main-vertical-mirrored': 'row',
};

/** The shape of a tab with these panes (at least one). `usual`: what the other tool takes when no layout is named. */
export function shapeOf(
  layout: string | undefined,
  panes: readonly string[],
  usual: string,
  main: MainSize = {},
): ShapedTab {
  const [only] = panes;
  if (panes.length === 1 && only !== undefined)
    return { shape: { kind: 'tree', tree: { kind: 'leaf', key: only } } };
  const wanted = (layout ?? usual).trim();
  if (Object.hasOwn(mirrored, wanted)) return mirroredShape(mirrored[wanted] ?? 'row', panes);
  const size =
    wanted === 'main-vertical' ? main.width : wanted === 'main-horizontal' ? main.height : undefined;
  if (size !== undefined) return mainShape(wanted === 'main-vertical' ? 'row' : 'column', panes, size);
  if (Object.hasOwn(named, wanted))
    return { shape: { kind: 'named', layout: named[wanted] ?? 'grid', panes } };
  const cell = parseLayoutString(wanted);
  const grid: TabShape = { kind: 'named', layout: 'grid', panes };
  if (cell === null)
    return { shape: grid, change: 'is no layout that is known here: the panes stand in a grid' };
  const leaves = countLeaves(cell);
  if (leaves < panes.length)
    return { shape: grid, change: `has ${leaves} places for ${panes.length} panes: they stand in a grid` };
  const kept = keepLeaves(cell, panes.length);
  const tree = treeOf(kept.cell, [...panes]);
  return {
    shape: { kind: 'tree', tree },
    change:
      leaves > panes.length
        ? `has ${leaves} places for ${panes.length} panes: the last ones are left out`
        : 'was in cells of one screen: the sizes are percentages',
  };
}

function mainShape(axis: Axis, panes: readonly string[], size: string): ShapedTab {
  const [first = '', ...others] = panes;
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(size)?.[1];
  const share =
    percent !== undefined
      ? ({ unit: 'percent', value: Number(percent) } as const)
      : /^\d+$/.test(size)
        ? ({ unit: 'cells', value: Number(size) } as const)
        : undefined;
  const main: LayoutNode = { kind: 'leaf', key: first, ...(share === undefined ? {} : { share }) };
  return { shape: { kind: 'tree', tree: { kind: 'split', axis, children: [main, rest(axis, others)] } } };
}

function mirroredShape(axis: Axis, panes: readonly string[]): ShapedTab {
  const [first = '', ...others] = panes;
  const main: LayoutNode = { kind: 'leaf', key: first, share: { unit: 'percent', value: 60 } };
  return { shape: { kind: 'tree', tree: { kind: 'split', axis, children: [rest(axis, others), main] } } };
}

function rest(axis: Axis, panes: readonly string[]): LayoutNode {
  const children = panes.map((key): LayoutNode => ({ kind: 'leaf', key }));
  const [only] = children;
  if (children.length === 1 && only !== undefined) return only;
  return { kind: 'split', axis: axis === 'row' ? 'column' : 'row', children };
}

interface Cell {
  readonly cols: number;
  readonly rows: number;
  readonly axis?: Axis;
  readonly children: readonly Cell[];
}

/** `csum,WxH,X,Y{…}`: `{…}` side by side, `[…]` one above the other (layout-custom.c of tmux). Null when it is not one. */
function parseLayoutString(text: string): Cell | null {
  if (text.length > 20_000) return null;
  const reader = { text: text.replaceAll(/\s+/g, '').replace(/^[0-9a-f]{4},/, ''), at: 0 };
  const root = readCell(reader, 0);
  return root !== null && reader.at === reader.text.length ? root : null;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readCell(reader: Reader, depth: number): Cell | null {
  const pattern = /(\d{1,5})x(\d{1,5}),\d{1,5},\d{1,5}/y;
  pattern.lastIndex = reader.at;
  const place = pattern.exec(reader.text);
  if (place === null || depth > 30) return null;
  reader.at = pattern.lastIndex;
  const size = { cols: Number(place[1]), rows: Number(place[2]) };
  const opening = reader.text[reader.at];
  if (opening !== '{' && opening !== '[') {
    const pane = /,\d{1,9}(?!x)(?=[,}\]]|$)/y;
    pane.lastIndex = reader.at;
    if (pane.test(reader.text)) reader.at = pane.lastIndex;
    return { ...size, children: [] };
  }
  const children: Cell[] = [];
  do {
    reader.at += 1; // the bracket, then each comma
    const child = readCell(reader, depth + 1);
    if (child === null) return null;
    children.push(child);
  } while (reader.text[reader.at] === ',');
  if (reader.text[reader.at] !== (opening === '{' ? '}' : ']')) return null;
  reader.at += 1;
  return { ...size, axis: opening === '{' ? 'row' : 'column', children };
}

const countLeaves = (cell: Cell): number =>
  cell.axis === undefined ? 1 : cell.children.reduce((sum, child) => sum + countLeaves(child), 0);

/** The first `room` leaves; tmux closes the last ones when there are fewer panes than places. */
function keepLeaves(cell: Cell, room: number): { readonly cell: Cell; readonly left: number } {
  if (cell.axis === undefined) return { cell, left: room - 1 };
  const children: Cell[] = [];
  let left = room;
  for (const child of cell.children) {
    if (left === 0) break;
    const kept = keepLeaves(child, left);
    children.push(kept.cell);
    left = kept.left;
  }
  return { cell: { ...cell, children }, left };
}

/** `panes` is emptied in reading order, which is the order of tmux's pane indices. */
function treeOf(cell: Cell, panes: string[]): LayoutNode {
  const { axis } = cell;
  if (axis === undefined) return { kind: 'leaf', key: panes.shift() ?? '' };
  const sizes = cell.children.map((child) => (axis === 'row' ? child.cols : child.rows));
  const shares = percentages(sizes);
  const children = cell.children.map((child, index): LayoutNode => {
    const node = treeOf(child, panes);
    const value = shares[index];
    return value === undefined ? node : { ...node, share: { unit: 'percent', value } };
  });
  return { kind: 'split', axis, children };
}

/** Whole percentages for all but the last, which takes the rest; none at all where the sizes are equal up to a rounding cell. */
function percentages(sizes: readonly number[]): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0 || Math.max(...sizes) - Math.min(...sizes) <= 1) return [];
  return sizes.slice(0, -1).map((size) => Math.max(1, Math.round((100 * size) / total)));
}
