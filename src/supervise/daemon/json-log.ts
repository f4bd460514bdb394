/** The log as pino writes it: `time` (ISO 8601), `level` and `message` of every line, and what belongs to it. */
import { pino } from 'pino';
import type { Log } from '../../hub/log.ts';

/** What `WZP_LOG` may name; each with those after it. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** `info` where it names none of them. */
export const logLevelOf = (named: string | undefined): LogLevel =>
  logLevels.find((level) => level === named?.toLowerCase()) ?? 'info';

/** `write`: takes whole lines at once, so that the last one before a sudden end is there; pino's own threads could not promise that. */
export function jsonLog(
  write: (line: string) => void,
  level: LogLevel = 'info',
  now: () => number = Date.now,
): Log {
  const log = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: textOf },
    },
    { write },
  );
  return {
    info: (message, fields = {}) => log.info(fields, message),
    error: (message, fields = {}) => log.error(fields, message),
  };
}

const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
