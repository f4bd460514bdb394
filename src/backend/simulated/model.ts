/** What the simulated server holds: windows of tabs of panes, and panes that are in no tab. */
import type { SplitDirection, SplitSize, TabGeometry } from '../../layout/wezterm/model.ts';
import type { Extent } from '../../layout/tree.ts';

/** How a pane is to be started. Null stands for what the server's own configuration says. */
export interface PaneStart {
  readonly argv: readonly string[] | null;
  /** Absolute or as given; not checked here. */
  readonly cwd: string | null;
  /** Complete base environment; comes only together with an argv. */
  readonly env: Readonly<Record<string, string>> | null;
}

export interface SimulatedPane {
  readonly id: number;
  readonly start: PaneStart;
  /** Size last told to its terminal, cells; 0 is possible. */
  readonly terminal: Extent;
}

/** Leaves of the geometry are keyed by the pane id in decimal. */
export interface SimulatedTab {
  readonly id: number;
  readonly title: string;
  readonly geometry: TabGeometry;
}

export interface SimulatedWindow {
  readonly id: number;
  readonly workspace: string;
  readonly title: string;
  /** Tab ids, left to right. */
  readonly tabs: readonly number[];
  /** Position of the active tab. */
  readonly active: number;
}

/** What only a running terminal knows about a pane. */
export interface PaneLook {
  readonly title: string;
  /** A URL, or the empty string. */
  readonly cwd: string;
  readonly cursorX: number;
  readonly cursorY: number;
  readonly cursorShape: string;
  readonly cursorVisible: boolean;
  readonly tty: string | null;
}

/** Lets a caller attach real processes. All are called synchronously, after the server's own state has changed. */
export interface Hooks {
  /** `size` is the first size; a resize may follow at once. */
  readonly onPaneStarted?: (pane: SimulatedPane) => void;
  readonly onResized?: (pane: SimulatedPane) => void;
  /** The pane is gone from the server; its process gets SIGHUP unless it has exited by itself. */
  readonly onClosed?: (pane: SimulatedPane) => void;
  readonly look?: (pane: SimulatedPane) => PaneLook;
}

export interface ServerOptions {
  readonly hooks?: Hooks;
  readonly defaultWorkspace?: string;
  /** Names that `spawn --domain-name` finds; `local` is the built-in one. */
  readonly domains?: readonly string[];
  /** Server option `unzoom_on_switch_pane`, true by default. */
  readonly unzoomOnSwitch?: boolean;
  /** The order in which windows are listed; the real server has none that can be relied on. */
  readonly windowOrder?: (ids: readonly number[]) => readonly number[];
}

export interface SpawnRequest {
  /** Null: a new window, for which `workspace` and `size` count. */
  readonly window: number | null;
  readonly workspace: string;
  readonly size: Extent;
  /** Null: the default domain. */
  readonly domain: string | null;
  readonly start: PaneStart;
}

export interface SplitRequest {
  readonly target: number;
  readonly direction: SplitDirection;
  readonly size: SplitSize;
  readonly topLevel: boolean;
  /** A new process, or the id of a pane that moves here. */
  readonly source: { readonly start: PaneStart } | { readonly move: number };
}
