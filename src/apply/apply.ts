/**
 * Carries out a plan and decides nothing anew. Create and move first, kill last: 1. run files of what will start; 2. what is about
 * to be done, on disk; 3. tabs and panes; 4. restarts in place; 5. stop and close what left; 6. what stands now, on disk.
 * Panes that depend on others are held back here and released afterwards (`release.ts`).
 * A failed part stops what depends on it, not the rest. From wherever a run ends, the next plan starts from what is observed.
 */
import type { ArrangeGoal, ArrangeResult, ObservedServer, Start } from '../backend/backend.ts';
import { ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type { CloseTask, PaneTask, Plan } from '../plan/model.ts';
import { bindGoal } from './bind.ts';
import type { ApplyHost } from './events.ts';
import { journalOf } from './journal.ts';
import { paneIndex } from './locate.ts';
import { stopWaves } from '../supervise/order/waves.ts';
import type { RecordedPane, RecordedServer } from '../state/model.ts';
import type { ProcessKeeper } from './keeper.ts';
import { achieved, intended, withStopped } from './record.ts';
import { startingOf, type Starting } from './starting.ts';
import { isRenaming } from '../plan/moved.ts';
import { renamedRows } from '../plan/renamed.ts';
import { renameLive } from './rename.ts';
import type { Site } from './site.ts';
import type { Survey } from './survey.ts';

export interface ApplyReport {
  /** Addresses that are as planned now. */
  readonly done: ReadonlySet<string>;
  /** address of a tab or pane → why it is not */
  readonly failures: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly observed: ObservedServer;
  /** What was written to the state file. */
  readonly rows: RecordedServer;
  /** Ctrl-C: the rest was left for the next run. */
  readonly interrupted: boolean;
}

interface Run {
  readonly site: Site;
  readonly plan: Plan;
  readonly survey: Survey;
  readonly host: ApplyHost;
  readonly keeper: ProcessKeeper;
  /** Addresses for which a pane was made in this run, whether or not it still stands. */
  readonly made: Set<string>;
  readonly done: Set<string>;
  readonly failures: Map<string, readonly Diagnostic[]>;
  /** address of a task → whether its process starts with its pane */
  readonly starting: ReadonlyMap<string, Starting>;
  observed: ObservedServer;
}

export async function applyPlan(
  site: Site,
  plan: Plan,
  survey: Survey,
  keeper: ProcessKeeper,
  host: ApplyHost,
): Promise<Outcome<ApplyReport>> {
  const previous = renamedRows(survey.recorded.server, plan.renames);
  const rowOf = new Map((previous?.panes ?? []).map((row) => [row.address, row]));
  const run: Run = {
    site,
    plan,
    survey,
    host,
    keeper,
    made: new Set(),
    done: new Set(),
    failures: new Map(),
    starting: new Map(
      plan.tasks.map((task) => [task.pane.address, startingOf(task, plan, rowOf.get(task.pane.address))]),
    ),
    observed: survey.observed,
  };
  const stopped = stoppedAfter(run, rowOf);

  const prepared = await prepare(run);
  const launches = new Map([...prepared].map(([address, start]) => [address, start.marker.launch]));
  const before = await keeper.remember(withStopped(intended(plan, previous, launches), stopped), true);
  if (!before.ok) return before; // what cannot be written down is not begun
  const renamed = host.signal.aborted ? ok(undefined) : await rename(run);
  if (!renamed.ok) return renamed; // under the old addresses nothing of the rest would find its pane

  if (!host.signal.aborted) {
    const arranged = await arrange(run, bindGoal(plan.goal, plan.desired.project.key, prepared));
    if (!arranged.ok) return arranged;
    run.observed = arranged.value.observed;
    for (const address of arranged.value.created.keys()) run.made.add(address);
    noteFailures(run, arranged.value);
  }
  if (!host.signal.aborted) await settle(run, prepared);
  if (!host.signal.aborted) await close(run);

  const seen = await lookAgain(run);
  const rows = withStopped(achieved(plan, previous, run.observed, launches, run.done), stopped);
  const after = await keeper.remember(rows, false);
  if (!after.ok) run.failures.set(plan.desired.project.name, after.diagnostics);
  if (seen) keeper.prune(run.observed, rows);
  return ok({
    done: run.done,
    failures: run.failures,
    observed: run.observed,
    rows,
    interrupted: host.signal.aborted,
  });
}

/** Reads the server once more where something happened after the tabs were read back. False: it did not answer. */
async function lookAgain(run: Run): Promise<boolean> {
  const { plan, host, site } = run;
  const isQuiet =
    plan.close.length === 0 && !plan.tasks.some(({ kind }) => kind === 'restart' || kind === 'update');
  if (isQuiet && !host.signal.aborted) return true;
  const seen = await site.backend.observe();
  if (seen.ok) run.observed = seen.value;
  return seen.ok;
}

/** Files of the processes that will start. One that cannot be written leaves out its pane and nothing else. */
async function prepare(run: Run): Promise<Map<string, Start>> {
  const starts = new Map<string, Start>();
  for (const task of run.plan.tasks) {
    if (task.kind !== 'create' && task.kind !== 'replace') continue;
    const start = await run.keeper.prepare(task.pane, startOf(run, task));
    if (start.ok) starts.set(task.pane.address, start.value);
    else fail(run, task, start.diagnostics);
  }
  return starts;
}

/** New addresses first: all that follows goes by them. */
async function rename(run: Run): Promise<Outcome<void>> {
  const { plan, site, host } = run;
  if (!isRenaming(plan.renames)) return ok(undefined);
  const renamed = await renameLive(site, plan.renames, journalOf(host));
  if (!renamed.ok) return renamed;
  const seen = await site.backend.observe();
  if (!seen.ok) return seen;
  run.observed = seen.value;
  return ok(undefined);
}

async function arrange(run: Run, goal: ArrangeGoal): Promise<Outcome<ArrangeResult>> {
  const { backend } = run.site;
  if (goal.workspaces.length === 0 && goal.evict.length === 0)
    return ok({ created: new Map(), failed: [], observed: run.observed });
  return backend.arrange(goal, run.observed, journalOf(run.host));
}

function noteFailures(run: Run, result: ArrangeResult): void {
  for (const { tab, outcome } of result.failed) run.failures.set(tab, outcome.ok ? [] : outcome.diagnostics);
}

/** Processes, once every pane has its place. */
async function settle(run: Run, prepared: ReadonlyMap<string, Start>): Promise<void> {
  const found = paneIndex(run.observed, run.plan.desired.project.key);
  await Promise.all(
    run.plan.tasks.map(async (task) => {
      const { address } = task.pane;
      if (run.failures.has(address)) return;
      const stands = found.get(address);
      if (!stands && run.made.has(address)) return gone(run, task);
      if (
        !stands ||
        (prepared.has(address) && stands.pane.marker?.launch !== prepared.get(address)?.marker.launch)
      ) {
        if (!run.failures.has(task.pane.tab)) fail(run, task, [notThere(address)]);
        return;
      }
      // Made, but its tab could not be arranged, so nothing was started in it.
      if (prepared.has(address) && stands.pane.dead && run.failures.has(task.pane.tab)) return;
      const action = actionOf(task);
      if (action !== 'no-op') run.host.emit({ type: 'change_start', address, action });
      const outcome = await settleOne(run, task);
      if (!outcome.ok) return fail(run, task, outcome.diagnostics);
      run.done.add(address);
      // What waits is complete when it is released.
      const waits = startOf(run, task).kind === 'waits' && action !== 'update';
      if (action !== 'no-op' && !waits) run.host.emit({ type: 'change_complete', address, action });
    }),
  );
}

/** It was made, and has closed since: its process has ended as it wanted to. */
function gone(run: Run, task: PaneTask): void {
  const { address } = task.pane;
  run.done.add(address);
  run.host.emit({ type: 'change_start', address, action: actionOf(task) });
  run.host.emit({ type: 'change_complete', address, action: actionOf(task) });
}

function settleOne(run: Run, task: PaneTask): Promise<Outcome<void>> {
  const progress = (text: string): void =>
    run.host.emit({ type: 'change_progress', address: task.pane.address, text });
  const pane = paneIndex(run.observed, run.plan.desired.project.key).get(task.pane.address)?.pane;
  if (!pane) return Promise.resolve(ok(undefined));
  switch (task.kind) {
    case 'keep':
      return Promise.resolve(ok(undefined));
    case 'create':
    case 'replace':
      return startOf(run, task).kind === 'now'
        ? run.keeper.began(task.pane, pane)
        : Promise.resolve(ok(undefined));
    case 'restart':
      return run.keeper.restart(task.pane, pane, startOf(run, task), progress);
    case 'update':
      return run.keeper.update(task.pane, pane, task.fields);
  }
}

const startOf = (run: Run, task: PaneTask): Starting =>
  run.starting.get(task.pane.address) ?? { kind: 'now' };

/** Addresses whose process is stopped by the user's wish, and stays so through this run. */
function stoppedAfter(run: Run, rows: ReadonlyMap<string, RecordedPane>): ReadonlyMap<string, boolean> {
  const found = paneIndex(run.survey.observed, run.plan.desired.project.key);
  return new Map(
    run.plan.tasks.map((task) => {
      const { address } = task.pane;
      const launch = found.get(address)?.pane.marker?.launch ?? '';
      const record = run.survey.recorded.processes.get(launch);
      const stays = task.kind === 'keep' || task.kind === 'update';
      const isStopped = record ? record.state.kind === 'stopped' : rows.get(address)?.stopped === true;
      return [address, stays ? isStopped : startOf(run, task).kind === 'stopped'];
    }),
  );
}

/**
 * Stops in waves, those that depend on others before what they depend on; each process has its own patience. Then the panes of those
 * that ended are closed.
 */
async function close(run: Run): Promise<void> {
  const standing = new Set(run.observed.tabs.flatMap((tab) => tab.panes.map((pane) => pane.id)));
  const replaced = new Map(
    run.plan.tasks.flatMap((task) =>
      task.kind === 'replace' ? [[task.id, task.pane.address] as const] : [],
    ),
  );
  const tasks = run.plan.close.filter((task) => {
    const successor = replaced.get(task.id);
    return successor === undefined || run.done.has(successor); // the old one stays until the new one stands
  });
  // A server need not list a pane in which nothing ever ran.
  const ids = tasks.flatMap(({ id }) => (standing.has(id) ? [] : [id]));
  for (const wave of closingWaves(
    run,
    tasks.filter(({ id }) => standing.has(id)),
  ))
    await Promise.all(wave.map(async (task) => (await stopOne(run, task)) && ids.push(task.id)));
  if (ids.length === 0) return;
  const closed = await run.site.backend.closePanes(ids, journalOf(run.host));
  for (const task of tasks)
    if (!closed.ok) run.failures.set(task.address, closed.diagnostics);
    else if (ids.includes(task.id))
      run.host.emit({ type: 'change_complete', address: task.address, action: 'delete' });
}

function closingWaves(run: Run, tasks: readonly CloseTask[]): readonly (readonly CloseTask[])[] {
  const desired = new Map(
    run.plan.desired.workspaces.flatMap(({ panes }) => panes.map((pane) => [pane.address, pane] as const)),
  );
  const rows = new Map((run.survey.recorded.server?.panes ?? []).map((row) => [row.address, row]));
  const dependsOn = (address: string): Iterable<string> => {
    const pane = desired.get(address);
    if (pane) return pane.supervision.dependsOn.keys();
    // The spec has forgotten it: what it depended on when it was applied.
    const shown = rows.get(address)?.fields['depends_on']?.shown ?? null;
    return typeof shown === 'object' && shown !== null ? Object.keys(shown) : [];
  };
  const addresses = [...new Set(tasks.map(({ address }) => address))];
  return stopWaves(addresses, dependsOn).map((wave) => tasks.filter(({ address }) => wave.includes(address)));
}

async function stopOne(run: Run, task: CloseTask): Promise<boolean> {
  run.host.emit({ type: 'change_start', address: task.address, action: 'delete' });
  const outcome = await run.keeper.stop(task.observed, 'close', (text) =>
    run.host.emit({ type: 'change_progress', address: task.address, text }),
  );
  if (outcome.ok) return true;
  run.failures.set(task.address, outcome.diagnostics);
  run.host.emit({
    type: 'change_failed',
    address: task.address,
    action: 'delete',
    diagnostics: outcome.diagnostics,
  });
  return false;
}

function fail(run: Run, task: PaneTask, diagnostics: readonly Diagnostic[]): void {
  const { address } = task.pane;
  run.failures.set(address, diagnostics);
  run.host.emit({ type: 'change_failed', address, action: actionOf(task), diagnostics });
}

const actionOf = (task: PaneTask): 'no-op' | 'create' | 'restart' | 'update' | 'replace' =>
  task.kind === 'keep' ? 'no-op' : task.kind;

const notThere = (address: string): Diagnostic => ({
  code: 'WZP3015',
  severity: 'error',
  message: `pane ${address} was not made`,
  address,
  hint: 'run wzp apply again; with --trace it prints every call',
});
