/**
 * Which panes may stay where they are. Between two leaves of a tree there is one relation: the axis of their lowest
 * common split, and which comes first. Those relations determine the tree in normal form, and leaving panes out changes
 * none of them. So a set of panes stands in the right relative structure exactly when all its pairs have the same
 * relation in both trees, and the largest such set is built from chains:
 *
 *   a set laid out along an axis is a chain of blocks, each standing wholly before the next in both trees;
 *   a block is a single pane, or a set laid out along the other axis inside one pair of splits of that axis.
 *
 * `best` finds the heaviest chain inside a pair of subtrees by dynamic programming over all pairs of nodes, and the
 * weight of a block is a heaviest chain of its own. Exact. O((n d)^2) steps for n panes in trees of depth d.
 */
import { leavesOf, sameStructure } from './placed.ts';
import { acrossAxis } from './shares.ts';
import type { Axis, PlacedNode } from './tree.ts';

export interface Agreement {
  /** The largest set of common panes with the same relative structure in both trees, in the order of `desired`. */
  readonly kept: readonly string[];
  /** The other common panes, in the order of `desired`. */
  readonly moved: readonly string[];
}

/** Among several largest sets the one that keeps the earliest panes of `desired`. Extents do not count. */
export function agreement(observed: PlacedNode, desired: PlacedNode): Agreement {
  const there = new Set(leavesOf(observed));
  const common = leavesOf(desired).filter((key) => there.has(key));
  const keys = new Set(common);
  const before = restrict(observed, keys);
  const after = restrict(desired, keys);
  if (before === null || after === null) return { kept: [], moved: [] };
  if (sameStructure(before, after)) return { kept: common, moved: [] };

  // Size in the high bits, then a bit for each pane, the first of `desired` the highest: sums of disjoint sets are
  // weights again, a larger set always wins, among equals the lexicographically first one, and the bits name the set.
  const total = BigInt(common.length);
  const size = 1n << total;
  const weights = new Map(common.map((key, index) => [key, size | (1n << (total - 1n - BigInt(index)))]));
  const heaviest = new Chains(listNodes(before), listNodes(after), weights).heaviest();
  const isKept = (_: string, index: number): boolean =>
    ((heaviest >> (total - 1n - BigInt(index))) & 1n) === 1n;
  return { kept: common.filter(isKept), moved: common.filter((key, index) => !isKept(key, index)) };
}

/** The tree in normal form with only these leaves; rectangles are those of the whole and mean nothing. */
function restrict(node: PlacedNode, keys: ReadonlySet<string>): PlacedNode | null {
  if (node.kind === 'leaf') return keys.has(node.key) ? node : null;
  const children = node.children.flatMap((child) => {
    const rest = restrict(child, keys);
    if (rest === null) return [];
    return rest.kind === 'split' && rest.axis === node.axis ? rest.children : [rest];
  });
  const [only] = children;
  return children.length > 1 ? { ...node, children } : (only ?? null);
}

/** A node of a tree written as a list in post-order: the subtree of `list[i]` is `list[list[i].first..i]`. */
interface Listed {
  readonly key: string | null;
  readonly axis: Axis | null;
  readonly children: readonly number[];
  readonly first: number;
}

function listNodes(root: PlacedNode): Listed[] {
  const list: Listed[] = [];
  const add = (node: PlacedNode): number => {
    const first = list.length;
    const children = node.kind === 'leaf' ? [] : node.children.map(add);
    const leaf = node.kind === 'leaf';
    list.push({ key: leaf ? node.key : null, axis: leaf ? null : node.axis, children, first });
    return list.length - 1;
  };
  add(root);
  return list;
}

/**
 * For every node below `root`, the node whose subtree, with everything before that, is what stands before it along
 * `axis` inside `root`; -1 when nothing does.
 */
function predecessors(list: readonly Listed[], root: number, axis: Axis): Int32Array {
  const first = list[root]?.first ?? root;
  const before = new Int32Array(root - first + 1).fill(-1);
  for (let index = root; index >= first; index--) {
    const node = list[index];
    let inherited = before[index - first] ?? -1;
    for (const child of node?.children ?? []) {
      before[child - first] = inherited;
      if (node?.axis === axis) inherited = child;
    }
  }
  return before;
}

class Chains {
  readonly #a: readonly Listed[];
  readonly #b: readonly Listed[];
  readonly #weights: ReadonlyMap<string, bigint>;
  readonly #blocks = new Map<number, bigint>();

  constructor(a: readonly Listed[], b: readonly Listed[], weights: ReadonlyMap<string, bigint>) {
    this.#a = a;
    this.#b = b;
    this.#weights = weights;
  }

  /** A set laid out along columns is a chain of one block, so asking for rows covers both. */
  heaviest(): bigint {
    return this.#best(this.#a.length - 1, this.#b.length - 1, 'row');
  }

  /** The weight of the heaviest chain along `axis` inside subtree `x` of the one tree and `y` of the other. */
  #best(x: number, y: number, axis: Axis): bigint {
    const firstA = this.#a[x]?.first ?? x;
    const firstB = this.#b[y]?.first ?? y;
    const beforeA = predecessors(this.#a, x, axis);
    const beforeB = predecessors(this.#b, y, axis);
    const width = y - firstB + 1;
    // reached[a, b]: the heaviest chain that lies in a, b and what stands before them.
    const reached = new Array<bigint>((x - firstA + 1) * width).fill(0n);
    const at = (a: number, b: number): bigint =>
      a < 0 || b < 0 ? 0n : (reached[(a - firstA) * width + b - firstB] ?? 0n);

    for (let a = firstA; a <= x; a++) {
      const nodeA = this.#a[a];
      const waysA = nodeA === undefined ? [] : waysIn(nodeA, beforeA[a - firstA] ?? -1, axis);
      for (let b = firstB; b <= y; b++) {
        const nodeB = this.#b[b];
        if (nodeA === undefined || nodeB === undefined) continue;
        let most = 0n;
        for (const way of waysA) most = larger(most, at(way, b));
        for (const way of waysIn(nodeB, beforeB[b - firstB] ?? -1, axis)) most = larger(most, at(a, way));
        const block = this.#block(a, b, axis);
        if (block > 0n) most = larger(most, block + at(beforeA[a - firstA] ?? -1, beforeB[b - firstB] ?? -1));
        reached[(a - firstA) * width + b - firstB] = most;
      }
    }
    return at(x, y);
  }

  /** What the pair weighs as one block of a chain along `axis`. */
  #block(a: number, b: number, axis: Axis): bigint {
    const nodeA = this.#a[a];
    const nodeB = this.#b[b];
    if (nodeA === undefined || nodeB === undefined) return 0n;
    if (nodeA.key !== null) return nodeA.key === nodeB.key ? (this.#weights.get(nodeA.key) ?? 0n) : 0n;
    if (nodeB.axis === null || nodeA.axis === axis || nodeB.axis === axis) return 0n;
    const name = a * this.#b.length + b;
    const known = this.#blocks.get(name);
    if (known !== undefined) return known;
    const block = this.#best(a, b, acrossAxis(axis));
    this.#blocks.set(name, block);
    return block;
  }
}

/** The nodes that together reach everything that `node` and what stands before it reach, except `node` as a block. */
function waysIn(node: Listed, before: number, axis: Axis): readonly number[] {
  if (node.axis === null) return [before];
  return node.axis === axis ? node.children.slice(-1) : node.children;
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
