/** What `wzp apply` would do now, with the spec as it stands on disk and the daemon's environment. */
import { makePlan, type PlanRequest } from '../../apply/make-plan.ts';
import { survey } from '../../apply/survey.ts';
import { failed, hasErrors, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { planDocument, type JsonObject } from '../../plan/document.ts';
import { loadSpec } from '../../spec/load.ts';
import type { Desired } from '../../spec/desired.ts';
import type { Whereabouts } from '../../spec/find.ts';
import type { SpecSources } from '../../spec/source.ts';
import type { ProjectSite } from './project-site.ts';

export async function planOf(
  project: ProjectSite,
  target: readonly string[],
  version: string,
): Promise<Outcome<JsonObject>> {
  const spec = await specOf(project);
  if (!spec.ok) return spec;
  const site = await project.site('wzp daemon');
  if (!site.ok) return site;
  const seen = await survey(site.value);
  if (!seen.ok) return seen;
  const plan = makePlan(site.value, spec.value.desired, seen.value, applyRequest(target));
  return ok(planDocument(plan, { wzpVersion: version, createdAt: new Date().toISOString() }));
}

/** As `wzp apply` without a terminal asks for it. */
export const applyRequest = (target: readonly string[]): PlanRequest => ({
  mode: 'apply',
  target,
  exclude: [],
  replace: [],
  size: null,
  terminal: null,
});

/** Where the spec of a project is looked for. */
export const whereaboutsOf = ({ registration, env }: ProjectSite): Whereabouts => {
  const { root } = registration.project;
  return { cwd: root, files: registration.files, env, home: env['HOME'] ?? root };
};

export interface ReadProject {
  readonly desired: Desired;
  readonly sources: SpecSources;
}

/** The spec of a project as it is on disk now. */
export async function specOf(project: ProjectSite): Promise<Outcome<ReadProject>> {
  const { desired, sources, diagnostics } = await loadSpec(whereaboutsOf(project));
  return desired === undefined || sources === undefined || hasErrors(diagnostics)
    ? failed(...diagnostics)
    : ok({ desired, sources });
}
