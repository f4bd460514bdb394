/** A server that stands as if a spec had just been applied to it: to plan a change of the spec where no server is. Pure. */
import {
  paneId,
  tabId,
  windowId,
  type ObservedPane,
  type ObservedServer,
  type ObservedTab,
  type PaneId,
} from '../backend/backend.ts';
import { leavesOf } from '../layout/placed.ts';
import { smallestExtent } from '../layout/smallest.ts';
import { solve } from '../layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode } from '../layout/tree.ts';
import type { Recorded } from '../plan/model.ts';
import type { ProcessRecord } from '../runner/process.ts';
import type { Desired, DesiredPane, DesiredTab, DesiredWorkspace } from '../spec/desired.ts';
import type { RecordedPane, RecordedTab } from '../state/model.ts';

export interface Imagined {
  readonly observed: ObservedServer;
  readonly recorded: Recorded;
}

const incarnation = 'imagined';

/** `size`: of every tab, unless its layout needs more. `now`: epoch ms, when every process was started. */
export function imaginedServer(desired: Desired, size: Extent, now: number): Imagined {
  const panes = desired.workspaces.flatMap((workspace) => workspace.panes);
  const ids = new Map(panes.map(({ address }, index) => [address, paneId(`%${index + 1}`)]));
  const tabs = desired.workspaces.flatMap((workspace) => tabsOf(workspace, desired, ids, size));
  const rows = tabs.map(({ row }) => row);
  const records = panes.map((pane) => recordOf(pane, desired, now));
  return {
    observed: {
      backend: 'simulated',
      id: incarnation,
      incarnation,
      version: '',
      tabs: tabs.map(({ tab }) => tab),
      visible: size,
      focused: null,
      workspaceOwners: new Map(desired.workspaces.map(({ name }) => [name, desired.project.key])),
    },
    recorded: {
      server: {
        id: incarnation,
        incarnation,
        backend: 'simulated',
        tabs: rows,
        panes: panes.map((pane) => rowOf(pane, ids)),
        specDigest: desired.specDigest,
      },
      processes: new Map(records.map((record) => [record.launch, record])),
    },
  };
}

type Ids = ReadonlyMap<string, PaneId>;

function tabsOf(
  workspace: DesiredWorkspace,
  desired: Desired,
  ids: Ids,
  size: Extent,
): readonly { readonly tab: ObservedTab; readonly row: RecordedTab }[] {
  const positions = new Map<string, number>();
  return workspace.tabs.map((tab) => {
    const index = positions.get(tab.window) ?? 0;
    positions.set(tab.window, index + 1);
    const extent = roomFor(tab.layout, size);
    const solved = solve(tab.layout, extent);
    const id = tabId(`@${tab.address}`);
    const tree = solved.ok ? byId(solved.tree, ids) : null;
    const row: RecordedTab = {
      address: tab.address,
      workspace: workspace.name,
      name: tab.name,
      window: tab.window,
      tabId: id,
      layout: tab.layout,
      size: extent,
    };
    const own = panesOf(tab, workspace, desired, ids, solved.ok ? solved.tree : null);
    return {
      row,
      tab: {
        id,
        windowId: windowId(`${workspace.name}/${tab.window}`),
        workspace: workspace.name,
        title: tab.name,
        index,
        size: extent,
        tree,
        panes: own.map(({ observed }) => observed),
        zoomed: own.find(({ pane }) => pane.zoom)?.observed.id ?? null,
        marker: { project: desired.project.key, tab: tab.name },
      },
    };
  });
}

function roomFor(layout: LayoutNode, size: Extent): Extent {
  if (solve(layout, size).ok) return size;
  const least = smallestExtent(layout);
  return { cols: Math.max(size.cols, least.cols), rows: Math.max(size.rows, least.rows) };
}

function panesOf(
  tab: DesiredTab,
  workspace: DesiredWorkspace,
  desired: Desired,
  ids: Ids,
  tree: PlacedNode | null,
): readonly { readonly pane: DesiredPane; readonly observed: ObservedPane }[] {
  const rects = new Map(tree === null ? [] : leafRects(tree));
  const order = leavesOf(tab.layout);
  const panes = new Map(workspace.panes.map((pane) => [pane.address, pane]));
  const focused = order.find((address) => panes.get(address)?.focus === true) ?? order[0];
  return order.flatMap((address) => {
    const pane = panes.get(address);
    const rect = rects.get(address);
    const id = ids.get(address);
    if (pane === undefined || rect === undefined || id === undefined) return [];
    const observed: ObservedPane = {
      id,
      rect,
      active: address === focused,
      title: pane.title?.value ?? '',
      cwd: pane.cwd.value,
      tty: null,
      pid: 1,
      dead: false,
      marker: {
        project: desired.project.key,
        address,
        launch: address,
        digest: pane.publicDigest,
        tab: tab.name,
      },
    };
    return [{ pane, observed }];
  });
}

function leafRects(node: PlacedNode): [string, PlacedNode['rect']][] {
  return node.kind === 'leaf' ? [[node.key, node.rect]] : node.children.flatMap(leafRects);
}

const byId = (node: PlacedNode, ids: Ids): PlacedNode =>
  node.kind === 'leaf'
    ? { ...node, key: ids.get(node.key) ?? node.key }
    : { ...node, children: node.children.map((child) => byId(child, ids)) };

const rowOf = (pane: DesiredPane, ids: Ids): RecordedPane => ({
  address: pane.address,
  tab: pane.tab,
  paneId: ids.get(pane.address) ?? null,
  launch: pane.address,
  phase: 'present',
  fields: pane.fields,
});

const recordOf = (pane: DesiredPane, desired: Desired, now: number): ProcessRecord => ({
  launch: pane.address,
  project: desired.project.key,
  address: pane.address,
  generation: 1,
  runnerPid: 1,
  tty: null,
  restarts: 0,
  starts: pane.supervision.start === 'manual' ? 0 : 1,
  hasRun: pane.supervision.start !== 'manual',
  ready: pane.supervision.ready !== null,
  health: null,
  state: pane.supervision.start === 'manual' ? { kind: 'waiting' } : { kind: 'running', pid: 1, since: now },
  fields: pane.fields,
});
