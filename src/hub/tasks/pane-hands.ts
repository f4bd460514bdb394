/** The panes of the projects, as the attempts of tasks see them. */
import { answerOf } from '../answer.ts';
import { panesOf } from '../panes/find.ts';
import type { ProcessWatch } from '../processes/process-watch.ts';
import type { Projects } from '../projects/projects.ts';
import type { PaneHands } from './attempts.ts';
import { shellState } from './prompt.ts';

export const paneHands = (projects: Projects, processes: ProcessWatch): PaneHands => ({
  state(project, address) {
    processes.look(); // what was started a moment ago counts
    const records = [...processes.records(project).values()].filter((one) => one.address === address);
    const living = records.find(({ runnerPid }) => runnerPid !== null);
    return living?.state.kind === 'running' ? shellState(living.state.pid) : 'gone';
  },
  async type(project, address, line) {
    for (const site of projects.known.filter(({ key }) => key === project)) {
      const panes = await panesOf(site);
      const found = panes.ok ? panes.value.find((pane) => pane.address === address) : undefined;
      if (found === undefined) continue;
      const backend = await site.backend();
      if (!backend.ok) return answerOf(backend);
      const { value } = backend;
      return answerOf(await site.inTurn(found.pane.id, () => value.sendText(found.pane.id, `${line}\r`)));
    }
    return { ok: false, error: { kind: 'noSuch', message: `there is no pane ${address}`, retryable: false } };
  },
});
