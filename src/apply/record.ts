/** The state rows of a run: written once before anything is touched, once when everything has been read back. Pure. */
import type { ObservedServer, ObservedTab } from '../backend/backend.ts';
import { leavesOf } from '../layout/placed.ts';
import type { PaneTask, Plan, TabRecordGoal } from '../plan/model.ts';
import type { RecordedPane, RecordedServer, RecordedTab } from '../state/model.ts';
import { paneIndex, type LocatedPane } from './locate.ts';

/** address → name of the launch that was prepared for it */
export type Launches = ReadonlyMap<string, string>;

/** What is about to be done: new panes are `creating`, panes to close are `removing`; nothing else changes yet. */
export function intended(plan: Plan, previous: RecordedServer | null, launches: Launches): RecordedServer {
  const rows = new Map((previous?.panes ?? []).map((row) => [row.address, row]));
  for (const closing of plan.close) {
    const row = rows.get(closing.address);
    if (row) rows.set(closing.address, { ...row, phase: 'removing' });
  }
  for (const task of plan.tasks) {
    const launch = launches.get(task.pane.address);
    if (launch === undefined) continue;
    rows.set(task.pane.address, {
      address: task.pane.address,
      tab: task.pane.tab,
      paneId: null,
      launch,
      phase: 'creating',
      fields: task.pane.fields,
    });
  }
  return {
    id: plan.server.id,
    incarnation: plan.server.incarnation,
    backend: plan.server.backend,
    tabs: sameIncarnation(plan, previous) ? (previous?.tabs ?? []) : withoutIds(previous?.tabs ?? []),
    panes: [...rows.values()],
    specDigest: previous?.specDigest ?? null,
  };
}

/**
 * What stands now. `done` names the addresses whose task ended well: only their new fields are remembered, so that a
 * failed task is planned again.
 */
export function achieved(
  plan: Plan,
  previous: RecordedServer | null,
  observed: ObservedServer,
  launches: Launches,
  done: ReadonlySet<string>,
): RecordedServer {
  const found = paneIndex(observed, plan.desired.project.key);
  const old = new Map((previous?.panes ?? []).map((row) => [row.address, row]));
  const tasks = new Map(plan.tasks.map((task) => [task.pane.address, task]));
  const closed = new Set(plan.close.map((closing) => closing.address));
  const rows: RecordedPane[] = [];
  for (const task of plan.tasks) {
    const row = paneRow(task, found.get(task.pane.address), old.get(task.pane.address), launches, done);
    if (row) rows.push(row);
  }
  for (const [address, row] of old) {
    if (tasks.has(address)) continue;
    const stands = found.get(address);
    if (stands) rows.push({ ...row, paneId: stands.pane.id, phase: 'present' });
    else if (!closed.has(address)) rows.push({ ...row, paneId: null });
  }
  return {
    id: observed.id,
    incarnation: observed.incarnation,
    backend: observed.backend,
    tabs: tabRows(plan, previous, observed, found),
    panes: rows,
    specDigest: plan.desired.specDigest,
  };
}

function paneRow(
  task: PaneTask,
  stands: LocatedPane | undefined,
  old: RecordedPane | undefined,
  launches: Launches,
  done: ReadonlySet<string>,
): RecordedPane | null {
  const { address, tab, fields } = task.pane;
  if (!stands) {
    const made = done.has(address) ? launches.get(address) : undefined; // it has closed by itself since
    if (made !== undefined) return { address, tab, paneId: null, launch: made, phase: 'present', fields };
    return old ? { ...old, paneId: null } : null;
  }
  const launch = stands.pane.marker?.launch ?? launches.get(address) ?? old?.launch ?? '';
  return {
    address,
    tab,
    paneId: stands.pane.id,
    launch,
    phase: 'present',
    fields: done.has(address) ? fields : (old?.fields ?? fields),
  };
}

/** `plan.tabs` is all that is to be remembered of tabs; one that could not be made is not remembered as if it stood. */
function tabRows(
  plan: Plan,
  previous: RecordedServer | null,
  observed: ObservedServer,
  found: ReadonlyMap<string, LocatedPane>,
): RecordedTab[] {
  const standing = new Map(observed.tabs.map((tab) => [tab.id, tab]));
  const old = new Map((previous?.tabs ?? []).map((row) => [row.address, row]));
  return plan.tabs.flatMap((goal): RecordedTab[] => {
    const tab = tabOf(goal, standing, found);
    if (tab) return [{ ...recordOf(goal), tabId: tab.id }];
    const row = old.get(goal.address);
    return row ? [{ ...row, tabId: null }] : [];
  });
}

function tabOf(
  goal: TabRecordGoal,
  standing: ReadonlyMap<string, ObservedTab>,
  found: ReadonlyMap<string, LocatedPane>,
): ObservedTab | undefined {
  for (const key of leavesOf(goal.layout)) {
    const located = found.get(key);
    if (located) return located.tab;
  }
  return goal.tab === null ? undefined : standing.get(goal.tab);
}

const recordOf = (goal: TabRecordGoal): Omit<RecordedTab, 'tabId'> => ({
  address: goal.address,
  workspace: goal.workspace,
  name: goal.name,
  window: goal.window,
  layout: goal.layout,
  size: goal.size,
});

const sameIncarnation = (plan: Plan, previous: RecordedServer | null): boolean =>
  previous?.incarnation === plan.server.incarnation;

const withoutIds = (tabs: readonly RecordedTab[]): RecordedTab[] =>
  tabs.map((tab) => ({ ...tab, tabId: null }));

/** `stopped`: address → whether `wzp stop` holds for it now; rows of other addresses stay as they are. */
export function withStopped(rows: RecordedServer, stopped: ReadonlyMap<string, boolean>): RecordedServer {
  const panes = rows.panes.map((row) => {
    const { stopped: before, ...rest } = row;
    const now = stopped.get(row.address) ?? before === true;
    return now === (before === true) ? row : now ? { ...rest, stopped: true as const } : rest;
  });
  return { ...rows, panes };
}
