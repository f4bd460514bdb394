/** The commander of the engine, over execa. Import it where something is changed; reading takes `spawnCommander`. */
import { execa } from 'execa';
import {
  defaultMaxBytes,
  flawOf,
  killCommand,
  spawnErrorOf,
  watchCommand,
  type CommandLimits,
} from './command-watch.ts';
import type { Commander, CommandRequest, CommandResult } from './commander.ts';

export function execaCommander(limits: CommandLimits = {}): Commander {
  return { run: (request) => run(request, limits.maxBytes ?? defaultMaxBytes) };
}

async function run(request: CommandRequest, maxBytes: number): Promise<CommandResult> {
  const start = performance.now();
  const ended = (rest: Omit<CommandResult, 'ms'>): CommandResult => ({
    ...rest,
    ms: performance.now() - start,
  });
  const flaw = flawOf(request);
  if (flaw !== null) return ended({ code: null, stdout: '', stderr: '', timedOut: false, spawnError: flaw });
  const detached = request.detached ?? false;
  const child = begin(request, maxBytes);
  const watch = watchCommand(child, request.timeoutMs, detached);
  const result = await child.finally(() => watch.end());
  const timedOut = watch.timedOut();
  const overflow = result.isMaxBuffer;
  if (overflow) killCommand(child, detached); // execa has ended the child, not its group
  const neverStarted = child.pid === undefined;
  return ended({
    code: timedOut || overflow || neverStarted ? null : (result.exitCode ?? null),
    stdout: textOf(result.stdout),
    stderr: textOf(result.stderr),
    timedOut,
    spawnError: overflow ? 'ENOBUFS' : neverStarted ? (result.code ?? spawnErrorOf(result.cause)) : null,
  });
}

function begin(request: CommandRequest, maxBytes: number) {
  const [file, ...args] = request.argv;
  return execa(file, args, {
    env: request.env,
    extendEnv: false,
    reject: false,
    // Bytes: as text execa drops a leading byte order mark.
    encoding: 'buffer',
    stripFinalNewline: false,
    maxBuffer: maxBytes,
    detached: request.detached ?? false,
    // Our own end does not end the command: half of a structural change is worse than all of it.
    cleanup: false,
    // Time is watched by us, for execa signals the child alone and then waits for whoever holds its pipes.
    killSignal: 'SIGKILL',
    ...(request.input === undefined ? { stdin: 'ignore' as const } : { input: request.input }),
    ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
  });
}

const textOf = (bytes: Uint8Array | undefined): string =>
  bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
