/** Which of the panes on the server are ours, and whose address each of them has. */
import type { ObservedPane, ObservedTab, PaneId, TabId } from '../backend/backend.ts';
import type { ProcessRecord } from '../runner/process.ts';
import type { RecordedPane } from '../state/model.ts';
import { situationOf } from './situation.ts';
import { tabAddressOf, workspaceOf } from './world.ts';
import type { World } from './world.ts';

/** A pane on the server that this project made. */
export interface OwnPane {
  readonly id: PaneId;
  readonly address: string;
  readonly pane: ObservedPane;
  readonly tab: ObservedTab;
  readonly launch: string;
  /** Public digest of its marker; null when it was found by its row. */
  readonly digest: string | null;
  /** Address of the tab that it was made for, when the marker says so. */
  readonly madeFor: string | null;
  readonly record: ProcessRecord | null;
  /** Its row in the state file: only one that was written for this very launch. */
  readonly row: RecordedPane | null;
}

export interface Matches {
  /** address → the pane that has it */
  readonly kept: ReadonlyMap<string, OwnPane>;
  /** Further live panes of an address that another pane has. */
  readonly duplicates: readonly OwnPane[];
  readonly own: ReadonlyMap<PaneId, OwnPane>;
  /** Panes that the hub or an agent made in the name of this project: kept like guests. */
  readonly adHoc: ReadonlySet<PaneId>;
  /** tab → our panes in it, duplicates too */
  readonly ownInTab: ReadonlyMap<TabId, readonly OwnPane[]>;
}

export function matchPanes(world: World): Matches {
  const own = new Map<PaneId, OwnPane>();
  const adHoc = new Set<PaneId>();
  const ownInTab = new Map<TabId, OwnPane[]>();
  const claimants = new Map<string, OwnPane[]>();
  for (const tab of world.observed.tabs) {
    for (const pane of tab.panes) {
      if (isAdHoc(world, pane)) adHoc.add(pane.id);
      const found = byMarker(world, tab, pane) ?? byRow(world, tab, pane);
      if (found === null) continue;
      own.set(pane.id, found);
      append(ownInTab, tab.id, found);
      append(claimants, found.address, found);
    }
  }
  const kept = new Map<string, OwnPane>();
  const duplicates: OwnPane[] = [];
  for (const [address, panes] of claimants) {
    const keeper = rightful(world, panes);
    if (keeper === undefined) continue;
    kept.set(address, keeper);
    for (const pane of panes) if (pane !== keeper) duplicates.push(pane);
  }
  return { kept, duplicates, own, adHoc, ownInTab };
}

function isAdHoc(world: World, pane: ObservedPane): boolean {
  const { marker } = pane;
  return (
    marker !== null &&
    marker.project === world.desired.project.key &&
    marker.digest === '' &&
    marker.launch.startsWith('adhoc-')
  );
}

function byMarker(world: World, tab: ObservedTab, pane: ObservedPane): OwnPane | null {
  const { marker } = pane;
  if (marker === null || marker.project !== world.desired.project.key || isAdHoc(world, pane)) return null;
  const row = world.rows.get(marker.address) ?? null;
  return {
    id: pane.id,
    address: marker.address,
    pane,
    tab,
    launch: marker.launch,
    digest: marker.digest,
    madeFor: marker.tab === '' ? null : tabAddressOf(workspaceOf(marker.address), marker.tab),
    record: recordOf(world, marker.launch, marker.address),
    row: row?.launch === marker.launch ? row : null,
  };
}

/** A pane that lost its marker is ours when its row and the runner's record of that launch agree about it. */
function byRow(world: World, tab: ObservedTab, pane: ObservedPane): OwnPane | null {
  if (pane.marker !== null) return null;
  const row = world.rowsById.get(pane.id);
  if (row === undefined) return null;
  const record = recordOf(world, row.launch, row.address);
  if (record === null || contradicts(record.tty, pane.tty) || contradicts(record.runnerPid, pane.pid))
    return null;
  return {
    id: pane.id,
    address: row.address,
    pane,
    tab,
    launch: row.launch,
    digest: null,
    madeFor: row.tab,
    record,
    row,
  };
}

const contradicts = <Fact>(one: Fact | null, other: Fact | null): boolean =>
  one !== null && other !== null && one !== other;

function recordOf(world: World, launch: string, address: string): ProcessRecord | null {
  const record = world.processes.get(launch);
  return record?.project === world.desired.project.key && record.address === address ? record : null;
}

/** Of several panes with one address: the recorded one, else one whose process runs, else the first. */
function rightful(world: World, panes: readonly OwnPane[]): OwnPane | undefined {
  if (panes.length === 1) return panes[0];
  return (
    panes.find((pane) => world.rowsById.get(pane.id)?.address === pane.address) ??
    panes.find((pane) => pane.record !== null && situationOf(pane).runs) ??
    panes[0]
  );
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
