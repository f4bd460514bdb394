/** Tabs that a client has made, with one pane: the spec knows nothing of them, and apply keeps them. */
import { randomBytes } from 'node:crypto';
import type { Site } from '../../apply/site.ts';
import type { TabGoal } from '../../backend/backend.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { answerOf, refused, type Answer } from '../answer.ts';
import type { ProjectSite } from '../projects/project-site.ts';
import { arrangeTabs } from './arrange.ts';
import { panesIn } from './find.ts';
import { workspaceOfTab, type FoundPane } from './found-pane.ts';
import { newborn, prepare, type PaneRequest } from './split.ts';

/** `workspace`: as the spec names it; null: the first that stands. The title is that of the tab. */
export async function openTab(
  project: ProjectSite,
  workspace: string | null,
  request: PaneRequest,
): Promise<Answer<FoundPane>> {
  const outcome = await project.change('wzp daemon: open a tab', (site) =>
    open(project, site, workspace, request),
  );
  return outcome.ok ? outcome.value : answerOf(outcome);
}

async function open(
  project: ProjectSite,
  site: Site,
  workspace: string | null,
  request: PaneRequest,
): Promise<Outcome<Answer<FoundPane>>> {
  const quiet = await site.backend.quiesce();
  if (!quiet.ok) return quiet;
  const server = await site.backend.observe();
  if (!server.ok) return server;
  const panes = panesIn(project, server.value);
  const beside = panes.find((pane) => workspace === null || workspaceOfTab(pane) === workspace);
  const name = beside === undefined ? null : workspaceOfTab(beside);
  if (beside === undefined || name === null)
    return ok(
      refused(
        'noSuch',
        workspace === null ? 'no workspace of the project stands' : `there is no workspace ${workspace}`,
      ),
    );
  const id = randomBytes(6).toString('hex');
  const title = request.title ?? `adhoc-${id.slice(0, 6)}`;
  const taken = panes.some(({ tab }) => tab.workspace === beside.tab.workspace && tab.title === title);
  if (taken) return ok(refused('conflict', `${name} has a tab ${title} already`, { retryable: false }));
  const start = prepare(project, site, { workspace: name, tab: title, cwd: null }, id, request);
  if (!start.ok) return start;
  const key = `+${id}`;
  const { cols, rows } = beside.tab.size;
  const goal: TabGoal = {
    address: `${name}:${title}`,
    title,
    tab: null,
    tree: { kind: 'leaf', key, rect: { left: 0, top: 0, cols, rows } },
    sources: new Map([[key, { kind: 'new', start: start.value }]]),
    renew: false,
    window: '',
    active: null,
    zoomed: null,
  };
  const added = [{ workspace: beside.tab.workspace, goal }];
  const result = await arrangeTabs(site, { project, server: server.value }, [], added);
  return ok(await newborn(project, start.value, key, result));
}
