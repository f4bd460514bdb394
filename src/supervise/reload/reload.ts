/** What a changed spec would do, said to whoever listens; done where the spec asks for that and its content is trusted. */
import { makePlan } from '../../apply/make-plan.ts';
import { survey } from '../../apply/survey.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EventData, NewEvent } from '../../hub/events/event.ts';
import type { Hub } from '../../hub/hub.ts';
import { applyProject } from '../../hub/projects/apply-project.ts';
import { applyRequest, whereaboutsOf, type ReadProject } from '../../hub/projects/plan-of.ts';
import type { ProjectSite } from '../../hub/projects/project-site.ts';
import { openChanges, summary } from '../../plan/summary.ts';
import type { Desired } from '../../spec/desired.ts';
import { loadSpec } from '../../spec/load.ts';
import { readEnvFiles } from '../../spec/read.ts';
import { envFilesOf } from '../../spec/resolve.ts';
import type { SpecSources } from '../../spec/source.ts';
import { isTrusted } from '../../state/trust.ts';
import { trustDigest } from '../../state/trusted-content.ts';

/** Findings that an event tells. */
const mostFindings = 20;

export interface Reloaded {
  /** Of the files as they were read; null when they could not be. */
  readonly sources: SpecSources | null;
  /** It would have been applied, but for its content not being trusted. */
  readonly waitsForTrust: boolean;
}

export async function reload(hub: Hub, project: ProjectSite, signal: AbortSignal): Promise<Reloaded> {
  const say = (type: 'config.reloaded' | 'config.rejected', data: EventData): void => {
    hub.events.publish({ type, project: project.key, data });
    hub.log.info(
      `${project.name}: ${type === 'config.reloaded' ? 'the spec has changed' : 'the changed spec is rejected'}`,
      {
        project: project.key,
        ...data,
      },
    );
  };
  const { sources, desired, diagnostics } = await loadSpec(whereaboutsOf(project));
  const read = sources ?? null;
  if (desired === undefined || sources === undefined || hasErrors(diagnostics)) {
    say('config.rejected', findingsOf(diagnostics));
    return { sources: read, waitsForTrust: false };
  }
  const site = await project.site('wzp daemon: look at a changed spec');
  const seen = site.ok ? await survey(site.value) : site;
  if (!site.ok || !seen.ok) {
    say('config.rejected', findingsOf(seen.ok ? [] : seen.diagnostics));
    return { sources: read, waitsForTrust: false };
  }
  const plan = makePlan(site.value, desired, seen.value, applyRequest([]));
  const { stops, ...counts } = summary(plan);
  const changes = openChanges(plan).length;
  if (!plan.applyable) {
    say('config.rejected', findingsOf(plan.diagnostics));
    return { sources: read, waitsForTrust: false };
  }
  const verdict = changes === 0 ? 'nothing to do' : await verdictOn(hub, project, sources, desired, stops);
  say('config.reloaded', { changes, stops, summary: counts, applies: verdict === 'yes', verdict });
  if (verdict === 'yes') await apply(hub, project, desired, signal);
  return { sources: read, waitsForTrust: verdict === 'not trusted' };
}

type Verdict = 'yes' | 'not asked for' | 'it stops processes' | 'not trusted';

async function verdictOn(
  hub: Hub,
  project: ProjectSite,
  sources: SpecSources,
  { autoApply }: Desired,
  stops: number,
): Promise<Verdict> {
  if (autoApply === undefined) return 'not asked for';
  if (autoApply === 'safe' && stops > 0) return 'it stops processes';
  return (await isContentTrusted(hub, project, sources)) ? 'yes' : 'not trusted';
}

async function isContentTrusted(hub: Hub, project: ProjectSite, sources: SpecSources): Promise<boolean> {
  const { cwd, env, home } = whereaboutsOf(project);
  const { envFiles, diagnostics } = readEnvFiles(envFilesOf(sources, env, home), cwd);
  if (diagnostics.length > 0) return false;
  const trusted = await isTrusted(hub.paths, sources.root, trustDigest(sources, envFiles));
  return trusted.ok && trusted.value.trusted;
}

async function apply(
  hub: Hub,
  project: ProjectSite,
  { autoApply }: Desired,
  signal: AbortSignal,
): Promise<void> {
  const order = {
    target: [],
    yes: true,
    digest: null,
    mayStop: autoApply === 'all',
    accepts: async ({ desired, sources }: ReadProject) =>
      desired.autoApply === autoApply && isContentTrusted(hub, project, sources),
  };
  const publish = (event: NewEvent): void => void hub.events.publish(event);
  const applied = await applyProject(project, order, { publish, signal });
  const about = { project: project.key };
  if (!applied.ok)
    hub.log.error(`${project.name}: the changed spec is not applied`, { ...about, ...applied.error });
  else if (applied.value.applied)
    hub.log.info(`${project.name}: the changed spec is applied`, { ...about, ...applied.value.summary });
  else {
    const { diagnostics } = applied.value;
    hub.log.error(`${project.name}: the changed spec is applied in part`, { ...about, diagnostics });
  }
}

const findingsOf = (diagnostics: readonly Diagnostic[]): EventData => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return {
    findings: errors.slice(0, mostFindings).map(({ code, message, place }) => ({
      code,
      message,
      file: place?.file ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
    })),
    more: Math.max(0, errors.length - mostFindings),
  };
};
