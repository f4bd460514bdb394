/**
 * Applies a plan, then what little may be left of it: where something moved under the work (a person, a window that took another
 * size), the rest is planned anew from what stands. Such a further round stops nothing and starts no process again that has ended.
 */
import { ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../plan/model.ts';
import { isEmpty, openChanges, summary } from '../plan/summary.ts';
import type { ProcessRecord } from '../runner/process.ts';
import type { Desired } from '../spec/desired.ts';
import { applyPlan, type ApplyReport } from './apply.ts';
import type { ApplyHost } from './events.ts';
import { processKeeper, type ProcessKeeper } from './keeper.ts';
import { makePlan, type PlanRequest } from './make-plan.ts';
import { releaseWaiting } from './release.ts';
import type { Site } from './site.ts';
import { surveyAfter, type Survey } from './survey.ts';

const mostRounds = 3;

export interface Converged {
  readonly failures: ApplyReport['failures'];
  readonly interrupted: boolean;
  /** The plan of what is left; null when all went well. */
  readonly left: Plan | null;
  /** Processes that have ended already. */
  readonly ended: readonly Diagnostic[];
}

type Planned = { readonly plan: Plan; readonly survey: Survey };

export async function converge(
  site: Site,
  desired: Desired,
  first: Planned,
  request: PlanRequest,
  host: ApplyHost,
): Promise<Outcome<Converged>> {
  host.emit({ type: 'apply_start', changes: openChanges(first.plan).length });
  const keeper = processKeeper(site);
  const arranged = await arrange(site, desired, first, request, keeper, host);
  const outcome = arranged.ok
    ? ok(await finish(site, desired, first.plan, arranged.value, request, keeper, host))
    : arranged;
  const errors = outcome.ok ? outcome.value.failures.size : 1;
  host.emit({ type: 'apply_complete', summary: summary(first.plan), errors });
  return outcome;
}

interface Arranged {
  readonly failures: ApplyReport['failures'];
  readonly left: Plan | null;
  readonly ended: readonly Change[];
  /** What stands now. */
  readonly seen: Survey;
}

async function arrange(
  site: Site,
  desired: Desired,
  first: Planned,
  request: PlanRequest,
  keeper: ProcessKeeper,
  host: ApplyHost,
): Promise<Outcome<Arranged>> {
  let { plan: next, survey: seen } = first;
  for (let round = 1; ; round++) {
    const report = await applyPlan(site, next, seen, keeper, host);
    if (!report.ok) return report;
    const { failures, interrupted, observed, rows } = report.value;
    if (interrupted) return ok({ failures, left: null, ended: [], seen });
    seen = surveyAfter(site, observed, rows);
    const ended = endedIn(site, desired, seen, request);
    next = makePlan(site, desired, seen, {
      ...settled(request),
      exclude: [...request.exclude, ...ended.map(({ address }) => address)],
    });
    const done = isEmpty(next);
    if (done || round === mostRounds || summary(next).stops > 0 || !next.applyable)
      return ok({ failures: done ? new Map() : failures, left: done ? null : next, ended, seen });
  }
}

/** Starts what waits, then looks once more for processes that have ended. */
async function finish(
  site: Site,
  desired: Desired,
  plan: Plan,
  { failures, left, ended, seen }: Arranged,
  request: PlanRequest,
  keeper: ProcessKeeper,
  host: ApplyHost,
): Promise<Converged> {
  if (host.signal.aborted) return { failures, interrupted: true, left: null, ended: [] };
  const released = await releaseWaiting(plan, seen, keeper, host);
  const rows = seen.recorded.server;
  const now = released.changed && rows !== null ? surveyAfter(site, seen.observed, rows) : seen;
  const over = now === seen ? ended : endedIn(site, desired, now, request);
  return {
    failures: new Map([...failures, ...released.failures]),
    interrupted: host.signal.aborted,
    left,
    ended: over.map((change) => endedAlready(change, now)),
  };
}

/** What was to be replaced has been, in the first round. */
const settled = (request: PlanRequest): PlanRequest => ({ ...request, replace: [] });

const endedIn = (site: Site, desired: Desired, seen: Survey, request: PlanRequest): readonly Change[] =>
  openChanges(makePlan(site, desired, seen, settled(request))).filter(
    ({ reason, address }) =>
      (reason === 'exited' && recordOf(address, seen)?.starts !== 0) ||
      (reason === 'absent' && hasClosed(address, seen)),
  );

/**
 * What the runner of a pane says. A pane that was made and could not be brought to its place has never started anything: that is
 * no end.
 */
function recordOf(address: string, { recorded, observed }: Survey): ProcessRecord | undefined {
  const pane = observed.tabs.flatMap((tab) => tab.panes).find(({ marker }) => marker?.address === address);
  const row = recorded.server?.panes.find((each) => each.address === address);
  return recorded.processes.get(pane?.marker?.launch ?? row?.launch ?? '');
}

/** It ran, and its pane closed with it. */
function hasClosed(address: string, seen: Survey): boolean {
  const state = recordOf(address, seen)?.state;
  return state !== undefined && 'exit' in state && state.kind !== 'backoff';
}

/** 126 and 127: the program could not even be started. */
function endedAlready({ address }: Change, seen: Survey): Diagnostic {
  const state = recordOf(address, seen)?.state;
  const code = state && 'exit' in state ? state.exit.code : null;
  const unstartable = code === 126 || code === 127;
  return {
    code: unstartable ? 'WZP5010' : 'WZP5011',
    severity: unstartable ? 'error' : 'warning',
    message: unstartable
      ? `the process of ${address} could not be started (exit status ${code})`
      : `the process of ${address} has ended already${code === null ? '' : ` (exit status ${code})`}`,
    address,
    hint: `wzp logs ${address} shows what it wrote; wzp apply starts it again`,
  };
}
