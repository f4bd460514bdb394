/** The layouts of a spec as pictures, and as JSON. */
import { drawLayout } from '../../layout/picture.ts';
import { leavesOf } from '../../layout/placed.ts';
import { solve } from '../../layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode } from '../../layout/tree.ts';
import type { Dependency } from '../../plan/dependencies.ts';
import { treeJson } from '../../plan/document.ts';
import { shortName } from '../../plan/shape.ts';
import type { DesiredWorkspace, Json } from '../../spec/desired.ts';
import type { Output } from '../context.ts';
import { escapeLine } from './escape.ts';

/** Widest picture that is still taken in at a glance. */
const widest = 100;

/** `size`: of the tabs, in cells; one that does not fit into it is drawn at the smallest size that holds it. */
export function graphText(
  workspaces: readonly DesiredWorkspace[],
  waits: readonly Dependency[],
  size: Extent,
  { paint, columns }: Pick<Output, 'paint' | 'columns'>,
): string {
  const width = Math.min(columns, widest);
  const parts = workspaces.flatMap(({ tabs }) =>
    tabs.map((tab) => {
      const tree = placed(tab.layout, size);
      const picture =
        tree === null
          ? leavesOf(tab.layout).map(shortName).map(escapeLine)
          : drawLayout(tree, { width, label: shortName });
      return [paint.bold(escapeLine(tab.address)), ...picture].join('\n');
    }),
  );
  const lines = waits.map(({ from, to, condition }) => `${from} waits for ${to} (${condition})`);
  return [...parts, ...(lines.length === 0 ? [] : [lines.map(escapeLine).join('\n')])].join('\n\n');
}

export function graphDocument(
  workspaces: readonly DesiredWorkspace[],
  waits: readonly Dependency[],
  size: Extent,
): Json {
  return {
    workspaces: workspaces.map(({ name, tabs }) => ({
      name,
      tabs: tabs.map((tab) => {
        const tree = placed(tab.layout, size);
        return {
          address: tab.address,
          panes: leavesOf(tab.layout),
          layout: tree === null ? null : treeJson(tree),
        };
      }),
    })),
    depends_on: waits.map((wait) => ({ ...wait })),
  };
}

function placed(layout: LayoutNode, size: Extent): PlacedNode | null {
  const solved = solve(layout, size);
  if (solved.ok) return solved.tree;
  const { cols, rows } = solved.smallest;
  if (!Number.isFinite(cols) || !Number.isFinite(rows)) return null;
  const again = solve(layout, { cols: Math.max(cols, size.cols), rows: Math.max(rows, size.rows) });
  if (again.ok) return again.tree;
  const least = solve(layout, solved.smallest); // a larger room can be worse: percentages round down one by one
  return least.ok ? least.tree : null;
}
