/**
 * Which addresses of before are which of now: what the spec says was `moved`, or a person asks for. What carries an old one is noted, so
 * that apply can write the new one there and the next plan finds it by itself. Pure.
 */
import type { Marker, ObservedServer, ObservedTab, PaneId, TabId } from '../backend/backend.ts';
import type { Desired, Move } from '../spec/desired.ts';
import { addressesOf, addressKind } from '../spec/moves.ts';
import type { Recorded } from './model.ts';
import { tabAddressOf, workspaceOf } from './world.ts';

export interface PaneRename {
  readonly from: string;
  readonly to: string;
  readonly id: PaneId;
  /** As it is to be. */
  readonly marker: Marker;
}

export interface TabRename {
  readonly from: string;
  readonly to: string;
  readonly id: TabId;
}

export interface WorkspaceRename {
  readonly from: string;
  readonly to: string;
  /** The same as the server has them. */
  readonly serverFrom: string;
  readonly serverTo: string;
}

/** What carries an old address on the server, and how rows of before are to be read. */
export interface Renames {
  readonly panes: readonly PaneRename[];
  readonly tabs: readonly TabRename[];
  readonly workspaces: readonly WorkspaceRename[];
  /** address of before → of now: panes, tabs and workspaces */
  readonly addresses: ReadonlyMap<string, string>;
  /** address of now → the one under which it still stands or is remembered */
  readonly formerly: ReadonlyMap<string, string>;
}

export const noRenames: Renames = {
  panes: [],
  tabs: [],
  workspaces: [],
  addresses: new Map(),
  formerly: new Map(),
};

/** Something on the server has still to be renamed. */
export const isRenaming = ({ panes, tabs, workspaces }: Renames): boolean =>
  panes.length + tabs.length + workspaces.length > 0;

export interface Moving {
  readonly moves: readonly Move[];
  /** `as the spec says`: only what the spec has under its new address alone. `as told`: whatever it says. */
  readonly rule: 'as the spec says' | 'as told';
  readonly serverName: (workspace: string) => string;
  /** The server can give a workspace another name. */
  readonly renamesWorkspaces: boolean;
}

export function renamesOf(
  desired: Desired,
  observed: ObservedServer,
  recorded: Recorded,
  moving: Moving,
): Renames {
  if (moving.moves.length === 0) return noRenames;
  const naming = new Naming(desired, observed, recorded, moving);
  const addresses = naming.addresses();
  if (addresses.size === 0) return noRenames;
  const { key } = desired.project;
  const panes: PaneRename[] = [];
  const tabs: TabRename[] = [];
  for (const tab of observed.tabs) {
    for (const { id, marker } of tab.panes) {
      if (marker === null || marker.project !== key) continue;
      const renamed = renamedMarker(marker, addresses);
      if (renamed !== marker) panes.push({ from: marker.address, to: renamed.address, id, marker: renamed });
    }
    const mark = tabMark(tab, key);
    const to = mark === null ? undefined : addresses.get(mark);
    if (mark !== null && to !== undefined) tabs.push({ from: mark, to, id: tab.id });
  }
  const workspaces = naming.workspaces();
  const renamed = [...panes, ...tabs, ...workspaces, ...rememberedTabs(observed, recorded, addresses)];
  // A pane whose tab alone was renamed keeps its address.
  const formerly = renamed.flatMap(({ from, to }) => (from === to ? [] : [[to, from] as const]));
  return { panes, tabs, workspaces, addresses, formerly: new Map(formerly) };
}

/** Where a server keeps no marks of tabs, the rows tell which tab has the old address. */
function rememberedTabs(
  observed: ObservedServer,
  { server }: Recorded,
  addresses: ReadonlyMap<string, string>,
): readonly Move[] {
  if (server === null || server.incarnation !== observed.incarnation) return [];
  const standing = new Set(observed.tabs.map(({ id }) => id));
  return server.tabs.flatMap(({ address, tabId }) => {
    const to = addresses.get(address);
    return to !== undefined && tabId !== null && standing.has(tabId) ? [{ from: address, to }] : [];
  });
}

class Naming {
  readonly #desired: Desired;
  readonly #observed: ObservedServer;
  readonly #recorded: Recorded;
  readonly #moving: Moving;
  readonly #wanted: ReadonlySet<string>;
  /** Addresses of panes of ours that stand, and of tabs that are known to. */
  readonly #standing = new Set<string>();

  constructor(desired: Desired, observed: ObservedServer, recorded: Recorded, moving: Moving) {
    this.#desired = desired;
    this.#observed = observed;
    this.#recorded = recorded;
    this.#moving = moving;
    this.#wanted = addressesOf(desired);
    const ids = new Set(observed.tabs.map(({ id }) => id));
    for (const tab of observed.tabs) {
      const mark = tabMark(tab, desired.project.key);
      if (mark !== null) this.#standing.add(mark);
      for (const { marker } of tab.panes)
        if (marker?.project === desired.project.key) this.#standing.add(marker.address);
    }
    if (recorded.server?.incarnation === observed.incarnation)
      for (const { address, tabId } of recorded.server.tabs)
        if (tabId !== null && ids.has(tabId)) this.#standing.add(address);
  }

  addresses(): ReadonlyMap<string, string> {
    const explicit = new Map(this.#moving.moves.map(({ from, to }) => [from, to]));
    const found = new Map<string, string>();
    for (const address of this.#known()) {
      const to = this.#target(address, explicit);
      if (to !== null && !this.#standing.has(to)) found.set(address, to);
    }
    return found;
  }

  workspaces(): readonly WorkspaceRename[] {
    const { moves, serverName, renamesWorkspaces } = this.#moving;
    if (!renamesWorkspaces) return [];
    return moves.flatMap((move) => {
      if (addressKind(move.from) !== 'workspace' || !this.#holds(move.from, move.to)) return [];
      const [serverFrom, serverTo] = [serverName(move.from), serverName(move.to)];
      const isFree = !this.#observed.tabs.some((tab) => tab.workspace === serverTo);
      return serverFrom !== serverTo && isFree && this.#isOurs(serverFrom)
        ? [{ ...move, serverFrom, serverTo }]
        : [];
    });
  }

  /** Every address that something carries or that is remembered, in the words of before. */
  *#known(): Generator<string> {
    yield* this.#standing;
    for (const { address, tab } of this.#recorded.server?.panes ?? []) {
      yield address;
      yield tab;
    }
    for (const { address, workspace } of this.#recorded.server?.tabs ?? []) {
      yield address;
      yield workspace;
    }
    for (const { from } of this.#moving.moves) yield from;
  }

  /** Follows the entries until one leads to what the spec has; null when none does. */
  #target(address: string, explicit: ReadonlyMap<string, string>): string | null {
    if (this.#keeps(address)) return null;
    let at = address;
    const seen = new Set([at]);
    for (;;) {
      const next = explicit.get(at) ?? this.#byParent(at, explicit);
      if (next === null || seen.has(next)) return null;
      seen.add(next);
      if (this.#moving.rule === 'as told' || this.#wanted.has(next)) return next;
      at = next;
    }
  }

  /** The spec still has it: nothing may take its name away. */
  #keeps = (address: string): boolean =>
    this.#moving.rule === 'as the spec says' && this.#wanted.has(address);

  #holds = (from: string, to: string): boolean =>
    this.#moving.rule === 'as told' || (!this.#wanted.has(from) && this.#wanted.has(to));

  /** What a pane or tab is called when its workspace is called something else, or its tab went to another workspace. */
  #byParent(address: string, explicit: ReadonlyMap<string, string>): string | null {
    const workspace = workspaceOf(address);
    if (workspace === address) return null;
    const to = explicit.get(workspace);
    if (to !== undefined && this.#holds(workspace, to)) return to + address.slice(workspace.length);
    if (addressKind(address) !== 'pane') return null;
    const name = address.slice(workspace.length + 1);
    for (const [from, tab] of explicit) {
      if (addressKind(from) !== 'tab' || workspaceOf(from) !== workspace || !this.#holds(from, tab)) continue;
      const moved = `${workspaceOf(tab)}/${name}`;
      if (moved !== address && this.#tabOf(moved) === tab) return moved;
    }
    return null;
  }

  #tabOf = (pane: string): string | undefined =>
    this.#desired.workspaces.flatMap(({ panes }) => panes).find(({ address }) => address === pane)?.tab;

  /** Marked as ours, or (where a server has no marks) with a pane of ours in each of its windows. */
  #isOurs(serverName: string): boolean {
    const { key } = this.#desired.project;
    const tabs = this.#observed.tabs.filter((tab) => tab.workspace === serverName);
    if (tabs.length === 0) return false;
    if (this.#observed.backend === 'tmux') return this.#observed.workspaceOwners.get(serverName) === key;
    const windows = new Set(tabs.map(({ windowId }) => windowId));
    for (const tab of tabs)
      if (tab.panes.some(({ marker }) => marker?.project === key)) windows.delete(tab.windowId);
    return windows.size === 0;
  }
}

export function tabMark({ marker }: ObservedTab, project: string): string | null {
  return marker !== null && marker.project === project && marker.tab.includes(':') ? marker.tab : null;
}

export function renamedMarker(marker: Marker, addresses: ReadonlyMap<string, string>): Marker {
  const address = addresses.get(marker.address) ?? marker.address;
  const made = marker.tab === '' ? null : tabAddressOf(workspaceOf(marker.address), marker.tab);
  const tab = made === null ? undefined : addresses.get(made);
  if (address === marker.address && tab === undefined) return marker;
  return { ...marker, address, tab: tab === undefined ? marker.tab : tab.slice(workspaceOf(tab).length + 1) };
}
