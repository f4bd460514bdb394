/** Layouts as structures: order and nesting without sizes, parts of them, and how they are written in one line. */
import type { AnyNode } from '../layout/placed.ts';
import type { LayoutNode, PlacedNode, Share } from '../layout/tree.ts';

/** What is left of a subtree: its axis (null for a leaf) and its parts in writing. */
interface Part {
  readonly axis: 'row' | 'column' | null;
  readonly parts: readonly string[];
}

/**
 * The structure of a layout in normal form: two layouts have the same text exactly when they have the same panes in the
 * same order and nesting, whatever their sizes. Leaves that `keep` refuses are left out, as if they had been closed.
 */
export function shape(node: AnyNode, keep: (key: string) => boolean = () => true): string {
  const part = partOf(node, keep);
  return part === null ? '' : written(part);
}

function partOf(node: AnyNode, keep: (key: string) => boolean): Part | null {
  if (node.kind === 'leaf') return keep(node.key) ? { axis: null, parts: [JSON.stringify(node.key)] } : null;
  const children = node.children.map((child) => partOf(child, keep)).filter((part) => part !== null);
  const only = children[0];
  if (only === undefined || children.length === 1) return only ?? null;
  return {
    axis: node.axis,
    parts: children.flatMap((part) => (part.axis === node.axis ? part.parts : [written(part)])),
  };
}

const written = (part: Part): string =>
  part.axis === null ? part.parts.join() : `${part.axis}(${part.parts.join()})`;

/** Whether two layouts of a spec say the same, sizes included. */
export function sameLayout(one: LayoutNode, other: LayoutNode): boolean {
  if (!sameShare(one.share, other.share)) return false;
  if (one.kind === 'leaf') return other.kind === 'leaf' && one.key === other.key;
  return (
    other.kind === 'split' &&
    one.axis === other.axis &&
    one.children.length === other.children.length &&
    one.children.every((child, index) => {
      const twin = other.children[index];
      return twin !== undefined && sameLayout(child, twin);
    })
  );
}

const sameShare = (one: Share | undefined, other: Share | undefined): boolean =>
  one?.unit === other?.unit && one?.value === other?.value;

/** `row(editor 60%, column(api, tests 12))` */
export function layoutText(node: LayoutNode): string {
  const share =
    node.share === undefined ? '' : ` ${node.share.value}${node.share.unit === 'percent' ? '%' : ''}`;
  if (node.kind === 'leaf') return `${shortName(node.key)}${share}`;
  return `${node.axis}(${node.children.map(layoutText).join(', ')})${share}`;
}

/** `row(editor 119, column(api 37, tests 12) 80)`: cells along the axis of the parent. */
export function placedText(node: PlacedNode, along: 'cols' | 'rows' | null = null): string {
  const cells = along === null ? '' : ` ${node.rect[along]}`;
  if (node.kind === 'leaf') return `${shortName(node.key)}${cells}`;
  const inner = node.axis === 'row' ? 'cols' : 'rows';
  return `${node.axis}(${node.children.map((child) => placedText(child, inner)).join(', ')})${cells}`;
}

/** `dev/api` → `api`; pane ids of guests stay. */
export const shortName = (key: string): string => key.slice(key.indexOf('/') + 1);
