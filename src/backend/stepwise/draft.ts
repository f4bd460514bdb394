/**
 * A picture of the server on which every step is tried before it is issued. A step that the server would refuse is not
 * recorded: a split that fails on WezTerm has already lost its pane.
 */
import {
  activeKey,
  leafKeys,
  newTab,
  type SplitDirection,
  type TabGeometry,
} from '../../layout/wezterm/model.ts';
import { fromPlaced } from '../../layout/wezterm/placed.ts';
import { rects } from '../../layout/wezterm/rects.ts';
import { removeLeaf } from '../../layout/wezterm/remove.ts';
import { splitLeaf } from '../../layout/wezterm/split.ts';
import { activate, setZoomed } from '../../layout/wezterm/zoom.ts';
import { inferTree } from '../../layout/infer.ts';
import type { Extent, PlacedNode } from '../../layout/tree.ts';
import type { ObservedServer, ObservedTab, Start, WindowId } from '../backend.ts';
import {
  existing,
  type PaneRef,
  type Step,
  type TabPicture,
  type TabStep,
  type WindowPlace,
} from './step.ts';

/** Key of a tab in the draft: its id, or a name for one that a step makes. */
type TabKey = string;

interface DraftTab {
  geometry: TabGeometry;
  /** It stands already; a person may have changed it since it was read. */
  readonly stands: boolean;
  /** A step has asked for a look at it. */
  checked: boolean;
  /** Null: a window that does not exist yet, or whose id is not known. */
  readonly window: WindowId | null;
  /** A pane left a group of three or more: which neighbour got its room depends on how the group is nested. */
  uncertain: boolean;
}

export class Draft {
  readonly steps: TabStep[] = [];
  movesWithinTab = false;
  private readonly tabs = new Map<TabKey, DraftTab>();
  private readonly homes = new Map<PaneRef, TabKey>();
  private made = 0;

  constructor(observed: ObservedServer) {
    for (const tab of observed.tabs) {
      const first = tab.panes[0];
      if (!first) continue;
      // Where rectangles do not tile there is no geometry to compute with; the lowering refuses such tabs beforehand.
      this.tabs.set(tab.id, {
        geometry: tab.tree ? geometryOf(tab, tab.tree) : newTab(tab.size, first.id),
        window: tab.windowId,
        uncertain: tab.tree === null,
        stands: true,
        checked: false,
      });
      for (const pane of tab.panes) this.homes.set(existing(pane.id), tab.id);
    }
  }

  homeOf(ref: PaneRef): TabKey | undefined {
    return this.homes.get(ref);
  }

  stands(ref: PaneRef): boolean {
    return this.homes.has(ref);
  }

  isUncertain(tab: TabKey): boolean {
    return this.tabs.get(tab)?.uncertain ?? false;
  }

  has(tab: TabKey): boolean {
    return this.tabs.has(tab);
  }

  extentOf(tab: TabKey): Extent | undefined {
    return this.tabs.get(tab)?.geometry.extent;
  }

  windowOf(ref: PaneRef): WindowId | null {
    const home = this.homes.get(ref);
    return (home === undefined ? undefined : this.tabs.get(home)?.window) ?? null;
  }

  activeOf(tab: TabKey): PaneRef | null {
    const geometry = this.tabs.get(tab)?.geometry;
    return ((geometry && activeKey(geometry)) ?? null) as PaneRef | null; // keys of the draft are references
  }

  zoomedOf(tab: TabKey): PaneRef | null {
    return (this.tabs.get(tab)?.geometry.zoomed ?? null) as PaneRef | null; // keys of the draft are references
  }

  /** Makes a pane active, zoomed or not, or ends the zoom that it has. */
  attend(serves: string, kind: 'activate' | 'zoom' | 'unzoom', pane: PaneRef): void {
    const tab = this.tabs.get(this.homes.get(pane) ?? '');
    if (!tab) return;
    this.push(serves, { kind, pane });
    const { tab: geometry } =
      kind === 'activate' ? activate(tab.geometry, pane) : setZoomed(tab.geometry, pane, kind === 'zoom');
    tab.geometry = geometry;
  }

  /** The panes of a tab in normal form. */
  treeOf(tab: TabKey): PlacedNode | null {
    const geometry = this.tabs.get(tab)?.geometry;
    return geometry ? inferTree(rects(geometry), geometry.extent) : null;
  }

  panesOf(tab: TabKey): PaneRef[] {
    const geometry = this.tabs.get(tab)?.geometry;
    return geometry ? rects(geometry).map(({ key }) => key as PaneRef) : []; // keys of the draft are references
  }

  spawn(serves: string, pane: PaneRef, start: Start, place: WindowPlace, extent: Extent): TabKey {
    this.push(serves, { kind: 'spawn', pane, start, place, extent });
    return this.open(pane, place, this.extentAt(place, extent));
  }

  /**
   * `inRegion`: the pane leaves a region whose first pane stays, so that its room stays in the region whatever the nesting.
   */
  detach(serves: string, pane: PaneRef, place: WindowPlace, inRegion: boolean): TabKey {
    // A new window keeps the size of the tab that the pane comes from.
    const own = this.tabs.get(this.homes.get(pane) ?? '')?.geometry.extent ?? { cols: 80, rows: 24 };
    const extent = this.extentAt(place, own);
    this.push(serves, { kind: 'detach', pane, place });
    this.leave(pane, inRegion);
    return this.open(pane, place, extent);
  }

  /** Puts a pane beside another: a new one is started there, a standing one moves. False: the server would refuse. */
  place(
    serves: string,
    pane: PaneRef,
    target: PaneRef,
    direction: SplitDirection,
    cells: number,
    start: Start | null,
  ): boolean {
    if (pane === target || !this.stands(target)) return false;
    const before = this.homes.get(target);
    const source = this.homes.get(pane);
    if (before === undefined) return false;
    const restore = this.savepoint(before, source ?? before);
    const expects =
      source === undefined ? null : this.pictureFor(before, source === before ? [pane, target] : []);
    if (source !== undefined) this.leave(pane, source === before);
    const tab = this.tabs.get(before);
    const standing = tab && rects(tab.geometry).find(({ key }) => key === target)?.rect;
    const split = tab && splitLeaf(tab.geometry, target, direction, { cells }, pane);
    if (!tab || !standing || !split?.ok) {
      restore();
      if (source !== undefined) this.homes.set(pane, source);
      return false;
    }
    tab.geometry = split.tab;
    if (expects) tab.checked = true;
    this.homes.set(pane, before);
    if (source === before) this.movesWithinTab = true;
    const room = direction === 'left' || direction === 'right' ? standing.cols : standing.rows;
    this.push(
      serves,
      start === null
        ? { kind: 'attach', pane, target, direction, cells, room, expects }
        : { kind: 'split', pane, start, target, direction, cells, room },
    );
    return true;
  }

  push(serves: string, step: Step): void {
    this.steps.push({ tab: serves, step });
  }

  private savepoint(...keys: readonly TabKey[]): () => void {
    const saved = keys.flatMap((key) => {
      const tab = this.tabs.get(key);
      return tab ? [[key, { ...tab }] as const] : [];
    });
    return () => saved.forEach(([key, tab]) => this.tabs.set(key, tab));
  }

  private open(pane: PaneRef, place: WindowPlace, extent: Extent): TabKey {
    const key = `new-${this.made++}`;
    const window =
      place.kind === 'window' ? place.id : place.kind === 'beside' ? this.windowOf(place.pane) : null;
    this.tabs.set(key, {
      geometry: newTab(extent, pane),
      window,
      uncertain: false,
      stands: false,
      checked: false,
    });
    this.homes.set(pane, key);
    return key;
  }

  /** Null where nobody but this run has put anything, or where a step has looked before. */
  private pictureFor(key: TabKey, anywhere: readonly PaneRef[]): TabPicture | null {
    const tab = this.tabs.get(key);
    if (!tab?.stands || tab.checked) return null;
    return new Map(
      rects(tab.geometry).map(({ key: pane, rect }) => {
        const ref = pane as PaneRef; // keys of the draft are references
        return [ref, anywhere.includes(ref) ? null : rect];
      }),
    );
  }

  /** The size of a new tab: that of its window, and in a new window the given one. */
  private extentAt(place: WindowPlace, inNewWindow: Extent): Extent {
    if (place.kind === 'new') return inNewWindow;
    const beside = place.kind === 'beside' ? this.tabs.get(this.homes.get(place.pane) ?? '') : undefined;
    const window = place.kind === 'window' ? place.id : (beside?.window ?? null);
    if (window !== null)
      for (const tab of this.tabs.values()) if (tab.window === window) return tab.geometry.extent;
    return beside?.geometry.extent ?? inNewWindow;
  }

  private leave(pane: PaneRef, inRegion: boolean): void {
    const key = this.homes.get(pane);
    const tab = key === undefined ? undefined : this.tabs.get(key);
    if (key === undefined || !tab) return;
    if (!inRegion && siblings(this.treeOf(key), pane) > 2) tab.uncertain = true;
    this.homes.delete(pane);
    const rest = removeLeaf(tab.geometry, pane);
    if (rest) tab.geometry = rest;
    else this.tabs.delete(key);
  }
}

function geometryOf(tab: ObservedTab, tree: PlacedNode): TabGeometry {
  const geometry = fromPlaced(tree, 'right');
  const active = leafKeys(geometry.root).indexOf(tab.panes.find((pane) => pane.active)?.id ?? '');
  return { ...geometry, active: Math.max(0, active), zoomed: tab.zoomed };
}

/** How many children the group has in which a leaf stands; 1 when it is alone in its tab. */
function siblings(tree: PlacedNode | null, key: string): number {
  if (tree === null) return 3;
  if (tree.kind === 'leaf') return 1;
  for (const child of tree.children) {
    if (child.kind === 'leaf' ? child.key === key : false) return tree.children.length;
    if (child.kind === 'split' && holds(child, key)) return siblings(child, key);
  }
  return 1;
}

const holds = (tree: PlacedNode, key: string): boolean =>
  tree.kind === 'leaf' ? tree.key === key : tree.children.some((child) => holds(child, key));
