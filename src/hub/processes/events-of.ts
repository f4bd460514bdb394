/** Which events a change of a runner's record is. Pure. */
import type { Exit, ProcessRecord, ProcessState } from '../../runner/process.ts';
import type { EventData, EventType, HubEvent, NewEvent } from '../events/event.ts';
import type { ProcessChange } from './process-watch.ts';

export function eventsOf({ project, launch, before, after }: ProcessChange): readonly NewEvent[] {
  const event = (type: EventType, address: string, data: EventData = {}): NewEvent => ({
    type,
    project,
    address,
    data: { launch, ...data },
  });
  if (after === null)
    return before === null || before.runnerPid === null ? [] : [event('pane.closed', before.address)];
  const events: NewEvent[] = [];
  if (before === null) events.push(event('pane.created', after.address));
  const told = stateEvent(before, after);
  if (told !== null) events.push(event(told.type, after.address, told.data));
  if (after.ready && before?.ready !== true) events.push(event('process.ready', after.address));
  if (before !== null && before.runnerPid !== null && after.runnerPid === null)
    events.push(event('pane.closed', after.address));
  return events;
}

/**
 * What has become of processes while no daemon watched them, as far as it can still be told: of a launch that was last heard of in
 * another state than it is in now. Of one that was never heard of nothing is said.
 */
export function missedEvents(
  project: string,
  records: Iterable<ProcessRecord>,
  heard: readonly HubEvent[],
): readonly NewEvent[] {
  const last = new Map<string, HubEvent>();
  for (const event of heard) {
    const { launch } = event.data;
    const tellsState = /^(?:process\.(?:starting|backoff|failed|stopped)|pane\.exited)$/.test(event.type);
    if (event.project === project && typeof launch === 'string' && tellsState) last.set(launch, event);
  }
  return [...records].flatMap((record) => {
    const before = last.get(record.launch);
    const now = stateEvent(null, record);
    if (before === undefined || now === null) return [];
    const same = before.type === now.type && (now.data['pid'] ?? null) === (before.data['pid'] ?? null);
    if (same && (now.data['at'] ?? null) === (before.data['at'] ?? null)) return [];
    return [
      { type: now.type, project, address: record.address, data: { launch: record.launch, ...now.data } },
    ];
  });
}

function stateEvent(
  before: ProcessRecord | null,
  { state, starts, restarts }: ProcessRecord,
): { readonly type: EventType; readonly data: EventData } | null {
  if (before !== null && before.starts === starts && tag(before.state) === tag(state)) return null;
  switch (state.kind) {
    case 'starting':
    case 'waiting':
      return null;
    case 'running':
      return { type: 'process.starting', data: { pid: state.pid, restarts } };
    case 'backoff':
      return { type: 'process.backoff', data: { ...exitData(state.exit), until: state.until } };
    case 'exited':
      return { type: 'pane.exited', data: exitData(state.exit) };
    case 'failed':
      return { type: 'process.failed', data: exitData(state.exit) };
    case 'stopped':
      return { type: 'process.stopped', data: exitData(state.exit) };
  }
}

/** A program that was started again under the same number is another one. */
const tag = (state: ProcessState): string => (state.kind === 'running' ? `running ${state.pid}` : state.kind);

/** A code of -1: nobody saw the end. */
const exitData = ({ code, at }: Exit): EventData => ({ exit_code: code < 0 ? null : code, at });
