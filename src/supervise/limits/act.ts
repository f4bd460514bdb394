/** What is done to a program that uses more than it may. */
import { endGently } from '../../apply/end-gently.ts';
import { stopPolicyOf } from '../../apply/stop-policy.ts';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Hub } from '../../hub/hub.ts';
import { endStart } from '../../runner/end-start.ts';
import { isAdoptedName, type LaunchPlace } from '../../runner/place.ts';
import type { ProcessRecord } from '../../runner/process.ts';
import { readRecord } from '../../runner/records.ts';
import { startHeld } from '../../runner/restart.ts';
import { stopAdopted } from '../../runner/stop-adopted.ts';
import { readStop } from '../../runner/stop-file.ts';
import { stopSession } from '../../runner/stop.ts';
import { PaneAccess } from '../check/pane-access.ts';

export interface ActRequest {
  readonly place: LaunchPlace;
  /** The start that is meant: a later one is left alone. */
  readonly record: ProcessRecord;
  /** `end`: as one that has failed; its policy decides what comes next. `restart`: it is started again in any case. */
  readonly action: 'end' | 'restart' | 'stop';
  /** Completes "it was ended because …". */
  readonly because: string;
  readonly abort: AbortSignal;
}

export async function act(hub: Hub, request: ActRequest): Promise<Outcome<void>> {
  const { place, record, action, because, abort } = request;
  const now = readRecord(place);
  if (now?.state.kind !== 'running' || !isSameStart(now, record)) return ok(undefined);
  const stop = stopPolicyOf(now, readStop(place));
  const isAsked = stop.command !== null || stop.keys.length > 0;
  const log = (text: string): void => hub.log.info(text, { address: record.address });
  const pane = new PaneAccess(place, hub);
  const how = {
    signal: stop.signal,
    timeoutMs: stop.timeoutMs,
    ...(isAsked ? { first: () => endGently((text) => pane.type(text), stop, log) } : {}),
  };
  // Nobody could start an adopted process again.
  if (isAdoptedName(place.launch)) return stopAdopted(now.state.pid, record.address, how);
  if (action === 'stop') {
    const stopped = await stopSession(place, { ...how, hold: 'stop' });
    return stopped.ok ? ok(undefined) : stopped;
  }
  const { generation, starts } = record;
  const ended = await endStart(place, { ...how, generation, starts, because, abort });
  if (!ended.ok || ended.value !== 'ended' || action === 'end') return ended.ok ? ok(undefined) : ended;
  const after = readRecord(place);
  const isDown = after !== null && (after.state.kind === 'exited' || after.state.kind === 'failed');
  return isDown && isSameStart(after, record) && after.runnerPid !== null ? startHeld(place) : ok(undefined);
}

const isSameStart = (one: ProcessRecord, other: ProcessRecord): boolean =>
  one.generation === other.generation && one.starts === other.starts;
