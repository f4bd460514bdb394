/** What an agent, or a hook of it, has said of its status. Pure. */
import type { HubAgent, HubAgentStatus } from '../generated/types.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import type { JsonObject } from '../../state/sealed.ts';

export interface AgentReport {
  readonly status: HubAgentStatus;
  /** Who said so: `report`, `hook`, `screen`. */
  readonly source: string;
  /** epoch ms since when it has this status */
  readonly since: number;
  /** epoch ms of the report */
  readonly at: number;
  /** Of its conversation. */
  readonly session: string | null;
  readonly message: string | null;
  readonly seq: number | null;
}

const statuses: ReadonlySet<unknown> = new Set<HubAgentStatus>([
  'starting',
  'working',
  'waiting',
  'idle',
  'done',
  'error',
  'unknown',
]);

/** Null: not something that was written here. */
export function reportOf(value: JsonObject): AgentReport | null {
  const { status, source, since, at, session, message, seq } = value;
  const whole =
    statuses.has(status) &&
    typeof source === 'string' &&
    typeof since === 'number' &&
    typeof at === 'number' &&
    (session === null || typeof session === 'string') &&
    (message === null || typeof message === 'string') &&
    (seq === null || typeof seq === 'number');
  return whole ? (value as unknown as AgentReport) : null; // every member was just checked
}

/** The report after `next`, or null when that one is late. */
export function after(before: AgentReport | null, next: Omit<AgentReport, 'since'>): AgentReport | null {
  const same = before !== null && (next.session === null || next.session === before.session);
  if (same && next.seq !== null && before.seq !== null && next.seq < before.seq) return null;
  const since = same && before.status === next.status ? before.since : next.at;
  return { ...next, session: next.session ?? before?.session ?? null, since };
}

/** What it means by now: what a program said that has ended, or was started anew, says nothing of what runs. */
export function current(report: AgentReport, record: ProcessRecord | null): AgentReport {
  const state = record?.state;
  if (state === undefined || (state.kind === 'running' && state.since <= report.at)) return report;
  const since = 'exit' in state ? state.exit.at : state.kind === 'running' ? state.since : report.at;
  return { ...report, status: 'unknown', source: 'process', message: null, since };
}

export const hubAgent = (project: string, address: string, report: AgentReport): HubAgent => ({
  address,
  project,
  status: report.status,
  source: report.source,
  since: new Date(report.since).toISOString(),
  session: report.session,
  message: report.message,
  seq: report.seq,
});
