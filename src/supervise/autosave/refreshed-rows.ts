/**
 * The rows of a server with what is seen of it. Only what stands is believed: a pane that is not there may have lost its mark alone, and
 * then its row is how it is found again. What was applied, and where, is never touched. Pure.
 */
import type { ObservedServer, ObservedTab, PaneId, TabId } from '../../backend/backend.ts';
import { leavesOf } from '../../layout/placed.ts';
import type { RecordedPane, RecordedServer, RecordedTab } from '../../state/model.ts';

interface Standing {
  readonly id: PaneId;
  readonly address: string;
  readonly tab: ObservedTab;
}

/** Null: they say what is seen already, or it is not known whether they are of this server. */
export function refreshedRows(
  before: RecordedServer,
  observed: ObservedServer,
  project: string,
): RecordedServer | null {
  if (observed.incarnation === '' || before.id !== observed.id) return null;
  const standing = standingPanes(observed, project);
  const seenOf = (row: RecordedPane): Standing | undefined => {
    const seen = standing.get(row.launch);
    return seen?.address === row.address ? seen : undefined;
  };
  const isOfNow = before.incarnation === observed.incarnation;
  // A launch never comes back, so rows that all stand were written by an apply of now that did not come to its end. As long as one
  // does not, they are of before: what was lost with that server is to be made anew, and not to count as closed since.
  if (!isOfNow && (before.panes.length === 0 || !before.panes.every((row) => seenOf(row)))) return null;
  const panes = before.panes.map((row) => {
    const seen = seenOf(row);
    if (seen === undefined || (row.paneId === seen.id && row.phase === 'present')) return row;
    return { ...row, paneId: seen.id, phase: 'present' as const };
  });
  const tabs = refreshedTabs(
    isOfNow ? before.tabs : before.tabs.map((tab) => ({ ...tab, tabId: null })),
    new Map(before.panes.map((row) => [row.address, seenOf(row)?.tab.id])),
  );
  const isSame =
    isOfNow &&
    panes.every((row, index) => row === before.panes[index]) &&
    tabs.every((row, index) => row === before.tabs[index]);
  return isSame ? null : { ...before, incarnation: observed.incarnation, tabs, panes };
}

/** launch → its pane. One that two panes carry says nothing. */
function standingPanes(observed: ObservedServer, project: string): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  const twice = new Set<string>();
  for (const tab of observed.tabs)
    for (const { id, marker } of tab.panes) {
      if (marker?.project !== project) continue;
      if (found.has(marker.launch)) twice.add(marker.launch);
      found.set(marker.launch, { id, address: marker.address, tab });
    }
  for (const launch of twice) found.delete(launch);
  return found;
}

/** A tab without an id is the one in which all its panes stand, if no other row has that. */
function refreshedTabs(
  tabs: readonly RecordedTab[],
  tabOf: ReadonlyMap<string, TabId | undefined>,
): readonly RecordedTab[] {
  const taken = new Set(tabs.map(({ tabId }) => tabId));
  return tabs.map((row) => {
    if (row.tabId !== null) return row;
    const [tabId, ...others] = new Set(leavesOf(row.layout).map((address) => tabOf.get(address)));
    if (tabId === undefined || others.length > 0 || taken.has(tabId)) return row;
    taken.add(tabId);
    return { ...row, tabId };
  });
}
