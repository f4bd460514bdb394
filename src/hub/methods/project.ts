/** Projects as wholes. */
import { answerOf, done, refused } from '../answer.ts';
import { method, type Method } from '../call.ts';
import { projectsFor } from '../panes/find.ts';
import type { Json } from '../../spec/desired.ts';

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
    const projects = await projectsFor(call, params.project ?? call.client.self?.project);
    if (!projects.ok) return projects;
    const [project, other] = projects.value;
    if (project === undefined) return refused('noSuch', 'no project is known');
    if (other !== undefined) return refused('params', 'project is missing: there is more than one');
    const { planOf } = await import('../projects/plan-of.ts');
    const plan = await planOf(project, params.target ?? [], call.hub.version);
    if (!plan.ok) return answerOf(plan);
    return done(plan.value as Readonly<Record<string, Json>>); // a plan document is JSON
  }),
];
