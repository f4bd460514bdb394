/** What programs write, told to many: however many listen to one pane, the server tells it once. */
import type { OutputListener, PaneId } from '../../backend/backend.ts';
import type { Outcome } from '../../diagnostics/diagnostic.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import type { ProjectSite } from '../projects/project-site.ts';

interface Shared {
  readonly listeners: Set<OutputListener>;
  readonly opened: Promise<Outcome<() => void>>;
}

const shared = new WeakMap<ProjectSite, Map<PaneId, Shared>>();

/** From when this has answered on; the result ends it. Refused where the server does not tell. */
export async function listenToOutput(
  project: ProjectSite,
  pane: PaneId,
  listener: OutputListener,
): Promise<Answer<() => void>> {
  const backend = await project.backend();
  if (!backend.ok) return answerOf(backend);
  const { value } = backend;
  if (value.watchOutput === undefined)
    return refused('unable', 'this terminal multiplexer does not tell what programs write', {
      hint: 'pane.read and pane.wait look at what a pane shows',
    });
  const panes = shared.get(project) ?? new Map<PaneId, Shared>();
  shared.set(project, panes);
  let one = panes.get(pane);
  if (one === undefined) {
    const listeners = new Set<OutputListener>();
    const opened = value.watchOutput(pane, {
      data(bytes) {
        for (const each of listeners) each.data(bytes);
      },
      end() {
        panes.delete(pane); // whoever listens next begins anew
        for (const each of listeners) each.end();
        listeners.clear();
      },
    });
    one = { listeners, opened };
    panes.set(pane, one);
  }
  const { listeners } = one;
  listeners.add(listener);
  const opened = await one.opened;
  if (!opened.ok) {
    panes.delete(pane);
    return answerOf(opened);
  }
  return done(() => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    if (panes.get(pane)?.listeners === listeners) panes.delete(pane);
    opened.value();
  });
}
