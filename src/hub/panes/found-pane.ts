/** A pane as the hub shows it. */
import type { ObservedPane, ObservedServer, ObservedTab } from '../../backend/backend.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import type { HubPane, HubProcess } from '../generated/types.ts';
import type { ProjectSite } from '../projects/project-site.ts';
import { current } from '../agents/report.ts';
import { readNotes } from './notes.ts';

export interface FoundPane {
  readonly project: ProjectSite;
  readonly server: ObservedServer;
  readonly tab: ObservedTab;
  readonly pane: ObservedPane;
  /** `dev/api`; null for a pane of somebody else in one of our tabs. */
  readonly address: string | null;
  readonly record: ProcessRecord | null;
}

export const isAdHoc = ({ pane }: Pick<FoundPane, 'pane'>): boolean =>
  pane.marker?.launch.startsWith('adhoc-') ?? false;

/** `dev` of `dev/api`. */
export const workspaceOf = (address: string): string => address.slice(0, address.indexOf('/'));

export function hubPane(found: FoundPane): HubPane {
  const { project, tab, pane, address, record } = found;
  const notes = readNotes(found);
  return {
    address,
    project: project.key,
    pane_id: pane.id,
    workspace: address === null ? workspaceOfTab(found) : workspaceOf(address),
    tab: tab.title,
    title: pane.title,
    cwd: pane.cwd,
    ...processPart(pane, record),
    tty: pane.tty,
    geometry: geometryOf(pane.rect),
    active: pane.active,
    zoomed: tab.zoomed === pane.id,
    agent: notes.agent && current(notes.agent, record).status,
    tags: [...notes.tags],
    managed: address !== null,
    ad_hoc: isAdHoc(found),
    key: notes.key,
  };
}

const geometryOf = ({ left, top, cols, rows }: ObservedPane['rect']): HubPane['geometry'] => ({
  left,
  top,
  cols,
  rows,
});

function processPart(
  pane: ObservedPane,
  record: ProcessRecord | null,
): Pick<HubPane, 'pid' | 'state' | 'exit_code' | 'restarts' | 'ready'> {
  const state = record?.state ?? null;
  return {
    pid: state?.kind === 'running' ? state.pid : pane.pid,
    // Without a record (the runtime folder is gone) the pane itself is all that is known of it.
    state: pane.dead ? 'exited' : (state?.kind ?? 'running'),
    exit_code: exitCodeOf(record),
    restarts: record?.restarts ?? 0,
    ready: readyOf(record),
  };
}

/** Null: it has not ended, or nobody saw how. */
export function exitCodeOf(record: ProcessRecord | null): number | null {
  const code = record !== null && 'exit' in record.state ? record.state.exit.code : -1;
  return code < 0 ? null : code;
}

/** Null: it has no readiness check. */
export function readyOf(record: ProcessRecord | null): boolean | null {
  return (record?.fields['ready']?.shown ?? null) === null ? null : (record?.ready ?? false);
}

/** As the spec names it, told by one of our panes in the tab. */
export function workspaceOfTab({ project, tab }: Pick<FoundPane, 'project' | 'tab'>): string | null {
  const ours = tab.panes.find(({ marker }) => marker?.project === project.key);
  return ours?.marker ? workspaceOf(ours.marker.address) : null;
}

const isoTime = (ms: number): string => new Date(ms).toISOString();

export function hubProcess({
  project,
  address,
  record,
  pane,
}: FoundPane & { readonly address: string }): HubProcess {
  const state = record?.state ?? null;
  return {
    address,
    project: project.key,
    state: pane.dead ? 'exited' : (state?.kind ?? 'running'),
    pid: state?.kind === 'running' ? state.pid : null,
    since: state?.kind === 'running' ? isoTime(state.since) : null,
    exit_code: exitCodeOf(record),
    exited_at: state !== null && 'exit' in state ? isoTime(state.exit.at) : null,
    restarts: record?.restarts ?? 0,
    next_restart_at: state?.kind === 'backoff' ? isoTime(state.until) : null,
    ready: readyOf(record),
    health: record?.health?.verdict ?? null,
    cpu_percent: null,
    rss_bytes: null,
  };
}
