/**
 * Applies a plan, then what little may be left of it: where something moved under the work (a person, a window that took another
 * size), the rest is planned anew from what stands. Such a further round stops nothing and starts no process again that has ended.
 */
import { ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Change, Plan } from '../plan/model.ts';
import { isEmpty, openChanges, summary } from '../plan/summary.ts';
import type { Desired } from '../spec/desired.ts';
import { applyPlan, type ApplyReport } from './apply.ts';
import type { ApplyHost } from './events.ts';
import { processKeeper } from './keeper.ts';
import { makePlan, type PlanRequest } from './make-plan.ts';
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

export async function converge(
  site: Site,
  desired: Desired,
  first: { readonly plan: Plan; readonly survey: Survey },
  request: PlanRequest,
  host: ApplyHost,
): Promise<Outcome<Converged>> {
  const keeper = processKeeper(site);
  let { plan: next, survey: seen } = first;
  for (let round = 1; ; round++) {
    const report = await applyPlan(site, next, seen, keeper, round === 1 ? host : quiet(host));
    if (!report.ok) return report;
    const { failures, interrupted, observed, rows } = report.value;
    if (interrupted) return ok({ failures, interrupted, left: null, ended: [] });
    seen = surveyAfter(site, observed, rows);
    const settled = { ...request, replace: [] }; // what was to be replaced has been, in the first round
    const ended = openChanges(makePlan(site, desired, seen, settled)).filter(
      ({ reason }) => reason === 'exited',
    );
    next = makePlan(site, desired, seen, {
      ...settled,
      exclude: [...settled.exclude, ...ended.map(({ address }) => address)],
    });
    const done = isEmpty(next);
    if (done || round === mostRounds || summary(next).stops > 0 || !next.applyable)
      return ok({
        failures: done ? new Map() : failures,
        interrupted: false,
        left: done ? null : next,
        ended: ended.map((change) => endedAlready(change, seen)),
      });
  }
}

/** 126 and 127: the program could not even be started. */
function endedAlready({ address }: Change, { recorded, observed }: Survey): Diagnostic {
  const pane = observed.tabs.flatMap((tab) => tab.panes).find(({ marker }) => marker?.address === address);
  const state = recorded.processes.get(pane?.marker?.launch ?? '')?.state;
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

/** The events of a further round, without a second beginning and end. */
const quiet = (host: ApplyHost): ApplyHost => ({
  signal: host.signal,
  emit: (event) => {
    if (event.type !== 'apply_start' && event.type !== 'apply_complete') host.emit(event);
  },
});
