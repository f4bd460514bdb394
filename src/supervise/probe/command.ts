/** Running a command of the spec to its end: never by a shell of ours, never longer than it may take. */
import { spawn } from 'node:child_process';

export interface CommandLine {
  readonly argv: readonly string[];
  /** What it reads on its standard input; null: nothing. */
  readonly input: string | null;
  /** Absolute. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Gets what it prints; without it that goes nowhere. */
  readonly output?: (text: string) => void;
}

/** How it ended; null: well. */
export type Trouble = string | null;

export type CommandEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string }
  /** By us. */
  | { readonly kind: 'stopped'; readonly reason: string }
  /** There is no such program, or no such directory. */
  | { readonly kind: 'unstartable'; readonly reason: string };

export async function runCommand(
  command: CommandLine,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Trouble> {
  const end = await endOf(command, timeoutMs, signal);
  switch (end.kind) {
    case 'ended':
      return end.code === 0 ? null : `exit status ${end.code}`;
    case 'killed':
      return `ended by ${end.signal}`;
    case 'stopped':
    case 'unstartable':
      return end.reason;
  }
}

/** When the time is over, or the signal comes, it and all that it started in its group are killed. */
export function endOf(command: CommandLine, timeoutMs: number, signal?: AbortSignal): Promise<CommandEnd> {
  const [program, ...words] = command.argv;
  if (program === undefined || program === '')
    return Promise.resolve({ kind: 'unstartable', reason: 'it names no program' });
  if (signal?.aborted) return Promise.resolve(interrupted);
  const printed = command.output === undefined ? 'ignore' : 'pipe';
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: command.cwd,
      env: command.environment,
      stdio: [command.input === null ? 'ignore' : 'pipe', printed, printed],
      detached: true, // a group of its own, so that Ctrl-C is not for it and all of it can be killed
    });
    const timer = setTimeout(() => {
      end({ kind: 'stopped', reason: `no answer within ${seconds(timeoutMs)}` });
    }, timeoutMs);
    const interrupt = (): void => {
      end(interrupted);
    };
    const end = (how: CommandEnd): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) kill(child.pid);
      resolve(how);
    };
    signal?.addEventListener('abort', interrupt);
    child.once('error', (error) => {
      end({ kind: 'unstartable', reason: error.message });
    });
    const exited = (code: number | null, by: NodeJS.Signals | null): void => {
      end(by === null ? { kind: 'ended', code: code ?? 0 } : { kind: 'killed', signal: by });
    };
    if (command.output === undefined) child.once('exit', exited);
    else {
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => command.output?.(text));
      child.once('close', exited);
      // What it has left in the background may hold its output open.
      child.once('exit', (code, by) => setTimeout(exited, lastWordsMs, code, by).unref());
    }
    // A program that does not read its input ends before all of it is written.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(command.input === null ? '' : `${command.input}\n`);
  });
}

/** ms in which the last of its output arrives. */
const lastWordsMs = 300;

const interrupted: CommandEnd = { kind: 'stopped', reason: 'interrupted' };

function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

export const seconds = (ms: number): string =>
  `${ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000)} s`;
