/** `wzp apply`, asked for through the hub: under the same lock, by the same engine, its progress told as events. */
import { converge } from '../../apply/converge.ts';
import type { ApplyEvent } from '../../apply/events.ts';
import { makePlan } from '../../apply/make-plan.ts';
import { missingFolders } from '../../apply/missing-folders.ts';
import type { Site } from '../../apply/site.ts';
import { survey } from '../../apply/survey.ts';
import { failed, ok, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import { diagnosticJson, planDocument } from '../../plan/document.ts';
import { isEmpty, openChanges, summary } from '../../plan/summary.ts';
import { baseEnvironment } from '../../runner/environment.ts';
import type { Desired, HookName } from '../../spec/desired.ts';
import { saveAppliedSpec } from '../../state/applied-spec.ts';
import { readyHook, runHook } from '../../supervise/hooks/run-hook.ts';
import { writeProjectFiles } from '../../supervise/project-files.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import type { EventData, NewEvent } from '../events/event.ts';
import type { Result } from '../generated/types.ts';
import { applyRequest, specOf, type ReadProject } from './plan-of.ts';
import type { ProjectSite } from './project-site.ts';
import { ofSpec, registerProject } from './registry.ts';

export interface ApplyOrder {
  /** Addresses; empty: everything. */
  readonly target: readonly string[];
  /** Without it only a plan that changes nothing is carried out. */
  readonly yes: boolean;
  /** Only while the spec is still this one. */
  readonly digest: string | null;
  /** Whether this very content may be applied: it may be another one than was looked at before. */
  readonly accepts?: (read: ReadProject) => Promise<boolean>;
  /** False: only when no process is stopped by it. */
  readonly mayStop?: boolean;
}

export interface ApplyHooks {
  readonly publish: (event: NewEvent) => void;
  /** Aborted when no new step is to begin. */
  readonly signal: AbortSignal;
}

export type Applied = Result<'project.apply'>;

export async function applyProject(
  project: ProjectSite,
  order: ApplyOrder,
  hooks: ApplyHooks,
): Promise<Answer<Applied>> {
  const spec = await specOf(project);
  if (!spec.ok) return answerOf(spec);
  if (order.accepts !== undefined && !(await order.accepts(spec.value)))
    return refused('conflict', 'the spec has changed once more');
  const outcome = await project.change('wzp daemon: apply', (site) =>
    carryOut(project, site, spec.value, order, hooks),
  );
  return outcome.ok ? outcome.value : answerOf(outcome);
}

async function carryOut(
  project: ProjectSite,
  site: Site,
  { desired, sources }: ReadProject,
  order: ApplyOrder,
  { publish, signal }: ApplyHooks,
): Promise<Outcome<Answer<Applied>>> {
  const quiet = await site.backend.quiesce();
  if (!quiet.ok) return quiet;
  const seen = await survey(site);
  if (!seen.ok) return seen;
  const request = applyRequest(order.target);
  const plan = makePlan(site, desired, seen.value, request);
  if (order.digest !== null && order.digest !== digestOf(plan))
    return ok(
      refused('conflict', 'the spec is not the one that was planned any more', {
        hint: 'ask project.plan again, and look at what it would do now',
      }),
    );
  if (!plan.applyable) return failed(...plan.diagnostics);
  const { stops } = summary(plan);
  if (stops > 0 && order.mayStop === false)
    return ok(
      refused('notAllowed', `this would stop ${stops} running ${stops === 1 ? 'process' : 'processes'}`),
    );
  const missing = await missingFolders(desired, plan);
  if (missing.length > 0) return failed(...missing);
  const open = openChanges(plan).length;
  if (open > 0 && !order.yes)
    return ok(
      refused(
        'notAllowed',
        `this would make ${open} ${open === 1 ? 'change' : 'changes'}, and yes was not given`,
        {
          hint: 'project.plan says what; then project.apply with "yes": true does it',
        },
      ),
    );
  const before = open === 0 ? null : await hookTrouble(site, desired, 'before_apply', signal);
  if (before !== null) return failed(before);
  const written = writeProjectFiles(site.paths.runtime, site.project, desired, baseEnvironment(site.env));
  if (written.length > 0) return failed(...written);
  const converged = await converge(site, desired, { plan, survey: seen.value }, request, {
    signal,
    emit: (event) => tell(project, event, publish),
  });
  if (!converged.ok) return converged;
  const { failures, interrupted, left, ended } = converged.value;
  const whole = failures.size === 0 && left === null && !interrupted;
  if (whole && order.target.length === 0) {
    const text = JSON.stringify(sources);
    const kept = await saveAppliedSpec(site.paths, project.key, site.backend.serverId, text);
    if (!kept.ok) return kept;
    // What the spec asks of the hub counts from now on.
    const { pools: _pools, hub: _hub, supervised: _supervised, ...registration } = project.registration;
    const known = await registerProject(site.paths, { ...registration, ...ofSpec(desired) });
    if (!known.ok) return known;
  }
  const after = whole && open > 0 ? await hookTrouble(site, desired, 'after_apply', signal) : null;
  const problems: readonly Diagnostic[] = [
    ...[...failures.values()].flat(),
    ...ended,
    ...(after === null ? [] : [after]),
  ];
  return ok(
    done({
      applied: whole,
      changed: !isEmpty(plan),
      summary: { ...summary(plan) },
      errors: failures.size + (left === null ? 0 : 1),
      left: left === null ? 0 : openChanges(left).length,
      interrupted,
      diagnostics: problems.map((one) => diagnosticJson(one) as Applied['diagnostics'][number]), // as the plan document has them
    }),
  );
}

/** Its output goes nowhere: nobody looks on. */
async function hookTrouble(
  { project, env }: Site,
  { hooks }: Desired,
  name: HookName,
  signal: AbortSignal,
): Promise<Diagnostic | null> {
  const hook = hooks?.get(name);
  if (hook === undefined) return null;
  const trouble = await runHook(readyHook(name, hook, project, baseEnvironment(env)), {}, null, signal);
  return trouble === null
    ? null
    : { code: 'WZP5028', severity: 'error', message: `the hook ${name} has failed: ${trouble}` };
}

const digestOf = (plan: Parameters<typeof planDocument>[0]): unknown =>
  planDocument(plan, { wzpVersion: '', createdAt: '' })['spec_digest'];

function tell({ key }: ProjectSite, event: ApplyEvent, publish: ApplyHooks['publish']): void {
  const say = (type: NewEvent['type'], data: EventData, address?: string | null): void =>
    publish({ type, project: key, data, ...(address ? { address } : {}) });
  switch (event.type) {
    case 'apply_start':
      return say('apply.started', { changes: event.changes });
    case 'step_start':
      return; // its end says the same and how it went
    case 'step_end':
      return say('apply.step', { text: event.text, result: event.result }, event.address);
    case 'change_start':
    case 'change_complete':
    case 'change_failed':
      return say('apply.step', { action: event.action, result: results[event.type] }, event.address);
    case 'change_progress':
      return say('apply.step', { text: event.text, result: 'waiting' }, event.address);
    case 'apply_complete':
      return say('apply.finished', { summary: { ...event.summary }, errors: event.errors });
  }
}

const results = { change_start: 'begun', change_complete: 'done', change_failed: 'failed' } as const;
