/** Finding our panes among all that a server shows. Pure. */
import type { ObservedPane, ObservedServer, ObservedTab } from '../backend/backend.ts';

export interface LocatedPane {
  readonly pane: ObservedPane;
  readonly tab: ObservedTab;
}

/** address → the pane that carries it. Where two carry the same, the later one of the list is left out. */
export function paneIndex(observed: ObservedServer, projectKey: string): Map<string, LocatedPane> {
  const found = new Map<string, LocatedPane>();
  for (const tab of observed.tabs)
    for (const pane of tab.panes)
      if (pane.marker?.project === projectKey && !found.has(pane.marker.address))
        found.set(pane.marker.address, { pane, tab });
  return found;
}
