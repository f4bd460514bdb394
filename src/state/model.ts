/** What the state file remembers: a cache of what was done, never the truth about what runs. */
import type { PaneId, TabId } from '../backend/backend.ts';
import type { Extent, LayoutNode } from '../layout/tree.ts';
import type { FieldValue } from '../spec/desired.ts';

export interface RecordedPane {
  readonly address: string;
  /** Tab address that it was last put in. */
  readonly tab: string;
  readonly paneId: PaneId | null;
  readonly launch: string;
  /** The step that is under way: `creating` is written before the side effect, `present` after it. */
  readonly phase: 'creating' | 'present' | 'removing';
  /** All compared keys as last applied (those of the process too: the runner's own record wins where it exists). */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** `wzp stop` ended its process, and nothing has started it since. */
  readonly stopped?: true;
}

export interface RecordedTab {
  /** `dev:code` */
  readonly address: string;
  readonly workspace: string;
  readonly name: string;
  readonly window: string;
  readonly tabId: TabId | null;
  /** The spec's layout as last applied, leaves keyed by pane address. */
  readonly layout: LayoutNode;
  /** Size of the tab, in cells, at which it was applied. */
  readonly size: Extent;
}

/** The rows of one server. Rows of another incarnation keep their fields, their ids are not used. */
export interface RecordedServer {
  readonly id: string;
  readonly incarnation: string;
  readonly backend: string;
  readonly tabs: readonly RecordedTab[];
  readonly panes: readonly RecordedPane[];
  /** Spec as last applied (shown forms only), for `heal`; null before the first whole apply. */
  readonly specDigest: string | null;
}

export interface StateFile {
  readonly version: 1;
  readonly project: string;
  /** Grows by one with each write. */
  readonly serial: number;
  readonly servers: readonly RecordedServer[];
}
