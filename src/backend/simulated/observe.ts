/** The simulated server in the words of the interface. */
import { inferTree } from '../../layout/infer.ts';
import { activeKey } from '../../layout/wezterm/model.ts';
import { rects } from '../../layout/wezterm/rects.ts';
import {
  paneId,
  tabId,
  windowId,
  type Marker,
  type ObservedPane,
  type ObservedServer,
  type ObservedTab,
  type PaneId,
} from '../backend.ts';
import { pathOfUrl, type ListEntry } from './entries.ts';
import type { SimulatedServer } from './server.ts';

export function observe(
  server: SimulatedServer,
  id: string,
  markers: ReadonlyMap<PaneId, Marker>,
): ObservedServer {
  const byTab = new Map<number, ListEntry[]>();
  for (const entry of server.list().toSorted((a, b) => a.window_id - b.window_id))
    byTab.set(entry.tab_id, [...(byTab.get(entry.tab_id) ?? []), entry]);
  const positions = new Map<number, number>();
  return {
    backend: 'simulated',
    id,
    incarnation: '1',
    version: '',
    tabs: [...byTab.values()].flatMap((entries) => observedTab(server, entries, positions, markers)),
    visible: null,
    focused: null,
    workspaceOwners: new Map(),
  };
}

function observedTab(
  server: SimulatedServer,
  entries: readonly ListEntry[],
  positions: Map<number, number>,
  markers: ReadonlyMap<PaneId, Marker>,
): readonly ObservedTab[] {
  const [first] = entries;
  const geometry = first && server.tab(first.tab_id)?.geometry;
  if (!first || !geometry) return [];
  const index = positions.get(first.window_id) ?? 0;
  positions.set(first.window_id, index + 1);
  const placed = rects(geometry);
  const active = activeKey(geometry);
  const tab: ObservedTab = {
    id: tabId(String(first.tab_id)),
    windowId: windowId(String(first.window_id)),
    workspace: first.workspace,
    title: first.tab_title,
    index,
    size: geometry.extent,
    tree: inferTree(placed, geometry.extent),
    panes: placed.map(({ key, rect }): ObservedPane => {
      const id = paneId(key);
      const entry = entries.find((each) => String(each.pane_id) === key);
      return {
        id,
        rect,
        active: key === active,
        title: entry?.title ?? '',
        cwd: directory(entry?.cwd ?? ''),
        tty: entry?.tty_name ?? null,
        pid: Number(key) + 1,
        dead: false,
        marker: markers.get(id) ?? null,
      };
    }),
    zoomed: geometry.zoomed === null ? null : paneId(geometry.zoomed),
    marker: null,
  };
  return [tab];
}

function directory(url: string): string | null {
  const path = pathOfUrl(url);
  return path !== null && path.length > 1 ? path.replace(/\/$/, '') : path;
}
