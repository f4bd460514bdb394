/** A plan is a value: what would be done and why. It is made by `plan()` and carried out by `apply`, which decides nothing anew. */
import type { ArrangeGoal, ObservedPane, ObservedServer, PaneId, TabId } from '../backend/backend.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Extent, LayoutNode, PlacedNode } from '../layout/tree.ts';
import type { ProcessRecord } from '../runner/process.ts';
import type { Desired, DesiredPane, Json } from '../spec/desired.ts';
import type { RecordedServer } from '../state/model.ts';
import type { Renames } from './moved.ts';

export type Action = 'no-op' | 'create' | 'update' | 'move' | 'restart' | 'replace' | 'delete';

/** Why; explains only, apply never decides by it. The set is closed and documented in `docs/plan.md`. */
export type Reason =
  | 'unchanged'
  | 'absent' // the spec has it, nothing like it runs
  | 'server_restarted' // it ran on an earlier incarnation of the server
  | 'exited' // its process ended and should run
  | 'command_changed'
  | 'environment_changed'
  | 'cwd_changed'
  | 'settings_changed' // keys that take effect without a restart
  | 'domain_changed'
  | 'moved_to_tab' // the spec puts it in another tab
  | 'moved_to_workspace' // it was found in another workspace or window
  | 'layout_changed' // the spec's layout was edited: order, nesting or sizes
  | 'layout_drifted' // the layout was changed outside wzp
  | 'size_changed' // the tab has another size, and the ratios are to be kept
  | 'order_changed' // tabs stand in another order
  | 'title_changed'
  | 'renamed' // it ran under another address
  | 'removed_from_spec'
  | 'duplicate' // a second pane with the same address
  | 'requested'; // --replace, restart, destroy

export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

export interface Change {
  readonly address: string;
  readonly kind: 'workspace' | 'tab' | 'pane';
  readonly action: Action;
  readonly reason: Reason;
  readonly stops_process: boolean;
  readonly before: Json;
  readonly after: Json;
  readonly fields: readonly FieldChange[];
}

/** Something that was changed outside wzp; the same difference also stands in `changes` when apply would undo it. */
export interface Drift {
  readonly address: string;
  readonly kind: 'workspace' | 'tab' | 'pane';
  readonly reason: Reason;
  readonly detail: string;
}

export interface Unmanaged {
  readonly pane_id: string;
  readonly workspace: string;
  readonly tab: string;
  readonly title: string;
  /** Set for panes that the hub or an agent made: kept, and closed with their owner. */
  readonly ad_hoc: boolean;
}

/** How the pane of an address is to be got. */
export type PaneTask =
  | { readonly kind: 'keep'; readonly pane: DesiredPane; readonly id: PaneId }
  | { readonly kind: 'create'; readonly pane: DesiredPane }
  /** New generation in the same pane; `stops` when a process still runs in it. */
  | { readonly kind: 'restart'; readonly pane: DesiredPane; readonly id: PaneId; readonly stops: boolean }
  | {
      readonly kind: 'update';
      readonly pane: DesiredPane;
      readonly id: PaneId;
      readonly fields: readonly string[];
    }
  /** A new pane takes the place of `id`, which is closed at the end. */
  | { readonly kind: 'replace'; readonly pane: DesiredPane; readonly id: PaneId };

export interface CloseTask {
  readonly address: string;
  readonly id: PaneId;
  readonly observed: ObservedPane;
  readonly running: boolean;
}

/** What a tab will be recorded as once it stands. */
export interface TabRecordGoal {
  readonly address: string;
  readonly workspace: string;
  readonly name: string;
  readonly window: string;
  readonly tab: TabId | null;
  readonly layout: LayoutNode;
  readonly size: Extent;
}

export interface LayoutChange {
  readonly address: string;
  readonly before: PlacedNode | null;
  readonly after: PlacedNode | null;
  /** Leaf key → what to write into the box of the picture. */
  readonly labels: ReadonlyMap<string, string>;
  /** Leaf keys of panes that come from elsewhere or change their place. */
  readonly moved: readonly string[];
}

export interface Plan {
  readonly desired: Desired;
  readonly server: {
    readonly backend: ObservedServer['backend'];
    readonly id: string;
    readonly incarnation: string;
  };
  readonly changes: readonly Change[];
  readonly drift: readonly Drift[];
  readonly unmanaged: readonly Unmanaged[];
  readonly layouts: readonly LayoutChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** No error stands in its way. */
  readonly applyable: boolean;
  readonly tasks: readonly PaneTask[];
  readonly close: readonly CloseTask[];
  /** Starts of new panes are filled in by apply, when their run files exist; here they are keyed by address. */
  readonly goal: PlannedGoal;
  readonly tabs: readonly TabRecordGoal[];
  /** What still carries an address of before. */
  readonly renames: Renames;
}

/** `ArrangeGoal` before any launch exists: new panes are named by their address only. */
export interface PlannedGoal extends Omit<ArrangeGoal, 'workspaces'> {
  readonly workspaces: readonly PlannedWorkspace[];
}
export interface PlannedWorkspace {
  readonly name: string;
  readonly serverName: string;
  readonly tabs: readonly PlannedTab[];
}
export interface PlannedTab {
  readonly address: string;
  readonly title: string;
  readonly tab: TabId | null;
  readonly renew: boolean;
  readonly window: string;
  readonly tree: PlacedNode;
  /** leaf key → existing pane, or `null` for the new pane of that address. Leaf keys are pane addresses, or pane ids of guests. */
  readonly sources: ReadonlyMap<string, PaneId | null>;
  readonly active: string | null;
  readonly zoomed: string | null;
}

/** Everything known of the past, for one project on one server. */
export interface Recorded {
  readonly server: RecordedServer | null;
  /** launch → what the runner says */
  readonly processes: ReadonlyMap<string, ProcessRecord>;
}

export interface PlanOptions {
  readonly mode: 'apply' | 'heal' | 'destroy';
  readonly target: readonly string[];
  readonly exclude: readonly string[];
  readonly replace: readonly string[];
  /** Size of new tabs. */
  readonly size: Extent;
  readonly reordersTabs: boolean;
  readonly movesPanes: boolean;
  /** workspace name of the spec → name on the server */
  readonly serverName: (workspace: string) => string;
  /** Tabs that took another size get the ratios of the spec again. */
  readonly fit?: boolean;
  /** The server can give a workspace another name. */
  readonly renamesWorkspaces?: boolean;
  /** False: only a recorder around a program can keep what it prints. */
  readonly pipesOutput?: boolean;
}
