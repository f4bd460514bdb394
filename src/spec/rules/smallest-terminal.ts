/** Layouts that do not fit into the smallest terminal that the spec says it is for (`ui: { min_size: 80x24 }`). */
import { solve } from '../../layout/solve.ts';
import { extentOf } from '../forms.ts';
import { child } from '../node.ts';
import { readValue } from '../values.ts';
import type { Rule } from './facts.ts';

export const smallestTerminal: Rule = ({ spec, scope, texts, workspaces }, findings) => {
  const node = child(child(spec, 'ui'), 'min_size');
  const extent = readValue({ texts, findings }, node, scope, 'min_size', 'extent', extentOf);
  if (node === undefined || extent === undefined) return;
  for (const tab of workspaces.flatMap(({ tabs }) => tabs)) {
    const solved = solve(tab.layout, extent);
    if (solved.ok) continue;
    const { cols, rows } = solved.smallest;
    findings.add(
      'WZP1718',
      node.span,
      `the tab ${tab.address} does not fit into ${extent.cols}x${extent.rows}: ${solved.key} gets no cell`,
      {
        severity: 'warning',
        hint: `it needs at least ${cols}x${rows}: use smaller sizes or fewer panes, or raise min_size`,
        address: tab.address,
      },
    );
  }
};
