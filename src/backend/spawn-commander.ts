/** The commander of the read path: nothing to load beyond Node itself. Behaves as `execaCommander` does. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import {
  defaultMaxBytes,
  flawOf,
  killCommand,
  spawnErrorOf,
  watchCommand,
  type CommandLimits,
} from './command-watch.ts';
import type { Commander, CommandRequest, CommandResult } from './commander.ts';

export function spawnCommander(limits: CommandLimits = {}): Commander {
  return { run: (request) => run(request, limits.maxBytes ?? defaultMaxBytes) };
}

async function run(request: CommandRequest, maxBytes: number): Promise<CommandResult> {
  const start = performance.now();
  const result = (rest: Omit<CommandResult, 'ms'>): CommandResult => ({
    ...rest,
    ms: performance.now() - start,
  });
  const notStarted = (spawnError: string): CommandResult =>
    result({ code: null, stdout: '', stderr: '', timedOut: false, spawnError });
  const flaw = flawOf(request);
  if (flaw !== null) return notStarted(flaw);

  let child: ChildProcess;
  try {
    child = begin(request);
  } catch (error) {
    return notStarted(spawnErrorOf(error)); // thrown, not emitted: E2BIG
  }
  const detached = request.detached ?? false;
  const watch = watchCommand(child, request.timeoutMs, detached);
  let overflow = false;
  const stopAtLimit = (): void => {
    overflow = true;
    killCommand(child, detached);
  };
  const stdout = collect(child.stdout, maxBytes, stopAtLimit);
  const stderr = collect(child.stderr, maxBytes, stopAtLimit);
  if (child.stdin !== null) {
    child.stdin.on('error', () => undefined); // EPIPE: it did not want to read; its exit status says what it thinks
    child.stdin.end(request.input ?? '');
  }
  try {
    const code = await closed(child);
    return result({
      code: watch.timedOut() || overflow ? null : code,
      stdout: stdout(),
      stderr: stderr(),
      timedOut: watch.timedOut(),
      spawnError: overflow ? 'ENOBUFS' : null,
    });
  } catch (error) {
    return notStarted(spawnErrorOf(error));
  } finally {
    watch.end();
  }
}

function begin(request: CommandRequest): ChildProcess {
  const [file, ...args] = request.argv;
  return spawn(file, args, {
    env: { ...request.env },
    stdio: [request.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: request.detached ?? false,
    ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
  });
}

/** The exit status, null for a signal; rejects when the program could not be started. */
const closed = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });

/** Bytes first, text at the end: a character may be cut between two chunks. */
function collect(stream: Readable | null, maxBytes: number, atLimit: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on('error', () => undefined);
  stream?.on('data', (chunk: Buffer) => {
    const rest = maxBytes - size;
    if (chunk.length > rest) atLimit();
    chunks.push(chunk.subarray(0, rest));
    size += Math.min(chunk.length, rest);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
