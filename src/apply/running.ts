/** What runs, address by address: the model behind `show`, `ps` and the hub. Pure. */
import { leavesOf } from '../layout/placed.ts';
import type { LayoutNode, Rect } from '../layout/tree.ts';
import type { Health, ProcessRecord, ProcessState } from '../runner/process.ts';
import type { Desired, DesiredPane } from '../spec/desired.ts';
import { paneIndex, type LocatedPane } from './locate.ts';
import type { Survey } from './survey.ts';

/** `absent`: the spec has it and nothing like it stands. */
export type RunningState = ProcessState['kind'] | 'absent';

export interface RunningPane {
  readonly address: string;
  readonly paneId: string | null;
  /** Of the program; of the runner while the program is not known. */
  readonly pid: number | null;
  /** Of its runner; of an adopted process the process itself. */
  readonly runnerPid: number | null;
  readonly state: RunningState;
  readonly exitCode: number | null;
  readonly restarts: number;
  /** Null: it has no readiness check. */
  readonly ready: boolean | null;
  /** Null: it has no health check, or does not run. */
  readonly health: Health | null;
  readonly rect: Rect | null;
  /** epoch ms since when the program runs; null when it does not. */
  readonly since: number | null;
  /** Made by the hub or an agent, not by the spec. */
  readonly adHoc: boolean;
}

export interface RunningTab {
  readonly name: string;
  /** Spec's layout; null for a tab that the spec does not have. */
  readonly layout: LayoutNode | null;
  readonly panes: readonly RunningPane[];
}

export interface RunningWorkspace {
  readonly name: string;
  readonly tabs: readonly RunningTab[];
}

export function running(desired: Desired, { observed, recorded }: Survey): readonly RunningWorkspace[] {
  const found = paneIndex(observed, desired.project.key);
  const shown = new Set<string>();
  const panes = new Map(
    desired.workspaces.flatMap(({ panes }) => panes.map((pane) => [pane.address, pane] as const)),
  );
  const pane = (address: string): RunningPane => {
    shown.add(address);
    const stands = found.get(address);
    return stands
      ? standing(address, stands, recorded.processes, panes.get(address))
      : absent(address, panes.get(address));
  };
  const workspaces = desired.workspaces.map((workspace) => ({
    name: workspace.name,
    tabs: workspace.tabs.map((tab): RunningTab => ({
      name: tab.name,
      layout: tab.layout,
      panes: leavesOf(tab.layout).map(pane),
    })),
  }));
  // Ours, but not in the spec (any more): they stand where they stand.
  const extra = new Map<string, Map<string, RunningPane[]>>();
  for (const [address, { tab }] of found) {
    if (shown.has(address)) continue;
    const workspace = address.slice(0, address.indexOf('/'));
    const tabs = extra.get(workspace) ?? new Map<string, RunningPane[]>();
    extra.set(workspace, tabs.set(tab.title, [...(tabs.get(tab.title) ?? []), pane(address)]));
  }
  return merged(workspaces, extra);
}

function merged(
  workspaces: readonly RunningWorkspace[],
  extra: ReadonlyMap<string, ReadonlyMap<string, readonly RunningPane[]>>,
): readonly RunningWorkspace[] {
  const names = [...new Set([...workspaces.map(({ name }) => name), ...extra.keys()])];
  return names.map((name) => {
    const tabs = workspaces.find((workspace) => workspace.name === name)?.tabs ?? [];
    const more = new Map(extra.get(name) ?? []);
    const known = tabs.map((tab) => {
      const panes = more.get(tab.name) ?? [];
      more.delete(tab.name);
      return { ...tab, panes: [...tab.panes, ...panes] };
    });
    return {
      name,
      tabs: [...known, ...[...more].map(([tab, panes]) => ({ name: tab, layout: null, panes }))],
    };
  });
}

function standing(
  address: string,
  { pane, tab }: LocatedPane,
  processes: ReadonlyMap<string, ProcessRecord>,
  desired: DesiredPane | undefined,
): RunningPane {
  const record = processes.get(pane.marker?.launch ?? '');
  const state: ProcessState = record?.state ?? { kind: 'starting' };
  return {
    address,
    paneId: pane.id,
    pid: state.kind === 'running' ? state.pid : pane.pid,
    runnerPid: record?.runnerPid ?? null,
    // Without a record (the runtime folder is gone) the pane itself is all that is known of it.
    state: pane.dead ? 'exited' : record ? state.kind : 'running',
    exitCode: 'exit' in state ? state.exit.code : null,
    restarts: record?.restarts ?? 0,
    ready: hasReady(desired) ? (record?.ready ?? false) : null,
    health: healthOf(record, desired),
    rect: tab.tree ? pane.rect : null,
    since: state.kind === 'running' ? state.since : null,
    adHoc: pane.marker?.launch.startsWith('adhoc-') ?? false,
  };
}

const hasReady = (desired: DesiredPane | undefined): boolean => (desired?.supervision.ready ?? null) !== null;

/** What has a check of which nobody has said anything, nobody asks. */
function healthOf(record: ProcessRecord | undefined, desired: DesiredPane | undefined): Health | null {
  const isChecked = (desired?.supervision.health ?? null) !== null;
  if (!isChecked || record?.state.kind !== 'running') return null;
  return record.health ?? unasked;
}

const unasked: Health = { verdict: 'unknown', reason: 'nobody has asked yet' };

const absent = (address: string, desired: DesiredPane | undefined): RunningPane => ({
  address,
  paneId: null,
  pid: null,
  runnerPid: null,
  state: 'absent',
  exitCode: null,
  restarts: 0,
  ready: hasReady(desired) ? false : null,
  health: null,
  rect: null,
  since: null,
  adHoc: false,
});

export const paneOf = (desired: Pick<Desired, 'workspaces'>, address: string): DesiredPane | undefined =>
  desired.workspaces.flatMap(({ panes }) => panes).find((pane) => pane.address === address);
