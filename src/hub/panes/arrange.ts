/** Tabs that stand, brought to another layout. */
import type {
  ArrangeGoal,
  ArrangeResult,
  Journal,
  LeafSource,
  ObservedTab,
  TabGoal,
} from '../../backend/backend.ts';
import { paneId } from '../../backend/backend.ts';
import type { Site } from '../../apply/site.ts';
import { failed, type Outcome } from '../../diagnostics/diagnostic.ts';
import { leavesOf } from '../../layout/placed.ts';
import type { PlacedNode } from '../../layout/tree.ts';
import { workspaceOfTab, type FoundPane } from './found-pane.ts';

const unrecorded: Journal = { before: () => Promise.resolve(), after: () => Promise.resolve() };

/** What a tab is to become; everything not said stays. */
export interface TabChange {
  readonly tab: ObservedTab;
  /** Leaves are keyed by pane id; others by the keys of `made`. */
  readonly tree: PlacedNode;
  readonly made?: ReadonlyMap<string, LeafSource>;
  readonly active?: string | null;
  readonly zoomed?: string | null;
  /** Key of the leaf that gets the focus. */
  readonly focus?: string;
}

/** `dev:code` */
export function tabAddress({ project, tab }: Pick<FoundPane, 'project' | 'tab'>): string {
  if (tab.marker?.project === project.key) return tab.marker.tab;
  return `${workspaceOfTab({ project, tab }) ?? tab.workspace}:${tab.title}`;
}

/** A tab to be made, behind those that stand. */
export interface NewTab {
  /** By its name on the server. */
  readonly workspace: string;
  readonly goal: TabGoal;
}

/** Two tabs may be of different workspaces of the project. */
export async function arrangeTabs(
  site: Site,
  found: Pick<FoundPane, 'project' | 'server'>,
  changes: readonly TabChange[],
  added: readonly NewTab[] = [],
): Promise<Outcome<ArrangeResult>> {
  const workspaces = new Map<string, TabGoal[]>();
  let focus: ArrangeGoal['focus'] = null;
  // Tabs of a goal stand in its order in the end, so it names them in theirs.
  for (const change of changes.toSorted((one, other) => one.tab.index - other.tab.index)) {
    const goal = goalOf(found, change);
    workspaces.set(change.tab.workspace, [...(workspaces.get(change.tab.workspace) ?? []), goal]);
    if (change.focus !== undefined) focus = { tab: goal.address, key: change.focus };
  }
  for (const { workspace, goal } of added)
    workspaces.set(workspace, [...(workspaces.get(workspace) ?? []), goal]);
  const result = await site.backend.arrange(
    {
      workspaces: [...workspaces].map(([serverName, tabs]) => ({
        project: site.project.key,
        name: tabs[0]?.address.split(':')[0] ?? serverName,
        serverName,
        tabs,
      })),
      evict: [],
      focus,
    },
    found.server,
    unrecorded,
  );
  if (!result.ok) return result;
  const [wrong] = result.value.failed;
  if (wrong === undefined) return result;
  return wrong.outcome.ok ? failed() : wrong.outcome;
}

function goalOf({ project }: Pick<FoundPane, 'project'>, change: TabChange): TabGoal {
  const { tab, tree, made } = change;
  const sources = new Map<string, LeafSource>();
  for (const key of leavesOf(tree)) sources.set(key, made?.get(key) ?? { kind: 'existing', id: paneId(key) });
  return {
    address: tabAddress({ project, tab }),
    title: tab.title,
    tab: tab.id,
    tree,
    sources,
    renew: false,
    window: '',
    active: change.active ?? null,
    zoomed: change.zoomed === undefined ? tab.zoomed : change.zoomed,
  };
}
