/**
 * A server in a few lines of the geometry model: enough to hold the lowering to its promises. Its tabs nest their groups at random,
 * as those of a user do, while the lowering may only assume what rectangles tell.
 */
import { inferTree } from '../../src/layout/infer.ts';
import type { Axis, Extent, PlacedNode, Rect } from '../../src/layout/tree.ts';
import { along, extentOf, leafKeys, newTab, withAlong } from '../../src/layout/wezterm/model.ts';
import type { BinaryNode, TabGeometry } from '../../src/layout/wezterm/model.ts';
import { rects, treeTerminals } from '../../src/layout/wezterm/rects.ts';
import { removeLeaf } from '../../src/layout/wezterm/remove.ts';
import { splitLeaf } from '../../src/layout/wezterm/split.ts';
import { failed, ok, type Outcome } from '../../src/diagnostics/diagnostic.ts';
import {
  paneId,
  tabId,
  windowId,
  type Marker,
  type ObservedServer,
  type PaneId,
} from '../../src/backend/backend.ts';
import type { Hands } from '../../src/backend/stepwise/carry-out.ts';
import type { PaneRef, Step, WindowPlace } from '../../src/backend/stepwise/step.ts';

interface ModelTab {
  id: number;
  window: number;
  title: string;
  geometry: TabGeometry;
}

export type Random = () => number;

export class ModelServer {
  tabs: ModelTab[] = [];
  readonly workspaces = new Map<number, string>();
  readonly markers = new Map<string, Marker>();
  readonly log: string[] = [];
  lost: string[] = [];
  /** Tabs that ended with their last pane. */
  readonly vanished = new Set<string>();
  private next = { tab: 0, window: 0, pane: 0 };

  open(workspace: string, tabs: readonly { title: string; tree: PlacedNode }[], random: Random): void {
    const window = this.next.window++;
    this.workspaces.set(window, workspace);
    for (const { title, tree } of tabs) {
      const geometry = nested(tree, random);
      for (const key of leafKeys(geometry.root)) this.next.pane = Math.max(this.next.pane, Number(key) + 1);
      this.tabs.push({ id: this.next.tab++, window, title, geometry });
    }
  }

  observe(): ObservedServer {
    const positions = new Map<number, number>();
    return {
      backend: 'simulated',
      id: 'model',
      incarnation: '1',
      version: '',
      visible: null,
      focused: null,
      workspaceOwners: new Map(),
      tabs: this.tabs.map((tab) => {
        const index = positions.get(tab.window) ?? 0;
        positions.set(tab.window, index + 1);
        const placed = rects(tab.geometry);
        return {
          id: tabId(`t${tab.id}`),
          windowId: windowId(String(tab.window)),
          workspace: this.workspaces.get(tab.window) ?? '',
          title: tab.title,
          index,
          size: tab.geometry.extent,
          tree: inferTree(placed, tab.geometry.extent),
          panes: placed.map(({ key, rect }: { key: string; rect: Rect }, at) => ({
            id: paneId(key),
            rect,
            active: at === tab.geometry.active,
            title: '',
            cwd: null,
            tty: null,
            pid: 1,
            dead: false,
            marker: this.markers.get(key) ?? null,
          })),
          zoomed: null,
          marker: null,
        };
      }),
    };
  }

  hands(movesWithinTab = true): Hands {
    return {
      perform: (step, idOf) => Promise.resolve(this.perform(step, idOf)),
      observe: () => Promise.resolve(ok(this.observe())),
      discardOrphan: () => Promise.resolve(),
      movesWithinTab: () => Promise.resolve(ok(movesWithinTab)),
    };
  }

  private perform(step: Step, idOf: (ref: PaneRef) => PaneId): Outcome<{ pane: PaneId | null }> {
    this.log.push(step.kind);
    switch (step.kind) {
      case 'spawn': {
        const id = String(this.next.pane++);
        const window = this.windowAt(step.place, idOf);
        this.tabs.push({
          id: this.next.tab++,
          window,
          title: '',
          geometry: newTab(this.sizeOf(window, step.extent), id),
        });
        this.markers.set(id, step.start.marker);
        return ok({ pane: paneId(id) });
      }
      case 'split': {
        const id = String(this.next.pane++);
        this.markers.set(id, step.start.marker);
        return this.split(idOf(step.target), step.direction, step.cells, id)
          ? ok({ pane: paneId(id) })
          : this.lose(id);
      }
      case 'attach': {
        const id = idOf(step.pane);
        if (id === idOf(step.target)) return this.lose(id);
        this.remove(id);
        return this.split(idOf(step.target), step.direction, step.cells, id)
          ? ok({ pane: null })
          : this.lose(id);
      }
      case 'detach': {
        const id = idOf(step.pane);
        const extent = this.tabOf(id).geometry.extent;
        const window = this.windowAt(step.place, idOf);
        const size = step.place.kind === 'new' ? extent : this.sizeOf(window, extent);
        this.remove(id);
        this.tabs.push({ id: this.next.tab++, window, title: '', geometry: newTab(size, id) });
        return ok({ pane: null });
      }
      case 'title':
        this.tabOf(idOf(step.pane)).title = step.title;
        return ok({ pane: null });
      case 'activate':
      case 'zoom':
      case 'unzoom':
        return ok({ pane: null });
    }
  }

  private lose(id: string): Outcome<never> {
    this.lost.push(id);
    return failed({ code: 'WZP3022', severity: 'error', message: 'No space for split!' });
  }

  private windowAt(place: WindowPlace, idOf: (ref: PaneRef) => PaneId): number {
    if (place.kind === 'window') return Number(place.id);
    if (place.kind === 'beside') return this.tabOf(idOf(place.pane)).window;
    const window = this.next.window++;
    this.workspaces.set(window, place.workspace);
    return window;
  }

  private sizeOf(window: number, fallback: Extent): Extent {
    return this.tabs.find((tab) => tab.window === window)?.geometry.extent ?? fallback;
  }

  private tabOf(id: string): ModelTab {
    const tab = this.tabs.find((candidate) => leafKeys(candidate.geometry.root).includes(id));
    if (!tab) throw new Error(`pane ${id} stands nowhere`);
    return tab;
  }

  private remove(id: string): void {
    const tab = this.tabOf(id);
    const rest = removeLeaf(tab.geometry, id);
    if (rest) tab.geometry = rest;
    else {
      this.vanished.add(`t${tab.id}`);
      this.tabs = this.tabs.filter((candidate) => candidate !== tab);
    }
  }

  private split(
    target: string,
    direction: 'left' | 'right' | 'top' | 'bottom',
    cells: number,
    id: string,
  ): boolean {
    const tab = this.tabOf(target);
    const result = splitLeaf(tab.geometry, target, direction, { cells }, id);
    if (result.ok) tab.geometry = result.tab;
    return result.ok;
  }
}

/** The tree with each group nested as a random binary tree. */
export function nested(tree: PlacedNode, random: Random): TabGeometry {
  const size = ({ cols, rows }: Rect): Extent => ({ cols, rows });
  const join = (
    axis: Axis,
    nodes: readonly { node: BinaryNode; extent: Extent }[],
  ): { node: BinaryNode; extent: Extent } => {
    const [only] = nodes;
    if (only && nodes.length === 1) return only;
    const cut = 1 + Math.floor(random() * (nodes.length - 1));
    const first = join(axis, nodes.slice(0, cut));
    const second = join(axis, nodes.slice(cut));
    const node: BinaryNode = {
      kind: 'split',
      axis,
      first: first.node,
      second: second.node,
      firstExtent: first.extent,
      secondExtent: withAlong(first.extent, axis, along(second.extent, axis)),
    };
    return { node, extent: extentOf(node) };
  };
  const build = (node: PlacedNode): { node: BinaryNode; extent: Extent } =>
    node.kind === 'leaf'
      ? { node: { kind: 'leaf', key: node.key }, extent: size(node.rect) }
      : join(node.axis, node.children.map(build));
  const { node } = build(tree);
  const extent = size(tree.rect);
  return {
    ...newTab(extent, leafKeys(node)[0] ?? ''),
    root: node,
    terminals: treeTerminals(node, extent, new Map()),
  };
}
