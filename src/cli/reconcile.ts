/** The common course of plan, apply, heal and destroy: survey, plan, show, ask, do. */
import { makePlan, type PlanRequest } from '../apply/make-plan.ts';
import { missingFolders } from '../apply/missing-folders.ts';
import type { Site } from '../apply/site.ts';
import { survey, type Survey } from '../apply/survey.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { ok } from '../diagnostics/diagnostic.ts';
import type { Plan } from '../plan/model.ts';
import { isEmpty } from '../plan/summary.ts';
import type { Desired, DesiredPane } from '../spec/desired.ts';
import type { Lock } from '../state/lock.ts';
import type { Context } from './context.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { hooksText, runHookOf, type HooksAround } from './hooks.ts';
import type { GlobalArguments } from './options.ts';
import { commandLines } from './view/commands.ts';
import { printDiagnostics } from './view/diagnostics.ts';
import { printPlan } from './view/plan.ts';
import { terminalExtent } from './terminal.ts';

export interface Surveyed {
  readonly plan: Plan;
  readonly survey: Survey;
}

export interface Chosen {
  readonly mode: PlanRequest['mode'];
  readonly target?: readonly string[];
  readonly exclude?: readonly string[];
  readonly replace?: readonly string[];
  readonly fit?: boolean;
}

export const planRequest = (context: Context, args: GlobalArguments, chosen: Chosen): PlanRequest => ({
  mode: chosen.mode,
  target: chosen.target ?? [],
  exclude: chosen.exclude ?? [],
  replace: chosen.replace ?? [],
  size: args.size,
  terminal: terminalExtent(context),
  fit: chosen.fit === true,
});

export async function surveyAndPlan(
  site: Site,
  desired: Desired,
  request: PlanRequest,
): Promise<Outcome<Surveyed>> {
  const seen = await survey(site);
  return seen.ok ? ok({ survey: seen.value, plan: makePlan(site, desired, seen.value, request) }) : seen;
}

/** Runs `body` while no other run may change this server. */
export async function locked(context: Context, site: Site, body: () => Promise<ExitCode>): Promise<ExitCode> {
  const { acquireLock } = await import('../state/lock.ts');
  const lock: Outcome<Lock> = await acquireLock(site.paths.runtime, site.backend.serverId, site.command);
  if (!lock.ok) {
    printDiagnostics(context, lock.diagnostics);
    return lock.diagnostics.some(({ code }) => code === 'WZP4001') ? exitCodes.locked : exitCodes.failed;
  }
  const release = (): void => lock.value.release();
  try {
    printDiagnostics(context, lock.value.notes);
    return await body();
  } finally {
    release();
  }
}

export interface ApplyChoices {
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** Called with the plan before anything is shown or done; an exit code ends the run. */
  readonly accept?: (plan: Plan) => ExitCode | null;
  /** Called before the first step, also when there is nothing to do. */
  readonly begins?: () => Promise<void>;
  /** What is to be kept for later when all went well. */
  readonly succeeded?: () => Promise<void>;
  /** Run before the first step and after the last one, when there is something to do. */
  readonly hooks?: HooksAround;
}

/** Under the lock: plan, show, ask, do, report. */
export async function carryOut(
  context: Context,
  args: GlobalArguments,
  site: Site,
  desired: Desired,
  request: PlanRequest,
  choices: ApplyChoices,
): Promise<ExitCode> {
  return locked(context, site, async () => {
    const quiet = await site.backend.quiesce();
    if (!quiet.ok) return failure(context, quiet);
    const surveyed = await surveyAndPlan(site, desired, request);
    if (!surveyed.ok) return failure(context, surveyed);
    const { plan, survey: seen } = surveyed.value;
    printDiagnostics(context, seen.notes);
    const refusal = choices.accept?.(plan) ?? null;
    if (refusal !== null) return refusal;
    if (!args.json) printPlan(context, plan);
    const hooks = isEmpty(plan) ? undefined : choices.hooks;
    if (hooks && !args.json) context.stdout.write(hooksText(desired, hooks));
    if (!plan.applyable) {
      printDiagnostics(context, plan.diagnostics);
      return exitCodes.failed;
    }
    const missing = await missingFolders(desired, plan);
    if (missing.length > 0) {
      printDiagnostics(context, missing);
      return exitCodes.failed;
    }
    if (choices.dryRun) return exitCodes.done;
    if (!isEmpty(plan) && !choices.yes) {
      const starting = startedBy(plan);
      if (starting.length > 0) context.stderr.write(`starts:\n${commandLines(starting)}`);
      const answer = await context.confirm(`Do this to ${site.backend.kind} (${site.backend.serverId})?`);
      if (answer === null) {
        printDiagnostics(context, [
          {
            code: 'WZP6007',
            severity: 'error',
            message: 'there is nobody to ask, and --yes was not given',
            hint: 'look at the plan above, then run it with --yes',
          },
        ]);
        return exitCodes.failed;
      }
      if (!answer) return exitCodes.failed;
    }
    const before = hooks && (await runHookOf(context, site, desired, hooks.before));
    if (context.signal.aborted) return exitCodes.interrupted;
    if (before) {
      printDiagnostics(context, [before]);
      return exitCodes.failed;
    }
    const code = await perform(context, args, site, desired, surveyed.value, request, choices);
    if (hooks === undefined || code !== exitCodes.done) return code;
    const after = await runHookOf(context, site, desired, hooks.after);
    if (after === null) return code;
    printDiagnostics(context, [after]);
    return exitCodes.failed;
  });
}

/** A repository's spec starts nothing that was not shown to the person who agrees. */
const startedBy = (plan: Plan): readonly DesiredPane[] =>
  plan.tasks.flatMap((task) => (task.kind === 'keep' || task.kind === 'update' ? [] : [task.pane]));

async function perform(
  context: Context,
  args: GlobalArguments,
  site: Site,
  desired: Desired,
  surveyed: Surveyed,
  request: PlanRequest,
  choices: ApplyChoices,
): Promise<ExitCode> {
  const { progressView } = await import('./view/progress.ts');
  const view = await progressView(context, args, surveyed.plan);
  await choices.begins?.();
  const { converge } = await import('../apply/converge.ts');
  const outcome = await converge(site, desired, surveyed, request, {
    emit: (event) => view.show(event),
    signal: context.signal,
  });
  await view.end();
  if (!outcome.ok) return failure(context, outcome);
  const { failures, interrupted, left, ended } = outcome.value;
  printDiagnostics(context, [...[...failures.values()].flat(), ...ended]);
  if (interrupted) return exitCodes.interrupted;
  if (left !== null) {
    if (!args.json) context.stderr.write('what is left to do:\n');
    if (!args.json) printPlan(context, left, context.stderr);
    return exitCodes.failed;
  }
  if (failures.size > 0) return exitCodes.failed;
  await choices.succeeded?.();
  return ended.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}

export function failure(context: Context, outcome: Outcome<unknown>): ExitCode {
  if (!outcome.ok) printDiagnostics(context, outcome.diagnostics);
  return exitCodes.failed;
}
