/** Which tab on the server is which tab of the spec. Each is claimed at most once, by the surest evidence first. */
import type { ObservedTab, TabId, WindowId } from '../backend/backend.ts';
import type { DesiredTab } from '../spec/desired.ts';
import type { Matches, OwnPane } from './match.ts';
import { keepWindows } from './windows.ts';
import { tabAddressOf } from './world.ts';
import type { World } from './world.ts';

export interface Claims {
  /** tab address → the tab on the server that it stands in */
  readonly tabs: ReadonlyMap<string, ObservedTab>;
  readonly addresses: ReadonlyMap<TabId, string>;
  /** The OS window is the one in which the tab of the spec stands, or will stand. */
  readonly sharesWindow: (tab: string, window: WindowId) => boolean;
}

/** The claims so far, and what may be claimed: tabs with a pane of ours in the workspace that the spec's tab belongs to. */
class Register {
  readonly tabs = new Map<string, ObservedTab>();
  readonly addresses = new Map<TabId, string>();

  readonly #world: World;
  readonly #matches: Matches;

  constructor(world: World, matches: Matches) {
    this.#world = world;
    this.#matches = matches;
  }

  isFree(tab: DesiredTab, observed: ObservedTab): boolean {
    return (
      !this.tabs.has(tab.address) &&
      !this.addresses.has(observed.id) &&
      observed.workspace === this.#world.options.serverName(tab.workspace) &&
      this.#matches.ownInTab.has(observed.id)
    );
  }

  claim(tab: DesiredTab, observed: ObservedTab | undefined): void {
    if (observed === undefined || !this.isFree(tab, observed)) return;
    this.tabs.set(tab.address, observed);
    this.addresses.set(observed.id, tab.address);
  }
}

export function claimTabs(world: World, matches: Matches): Claims {
  const register = new Register(world, matches);
  const tabs = [...world.tabs.values()];
  const open = (): DesiredTab[] => tabs.filter((tab) => !register.tabs.has(tab.address));
  for (const tab of tabs) register.claim(tab, recordedTab(world, tab));
  const marked = markedTabs(world, matches);
  for (const tab of open()) register.claim(tab, marked.get(tab.address));
  const titled = titledTabs(world, matches);
  for (const tab of open()) register.claim(tab, titled.get(tab.address));
  for (const [tab, observed] of byHoldings(world, matches, register)) register.claim(tab, observed);
  return keepWindows(world, matches, register);
}

function recordedTab(world: World, tab: DesiredTab): ObservedTab | undefined {
  const id = world.sameIncarnation ? world.tabRows.get(tab.address)?.tabId : null;
  return id === null || id === undefined ? undefined : world.observedTabs.get(id);
}

/** The first tab with panes of ours that carries the mark of a tab of the spec. */
function markedTabs(world: World, matches: Matches): ReadonlyMap<string, ObservedTab> {
  const workspaces = new Map(world.wanted.map(({ name }) => [world.options.serverName(name), name]));
  const marked = new Map<string, ObservedTab>();
  for (const observed of world.observed.tabs) {
    const workspace = workspaces.get(observed.workspace);
    if (observed.marker?.project !== world.desired.project.key || workspace === undefined) continue;
    if (!matches.ownInTab.has(observed.id)) continue;
    const address = tabAddressOf(workspace, observed.marker.tab);
    if (!marked.has(address)) marked.set(address, observed);
  }
  return marked;
}

/** The first tab that has the name of a tab of ours for its title and holds a pane that is meant for it. */
function titledTabs(world: World, matches: Matches): ReadonlyMap<string, ObservedTab> {
  const titled = new Map<string, ObservedTab>();
  for (const observed of world.observed.tabs) {
    for (const own of matches.ownInTab.get(observed.id) ?? []) {
      const home = homeOf(world, matches, own);
      if (home === undefined || home.name !== observed.title || titled.has(home.address)) continue;
      if (world.options.serverName(home.workspace) === observed.workspace) titled.set(home.address, observed);
    }
  }
  return titled;
}

const homeOf = (world: World, matches: Matches, own: OwnPane): DesiredTab | undefined => {
  if (matches.kept.get(own.address) !== own) return undefined;
  const pane = world.panes.get(own.address);
  return pane === undefined ? undefined : world.tabs.get(pane.tab);
};

/** Pairs of what is unclaimed on both sides, those that share most panes first: panes that belong there or were made for it. */
function byHoldings(
  world: World,
  matches: Matches,
  register: Register,
): readonly (readonly [DesiredTab, ObservedTab])[] {
  const pairs = new Map<DesiredTab, Map<ObservedTab, number>>();
  const count = (tab: DesiredTab | undefined, observed: ObservedTab): void => {
    if (tab === undefined || !register.isFree(tab, observed)) return;
    const counts = pairs.get(tab) ?? new Map<ObservedTab, number>();
    pairs.set(tab, counts.set(observed, (counts.get(observed) ?? 0) + 1));
  };
  for (const observed of world.observed.tabs) {
    for (const own of matches.ownInTab.get(observed.id) ?? []) {
      count(homeOf(world, matches, own), observed);
      if (own.madeFor !== null) count(world.tabs.get(own.madeFor), observed);
    }
  }
  // Sorting is stable: equal counts keep the order of the spec, then that of the server.
  return [...world.tabs.values()]
    .flatMap((tab) => [...(pairs.get(tab) ?? [])].map(([observed, shared]) => ({ tab, observed, shared })))
    .sort((one, other) => other.shared - one.shared)
    .map(({ tab, observed }) => [tab, observed] as const);
}
