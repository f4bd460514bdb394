/** Taking over a live pane with what runs in it: it gets our mark and a row, and its process notices nothing. */
import type { Marker, ObservedPane, ObservedTab, PaneId } from '../backend/backend.ts';
import { failed, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { recordAdoption } from '../runner/adopted.ts';
import { rememberChecks } from '../runner/checks-file.ts';
import { baseEnvironment } from '../runner/environment.ts';
import { processEntry } from '../runner/processes.ts';
import { runRequestOf } from '../runner/run-file.ts';
import type { Desired, DesiredPane } from '../spec/desired.ts';
import { closest } from '../spec/suggest.ts';
import { updateState } from '../state/state-file.ts';
import { paneIndex } from './locate.ts';
import { rowsNow, withPane } from './rows.ts';
import { paneOf } from './running.ts';
import { keepOutput } from './keep-output.ts';
import type { Site } from './site.ts';
import type { Survey } from './survey.ts';

export interface Adoption {
  readonly pane: DesiredPane;
  readonly observed: ObservedPane;
  readonly tab: ObservedTab;
}

/** `id` as the server writes it; on tmux the `%` may be left out. */
export function adoptionOf(
  { project, workspaces }: Desired,
  { observed, recorded }: Survey,
  address: string,
  id: string,
): Outcome<Adoption> {
  const pane = paneOf({ workspaces }, address);
  if (pane === undefined) return failed(notInSpec(address, workspaces));
  const standing = observed.tabs.flatMap((tab) => tab.panes.map((one) => ({ tab, observed: one })));
  const found = standing.find((one) => one.observed.id === id || one.observed.id === `%${id}`);
  if (found === undefined) return failed(noSuchPane(id, standing.length));
  const { marker } = found.observed;
  if (marker !== null) return failed(managed(id, marker, project.key));
  const row =
    recorded.server?.incarnation === observed.incarnation
      ? recorded.server.panes.find(({ paneId }) => paneId === found.observed.id)
      : undefined;
  if (row !== undefined && recorded.processes.get(row.launch)?.tty === found.observed.tty)
    return failed(managed(id, { project: project.key, address: row.address }, project.key));
  const twin = paneIndex(observed, project.key).get(address);
  if (twin !== undefined) return failed(runsAlready(address, twin.pane.id));
  if (found.observed.dead || found.observed.pid === null) return failed(dead(id));
  return ok({ pane, ...found });
}

/** In this order: a crash leaves a pane that is not adopted, or one whose row is made up for by its record. */
export async function adoptPane(
  site: Site,
  { observed: server }: Survey,
  { pane, observed }: Adoption,
): Promise<Outcome<void>> {
  const { project, backend, paths, env } = site;
  const { pid } = observed;
  const leader = pid === null ? null : processEntry(pid);
  if (leader === null) return failed(dead(observed.id));
  const tab = pane.tab.slice(pane.workspace.length + 1);
  const launch = recordAdoption(paths.runtime, {
    project: project.key,
    address: pane.address,
    tab,
    digest: pane.publicDigest,
    server: server.id,
    incarnation: server.incarnation,
    paneId: observed.id,
    tty: observed.tty,
    pid: leader.pid,
    start: leader.start,
    fields: pane.fields,
  });
  if (!launch.ok) return launch;
  const place = { runtimeDir: paths.runtime, project: project.key, launch: launch.value };
  const checked = rememberChecks(place, runRequestOf(pane, baseEnvironment(env)));
  if (!checked.ok) return checked;
  const marker: Marker = {
    project: project.key,
    address: pane.address,
    launch: launch.value,
    digest: pane.publicDigest,
    tab,
  };
  const marked = (await backend.mark?.({ panes: [{ id: observed.id, marker }], tabs: [] })) ?? ok(undefined);
  if (!marked.ok) return marked;
  const kept = await keepOutput(site, pane, place, observed);
  if (!kept.ok) return kept;
  const saved = await updateState(paths, project.key, server.id, (rows) =>
    withPane(rowsNow(rows, server), {
      address: pane.address,
      tab: pane.tab,
      paneId: observed.id,
      launch: launch.value,
      phase: 'present',
      fields: pane.fields,
    }),
  );
  return saved.ok ? ok(undefined) : saved;
}

function notInSpec(address: string, workspaces: Desired['workspaces']): Diagnostic {
  const known = workspaces.flatMap(({ panes }) => panes.map((pane) => pane.address));
  const near = closest(address, known);
  return {
    code: 'WZP2004',
    severity: 'error',
    message: `the spec has no pane "${address}"`,
    hint:
      near === null
        ? 'add the pane to the spec first: adopting gives it to an address of the spec'
        : `did you mean "${near}"? Else add the pane to the spec first`,
  };
}

const noSuchPane = (id: string, count: number): Diagnostic => ({
  code: 'WZP3015',
  severity: 'error',
  message: `there is no pane ${id} on the server`,
  hint:
    count === 0
      ? 'nothing runs there'
      : 'tmux list-panes -a, or wezterm cli list, shows the ids; wzp plan names those in your tabs',
});

const managed = (
  id: string,
  { project, address }: Pick<Marker, 'project' | 'address'>,
  key: string,
): Diagnostic => ({
  code: 'WZP2007',
  severity: 'error',
  message: `pane ${id} is managed already: it is ${address}${project === key ? '' : ` of the project ${project}`}`,
  hint:
    project === key
      ? 'to give it another address use wzp state mv FROM TO'
      : 'let that project go of it first',
});

const runsAlready = (address: string, id: PaneId): Diagnostic => ({
  code: 'WZP2008',
  severity: 'error',
  message: `${address} runs already, in pane ${id}`,
  hint: 'adopt under another address, or close that pane first',
  address,
});

const dead = (id: string): Diagnostic => ({
  code: 'WZP3015',
  severity: 'error',
  message: `the process of pane ${id} has ended`,
  hint: 'close the pane; wzp apply makes what the spec has',
});
