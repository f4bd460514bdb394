/** The whole server from one list, in the words of the interface. Pure but for what is passed in. */
import type { Extent, PlacedNode } from '../../layout/tree.ts';
import { mapKeys } from '../../layout/placed.ts';
import {
  paneId,
  tabId,
  windowId,
  type Marker,
  type ObservedServer,
  type ObservedTab,
  type PaneId,
} from '../backend.ts';
import { tabGeometry, type ListedPane } from './list.ts';

/** What stands on a tty: the process that the server started there, and our mark on it. */
export interface OnTty {
  readonly pid: number;
  readonly marker: Marker | null;
}

export interface ServerFacts {
  readonly socket: string;
  readonly incarnation: string;
  readonly version: string;
  readonly onTty: ReadonlyMap<string, OnTty>;
  readonly visible: Extent | null;
  readonly focused: PaneId | null;
}

export function observedServer(panes: readonly ListedPane[], facts: ServerFacts): ObservedServer {
  const byTab = new Map<number, ListedPane[]>();
  for (const pane of panes) {
    const tab = byTab.get(pane.tabId);
    if (tab) tab.push(pane);
    else byTab.set(pane.tabId, [pane]);
  }
  const positions = new Map<number, number>();
  const tabs = [...byTab.values()].map((tab) => observedTab(tab, positions, facts));
  return {
    backend: 'wezterm',
    id: facts.socket,
    incarnation: facts.incarnation,
    version: facts.version,
    tabs,
    visible: facts.visible,
    focused: facts.focused,
    workspaceOwners: new Map(),
  };
}

function observedTab(
  panes: readonly ListedPane[],
  positions: Map<number, number>,
  facts: ServerFacts,
): ObservedTab {
  const [first] = panes;
  if (!first) throw new Error('a tab in the list has a pane');
  const index = positions.get(first.windowId) ?? 0;
  positions.set(first.windowId, index + 1);
  const { size, tree } = tabGeometry(panes);
  const rects = new Map(tree ? placedRects(tree) : []);
  const zoomed = panes.find((pane) => pane.zoomed);
  return {
    id: tabId(String(first.tabId)),
    windowId: windowId(String(first.windowId)),
    workspace: first.workspace,
    title: first.tabTitle,
    index,
    size,
    tree: tree && mapKeys(tree, (key) => paneId(key)),
    panes: panes.map((pane) => {
      const process = pane.tty === null ? undefined : facts.onTty.get(pane.tty);
      return {
        id: paneId(String(pane.paneId)),
        rect: rects.get(String(pane.paneId)) ?? pane.rect,
        active: pane.active,
        title: pane.title,
        cwd: directoryOf(pane.cwd),
        tty: pane.tty,
        pid: process?.pid ?? null,
        // A pane without a tty holds the text of a failed start; one without a process is held after its exit.
        dead: process === undefined,
        marker: process?.marker ?? null,
      };
    }),
    zoomed: zoomed ? paneId(String(zoomed.paneId)) : null,
    marker: null,
  };
}

function* placedRects(tree: PlacedNode): Generator<[string, PlacedNode['rect']]> {
  if (tree.kind === 'leaf') yield [tree.key, tree.rect];
  else for (const child of tree.children) yield* placedRects(child);
}

/** `cwd` is a URL with an optional host: `file://host/home/u%20v/`. */
function directoryOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  } catch {
    return null;
  }
}
