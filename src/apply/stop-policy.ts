/** How a process that runs is to be stopped: as it was told when it was started, or later by an update. Pure. */
import type { ProcessRecord } from '../runner/process.ts';
import type { RecordedStop } from '../runner/stop-file.ts';

const patienceMs = 10_000;

/** `recorded`: what stands beside the launch; without it a usual stop. */
export function stopPolicyOf(record: ProcessRecord | null, recorded: RecordedStop | null): RecordedStop {
  if (recorded) return recorded;
  return { signal: isShell(record) ? 'SIGHUP' : 'SIGTERM', timeoutMs: patienceMs, keys: [], command: null };
}

/** Interactive shells ignore SIGTERM. */
const isShell = (record: ProcessRecord | null): boolean =>
  record !== null && !['run', 'agent'].some((key) => (record.fields[key]?.shown ?? null) !== null);
