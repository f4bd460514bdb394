/** The size of a new tab, in cells. */
import type { ObservedServer } from '../backend/backend.ts';
import type { Extent } from '../layout/tree.ts';

const fallback: Extent = { cols: 200, rows: 50 };

/** What was asked for, else the size of what somebody looks at, else that of the terminal of the caller, else 200x50. */
export function newTabSize(asked: Extent | null, observed: ObservedServer, terminal: Extent | null): Extent {
  return asked ?? observed.visible ?? terminal ?? fallback;
}
