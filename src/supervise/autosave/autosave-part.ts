/** Saves the state of the projects that need the daemon: now and then, and soon after something has become of a process. */
import type { ProjectSite } from '../../hub/projects/project-site.ts';
import type { DaemonPart } from '../daemon/part.ts';
import { autosave } from './autosave.ts';

/** ms between two looks at a project of which nothing is heard. */
const periodMs = 30_000;
/** ms after a change: what an apply, or a crash, brings comes in numbers. */
const soonMs = 3000;
/** ms between two looks at a project of which something is heard all the time. */
const leastMs = 10_000;

export const autosavePart: DaemonPart = ({ hub, onProcess }) => {
  const timers = new Map<string, NodeJS.Timeout>();
  const lookedAt = new Map<string, number>();
  const troubles = new Map<ProjectSite, string>();
  const waiting = new Set<ProjectSite>();
  let line: Promise<void> = Promise.resolve();
  let ended = false;

  const save = async (project: ProjectSite): Promise<void> => {
    waiting.delete(project);
    if (ended || !hub.projects.known.includes(project)) return;
    const about = { project: project.key };
    try {
      const saved = await autosave(hub.paths, project, Date.now());
      if (!saved.ok) return complain(project, saved.diagnostics[0]?.message ?? 'it failed');
      troubles.delete(project);
      if (saved.value.saved) hub.log.info(`${project.name}: the state is saved as it is seen`, about);
      const { length } = saved.value.pruned;
      if (length > 0)
        hub.log.info(`${project.name}: launches that are over are forgotten`, { ...about, length });
    } catch (error) {
      complain(project, String(error));
    }
  };
  /** Once, not at each look. */
  const complain = (project: ProjectSite, trouble: string): void => {
    if (troubles.get(project) === trouble) return;
    troubles.set(project, trouble);
    hub.log.error(`${project.name}: the state cannot be saved: ${trouble}`, { project: project.key });
  };
  const lookAt = (projects: readonly ProjectSite[]): void => {
    for (const project of projects) {
      if (project.registration.supervised !== true || waiting.has(project)) continue;
      waiting.add(project);
      lookedAt.set(project.key, performance.now());
      line = line.then(() => save(project));
    }
  };
  const lookSoon = (key: string): void => {
    if (timers.has(key)) return;
    const earliest = (lookedAt.get(key) ?? -leastMs) + leastMs - performance.now();
    const timer = setTimeout(
      () => {
        timers.delete(key);
        lookAt(hub.projects.known.filter((project) => project.key === key));
      },
      Math.max(soonMs, earliest),
    ).unref();
    timers.set(key, timer);
  };

  onProcess(({ project }) => lookSoon(project));
  // What an earlier daemon did not come to.
  for (const { key } of hub.projects.known) lookSoon(key);
  const timer = setInterval(() => {
    for (const project of troubles.keys())
      if (!hub.projects.known.includes(project)) troubles.delete(project);
    lookAt(hub.projects.known);
  }, periodMs).unref();
  return {
    async stop() {
      ended = true;
      clearInterval(timer);
      for (const soon of timers.values()) clearTimeout(soon);
      await line;
    },
  };
};
