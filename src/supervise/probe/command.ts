/** Running a command of the spec to its end: never by a shell of ours, never longer than it may take. */
import { spawn } from 'node:child_process';

export interface CommandLine {
  readonly argv: readonly string[];
  /** What it reads on its standard input; null: nothing. */
  readonly input: string | null;
  /** Absolute. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** How it ended; null: well. */
export type Trouble = string | null;

/** Its output goes nowhere. When the time is over, or the signal comes, it and all that it started in its group are killed. */
export function runCommand(command: CommandLine, timeoutMs: number, signal?: AbortSignal): Promise<Trouble> {
  const [program, ...words] = command.argv;
  if (program === undefined || program === '') return Promise.resolve('it names no program');
  if (signal?.aborted) return Promise.resolve('interrupted');
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: command.cwd,
      env: command.environment,
      stdio: [command.input === null ? 'ignore' : 'pipe', 'ignore', 'ignore'],
      detached: true, // a group of its own, so that Ctrl-C is not for it and all of it can be killed
    });
    const timer = setTimeout(() => {
      end(`no answer within ${seconds(timeoutMs)}`);
    }, timeoutMs);
    const interrupt = (): void => {
      end('interrupted');
    };
    const end = (trouble: Trouble): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) kill(child.pid);
      resolve(trouble);
    };
    signal?.addEventListener('abort', interrupt);
    child.once('error', (error) => {
      end(error.message);
    });
    child.once('exit', (code, by) => {
      end(by === null ? (code === 0 ? null : `exit status ${code}`) : `ended by ${by}`);
    });
    // A program that does not read its input ends before all of it is written.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(command.input === null ? '' : `${command.input}\n`);
  });
}

function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

export const seconds = (ms: number): string =>
  `${ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000)} s`;
