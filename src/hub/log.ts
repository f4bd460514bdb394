/** The log of the daemon: one JSON object a line. Whoever logs keeps secrets and the contents of panes out of it. */

export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export function logTo(write: (line: string) => void, now: () => number = Date.now): Log {
  const line = (level: string, message: string, fields: LogFields = {}): void => {
    const { error, ...rest } = fields;
    const shown = error === undefined ? rest : { ...rest, error: textOf(error) };
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...shown })}\n`);
  };
  return {
    info: (message, fields) => line('info', message, fields),
    error: (message, fields) => line('error', message, fields),
  };
}

export const silentLog: Log = { info: () => undefined, error: () => undefined };

const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
