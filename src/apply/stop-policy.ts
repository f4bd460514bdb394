/** How a process that runs is to be stopped: as it was told when it was started. Pure. */
import type { ProcessRecord } from '../runner/process.ts';
import type { Json, StopPolicy } from '../spec/desired.ts';

const byDefault: StopPolicy = { signal: 'SIGTERM', timeoutMs: 10_000 };

/** `given`: what the spec says now, for a process that stays in it; it wins, for it is what the user wants. */
export function stopPolicyOf(record: ProcessRecord | null, given: StopPolicy | null): StopPolicy {
  if (given) return given;
  const stop = record?.fields['stop']?.shown ?? null;
  const recorded = isObject(stop) ? stop : {};
  const { signal, timeoutMs } = recorded;
  return {
    signal: typeof signal === 'string' ? signal : isShell(record) ? 'SIGHUP' : byDefault.signal,
    timeoutMs: typeof timeoutMs === 'number' ? timeoutMs : byDefault.timeoutMs,
  };
}

/** Interactive shells ignore SIGTERM. */
const isShell = (record: ProcessRecord | null): boolean =>
  record !== null && !['run', 'agent'].some((key) => (record.fields[key]?.shown ?? null) !== null);

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
