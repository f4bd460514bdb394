/** The log of the daemon: one JSON object a line. Whoever logs keeps secrets and the contents of panes out of it. */

export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export const silentLog: Log = { info: () => undefined, error: () => undefined };
