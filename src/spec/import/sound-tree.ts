/** Layout trees as a spec can have them: shares that leave every pane its room. */
import { layoutProblems } from '../../layout/problems.ts';
import type { LayoutNode } from '../../layout/tree.ts';
import type { Json } from '../desired.ts';

/** Levels of rows and columns; a spec is at most 100 levels of YAML deep. */
const deepest = 30;

/** The tree without the shares that no tab could honour; `changed` when some were left out. Null when it is too deep. */
export function soundTree(tree: LayoutNode): { readonly tree: LayoutNode; readonly changed: boolean } | null {
  if (depthOf(tree) > deepest) return null;
  let sound = bareRoot(tree);
  let changed = false;
  // Each round takes the shares of at least one split away.
  for (let problem = layoutProblems(sound)[0]; problem !== undefined; problem = layoutProblems(sound)[0]) {
    const split =
      problem.kind === 'share_invalid' || problem.kind === 'group_too_small'
        ? problem.path.slice(0, -1)
        : problem.path;
    sound = withoutShares(sound, split);
    changed = true;
  }
  return { tree: sound, changed };
}

function depthOf(node: LayoutNode, level = 0): number {
  if (node.kind === 'leaf' || level > deepest) return level;
  return Math.max(level, ...node.children.map((child) => depthOf(child, level + 1)));
}

function bareRoot(node: LayoutNode): LayoutNode {
  return bare(node.kind === 'split' ? single(node) : node);
}

/** A split of one is what stands in it. */
function single(node: LayoutNode): LayoutNode {
  if (node.kind === 'leaf') return node;
  const [only] = node.children;
  if (node.children.length === 1 && only !== undefined) {
    const inner = bare(single(only));
    return node.share === undefined ? inner : { ...inner, share: node.share };
  }
  return { ...node, children: node.children.map(single) };
}

function bare(node: LayoutNode): LayoutNode {
  return node.kind === 'leaf'
    ? { kind: 'leaf', key: node.key }
    : { kind: 'split', axis: node.axis, children: node.children };
}

function withoutShares(node: LayoutNode, path: readonly number[]): LayoutNode {
  if (node.kind === 'leaf') return node;
  const [first, ...rest] = path;
  const children =
    first === undefined
      ? node.children.map(bare)
      : node.children.map((child, index) => (index === first ? withoutShares(child, rest) : child));
  return { ...node, children };
}

/** As it stands in a spec. */
export function treeJson(node: LayoutNode, isRoot = true): Json {
  const size = node.share === undefined ? {} : { size: sizeJson(node.share) };
  if (node.kind === 'split')
    return { [node.axis]: node.children.map((child) => treeJson(child, false)), ...size };
  return isRoot || node.share !== undefined ? { pane: node.key, ...size } : node.key;
}

const sizeJson = (share: { readonly unit: 'percent' | 'cells'; readonly value: number }): Json =>
  share.unit === 'cells' ? share.value : `${Math.round(share.value * 100) / 100}%`;
