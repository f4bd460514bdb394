/** Projects as wholes. */
import type { Json } from '../../spec/desired.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import { projectsFor } from '../panes/find.ts';
import type { ApplyHooks } from '../projects/apply-project.ts';
import type { ProjectSite } from '../projects/project-site.ts';

export const projectMethods: readonly Method[] = [
  method('project.list', async (call) => {
    const projects = await projectsFor(call);
    if (!projects.ok) return projects;
    return done({
      projects: projects.value.map(({ key, name, registration }) => ({
        key,
        name,
        root: registration.project.root,
        backend: registration.backend,
        server: registration.server,
        panes: [...call.hub.processes.records(key).values()].filter(({ runnerPid }) => runnerPid !== null)
          .length,
      })),
    });
  }),
  method('project.reload', async ({ hub }) => {
    await hub.projects.read();
    return done({ projects: hub.projects.known.length });
  }),
  method('project.plan', async (call, params) => {
    const project = await oneProject(call, params.project);
    if (!project.ok) return project;
    const { planOf } = await import('../projects/plan-of.ts');
    const plan = await planOf(project.value, params.target ?? [], call.hub.version);
    if (!plan.ok) return answerOf(plan);
    return done(plan.value as Readonly<Record<string, Json>>); // a plan document is JSON
  }),
  method('project.apply', async (call, params) => {
    const project = await oneProject(call, params.project);
    if (!project.ok) return project;
    const late = changedSince(call, project.value, params.expected_seq);
    if (late !== null) return late;
    const { applyProject } = await import('../projects/apply-project.ts');
    const order = {
      target: params.target ?? [],
      yes: params.yes === true,
      digest: params.spec_digest ?? null,
    };
    return applyProject(project.value, order, applyHooks(call));
  }),
];

/** The one that is named, the caller's own, or the only one there is. */
export async function oneProject(call: Call, named: string | undefined): Promise<Answer<ProjectSite>> {
  const projects = await projectsFor(call, named ?? call.client.self?.project);
  if (!projects.ok) return projects;
  const [project, other] = projects.value;
  if (project === undefined)
    return refused('noSuch', 'no project is known', { hint: 'wzp apply in its folder makes it known' });
  if (other !== undefined) return refused('params', 'project is missing: there is more than one');
  return done(project);
}

/** A refusal when something has happened to the project after the event that the caller knows of. */
export function changedSince(
  { hub }: Call,
  { key }: ProjectSite,
  seq: number | undefined,
): Answer<never> | null {
  if (seq === undefined) return null;
  const later = hub.events.since(seq).find(({ project }) => project === key);
  const lost = seq + 1 < hub.events.first;
  return later === undefined && !lost
    ? null
    : refused('conflict', `the project has changed since event ${seq}`, {
        hint: later === undefined ? 'that event is forgotten by now' : `event ${later.seq}: ${later.type}`,
      });
}

/** An apply goes on when the caller leaves (it may have been what ended the caller); only $/cancelRequest interrupts it. */
export function applyHooks({ hub, client, signal }: Call): ApplyHooks {
  const end = new AbortController();
  signal.addEventListener('abort', () => {
    if (!client.gone) end.abort();
  });
  return { publish: (event) => void hub.events.publish(event), signal: end.signal };
}
