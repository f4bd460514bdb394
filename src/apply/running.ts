/** What runs, address by address: the model behind `show`, `ps` and the hub. Pure. */
import { leavesOf } from '../layout/placed.ts';
import type { LayoutNode, Rect } from '../layout/tree.ts';
import type { ProcessRecord, ProcessState } from '../runner/process.ts';
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
  readonly state: RunningState;
  readonly exitCode: number | null;
  readonly restarts: number;
  /** Null: it has no readiness check. */
  readonly ready: boolean | null;
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
  const checked = new Set(
    desired.workspaces.flatMap(({ panes }) =>
      panes.flatMap((pane) => (pane.supervision.ready === null ? [] : [pane.address])),
    ),
  );
  const pane = (address: string): RunningPane => {
    shown.add(address);
    const stands = found.get(address);
    return stands
      ? standing(address, stands, recorded.processes, checked.has(address))
      : absent(address, checked.has(address));
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
  isChecked: boolean,
): RunningPane {
  const record = processes.get(pane.marker?.launch ?? '');
  const state: ProcessState = record?.state ?? { kind: 'starting' };
  return {
    address,
    paneId: pane.id,
    pid: state.kind === 'running' ? state.pid : pane.pid,
    // Without a record (the runtime folder is gone) the pane itself is all that is known of it.
    state: pane.dead ? 'exited' : record ? state.kind : 'running',
    exitCode: 'exit' in state ? state.exit.code : null,
    restarts: record?.restarts ?? 0,
    ready: isChecked ? (record?.ready ?? false) : null,
    rect: tab.tree ? pane.rect : null,
    since: state.kind === 'running' ? state.since : null,
    adHoc: pane.marker?.launch.startsWith('adhoc-') ?? false,
  };
}

const absent = (address: string, isChecked: boolean): RunningPane => ({
  address,
  paneId: null,
  pid: null,
  state: 'absent',
  exitCode: null,
  restarts: 0,
  ready: isChecked ? false : null,
  rect: null,
  since: null,
  adHoc: false,
});

export const paneOf = (desired: Pick<Desired, 'workspaces'>, address: string): DesiredPane | undefined =>
  desired.workspaces.flatMap(({ panes }) => panes).find((pane) => pane.address === address);
