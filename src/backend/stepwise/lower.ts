/**
 * From a goal to steps, tried on a draft of what is observed. Pure. The steps may stop short (`deferred`): after panes have left
 * a tab whose nesting is not known, the server must be read before the tab can be built.
 *
 * Order: a pane that keeps alive a tab all of whose panes leave; panes to be closed step aside; the first pane of each new tab, in
 * the order of the tabs; then tab by tab, receivers before givers, so that a pane travels straight to its place; titles; what a
 * person looks at.
 */
import { leavesOf, mapKeys } from '../../layout/placed.ts';
import type { PlacedLeaf, PlacedNode } from '../../layout/tree.ts';
import type {
  ArrangeGoal,
  ObservedServer,
  ObservedTab,
  Start,
  TabGoal,
  WindowId,
  WorkspaceGoal,
} from '../backend.ts';
import { Draft } from './draft.ts';
import { attentionOf, finish, type Attention, type BuiltTab } from './finish.ts';
import { firstNewcomer, grow } from './grow.ts';
import { regions } from './regions.ts';
import { existing, fresh, type PaneRef, type TabStep, type WindowPlace } from './step.ts';

export interface LowerOptions {
  /** False for WezTerm before 2025-02-09: a move inside one tab can lose the pane there. */
  readonly movesWithinTab: boolean;
  /** Default: nothing has been done since `observed`. */
  readonly attention?: Attention;
}

export interface Lowered {
  readonly steps: readonly TabStep[];
  /** How many of them, at the end, change nothing but zoom, active panes and focus. */
  readonly finishing: number;
  /** Not everything could be lowered from this observation; carry these steps out, read the server, lower again. */
  readonly deferred: boolean;
  /** A step takes a pane out of a tab and puts it back into the same. */
  readonly movesWithinTab: boolean;
  /** Tabs that cannot be brought to their goal, with the reason. */
  readonly impossible: readonly { readonly tab: string; readonly reason: string }[];
}

interface LoweredTab {
  readonly goal: TabGoal;
  readonly workspace: WorkspaceGoal;
  /** The goal with references as keys. */
  readonly tree: PlacedNode;
  readonly refs: readonly PaneRef[];
  readonly refOf: (key: string) => PaneRef;
  readonly observed: ObservedTab | null;
}

export function lower(goal: ArrangeGoal, observed: ObservedServer, options: LowerOptions): Lowered {
  const lowering = new Lowering(goal, observed, options);
  return lowering.run();
}

class Lowering {
  private readonly draft: Draft;
  private readonly tabs: readonly LoweredTab[];
  private readonly targets = new Map<PaneRef, LoweredTab>();
  private readonly starts = new Map<PaneRef, Start>();
  /** Draft tab in which each goal is built. */
  private readonly sites = new Map<string, string>();
  private readonly impossible: { tab: string; reason: string }[] = [];
  private readonly visited = new Set<string>();
  private readonly attention: Attention;
  private deferred = false;

  constructor(
    private readonly goal: ArrangeGoal,
    observed: ObservedServer,
    private readonly options: LowerOptions,
  ) {
    this.attention = options.attention ?? attentionOf(goal, observed);
    this.draft = new Draft(observed);
    const byId = new Map(observed.tabs.map((tab) => [tab.id, tab]));
    this.tabs = goal.workspaces.flatMap((workspace) =>
      workspace.tabs.map((tab) =>
        lowered(tab, workspace, (tab.tab === null ? null : byId.get(tab.tab)) ?? null),
      ),
    );
    for (const tab of this.tabs) {
      for (const ref of tab.refs) this.targets.set(ref, tab);
      for (const [key, source] of tab.goal.sources)
        if (source.kind === 'new') this.starts.set(tab.refOf(key), source.start);
    }
  }

  run(): Lowered {
    this.checkSources();
    this.refuseStrangers();
    this.claimSites();
    this.evict();
    this.seedNewTabs();
    for (const tab of this.tabs) this.build(tab);
    if (!this.deferred) this.nameTabs();
    const { steps, movesWithinTab } = this.draft;
    const before = steps.length;
    if (!this.deferred) finish(this.draft, this.builtTabs(), this.goal, this.attention);
    const finishing = steps.length - before;
    return { steps, finishing, movesWithinTab, deferred: this.deferred, impossible: this.impossible };
  }

  private possible(tab: LoweredTab): boolean {
    return !this.impossible.some((entry) => entry.tab === tab.goal.address);
  }

  private giveUp(tab: LoweredTab, reason: string): void {
    this.impossible.push({ tab: tab.goal.address, reason });
  }

  private checkSources(): void {
    for (const tab of this.tabs) {
      const lost = [...tab.goal.sources.values()].find(
        (source) => source.kind === 'existing' && !this.draft.stands(existing(source.id)),
      );
      if (lost?.kind === 'existing') this.giveUp(tab, `pane ${lost.id} is no longer there`);
      else if (tab.observed && tab.observed.tree === null && !isSettled(tab))
        this.giveUp(tab, 'the server reports panes that overlap or leave gaps');
    }
  }

  /** A tab that stays needs at least one pane in it at any moment. */
  private claimSites(): void {
    for (const tab of this.tabs) {
      if (!tab.observed || tab.goal.renew || !this.possible(tab)) continue;
      const site = tab.observed.id;
      const here = new Set(this.draft.panesOf(site));
      if (tab.refs.some((ref) => here.has(ref)) || this.anchor(tab, site))
        this.sites.set(tab.goal.address, site);
    }
  }

  /** Splits the first wanted pane off the roomiest of those that leave. */
  private anchor(tab: LoweredTab, site: string): boolean {
    // Not one that is alone in a tab which is to stay as well, while there is another.
    const first = tab.refs.find((ref) => !this.keepsTabAlive(ref)) ?? tab.refs[0];
    if (!first) return false;
    const size = (leaf: PlacedLeaf): number => leaf.rect.cols * leaf.rect.rows;
    const tree = this.draft.treeOf(site);
    const targets = tree ? flatten(tree).sort((a, b) => size(b) - size(a)) : [];
    for (const leaf of targets) {
      const { cols, rows } = leaf.rect;
      const [direction, extent] = cols >= 3 ? (['right', cols] as const) : (['bottom', rows] as const);
      // A terminal of one cell would be a bad start for a program; but where the nesting is not known only that is sure to fit.
      const half = this.draft.isUncertain(site) ? 1 : Math.max(1, Math.floor((extent - 1) / 2));
      if (
        this.draft.place(tab.goal.address, first, leaf.key as PaneRef, direction, half, this.startOf(first))
      )
        return true;
    }
    return false;
  }

  /** A pane that nobody has planned for stands in a tab that is to be changed: it came after the plan was made. */
  private refuseStrangers(): void {
    const leaving = new Set(this.goal.evict.map(existing));
    for (const tab of this.tabs) {
      if (!tab.observed || tab.goal.renew || !this.possible(tab)) continue;
      const wanted = new Set(tab.refs);
      const stranger = this.draft
        .panesOf(tab.observed.id)
        .find((ref) => !wanted.has(ref) && !leaving.has(ref) && !this.targets.has(ref));
      if (stranger !== undefined) this.giveUp(tab, `pane ${stranger} has come into it`);
    }
  }

  private keepsTabAlive(ref: PaneRef): boolean {
    const home = this.draft.homeOf(ref);
    return (
      home !== undefined &&
      this.draft.panesOf(home).length === 1 &&
      this.tabs.some((tab) => tab.observed?.id === home)
    );
  }

  private evict(): void {
    const staying = new Set(this.sites.values());
    for (const id of this.goal.evict) {
      const ref = existing(id);
      const home = this.draft.homeOf(ref);
      if (home === undefined || !staying.has(home)) continue;
      this.draft.detach(home, ref, this.placeBeside(ref), false);
    }
  }

  /** New tabs are appended, so their first panes are made in the order in which the tabs shall stand. */
  private seedNewTabs(): void {
    for (const tab of this.tabs) {
      const [seed] = tab.refs;
      if (this.sites.has(tab.goal.address) || !this.possible(tab) || !seed) continue;
      const place = this.windowFor(tab);
      const { rect } = tab.tree;
      const start = this.startOf(seed);
      const site = start
        ? this.draft.spawn(tab.goal.address, seed, start, place, { cols: rect.cols, rows: rect.rows })
        : this.draft.detach(tab.goal.address, seed, place, false);
      this.sites.set(tab.goal.address, site);
      const extent = this.draft.extentOf(site);
      if (extent && (extent.cols !== rect.cols || extent.rows !== rect.rows)) this.deferred = true; // the goal is for another size
    }
  }

  /** Receivers first: a pane that this tab needs is taken from the tab it stands in before that one is put right. */
  private build(tab: LoweredTab): void {
    const { address } = tab.goal;
    if (this.visited.has(address) || !this.possible(tab)) return;
    this.visited.add(address);
    const site = this.sites.get(address);
    if (site === undefined) return;
    for (const ref of this.leaving(tab, site)) {
      const receiver = this.targets.get(ref);
      if (receiver) this.build(receiver);
    }
    for (const ref of this.leaving(tab, site)) this.draft.detach(address, ref, this.placeBeside(ref), false);
    if (this.draft.isUncertain(site)) this.deferred = true;
    else this.rebuild(tab, site);
  }

  private leaving(tab: LoweredTab, site: string): PaneRef[] {
    const wanted = new Set(tab.refs);
    return this.draft.panesOf(site).filter((ref) => !wanted.has(ref));
  }

  private rebuild(tab: LoweredTab, site: string): void {
    const { address } = tab.goal;
    const standing = this.draft.treeOf(site);
    if (!standing) return this.giveUp(tab, 'its panes do not fill it');
    const { rect } = tab.tree;
    if (standing.rect.cols !== rect.cols || standing.rect.rows !== rect.rows) {
      if (!this.deferred)
        this.giveUp(
          tab,
          `it has ${standing.rect.cols}x${standing.rect.rows} cells, not ${rect.cols}x${rect.rows}`,
        );
      return;
    }
    const parts = regions(standing, tab.tree);
    if (parts.length > 0) this.unzoom(tab, site);
    for (const { current, part } of parts) {
      const [rep, ...others] = current as PaneRef[]; // keys of the draft are references
      if (!rep) continue;
      const direct = this.options.movesWithinTab ? firstNewcomer(rep, part) : null;
      for (const ref of others)
        if (ref !== direct) this.draft.detach(address, ref, this.placeBeside(ref), true);
      if (!grow(this.draft, address, rep, part, (ref) => this.startOf(ref)))
        return this.giveUp(tab, 'a pane would not fit on the way');
    }
  }

  private unzoom(tab: LoweredTab, site: string): void {
    const zoomed = this.draft.zoomedOf(site);
    if (zoomed) this.draft.attend(tab.goal.address, 'unzoom', zoomed);
  }

  private nameTabs(): void {
    for (const tab of this.tabs) {
      const [pane] = tab.refs;
      if (!pane || !this.possible(tab)) continue;
      const kept =
        this.sites.get(tab.goal.address) === tab.observed?.id && tab.observed?.title === tab.goal.title;
      if (!kept) this.draft.push(tab.goal.address, { kind: 'title', pane, title: tab.goal.title });
    }
  }

  private builtTabs(): BuiltTab[] {
    return this.tabs.flatMap((tab) => {
      const site = this.sites.get(tab.goal.address);
      if (site === undefined || !this.possible(tab)) return [];
      const { goal, refs, refOf, workspace } = tab;
      return [{ goal, site, refs, refOf, group: JSON.stringify([workspace.serverName, goal.window]) }];
    });
  }

  private startOf(ref: PaneRef): Start | null {
    return this.starts.get(ref) ?? null;
  }

  private placeBeside(ref: PaneRef): WindowPlace {
    const id = this.draft.windowOf(ref);
    return id === null ? { kind: 'beside', pane: ref } : { kind: 'window', id };
  }

  /** Tabs of one window name share an OS window: that of the first of them which has one. */
  private windowFor(tab: LoweredTab): WindowPlace {
    const group = this.tabs.filter(
      (other) => other.workspace === tab.workspace && other.goal.window === tab.goal.window,
    );
    for (const other of group) {
      const id: WindowId | undefined = other.observed?.windowId;
      if (id !== undefined) return { kind: 'window', id };
    }
    for (const other of group) {
      const site = this.sites.get(other.goal.address);
      const [pane] = site === undefined ? [] : this.draft.panesOf(site);
      if (pane) return { kind: 'beside', pane };
    }
    return { kind: 'new', workspace: tab.workspace.serverName };
  }
}

function lowered(goal: TabGoal, workspace: WorkspaceGoal, observed: ObservedTab | null): LoweredTab {
  const refOf = (key: string): PaneRef => {
    const source = goal.sources.get(key);
    return source?.kind === 'existing' ? existing(source.id) : fresh(key);
  };
  const tree = mapKeys(goal.tree, refOf);
  return { goal, workspace, tree, refs: leavesOf(tree) as PaneRef[], refOf, observed }; // mapped to references just above
}

/** Nothing is asked of the tab but to stay as it is. */
const isSettled = ({ goal, observed, refs }: LoweredTab): boolean =>
  !goal.renew && observed !== null && observed.panes.length === refs.length && observed.tree === goal.tree;

function flatten(tree: PlacedNode): PlacedLeaf[] {
  return tree.kind === 'leaf' ? [tree] : tree.children.flatMap(flatten);
}
