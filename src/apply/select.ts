/** Addresses as a user gives them: a workspace, a tab or a pane stands for all panes in it. Pure. */
import { failed, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { closest } from '../spec/suggest.ts';
import type { Desired } from '../spec/desired.ts';

/** The addresses of the panes, each once, in the order of the spec. `known`: panes that stand but are not in the spec. */
export function selectPanes(
  desired: Desired,
  given: readonly string[],
  known: readonly string[] = [],
): Outcome<readonly string[]> {
  const panes = desired.workspaces.flatMap((workspace) => workspace.panes);
  const chosen = new Set<string>();
  const unknown: Diagnostic[] = [];
  for (const address of given) {
    const found = panes
      .filter((pane) => [pane.address, pane.tab, pane.workspace].includes(address))
      .map((pane) => pane.address);
    if (found.length === 0 && known.includes(address)) found.push(address);
    if (found.length === 0) unknown.push(nothing(address, desired, known));
    for (const one of found) chosen.add(one);
  }
  return unknown.length > 0 ? failed(...unknown) : ok([...chosen]);
}

function nothing(address: string, desired: Desired, known: readonly string[]): Diagnostic {
  const all = [
    ...desired.workspaces.flatMap((workspace) => [
      workspace.name,
      ...workspace.tabs.map((tab) => tab.address),
      ...workspace.panes.map((pane) => pane.address),
    ]),
    ...known,
  ];
  const near = closest(address, all);
  return {
    code: 'WZP2004',
    severity: 'error',
    message: `"${address}" names no workspace, tab or pane`,
    hint: near === null ? 'wzp show lists all addresses' : `did you mean "${near}"?`,
  };
}
