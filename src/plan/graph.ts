/** The spec as a graph for other programs: panes in their tabs and workspaces, and what waits for what. Pure. */
import { leavesOf } from '../layout/placed.ts';
import type { DesiredWorkspace } from '../spec/desired.ts';
import type { Dependency } from './dependencies.ts';
import { shortName } from './shape.ts';

/** Graphviz: `wzp graph --format dot | dot -Tsvg`. An arrow leads to what has to be there first. */
export function dotText(
  workspaces: readonly DesiredWorkspace[],
  dependencies: readonly Dependency[],
): string {
  const lines = ['digraph wzp {', '  rankdir=LR;', '  node [shape=box];'];
  for (const [index, workspace] of workspaces.entries()) {
    lines.push(`  subgraph cluster_${index} {`, `    label=${dotWord(workspace.name)};`);
    for (const [order, tab] of workspace.tabs.entries()) {
      lines.push(`    subgraph cluster_${index}_${order} {`, `      label=${dotWord(tab.name)};`);
      for (const pane of leavesOf(tab.layout))
        lines.push(`      ${dotWord(pane)} [label=${dotWord(shortName(pane))}];`);
      lines.push('    }');
    }
    lines.push('  }');
  }
  for (const { from, to, condition } of dependencies)
    lines.push(`  ${dotWord(from)} -> ${dotWord(to)} [label=${dotWord(condition)}];`);
  return [...lines, '}'].join('\n');
}

const dotWord = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Mermaid, as Markdown pages of many hosts draw it. Names of nodes are numbers: an address may hold any letter. */
export function mermaidText(
  workspaces: readonly DesiredWorkspace[],
  dependencies: readonly Dependency[],
): string {
  const ids = new Map<string, string>();
  const idOf = (address: string): string => {
    const id = ids.get(address) ?? `p${ids.size + 1}`;
    ids.set(address, id);
    return id;
  };
  const lines = ['flowchart LR'];
  for (const [index, workspace] of workspaces.entries()) {
    lines.push(`  subgraph w${index + 1}[${mermaidWord(workspace.name)}]`);
    for (const [order, tab] of workspace.tabs.entries()) {
      lines.push(`    subgraph w${index + 1}t${order + 1}[${mermaidWord(tab.name)}]`);
      for (const pane of leavesOf(tab.layout))
        lines.push(`      ${idOf(pane)}[${mermaidWord(shortName(pane))}]`);
      lines.push('    end');
    }
    lines.push('  end');
  }
  for (const { from, to, condition } of dependencies)
    lines.push(`  ${idOf(from)} -->|${mermaidWord(condition)}| ${idOf(to)}`);
  return lines.join('\n');
}

/** Entities stand for what would end the text or begin markup. */
const mermaidWord = (text: string): string =>
  `"${text.replace(/[#"<>&]/g, (character) => `#${character.codePointAt(0) ?? 0};`)}"`;
