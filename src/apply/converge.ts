/**
 * Applies a plan, then what little may be left of it: where something moved under the work (a person, a window that took another
 * size), the rest is planned anew from what stands. Such a further round stops nothing.
 */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { ok } from '../diagnostics/diagnostic.ts';
import type { Plan } from '../plan/model.ts';
import { isEmpty, summary } from '../plan/summary.ts';
import type { Desired } from '../spec/desired.ts';
import { applyPlan, type ApplyReport } from './apply.ts';
import type { ApplyHost } from './events.ts';
import { makePlan, type PlanRequest } from './make-plan.ts';
import { processKeeper } from './keeper.ts';
import type { Site } from './site.ts';
import { survey, type Survey } from './survey.ts';

const mostRounds = 3;

export interface Converged {
  readonly failures: ApplyReport['failures'];
  readonly interrupted: boolean;
  /** The plan of what is left; empty when all went well. */
  readonly left: Plan | null;
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
  const settled = { ...request, replace: [] }; // what was to be replaced has been, in the first round
  for (let round = 1; ; round++) {
    const report = await applyPlan(site, next, seen, keeper, round === 1 ? host : quiet(host));
    if (!report.ok) return report;
    const { failures, interrupted } = report.value;
    if (interrupted) return ok({ failures, interrupted, left: null });
    const again = await survey(site);
    if (!again.ok) return again;
    seen = again.value;
    next = makePlan(site, desired, seen, settled);
    if (isEmpty(next) || round === mostRounds || summary(next).stops > 0 || !next.applyable)
      return ok({
        failures: isEmpty(next) ? new Map() : failures,
        interrupted: false,
        left: isEmpty(next) ? null : next,
      });
  }
}

/** The events of a further round, without a second beginning and end. */
const quiet = (host: ApplyHost): ApplyHost => ({
  signal: host.signal,
  emit: (event) => {
    if (event.type !== 'apply_start' && event.type !== 'apply_complete') host.emit(event);
  },
});
