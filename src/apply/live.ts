/**
 * A saved `wezterm cli list --format json` in place of a server. It tells nothing of processes, so a pane counts as ours when it stands
 * where the spec wants it: in a workspace and a tab of the right names, in the same order among as many panes. Pure.
 */
import { paneId, type Marker, type ObservedServer, type ObservedTab } from '../backend/backend.ts';
import { parseList } from '../backend/wezterm/list.ts';
import { observedServer } from '../backend/wezterm/observe.ts';
import { ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { leavesOf } from '../layout/placed.ts';
import type { Desired, DesiredPane, DesiredTab } from '../spec/desired.ts';

export function liveServer(text: string, desired: Desired): Outcome<ObservedServer> {
  const panes = parseList(text);
  if (!panes.ok) return panes;
  const server = observedServer(panes.value, {
    socket: 'saved list',
    incarnation: 'saved list',
    version: '',
    // Every pane of the list counts as running: only then it is kept in the list at all by default.
    onTty: new Map(
      panes.value.flatMap((pane) =>
        pane.tty === null ? [] : [[pane.tty, { pid: pane.paneId + 1, marker: null }]],
      ),
    ),
    visible: null,
    focused: null,
  });
  return ok({ ...server, tabs: server.tabs.map((tab) => recognised(tab, desired)) });
}

function recognised(tab: ObservedTab, desired: Desired): ObservedTab {
  const workspace = desired.workspaces.find((candidate) => candidate.name === tab.workspace);
  const wanted = workspace?.tabs.find((candidate) => candidate.name === tab.title);
  if (!workspace || !wanted) return tab;
  const panes = new Map(workspace.panes.map((pane) => [pane.address, pane]));
  const order = leavesOf(wanted.layout);
  if (order.length !== tab.panes.length) return tab;
  return {
    ...tab,
    panes: tab.panes.map((pane, index) => {
      const mine = panes.get(order[index] ?? '');
      return mine ? { ...pane, id: paneId(pane.id), marker: markerOf(mine, wanted, desired) } : pane;
    }),
  };
}

const markerOf = (pane: DesiredPane, tab: DesiredTab, desired: Desired): Marker => ({
  project: desired.project.key,
  address: pane.address,
  launch: '',
  digest: pane.publicDigest,
  tab: tab.name,
});
