/** A server in memory, with the exact geometry that is asked of it, on which plans are carried out. */
import { paneId, tabId, windowId } from '../../src/backend/backend.ts';
import type {
  BackendKind,
  Marker,
  ObservedPane,
  ObservedServer,
  ObservedTab,
  PaneId,
  TabId,
} from '../../src/backend/backend.ts';
import { leavesOf, rectsOf, withoutKeys } from '../../src/layout/placed.ts';
import type { Extent, LayoutNode, PlacedNode } from '../../src/layout/tree.ts';
import type { Plan, PlannedTab, Recorded } from '../../src/plan/model.ts';
import type { ProcessRecord, ProcessState } from '../../src/runner/process.ts';
import type { RecordedPane, RecordedServer, RecordedTab } from '../../src/state/model.ts';
import { plain, projectKey, size, solvedOf, treeOf } from './worlds.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Tab = Mutable<ObservedTab>;

/** A server with the exact geometry that is asked of it, and the memory of wzp about it. */
export class TestWorld {
  tabs: Tab[] = [];
  processes = new Map<string, ProcessRecord>();
  server: RecordedServer | null = null;
  owners = new Map<string, string>();
  #incarnation = 1;
  #next = 1;
  /** tab address → the tab in which the last apply put it */
  readonly #stood = new Map<string, TabId>();

  constructor(readonly backend: BackendKind = 'tmux') {}

  get observed(): ObservedServer {
    return {
      backend: this.backend,
      id: '/run/server',
      incarnation: `i${this.#incarnation}`,
      version: '1',
      tabs: this.tabs.map((tab) => ({ ...tab })),
      visible: null,
      focused: null,
      workspaceOwners: this.owners,
    };
  }

  get recorded(): Recorded {
    return { server: this.server, processes: this.processes };
  }

  // What a person or the outside world does.

  find(address: string): { readonly tab: Tab; readonly pane: ObservedPane } {
    for (const tab of this.tabs)
      for (const pane of tab.panes) if (pane.marker?.address === address) return { tab, pane };
    throw new Error(`no pane ${address}`);
  }

  kill(id: PaneId): void {
    for (const tab of this.tabs) this.#take(tab, [id]);
    this.#tidy();
  }

  /** The process of a pane ends or otherwise fares differently; the pane is held. */
  fares(address: string, state: ProcessState): void {
    const launch = this.find(address).pane.marker?.launch ?? '';
    const record = this.processes.get(launch);
    if (record !== undefined) this.processes.set(launch, { ...record, state });
  }

  /** Changes what the server says of a pane. */
  alter(id: PaneId, change: Partial<ObservedPane>): void {
    for (const tab of this.tabs)
      tab.panes = tab.panes.map((pane) => (pane.id === id ? { ...pane, ...change } : pane));
  }

  /** A person splits a pane; the new one is nobody's, unless a marker is given. */
  split(id: PaneId, axis: 'row' | 'column', marker: Marker | null = null): PaneId {
    const tab = this.#tabOf(id);
    const guest = this.#id();
    this.#setTree(tab, splitLeaf(treeOf(tab), id, guest, axis), [...tab.panes, this.#pane(guest, marker)]);
    return guest;
  }

  /** A person moves a pane into a tab of its own, in any workspace and window. */
  breakOut(id: PaneId, workspace?: string, window?: string): Tab {
    const tab = this.#isolate(id, workspace, window);
    this.#tidy();
    return tab;
  }

  #isolate(id: PaneId, workspace?: string, window?: string): Tab {
    const from = this.#tabOf(id);
    const pane = from.panes.find((one) => one.id === id)!;
    this.#take(from, [id]);
    const tab = this.#newTab(workspace ?? from.workspace, window ?? from.windowId, from.size);
    this.#setTree(tab, { kind: 'leaf', key: id, rect: { left: 0, top: 0, ...tab.size } }, [pane]);
    return tab;
  }

  /** Lays the panes of a tab out anew, in any structure over the same panes. */
  arrange(tab: Tab, tree: PlacedNode): void {
    this.#setTree(tab, tree, tab.panes);
  }

  /** A tab of somebody else. */
  foreignTab(workspace: string, title = 'sh'): Tab {
    const tab = this.#newTab(workspace, `w-${workspace}`, size);
    tab.title = title;
    const id = this.#id();
    this.#setTree(tab, { kind: 'leaf', key: id, rect: { left: 0, top: 0, ...size } }, [this.#pane(id, null)]);
    this.#tidy();
    return tab;
  }

  restartServer(): void {
    this.tabs = [];
    this.owners.clear();
    this.#incarnation++;
  }

  loseState(): void {
    this.server = null;
  }

  // What apply does.

  apply(plan: Plan): void {
    this.#stood.clear();
    for (const workspace of plan.goal.workspaces) {
      const placed = workspace.tabs.map((goal) => this.#stand(goal, workspace.serverName, plan));
      if (this.backend === 'tmux') this.owners.set(workspace.serverName, projectKey);
      this.#order(placed, plan);
    }
    for (const id of plan.goal.evict) if (this.#tabOf(id).panes.length > 1) this.breakOut(id);
    for (const { id } of plan.close) this.kill(id);
    this.#tidy();
    this.#record(plan);
  }

  #stand(goal: PlannedTab, serverName: string, plan: Plan): Tab {
    const leaves = leavesOf(goal.tree);
    const ids = new Map<string, PaneId>();
    const panes: ObservedPane[] = [];
    let tab = goal.renew ? undefined : this.tabs.find((one) => one.id === goal.tab);
    tab ??= this.#newTab(serverName, this.#windowFor(goal, serverName, plan), goal.tree.rect);
    const others = new Set<Tab>();
    for (const key of leaves) {
      const source = goal.sources.get(key);
      if (source === undefined) throw new Error(`no source for ${key}`);
      const id = source ?? this.#id();
      ids.set(key, id);
      if (source === null) panes.push(this.#launch(id, key, plan));
      else {
        const from = this.#tabOf(source);
        panes.push(from.panes.find((pane) => pane.id === source)!);
        if (from !== tab) others.add(from);
      }
    }
    const staying = new Set(panes.map((pane) => pane.id));
    for (const other of others) if (other !== tab) this.#take(other, [...staying]);
    const left = tab.panes.filter((pane) => !staying.has(pane.id));
    for (const pane of left) this.#isolate(pane.id);
    tab.title = goal.title;
    this.#stood.set(goal.address, tab.id);
    this.#setTree(tab, rename(goal.tree, ids), panes);
    tab.zoomed = goal.zoomed === null ? null : (ids.get(goal.zoomed) ?? null);
    if (this.backend === 'tmux') tab.marker = { project: projectKey, tab: goal.address };
    return tab;
  }

  #windowFor(goal: PlannedTab, serverName: string, plan: Plan): string {
    if (this.backend === 'tmux') return `w-${serverName}`;
    // The window of another tab of that window name, else a new one.
    const mates = plan.goal.workspaces
      .filter((workspace) => workspace.serverName === serverName)
      .flatMap(({ tabs }) => tabs.filter((tab) => tab.window === goal.window))
      .map((tab) => this.#stood.get(tab.address) ?? tab.tab);
    return this.tabs.find((tab) => mates.includes(tab.id))?.windowId ?? `w${this.#next++}`;
  }

  #launch(id: PaneId, address: string, plan: Plan): ObservedPane {
    const task = plan.tasks.find((one) => one.pane.address === address);
    if (task === undefined) throw new Error(`no task for ${address}`);
    const { pane } = task;
    const launch = `launch-${this.#next++}`;
    const pid = this.#next++;
    this.processes.set(launch, {
      launch,
      project: projectKey,
      address,
      generation: 1,
      runnerPid: pid,
      tty: `/dev/pts/${id}`,
      restarts: 0,
      starts: 1,
      hasRun: true,
      ready: false,
      health: null,
      state: { kind: 'running', pid: pid + 1, since: 1_000_000 },
      fields: pane.fields,
    });
    const marker = { project: projectKey, address, launch, digest: pane.publicDigest, tab: pane.tab };
    return { ...this.#pane(id, marker), pid, tty: `/dev/pts/${id}` };
  }

  #order(placed: readonly Tab[], plan: Plan): void {
    if (placed.length === 0 || this.backend === 'wezterm') return;
    void plan;
    const sorted = [...placed];
    this.tabs = this.tabs.map((tab) => (placed.includes(tab) ? sorted.shift()! : tab));
  }

  #record(plan: Plan): void {
    const rows = new Map((this.server?.panes ?? []).map((row) => [row.address, row]));
    for (const { address } of plan.close)
      if (!plan.tasks.some((task) => task.pane.address === address)) rows.delete(address);
    for (const task of plan.tasks) {
      const { pane } = task;
      const found = this.find(pane.address).pane;
      const launch = found.marker!.launch;
      if (task.kind === 'restart') {
        const record = this.processes.get(launch);
        this.processes.set(launch, {
          launch,
          project: projectKey,
          address: pane.address,
          tty: found.tty,
          restarts: record?.restarts ?? 0,
          starts: (record?.starts ?? 0) + 1,
          hasRun: true,
          ready: false,
          health: null,
          generation: (record?.generation ?? 0) + 1,
          runnerPid: found.pid,
          fields: pane.fields,
          state: { kind: 'running', pid: this.#next++, since: 2_000_000 },
        });
      }
      if (task.kind === 'restart') this.alter(found.id, { dead: false });
      const row: RecordedPane = {
        address: pane.address,
        tab: pane.tab,
        paneId: found.id,
        launch,
        phase: 'present',
        fields: pane.fields,
      };
      rows.set(pane.address, row);
    }
    const tabs = plan.tabs.map((goal): RecordedTab => {
      const { address, workspace, name, window, layout: wanted, size: extent } = goal;
      return {
        address,
        workspace,
        name,
        window,
        tabId: this.#stood.get(address) ?? goal.tab,
        layout: wanted,
        size: extent,
      };
    });
    this.server = {
      id: '/run/server',
      incarnation: `i${this.#incarnation}`,
      backend: this.backend,
      tabs,
      panes: [...rows.values()],
      specDigest: plan.desired.specDigest,
    };
  }

  #tabOf(id: PaneId): Tab {
    const tab = this.tabs.find((one) => one.panes.some((pane) => pane.id === id));
    if (tab === undefined) throw new Error(`no pane ${id}`);
    return tab;
  }

  #id = (): PaneId => paneId(`%${this.#next++}`);

  #pane(id: PaneId, marker: Marker | null): ObservedPane {
    const rect = { left: 0, top: 0, cols: 1, rows: 1 };
    return {
      id,
      rect,
      active: false,
      title: 'title',
      cwd: '/shop',
      tty: null,
      pid: null,
      dead: false,
      marker,
    };
  }

  #newTab(workspace: string, window: string, extent: Extent): Tab {
    const tab: Tab = {
      id: tabId(`@${this.#next++}`),
      windowId: windowId(window),
      workspace,
      title: 'sh',
      index: this.tabs.filter((one) => one.windowId === window).length,
      size: { cols: extent.cols, rows: extent.rows },
      tree: null,
      panes: [],
      zoomed: null,
      marker: null,
    };
    this.tabs.push(tab);
    return tab;
  }

  #setTree(tab: Tab, tree: PlacedNode, panes: readonly ObservedPane[]): void {
    const rects = rectsOf(tree);
    const byId = new Map(panes.map((pane) => [pane.id, pane]));
    tab.tree = tree;
    tab.panes = leavesOf(tree).map((key) => ({ ...byId.get(paneId(key))!, rect: rects.get(key)! }));
    tab.size = { cols: tree.rect.cols, rows: tree.rect.rows };
    if (tab.zoomed !== null && !byId.has(tab.zoomed)) tab.zoomed = null;
  }

  /** What is left takes the room, in equal parts. */
  #take(tab: Tab, ids: readonly PaneId[]): void {
    const gone = new Set(ids);
    if (!tab.panes.some((pane) => gone.has(pane.id))) return;
    const rest = tab.panes.filter((pane) => !gone.has(pane.id));
    const tree = withoutKeys(plain(treeOf(tab)), gone);
    if (tree === null) tab.panes = [];
    else this.#setTree(tab, solvedOf(tree, tab.size), rest);
  }

  /** Empty tabs go, indices close up. */
  #tidy(): void {
    this.tabs = this.tabs.filter((tab) => tab.panes.length > 0);
    const counts = new Map<string, number>();
    for (const tab of this.tabs) {
      const index = counts.get(tab.windowId) ?? 0;
      tab.index = index;
      counts.set(tab.windowId, index + 1);
    }
  }
}

const rename = (node: PlacedNode, ids: ReadonlyMap<string, PaneId>): PlacedNode =>
  node.kind === 'leaf'
    ? { ...node, key: ids.get(node.key) ?? node.key }
    : { ...node, children: node.children.map((child) => rename(child, ids)) };

function splitLeaf(node: PlacedNode, id: string, guest: string, axis: 'row' | 'column'): PlacedNode {
  const solve1 = (part: PlacedNode): LayoutNode => {
    if (part.kind === 'leaf')
      return part.key === id
        ? {
            kind: 'split',
            axis,
            children: [
              { kind: 'leaf', key: id },
              { kind: 'leaf', key: guest },
            ],
          }
        : { kind: 'leaf', key: part.key };
    const side = part.axis === 'row' ? 'cols' : 'rows';
    return {
      kind: 'split',
      axis: part.axis,
      children: part.children.map((child) => ({
        ...solve1(child),
        share: { unit: 'cells', value: child.rect[side] },
      })),
    };
  };
  return solvedOf(solve1(node), node.rect);
}
