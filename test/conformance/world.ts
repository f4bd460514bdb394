/** Worlds of workspaces, tabs and panes, and the goals that bring a server from one to the next. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type {
  ArrangeGoal,
  ArrangeResult,
  Backend,
  Journal,
  LeafSource,
  ObservedPane,
  ObservedServer,
  ObservedTab,
  PaneId,
  Start,
  TabGoal,
  TabId,
  WorkspaceGoal,
} from '../../src/backend/backend.ts';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { leavesOf, mapKeys } from '../../src/layout/placed.ts';
import type { PlacedNode } from '../../src/layout/tree.ts';
import type { Bench } from './bench.ts';

export const project = 'conform-1a2b3c4d';

/** workspace → tab → layout; leaves are pane names (`api`), or ids of panes that are not ours. */
export type World = Readonly<Record<string, Readonly<Record<string, PlacedNode>>>>;

export interface Attention {
  /** tab address → leaf key */
  readonly active?: Readonly<Record<string, string>>;
  readonly zoomed?: Readonly<Record<string, string>>;
  readonly focus?: { readonly tab: string; readonly key: string };
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.diagnostics.map(({ code, message }) => `${code} ${message}`).join('; '));
}

/** One server and what has been put on it so far. */
export class Place {
  readonly bench: Bench;
  readonly folder = mkdtempSync(join(tmpdir(), 'wzp-conform-'));
  /** `dev/api` → its pane */
  readonly panes = new Map<string, PaneId>();
  /** Steps that were journalled, in order; `after` tells of the same steps. */
  readonly steps: string[] = [];
  readonly #tabs = new Map<string, TabId>();
  readonly #runner = join(this.folder, 'runner-0a1b2c3d4e5f.sh');
  readonly #underWay = new Set<number>();
  #launches = 0;

  constructor(bench: Bench) {
    this.bench = bench;
    mkdirSync(join(this.folder, 'cwd'));
    writeFileSync(this.#runner, 'case "$3" in */cat) cat ;; *) sleep 100000 ;; esac; exit\n');
  }

  get backend(): Backend {
    return this.bench.backend;
  }

  readonly journal: Journal = {
    before: (step) => {
      this.#underWay.add(step.id);
      this.steps.push(`before ${step.id}`);
      return Promise.resolve();
    },
    after: (step) => {
      expect(this.#underWay.delete(step.id), 'told of its beginning before').toBe(true);
      this.steps.push(`after ${step.id}`);
      return Promise.resolve();
    },
  };

  observe = async (): Promise<ObservedServer> => valueOf(await this.backend.observe());

  start(address: string, tab: string): Start {
    const launch = (++this.#launches).toString(16).padStart(12, '0');
    const marker = { project, address, launch, digest: 'sha256-00ff', tab };
    return {
      argv: ['/bin/sh', this.#runner, join(this.folder, launch), project, address, marker.digest, tab],
      cwd: join(this.folder, 'cwd'),
      marker,
    };
  }

  /** What has to be done so that the server looks like `world`; panes that the world no longer has are left over. */
  goal(world: World, observed: ObservedServer, attention: Attention = {}): ArrangeGoal {
    const workspaces = Object.entries(world).map(([name, tabs]): WorkspaceGoal => {
      const serverName = this.backend.workspaceName(name);
      const goals = Object.entries(tabs).map(([tab, tree]) =>
        this.#tabGoal(name, tab, tree, observed, attention),
      );
      return { project, name, serverName, tabs: this.#renewed(goals, observed) };
    });
    return { workspaces, evict: this.#inTheWay(workspaces, observed), focus: attention.focus ?? null };
  }

  #tabGoal(
    workspace: string,
    tab: string,
    tree: PlacedNode,
    observed: ObservedServer,
    attention: Attention,
  ): TabGoal {
    const address = `${workspace}:${tab}`;
    const id = this.#tabs.get(address) ?? null;
    const keyed = mapKeys(tree, (key) => this.#keyOf(workspace, key));
    const sources = leavesOf(keyed).map((key): [string, LeafSource] => {
      const pane = this.panes.get(key) ?? paneOf(observed, key)?.id;
      return [
        key,
        pane === undefined ? { kind: 'new', start: this.start(key, tab) } : { kind: 'existing', id: pane },
      ];
    });
    return {
      address,
      title: tab,
      tab: observed.tabs.some((each) => each.id === id) ? id : null,
      tree: keyed,
      sources: new Map(sources),
      renew: false,
      window: '',
      active: attention.active?.[address] ?? null,
      zoomed: attention.zoomed?.[address] ?? null,
    };
  }

  #keyOf(workspace: string, key: string): string {
    return /^[%\d]/.test(key) ? key : `${workspace}/${key}`;
  }

  /** Where tabs cannot change places, those behind the first that is out of place are made anew. */
  #renewed(goals: readonly TabGoal[], observed: ObservedServer): readonly TabGoal[] {
    if (this.backend.capabilities.reordersTabs) return goals;
    let last = -1;
    let broken = false;
    return goals.map((goal) => {
      const index = observed.tabs.find((tab) => tab.id === goal.tab)?.index;
      broken ||= index === undefined || index <= last;
      last = index ?? last;
      return broken && goal.tab !== null ? { ...goal, renew: true } : goal;
    });
  }

  /** Panes of ours that stand in a tab of the goal and are not in it. */
  #inTheWay(workspaces: readonly WorkspaceGoal[], observed: ObservedServer): readonly PaneId[] {
    const goals = workspaces.flatMap(({ tabs }) => tabs);
    const kept = new Set(goals.flatMap(({ sources }) => [...sources.values()]).map(idOf));
    const named = new Set(goals.map(({ tab }) => tab));
    const there = observed.tabs.filter((tab) => named.has(tab.id)).flatMap((tab) => tab.panes);
    return there
      .filter((pane) => pane.marker?.project === project && !kept.has(pane.id))
      .map((pane) => pane.id);
  }

  /** Arranges the world, checks it against a fresh look, and remembers what stands where. */
  async become(world: World, attention: Attention = {}): Promise<ObservedServer> {
    const goal = this.goal(world, await this.observe(), attention);
    this.steps.length = 0;
    const result = await this.arrange(goal);
    expect(result.failed).toEqual([]);
    expect(this.steps.length / 2).toBeLessThanOrEqual(this.bench.stepsAtMost ?? Infinity);
    return this.expectStands(goal);
  }

  async arrange(goal: ArrangeGoal): Promise<ArrangeResult> {
    const result = valueOf(await this.backend.arrange(goal, await this.observe(), this.journal));
    for (const [key, id] of result.created) this.panes.set(key, id);
    return result;
  }

  async expectStands(goal: ArrangeGoal): Promise<ObservedServer> {
    const observed = await this.observe();
    this.#tabs.clear();
    for (const workspace of goal.workspaces) {
      const tabs = workspace.tabs.map((tab) => this.#expectTab(tab, workspace, observed));
      expect(tabs.map(({ index }) => index)).toEqual(
        tabs.map(({ index }) => index).toSorted((a, b) => a - b),
      );
    }
    const wanted = new Set<string | undefined>(this.#tabs.values());
    for (const id of goal.evict) expect(wanted.has(tabOf(observed, id)?.id)).toBe(false);
    return observed;
  }

  #expectTab(goal: TabGoal, workspace: WorkspaceGoal, observed: ObservedServer): ObservedTab {
    const ids = new Map([...goal.sources].map(([key, source]) => [key, idOf(source) ?? this.panes.get(key)]));
    const tab = tabOf(observed, ids.get(leavesOf(goal.tree)[0] ?? ''));
    expect(tab?.tree, `${goal.address} stands as it was asked to`).toEqual(
      mapKeys(goal.tree, (key) => ids.get(key) ?? key),
    );
    if (tab === undefined) throw new Error('no tab');
    expect(tab.workspace).toBe(workspace.serverName);
    expect(tab.title).toBe(goal.title);
    this.#tabs.set(goal.address, tab.id);
    return tab;
  }

  /** Closes what the world no longer has. */
  async prune(world: World): Promise<void> {
    const kept = new Set(
      Object.entries(world).flatMap(([workspace, tabs]) =>
        Object.values(tabs).flatMap((tree) => leavesOf(tree).map((key) => this.#keyOf(workspace, key))),
      ),
    );
    const left = [...this.panes].filter(([key]) => !kept.has(key));
    valueOf(
      await this.backend.closePanes(
        left.map(([, id]) => id),
        this.journal,
      ),
    );
    for (const [key] of left) this.panes.delete(key);
  }

  async close(): Promise<void> {
    await this.bench.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const idOf = (source: LeafSource): PaneId | undefined => (source.kind === 'existing' ? source.id : undefined);

export const panesOf = (observed: ObservedServer): readonly ObservedPane[] =>
  observed.tabs.flatMap((tab) => tab.panes);

export const paneOf = (observed: ObservedServer, id: string | undefined): ObservedPane | undefined =>
  panesOf(observed).find((pane) => pane.id === id);

export const tabOf = (observed: ObservedServer, id: string | undefined): ObservedTab | undefined =>
  observed.tabs.find((tab) => tab.panes.some((pane) => pane.id === id));
