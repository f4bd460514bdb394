/**
 * A WezTerm server in memory: windows, workspaces, tabs and panes with the exact geometry, ids, order and refusals of a headless
 * `wezterm-mux-server`. It starts no process; `Hooks` lets a caller do that. Each method is one request of the mux protocol.
 */
import type { Extent } from '../../layout/tree.ts';
import { adjust } from '../../layout/wezterm/adjust.ts';
import { activateDirection, neighbour } from '../../layout/wezterm/direction.ts';
import { leafKeys, newTab } from '../../layout/wezterm/model.ts';
import type { MoveDirection, Step, TabGeometry } from '../../layout/wezterm/model.ts';
import { rects } from '../../layout/wezterm/rects.ts';
import { removeLeaf } from '../../layout/wezterm/remove.ts';
import { resize } from '../../layout/wezterm/resize.ts';
import { halvesOf, splitLeaf, splitTop } from '../../layout/wezterm/split.ts';
import { activate, setZoomed, unzoom } from '../../layout/wezterm/zoom.ts';
import { CELL, entriesOf, pathOfUrl, plainLook } from './entries.ts';
import type { ListEntry } from './entries.ts';
import type {
  PaneLook,
  ServerOptions,
  SimulatedPane,
  SimulatedTab,
  SimulatedWindow,
  SpawnRequest,
  SplitRequest,
} from './model.ts';
import { answer, describeSpawn, die, nothing, refuse, refuseStep } from './reply.ts';
import type { Reply } from './reply.ts';

const TOO_LARGE = 'out of range integral type conversion attempted';

/** A pty knows 16 bit of pixels. */
const ptyHolds = ({ cols, rows }: Extent): boolean =>
  cols * CELL.width <= 65535 && rows * CELL.height <= 65535;

interface Place {
  readonly window: SimulatedWindow;
  readonly tab: SimulatedTab;
}

export class SimulatedServer {
  readonly #options: ServerOptions;
  readonly #windows = new Map<number, SimulatedWindow>();
  readonly #tabs = new Map<number, SimulatedTab>();
  readonly #panes = new Map<number, SimulatedPane>();
  #nextWindow = 0;
  #nextTab = 0;
  #nextPane = 0;

  constructor(options: ServerOptions = {}) {
    this.#options = options;
  }

  /** `wezterm cli list`, in the order in which the server reports. */
  list(): readonly ListEntry[] {
    const ids = [...this.#windows.keys()];
    return (this.#options.windowOrder?.(ids) ?? ids).flatMap((id) => {
      const window = this.#windows.get(id);
      return (window?.tabs ?? []).flatMap((tabId) => {
        const tab = this.#tabs.get(tabId);
        return window && tab ? entriesOf(window, tab, (key) => this.#shown(Number(key))) : [];
      });
    });
  }

  /** Also true for a pane that is in no tab after a failed split: it can still be killed, read and written to. */
  pane(id: number): SimulatedPane | undefined {
    return this.#panes.get(id);
  }

  tab(id: number): SimulatedTab | undefined {
    return this.#tabs.get(id);
  }

  window(id: number): SimulatedWindow | undefined {
    return this.#windows.get(id);
  }

  tabOf(pane: number): SimulatedTab | undefined {
    return this.#place(pane)?.tab;
  }

  /** The id of the new pane. Its tab is appended and becomes the window's active one. */
  spawn(request: SpawnRequest): Reply<number> {
    const domain = this.#domain(request.domain);
    if (!domain.ok) return domain;
    let window = request.window === null ? undefined : this.#windows.get(request.window);
    if (request.window !== null && window === undefined) {
      return refuse(`window_id ${request.window} not found on this server`);
    }
    const size = window === undefined ? request.size : this.#sizeOf(window);
    window ??= this.#newWindow(request.workspace);
    const id = this.#nextPane++;
    if (!ptyHolds(size)) {
      this.#dropEmptyWindow(window.id);
      return refuse(
        `Spawning in domain \`local\`: ${describeSpawn(size, request.start)}: spawn: ${TOO_LARGE}`,
      );
    }
    this.#startPane({ id, start: request.start, terminal: size });
    const tab = this.#newTab(newTab(size, String(id)));
    const tabs = [...window.tabs, tab.id];
    this.#windows.set(window.id, { ...window, tabs, active: tabs.length - 1 });
    return answer(id);
  }

  /**
   * The id of the new or moved pane. A refusal for space comes after the process was started or the pane taken out of its tab:
   * that pane is then in no tab.
   */
  split(request: SplitRequest): Reply<number> {
    const place = this.#place(request.target);
    if (place === undefined) return refuse(`pane_id ${request.target} invalid`);
    const halves = this.#plannedHalves(place.tab, request);
    if (!halves.ok) return halves;
    const entering = this.#entering(request, halves.value);
    if (!entering.ok) return entering;
    const pane = entering.value;
    const tab = this.#tabs.get(place.tab.id);
    const target = String(request.target);
    if (tab === undefined || !leafKeys(tab.geometry.root).includes(target)) {
      return refuse(`invalid pane id ${request.target}`);
    }
    const step = request.topLevel
      ? splitTop(tab.geometry, request.direction, request.size, String(pane.id), pane.terminal)
      : splitLeaf(tab.geometry, target, request.direction, request.size, String(pane.id));
    const settled = this.#settle(tab.id, step);
    return settled.ok ? answer(pane.id) : settled;
  }

  /** Unzooms the tab unless the split is top-level, and tells the size of both halves as the tab stands now. */
  #plannedHalves(tab: SimulatedTab, request: SplitRequest): Reply<Extent> {
    if (request.topLevel) {
      return answer(halvesOf(tab.geometry.extent, request.direction, request.size).second);
    }
    const settled = this.#settle(tab.id, unzoom(tab.geometry));
    if (!settled.ok) return settled;
    const key = String(request.target);
    const place = rects(this.#geometry(tab.id)).find((leaf) => leaf.key === key);
    if (place === undefined) return refuse(`invalid pane index ${request.target}`);
    return answer(halvesOf(place.rect, request.direction, request.size).second);
  }

  /** A new pane is started with the size of the second half, whichever half it is going to be. */
  #entering({ source }: SplitRequest, size: Extent): Reply<SimulatedPane> {
    if ('start' in source) {
      const id = this.#nextPane++;
      if (!ptyHolds(size)) return refuse(TOO_LARGE);
      return answer(this.#startPane({ id, start: source.start, terminal: size }));
    }
    const pane = this.#panes.get(source.move);
    if (pane === undefined || !this.#takeOut(source.move)) return refuse(`pane ${source.move} not found`);
    return answer(pane);
  }

  /** The new tab is appended and not activated. `window` null: a new window of the same size. */
  moveToNewTab(pane: number, window: number | null, workspace: string | null): Reply<void> {
    const place = this.#place(pane);
    if (place === undefined) return refuse(`pane ${pane} not found`);
    const found = window === null ? undefined : this.#windows.get(window);
    if (window !== null && found === undefined) return refuse(`window_id ${window} not found on this server`);
    const size = found === undefined ? place.tab.geometry.extent : this.#sizeOf(found);
    const into = found ?? this.#newWindow(workspace ?? this.#options.defaultWorkspace ?? 'default');
    // The new tab stands before the old one goes: a window never becomes empty on the way.
    const tab = this.#newTab(newTab(size, String(pane)));
    this.#windows.set(into.id, { ...into, tabs: [...into.tabs, tab.id] });
    this.#takeOut(pane, place);
    this.#tellSize(pane, size);
    return nothing;
  }

  kill(pane: number): Reply<void> {
    if (!this.#panes.has(pane)) return refuse(`no such pane ${pane}`);
    this.close(pane);
    return nothing;
  }

  /** A pane leaves: killed, or its program ended and the server does not hold it. Unknown ids are ignored. */
  close(pane: number): void {
    const gone = this.#panes.get(pane);
    if (gone === undefined) return;
    this.#panes.delete(pane);
    this.#takeOut(pane);
    this.#options.hooks?.onClosed?.(gone);
  }

  /** Makes the pane active in its tab and that tab active in its window. */
  activate(pane: number): Reply<void> {
    const place = this.#place(pane);
    if (place === undefined) return refuse(`pane ${pane} not found`);
    const active = place.window.tabs.indexOf(place.tab.id);
    this.#windows.set(place.window.id, { ...place.window, active });
    return this.#settle(place.tab.id, activate(place.tab.geometry, String(pane), this.#unzoomOnSwitch));
  }

  activateDirection(pane: number, direction: MoveDirection): Reply<void> {
    const place = this.#place(pane);
    if (place === undefined) return refuse(`no such pane ${pane}`);
    return this.#settle(place.tab.id, activateDirection(place.tab.geometry, direction, this.#unzoomOnSwitch));
  }

  /** Starts from the active pane of the tab, not from `pane`. */
  direction(pane: number, direction: MoveDirection): Reply<number | null> {
    const place = this.#place(pane);
    if (place === undefined) return refuse(`no such pane ${pane}`);
    const key = neighbour(place.tab.geometry, direction);
    return answer(key === null ? null : Number(key));
  }

  /** Works from the active pane of the tab, not from `pane`. `next` and `previous` end the server. */
  adjust(pane: number, direction: MoveDirection, amount: number): Reply<void> {
    const place = this.#place(pane);
    if (place === undefined) return refuse(`pane_id ${pane} invalid`);
    if (direction === 'next' || direction === 'previous') {
      return place.tab.geometry.zoomed === null
        ? die('adjust-pane-size Next and Prev end the server')
        : nothing;
    }
    return this.#settle(place.tab.id, { ok: true, tab: adjust(place.tab.geometry, direction, amount) });
  }

  setZoomed(pane: number, zoomed: boolean): Reply<void> {
    const place = this.#place(pane);
    if (place === undefined) return refuse(`no such pane ${pane}`);
    return this.#settle(
      place.tab.id,
      setZoomed(place.tab.geometry, String(pane), zoomed, this.#unzoomOnSwitch),
    );
  }

  /** What a GUI does that shows the tab; no CLI call can. */
  resizeTab(tab: number, extent: Extent): Reply<void> {
    const found = this.#tabs.get(tab);
    return found === undefined
      ? refuse(`no such tab ${tab}`)
      : this.#settle(tab, resize(found.geometry, extent));
  }

  setTabTitle(tab: number, title: string): Reply<void> {
    const found = this.#tabs.get(tab);
    if (found === undefined) return refuse(`no such tab ${tab}`);
    this.#tabs.set(tab, { ...found, title });
    return nothing;
  }

  setWindowTitle(window: number, title: string): Reply<void> {
    const found = this.#windows.get(window);
    if (found === undefined) return refuse(`no such window ${window}`);
    this.#windows.set(window, { ...found, title });
    return nothing;
  }

  /** OSC 0 or 2 of any pane overwrites the title of its window. */
  windowTitleFrom(pane: number, title: string): void {
    const place = this.#place(pane);
    if (place !== undefined) this.setWindowTitle(place.window.id, title);
  }

  /** Unknown names are no error; a name that exists is merged with. */
  renameWorkspace(from: string, to: string): Reply<void> {
    for (const window of this.#windows.values()) {
      if (window.workspace === from) this.#windows.set(window.id, { ...window, workspace: to });
    }
    return nothing;
  }

  /** Directory of a pane as a split without `--cwd` takes it over; null when unknown. */
  cwdOf(pane: number): string | null {
    return this.#panes.has(pane) ? pathOfUrl(this.#shown(pane).look.cwd) : null;
  }

  get #unzoomOnSwitch(): boolean {
    return this.#options.unzoomOnSwitch ?? true;
  }

  #shown(id: number): { pane: SimulatedPane; look: PaneLook } {
    const pane = this.#panes.get(id) ?? {
      id,
      start: { argv: null, cwd: null, env: null },
      terminal: { cols: 0, rows: 0 },
    };
    return { pane, look: this.#options.hooks?.look?.(pane) ?? plainLook(pane) };
  }

  #place(pane: number): Place | undefined {
    const key = String(pane);
    for (const window of this.#windows.values()) {
      for (const id of window.tabs) {
        const tab = this.#tabs.get(id);
        if (tab?.geometry.terminals.has(key)) return { window, tab };
      }
    }
    return undefined;
  }

  #geometry(tab: number): TabGeometry {
    const found = this.#tabs.get(tab);
    if (found === undefined) throw new Error(`no tab ${tab}`);
    return found.geometry;
  }

  #domain(name: string | null): Reply<void> {
    const names = ['local', ...(this.#options.domains ?? [])];
    if (name === null || name === 'local') return nothing;
    if (names.includes(name))
      return die(`spawn into "${name}", a domain of this same server, makes it mirror itself without end`);
    const known = names.map((known) => `"${known}"`).join(', ');
    return refuse(`resolve_spawn_tab_domain: domain name "${name}" is invalid. Possible names are ${known}.`);
  }

  /** The size that the window's active tab records. */
  #sizeOf(window: SimulatedWindow): Extent {
    return this.#geometry(window.tabs[window.active] ?? -1).extent;
  }

  #newWindow(workspace: string): SimulatedWindow {
    const window: SimulatedWindow = { id: this.#nextWindow++, workspace, title: '', tabs: [], active: 0 };
    this.#windows.set(window.id, window);
    return window;
  }

  #newTab(geometry: TabGeometry): SimulatedTab {
    const tab: SimulatedTab = { id: this.#nextTab++, title: '', geometry };
    this.#tabs.set(tab.id, tab);
    return tab;
  }

  #dropEmptyWindow(id: number): void {
    if (this.#windows.get(id)?.tabs.length === 0) this.#windows.delete(id);
  }

  #startPane(pane: SimulatedPane): SimulatedPane {
    this.#panes.set(pane.id, pane);
    this.#options.hooks?.onPaneStarted?.(pane);
    return pane;
  }

  /** Takes a pane out of its tab; an empty tab goes with it, and an empty window with that. */
  #takeOut(pane: number, place = this.#place(pane)): boolean {
    if (place === undefined) return false;
    const left = removeLeaf(place.tab.geometry, String(pane));
    if (left === null) this.#removeTab(place.tab.id);
    else this.#settle(place.tab.id, { ok: true, tab: left });
    return true;
  }

  #removeTab(tab: number): void {
    this.#tabs.delete(tab);
    for (const window of this.#windows.values()) {
      const index = window.tabs.indexOf(tab);
      if (index < 0) continue;
      const tabs = window.tabs.filter((id) => id !== tab);
      const active =
        index < window.active ? window.active - 1 : Math.min(window.active, Math.max(0, tabs.length - 1));
      this.#windows.set(window.id, { ...window, tabs, active });
      this.#dropEmptyWindow(window.id);
    }
  }

  #settle(tab: number, step: Step): Reply<void> {
    const found = this.#tabs.get(tab);
    if (found !== undefined) this.#tabs.set(tab, { ...found, geometry: step.tab });
    for (const [key, size] of step.tab.terminals) this.#tellSize(Number(key), size);
    return step.ok ? nothing : refuseStep(step.reason);
  }

  #tellSize(id: number, terminal: Extent): void {
    const pane = this.#panes.get(id);
    if (pane === undefined) return;
    if (pane.terminal.cols === terminal.cols && pane.terminal.rows === terminal.rows) return;
    const resized = { ...pane, terminal };
    this.#panes.set(id, resized);
    this.#options.hooks?.onResized?.(resized);
  }
}
