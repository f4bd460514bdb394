/** What both commanders do alike: end a command in time, bound what it may print, and never wait for its heirs. */
import type { ChildProcess } from 'node:child_process';
import type { CommandRequest } from './commander.ts';

export interface CommandLimits {
  /** Bytes of stdout, and of stderr; default 64 MiB. A command that prints more is killed, `spawnError` is `ENOBUFS`. */
  readonly maxBytes?: number;
}

export const defaultMaxBytes = 64 * 1024 * 1024;

/** ms after the end of a command in which its output must end too; a background child of it may keep the pipes for ever. */
const lastWordsMs = 250;

/** ms; `setTimeout` takes a longer one for 1. */
const longestTimer = 2 ** 31 - 1;

export interface Watch {
  timedOut(): boolean;
  end(): void;
}

/** `detached` commands lead a process group: the whole group is killed. */
export function watchCommand(child: ChildProcess, timeoutMs: number, detached: boolean): Watch {
  let timedOut = false;
  let lastWords: NodeJS.Timeout | undefined;
  const timer = setTimeout(
    () => {
      timedOut = child.exitCode === null && child.signalCode === null;
      killCommand(child, detached);
    },
    Math.min(timeoutMs, longestTimer),
  );
  child.once('exit', () => {
    clearTimeout(timer);
    lastWords = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.stdin?.destroy();
    }, lastWordsMs);
  });
  return {
    timedOut: () => timedOut,
    end: () => {
      clearTimeout(timer);
      clearTimeout(lastWords);
    },
  };
}

/** SIGKILL, since a stopped or hung command heeds nothing else. */
export function killCommand(child: ChildProcess, detached: boolean): void {
  if (child.pid === undefined) return;
  if (!detached) {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: the whole group has ended.
  }
}

/** The error of a request that no system call could take: a NUL ends a C string. Null when there is nothing wrong. */
export function flawOf(request: CommandRequest): string | null {
  const texts = [...request.argv, ...Object.entries(request.env).flat(), request.cwd ?? ''];
  return texts.some((text) => text.includes('\0')) ? 'EINVAL' : null;
}

/** `ENOENT` and the like of an error that a start of a process ended in. */
export function spawnErrorOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message : String(error);
}
