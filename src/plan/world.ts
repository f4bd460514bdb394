/** The three inputs of a plan with the maps by which every later step finds things: nothing is looked for twice. */
import type { ObservedServer, ObservedTab, PaneId, TabId } from '../backend/backend.ts';
import type { ProcessRecord } from '../runner/process.ts';
import type { Desired, DesiredPane, DesiredTab, DesiredWorkspace } from '../spec/desired.ts';
import type { RecordedPane, RecordedTab } from '../state/model.ts';
import type { Effects } from './difference.ts';
import type { PlanOptions, Recorded } from './model.ts';
import type { Renames } from './moved.ts';

export interface World {
  readonly desired: Desired;
  readonly observed: ObservedServer;
  readonly options: PlanOptions;
  readonly effects: Effects;
  /** What the spec asks for in this mode: nothing when all is to be destroyed. */
  readonly wanted: readonly DesiredWorkspace[];
  readonly panes: ReadonlyMap<string, DesiredPane>;
  readonly tabs: ReadonlyMap<string, DesiredTab>;
  /** tab address → its panes, in spec order */
  readonly panesOfTab: ReadonlyMap<string, readonly DesiredPane[]>;
  /** The recorded ids are of the server that runs now. */
  readonly sameIncarnation: boolean;
  /** Something is recorded of this server: a missing row then means "not applied yet", not "forgotten". */
  readonly remembers: boolean;
  readonly rows: ReadonlyMap<string, RecordedPane>;
  /** Rows by pane id; empty when the ids are of another incarnation. */
  readonly rowsById: ReadonlyMap<PaneId, RecordedPane>;
  readonly tabRows: ReadonlyMap<string, RecordedTab>;
  readonly processes: ReadonlyMap<string, ProcessRecord>;
  /** name on the server → its tabs */
  readonly tabsOfServerWorkspace: ReadonlyMap<string, readonly ObservedTab[]>;
  readonly observedTabs: ReadonlyMap<TabId, ObservedTab>;
  /** Some tab has a title: the server reports titles, so an empty one is a fact. */
  readonly reportsTitles: boolean;
  /** address of now → that under which it still runs */
  readonly renamedFrom: ReadonlyMap<string, string>;
}

export function worldOf(
  desired: Desired,
  observed: ObservedServer,
  recorded: Recorded,
  options: PlanOptions,
  effects: Effects,
  renames: Renames,
): World {
  const wanted = options.mode === 'destroy' ? [] : desired.workspaces;
  const panes = wanted.flatMap((workspace) => workspace.panes);
  const rows = recorded.server?.panes ?? [];
  const tabRows = recorded.server?.tabs ?? [];
  const sameIncarnation =
    recorded.server !== null &&
    observed.incarnation !== '' &&
    recorded.server.incarnation === observed.incarnation;
  return {
    desired,
    observed,
    options,
    effects,
    wanted,
    panes: new Map(panes.map((pane) => [pane.address, pane])),
    tabs: new Map(wanted.flatMap((workspace) => workspace.tabs).map((tab) => [tab.address, tab])),
    panesOfTab: grouped(panes, (pane) => pane.tab),
    sameIncarnation,
    remembers: rows.length + tabRows.length > 0,
    rows: new Map(rows.map((row) => [row.address, row])),
    rowsById: new Map(
      sameIncarnation ? rows.flatMap((row) => (row.paneId === null ? [] : [[row.paneId, row] as const])) : [],
    ),
    tabRows: new Map(tabRows.map((row) => [row.address, row])),
    processes: recorded.processes,
    tabsOfServerWorkspace: grouped(observed.tabs, (tab) => tab.workspace),
    observedTabs: new Map(observed.tabs.map((tab) => [tab.id, tab])),
    reportsTitles: observed.tabs.some((tab) => tab.title !== ''),
    renamedFrom: renames.formerly,
  };
}

export function grouped<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** `dev/api` and `dev:code` → `dev` */
export const workspaceOf = (address: string): string => /^[^/:]*/u.exec(address)?.[0] ?? address;

/**
 * The tab that a marker names. Markers carry the name (`code`) or the address (`dev:code`) of a tab, whichever the backend
 * can store; a name belongs to the workspace of the pane that carries it.
 */
export const tabAddressOf = (workspace: string, text: string): string =>
  text.startsWith(`${workspace}:`) ? text : `${workspace}:${text}`;
