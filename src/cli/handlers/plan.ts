import { writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { savedPlan } from '../../apply/saved-plan.ts';
import { newTabSize } from '../../apply/size.ts';
import { planDocument } from '../../plan/document.ts';
import { isEmpty, summary } from '../../plan/summary.ts';
import type { PlanArguments } from '../commands/plan.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec, type OpenSpec } from '../open.ts';
import { version } from '../package.ts';
import { failure, planRequest, surveyAndPlan, type Surveyed } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { printPlan } from '../view/plan.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: PlanArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const request = planRequest(context, args, { ...args, mode: args.destroy ? 'destroy' : 'apply' });
  const isElsewhere = args.live !== null || args.since !== null;
  const site = isElsewhere ? null : await openSite(context, args, spec.desired, 'wzp plan', false);
  if (site !== null && !site.ok) return failure(context, site);
  const surveyed =
    site !== null
      ? await surveyAndPlan(site.value, spec.desired, request)
      : args.since !== null
        ? await (await import('../since.ts')).planSince(context, args, args.since, spec, request)
        : await (await import('../live.ts')).planLive(context, args.live ?? '', spec.desired, request);
  if (!surveyed.ok) return failure(context, surveyed);
  const { plan, survey } = surveyed.value;
  printDiagnostics(context, survey.notes);
  if (args.out !== null && !(await save(context, args, spec, surveyed.value))) return exitCodes.failed;
  if (args.json) {
    const document = planDocument(plan, {
      wzpVersion: version,
      createdAt: new Date(context.now()).toISOString(),
    });
    context.stdout.write(`${jsonText(document)}\n`);
  } else if (args.markdown) {
    const { planComment } = await import('../view/plan-comment.ts');
    context.stdout.write(planComment(plan, context.now()));
  } else printPlan(context, plan);
  if (!plan.applyable) {
    printDiagnostics(context, plan.diagnostics);
    return exitCodes.failed;
  }
  if (!args.detailedExitcode || isEmpty(plan)) return exitCodes.done;
  return summary(plan).stops > 0 ? exitCodes.changesThatStop : exitCodes.changes;
}

/** 0600: the plan holds the spec, and who may read that is for its owner to say. */
async function save(
  context: Context,
  args: PlanArguments,
  spec: OpenSpec,
  { plan, survey }: Surveyed,
): Promise<boolean> {
  const out = args.out ?? '';
  const path = isAbsolute(out) ? out : join(context.cwd, out);
  const saved = savedPlan(
    plan,
    spec.sources,
    {
      mode: args.destroy ? 'destroy' : 'apply',
      target: args.target,
      exclude: args.exclude,
      replace: args.replace,
      size: newTabSize(args.size, survey.observed, planRequest(context, args, { mode: 'apply' }).terminal),
    },
    { version: version, createdAt: new Date(context.now()).toISOString() },
  );
  try {
    await writeFile(path, `${JSON.stringify(saved)}\n`, { mode: 0o600 });
    return true;
  } catch (error) {
    printDiagnostics(context, [
      {
        code: 'WZP4002',
        severity: 'error',
        message: `cannot write ${path}: ${error instanceof Error ? error.message : 'unknown'}`,
      },
    ]);
    return false;
  }
}
