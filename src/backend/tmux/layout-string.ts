/**
 * tmux's layout strings (layout-custom.c): `csum,WxH,X,Y` and then `,pane` for a leaf, `{…}` for cells side by side, `[…]` for cells
 * one above the other. Offsets are absolute in the window; one divider cell stands between neighbours.
 */
import type { Axis, PlacedNode, Rect } from '../../layout/tree.ts';

/** Per byte: rotate 16 bits right by one, then add the byte. */
export function layoutChecksum(layout: string): string {
  let sum = 0;
  for (const byte of Buffer.from(layout)) sum = (((sum >> 1) | ((sum & 1) << 15)) + byte) & 0xffff;
  return sum.toString(16).padStart(4, '0');
}

/** The whole string, checksum in front. Pane numbers are left out: tmux ignores them and fills leaves in pane order. */
export function writeLayout(tree: PlacedNode): string {
  const cells = writeCell(tree);
  return `${layoutChecksum(cells)},${cells}`;
}

function writeCell(node: PlacedNode): string {
  const { cols, rows, left, top } = node.rect;
  const place = `${cols}x${rows},${left},${top}`;
  if (node.kind === 'leaf') return place;
  const children = node.children.map(writeCell).join(',');
  return node.axis === 'row' ? `${place}{${children}}` : `${place}[${children}]`;
}

/**
 * The tree of a dumped layout in normal form, leaves keyed by pane id (`%3`). What follows the root cell (the floating panes of
 * tmux 3.7) is left out. Null when it is not a layout.
 */
export function parseLayout(text: string): PlacedNode | null {
  const reader = { text: text.replace(/^[0-9a-f]{4},/, ''), at: 0 };
  const root = readCell(reader);
  return root === null ? null : normal(root);
}

interface Reader {
  readonly text: string;
  at: number;
}

function readCell(reader: Reader): PlacedNode | null {
  const place = /^(\d+)x(\d+),(\d+),(\d+)/.exec(reader.text.slice(reader.at));
  if (!place) return null;
  reader.at += place[0].length;
  const rect: Rect = {
    cols: Number(place[1]),
    rows: Number(place[2]),
    left: Number(place[3]),
    top: Number(place[4]),
  };
  const opening = reader.text.charAt(reader.at);
  if (opening === '{' || opening === '[') return readSplit(reader, opening === '{' ? 'row' : 'column', rect);
  const pane = /^,(\d+)(?!x)/.exec(reader.text.slice(reader.at));
  if (!pane) return null;
  reader.at += pane[0].length;
  return { kind: 'leaf', key: `%${pane[1]}`, rect };
}

function readSplit(reader: Reader, axis: Axis, rect: Rect): PlacedNode | null {
  const closing = axis === 'row' ? '}' : ']';
  const children: PlacedNode[] = [];
  do {
    reader.at += 1; // the bracket, then each comma
    const child = readCell(reader);
    if (child === null) return null;
    children.push(child);
  } while (reader.text.charAt(reader.at) === ',');
  if (reader.text.charAt(reader.at) !== closing) return null;
  reader.at += 1;
  return { kind: 'split', axis, rect, children };
}

/** tmux may keep a split with one child, or one of its parent's axis, after a pane was closed. They look the same without it. */
function normal(node: PlacedNode): PlacedNode {
  if (node.kind === 'leaf') return node;
  const children = node.children
    .map(normal)
    .flatMap((child) => (child.kind === 'split' && child.axis === node.axis ? child.children : [child]));
  const [only] = children;
  return children.length === 1 && only ? only : { ...node, children };
}
