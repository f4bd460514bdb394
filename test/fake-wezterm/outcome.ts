/** What a call of `wezterm cli` ends with, and the words of its errors. */
export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Thrown where the client itself gives up; the text stands before `; terminating`. */
export class ClientError extends Error {}

/** The server answers with an error: the client shows it as a debug dump. */
export class ServerError extends ClientError {
  constructor(reason: string) {
    super(
      `unexpected response Ok(ErrorResponse(ErrorResponse { reason: "Error: ${debugEscaped(reason)}" }))`,
    );
  }
}

/** The real server would be gone, or would never answer again. */
export class Downfall extends Error {
  constructor(
    readonly kind: 'died' | 'hung',
    message: string,
  ) {
    super(message);
  }
}

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
};

/** A string inside Rust's `{:?}`. */
const debugEscaped = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/["\\\n\r\t\0]|[\x01-\x1f\x7f]/g, (c) => ESCAPED[c] ?? `\\u{${c.charCodeAt(0).toString(16)}}`);

/** A line of the log, which is where run-time errors go. */
export function logLine(message: string, target = 'wezterm'): string {
  const now = new Date();
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  const time = `${pad(now.getHours(), 2)}:${pad(now.getMinutes(), 2)}:${pad(now.getSeconds(), 2)}.${pad(now.getMilliseconds(), 3)}`;
  return `${time}  ERROR  ${target} > ${message}\n`;
}

export const said = (stdout: string): Outcome => ({ exit: 0, stdout, stderr: '' });

export const failure = (message: string): Outcome => ({
  exit: 1,
  stdout: '',
  stderr: logLine(`${message}; terminating`),
});
