/**
 * What every multiplexer backend offers. The engine knows only this; each backend lowers a goal to its own commands.
 * `observe` reads the whole server in one call; `arrange` makes tabs stand as asked without stopping a process.
 */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Extent, PlacedNode, Rect } from '../layout/tree.ts';

export type BackendKind = 'wezterm' | 'tmux' | 'simulated';

/** A pane id as the server writes it: `%3` on tmux, `3` on WezTerm. Never reused while the server lives. */
export type PaneId = string & { readonly brand: 'PaneId' };
export type TabId = string & { readonly brand: 'TabId' };
export type WindowId = string & { readonly brand: 'WindowId' };

export const paneId = (text: string): PaneId => text as PaneId; // the one place where a server's text becomes an id
export const tabId = (text: string): TabId => text as TabId;
export const windowId = (text: string): WindowId => text as WindowId;

/** Our mark on a pane: who it is and which launch of the runner stands in it. */
export interface Marker {
  /** Project key, such as `shop-3f9a1c2b`. */
  readonly project: string;
  /** Pane address, such as `dev/api`. */
  readonly address: string;
  /** Name of the launch folder below the runtime folder; unique for each pane ever made. */
  readonly launch: string;
  /** Public digest of the fields it was started with (no secret goes into it). Empty for an ad hoc pane. */
  readonly digest: string;
  /** Name of the tab it was made for. */
  readonly tab: string;
}

export interface ObservedPane {
  readonly id: PaneId;
  /** Unzoomed place in the tab. */
  readonly rect: Rect;
  readonly active: boolean;
  readonly title: string;
  readonly cwd: string | null;
  readonly tty: string | null;
  /** Pid of the process that the server started in it (our runner in a managed pane); null when unknown or ended. */
  readonly pid: number | null;
  /** The process has ended and the server keeps the pane. */
  readonly dead: boolean;
  readonly marker: Marker | null;
}

export interface ObservedTab {
  readonly id: TabId;
  readonly windowId: WindowId;
  /** The name of its workspace as the server has it (tmux: session name). */
  readonly workspace: string;
  readonly title: string;
  /** Position in its window, from 0. */
  readonly index: number;
  readonly size: Extent;
  /** Leaves are keyed by pane id. Null when the rectangles do not tile (a defect of the server). */
  readonly tree: PlacedNode | null;
  readonly panes: readonly ObservedPane[];
  readonly zoomed: PaneId | null;
  /** The tab of a project that this is marked as, where the backend can mark tabs (tmux). */
  readonly marker: { readonly project: string; readonly tab: string } | null;
}

export interface ObservedServer {
  readonly backend: BackendKind;
  /** Stable name of the place where the server listens (an absolute socket path). */
  readonly id: string;
  /** Changes whenever the server was started anew; empty when no server runs. Ids of another incarnation mean nothing. */
  readonly incarnation: string;
  readonly version: string;
  /** Tabs in window order, then index order. */
  readonly tabs: readonly ObservedTab[];
  /** Size in cells of a tab that an attached client shows now, if any. */
  readonly visible: Extent | null;
  /** Where the focus of a person is now, if the server can tell. */
  readonly focused: PaneId | null;
  /** workspace name → project key, where the backend can mark workspaces (tmux). */
  readonly workspaceOwners: ReadonlyMap<string, string>;
}

/** How to start the process of a new pane: an argv that is executed directly, in an absolute directory. */
export interface Start {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly marker: Marker;
  /** Command for /bin/sh that gets on its standard input what the pane prints, from the first byte; where `pipesOutput`. */
  readonly pipe?: string;
}

/** What is to stand at a leaf of a goal tree. */
export type LeafSource =
  { readonly kind: 'existing'; readonly id: PaneId } | { readonly kind: 'new'; readonly start: Start };

export interface TabGoal {
  /** `dev:code` */
  readonly address: string;
  readonly title: string;
  /** The tab that it stands in now, or null: a new one. */
  readonly tab: TabId | null;
  /** Leaves are keyed by the keys of `sources`. */
  readonly tree: PlacedNode;
  readonly sources: ReadonlyMap<string, LeafSource>;
  /** True when the order of tabs demands a new tab even though `tab` exists (WezTerm cannot reorder). */
  readonly renew: boolean;
  /** tabs with different window names stand in different OS windows where the backend has them. */
  readonly window: string;
  /** Key of the leaf that is to be active in this tab, zoomed or not; null: as it was. */
  readonly active: string | null;
  readonly zoomed: string | null;
}

export interface WorkspaceGoal {
  readonly project: string;
  /** As the spec names it. */
  readonly name: string;
  /** As the server names it (see `Backend.workspaceName`). */
  readonly serverName: string;
  /** In the order in which they are to stand. Tabs that are right already are listed too. */
  readonly tabs: readonly TabGoal[];
}

export interface ArrangeGoal {
  readonly workspaces: readonly WorkspaceGoal[];
  /** Managed panes that must leave the tabs above without being stopped yet; each ends in a tab of its own, or in one that no goal names any more. */
  readonly evict: readonly PaneId[];
  /** Pane that is to have the focus at the end, by leaf key; null: where it was. */
  readonly focus: { readonly tab: string; readonly key: string } | null;
}

/** Told before and after each call to the server; `before` must be on disk before it returns. */
export interface Journal {
  before(step: StepNote): Promise<void>;
  after(step: StepNote, result: 'done' | 'failed' | 'unknown'): Promise<void>;
}

export interface StepNote {
  readonly id: number;
  /** What is done, for people: `split dev/api below dev/editor`. */
  readonly text: string;
  readonly address: string | null;
}

export interface ArrangeResult {
  /** leaf key → the id of the pane that was made for it. */
  readonly created: ReadonlyMap<string, PaneId>;
  /** Addresses of tabs that could not be brought to their goal, with the reason. */
  readonly failed: readonly { readonly tab: string; readonly outcome: Outcome<never> }[];
  /** The server after the last call. */
  readonly observed: ObservedServer;
}

export interface Capabilities {
  /** Tabs can be put in another order without moving panes. */
  readonly reordersTabs: boolean;
  /** The server pipes the output of a pane by itself. */
  readonly pipesOutput: boolean;
  /** `observe` on a server that is not running is an empty server, because `arrange` starts one. */
  readonly startsServer: boolean;
  readonly movesPanes: boolean;
}

/** Marks to be written on what stands. */
export interface Marks {
  readonly panes: readonly { readonly id: PaneId; readonly marker: Marker }[];
  readonly tabs: readonly { readonly id: TabId; readonly project: string; readonly tab: string }[];
}

export interface CaptureOptions {
  /** Of the scrollback above the screen; null: the screen alone. */
  readonly lines: number | null;
  readonly ansi: boolean;
}

export interface Capture {
  readonly text: string;
  /** In cells from the top left of the screen; null where the server does not say. */
  readonly cursor: { readonly x: number; readonly y: number } | null;
}

export interface OutputListener {
  /** Bytes as the program wrote them. */
  data(bytes: Buffer): void;
  /** Called once when no more is to come: the pane, or the server, is gone. */
  end(): void;
}

export interface Backend {
  readonly kind: BackendKind;
  readonly capabilities: Capabilities;
  /** Identity of the server before anything is read, for the lock: an absolute socket path. */
  readonly serverId: string;
  observe(): Promise<Outcome<ObservedServer>>;
  /** The name under which a workspace of this project stands on the server. */
  workspaceName(name: string): string;
  /** Waits until no structural call of an earlier, dead run is still under way on this server. */
  quiesce(): Promise<Outcome<void>>;
  /** Brings tabs to their goals. Never stops a process. Works from what is observed, so it may be called again at any time. */
  arrange(goal: ArrangeGoal, observed: ObservedServer, journal: Journal): Promise<Outcome<ArrangeResult>>;
  /** Closes panes whose processes have been stopped (SIGHUP to what is left). Unknown ids are success. */
  closePanes(ids: readonly PaneId[], journal: Journal): Promise<Outcome<void>>;
  setTabTitle(id: TabId, title: string): Promise<Outcome<void>>;
  /** Writes marks where the server itself keeps them. Absent where it keeps none (WezTerm): then the runner's folders say it. */
  mark?(marks: Marks): Promise<Outcome<void>>;
  /** What the pane prints goes to the standard input of this command for /bin/sh from now on; null: no longer. With `pipesOutput` only. */
  pipeOutput?(id: PaneId, command: string | null): Promise<Outcome<void>>;
  /** Gives a workspace another name, by names of the server. Nothing has the new one yet. Absent where the server cannot. */
  renameWorkspace?(from: string, to: string): Promise<Outcome<void>>;
  focus(id: PaneId): Promise<Outcome<void>>;
  /** Types bytes into a pane, verbatim. */
  sendText(id: PaneId, text: string): Promise<Outcome<void>>;
  /** The visible screen, or the last `lines` of the scrollback as well, as plain text. */
  readText(id: PaneId, lines: number | null): Promise<Outcome<string>>;
  /** As `sendText`, but as a paste: a program that asked for it is told where it begins and ends. Absent: there is no difference. */
  pasteText?(id: PaneId, text: string): Promise<Outcome<void>>;
  /** As `readText`, with colours as escape sequences if asked for, and where the cursor is. Absent: plain text is all there is. */
  capture?(id: PaneId, options: CaptureOptions): Promise<Outcome<Capture>>;
  /** Lets every attached client show this workspace, by its name on the server. Absent where the server cannot. */
  showWorkspace?(name: string): Promise<Outcome<void>>;
  /** Puts a text into the clipboard of whoever is attached. Absent where only an escape sequence does it. */
  writeClipboard?(text: string): Promise<Outcome<void>>;
  /** Null: it is empty. Absent where the server does not tell. */
  readClipboard?(): Promise<Outcome<string | null>>;
  /** Tells what a program writes into a pane from now on; the result ends it. Absent where the server does not tell. */
  watchOutput?(id: PaneId, listener: OutputListener): Promise<Outcome<() => void>>;
  /** The argv that shows a workspace in this terminal, or why it cannot be done. */
  attachCommand(workspace: string): Promise<Outcome<readonly string[]>>;
}
