/** Changes of single rows of the state, outside of an apply. Pure. */
import type { ObservedServer } from '../backend/backend.ts';
import type { RecordedPane, RecordedServer } from '../state/model.ts';

/** The rows as they hold for the server that runs now: ids of an earlier incarnation mean nothing. */
export function rowsNow(previous: RecordedServer | null, observed: ObservedServer): RecordedServer {
  const { id, incarnation, backend } = observed;
  if (previous === null) return { id, incarnation, backend, tabs: [], panes: [], specDigest: null };
  if (previous.incarnation === incarnation) return previous;
  return {
    ...previous,
    incarnation,
    tabs: previous.tabs.map((tab) => ({ ...tab, tabId: null })),
    panes: previous.panes.map((pane) => ({ ...pane, paneId: null })),
  };
}

export const withPane = (rows: RecordedServer, row: RecordedPane): RecordedServer => ({
  ...rows,
  panes: [...rows.panes.filter(({ address }) => address !== row.address), row],
});
