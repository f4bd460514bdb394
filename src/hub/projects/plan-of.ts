/** What `wzp apply` would do now, with the spec as it stands on disk and the daemon's environment. */
import { makePlan } from '../../apply/make-plan.ts';
import { survey } from '../../apply/survey.ts';
import { failed, hasErrors, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { planDocument, type JsonObject } from '../../plan/document.ts';
import { loadSpec } from '../../spec/load.ts';
import type { Desired } from '../../spec/desired.ts';
import type { ProjectSite } from './project-site.ts';

export async function planOf(
  project: ProjectSite,
  target: readonly string[],
  version: string,
): Promise<Outcome<JsonObject>> {
  const desired = await specOf(project);
  if (!desired.ok) return desired;
  const site = await project.site('wzp daemon');
  if (!site.ok) return site;
  const seen = await survey(site.value);
  if (!seen.ok) return seen;
  const plan = makePlan(site.value, desired.value, seen.value, {
    mode: 'apply',
    target,
    exclude: [],
    replace: [],
    size: null,
    terminal: null,
  });
  return ok(planDocument(plan, { wzpVersion: version, createdAt: new Date().toISOString() }));
}

/** The spec of a project as it is on disk now. */
export async function specOf({ registration, env }: ProjectSite): Promise<Outcome<Desired>> {
  const { root } = registration.project;
  const { desired, diagnostics } = await loadSpec({
    cwd: root,
    files: registration.files,
    env,
    home: env['HOME'] ?? root,
  });
  return desired === undefined || hasErrors(diagnostics) ? failed(...diagnostics) : ok(desired);
}
