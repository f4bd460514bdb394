/** Calls of the tmux client, and what became of them. Every call is one process; free text goes in on stdin, never in argv. */
import { setTimeout } from 'node:timers/promises';
import { type Diagnostic, failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Commander, CommandResult } from '../commander.ts';
import { type BatchLine, renderBatch } from './quote.ts';
import { listenerPid } from './server-pid.ts';
import type { Socket } from './socket.ts';
import { tooOld } from './version.ts';

export type CallResult =
  | { readonly kind: 'done'; readonly stdout: string }
  /** tmux refused some of it; in a batch the rest was carried out. */
  | { readonly kind: 'refused'; readonly stdout: string; readonly messages: readonly string[] }
  | { readonly kind: 'no-server' }
  /** `unknown`: it may have been carried out all the same. */
  | { readonly kind: 'broken'; readonly unknown: boolean; readonly diagnostic: Diagnostic };

export interface TmuxClient {
  readonly socket: Socket;
  /** For commands made of ids and fixed words only. */
  read(command: readonly string[]): Promise<CallResult>;
  /** The same, with `input` on stdin. */
  feed(command: readonly string[], input: string): Promise<CallResult>;
  /** One `source-file -`; `start` starts a server when none runs. */
  batch(lines: readonly BatchLine[], start: boolean): Promise<CallResult>;
  /** Whether the tmux on PATH may be used; asked once. */
  usable(): Promise<Outcome<void>>;
}

export interface ClientOptions {
  readonly commander: Commander;
  /** Absolute path of tmux, or null when there is none. */
  readonly tmux: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly socket: Socket;
  /** ms */
  readonly readTimeout: number;
  /** ms */
  readonly batchTimeout: number;
}

export function tmuxClient(options: ClientOptions): TmuxClient {
  const { commander, env, socket } = options;
  let usable: Promise<Outcome<void>> | null = null;

  async function call(args: readonly string[], timeoutMs: number, input?: string): Promise<CallResult> {
    if (options.tmux === null) return { kind: 'broken', unknown: false, diagnostic: notFound };
    // -u: without it a client in a C locale gets every character beyond ASCII, and every tab, as `_`
    const argv = [options.tmux, '-u', ...socket.args, ...args] as const;
    const request = { argv, env, timeoutMs, detached: true, input: input ?? '' };
    let result = await commander.run(request);
    for (let tries = 0; isEnding(result) && tries < 10; tries += 1) {
      await setTimeout(25);
      result = await commander.run(request);
    }
    return classify(result, socket);
  }

  return {
    socket,
    read: (command) => call(command, options.readTimeout),
    feed: (command, input) => call(command, options.batchTimeout, input),
    batch: (lines, start) =>
      call(
        start ? ['start-server', ';', 'source-file', '-'] : ['source-file', '-'],
        options.batchTimeout,
        renderBatch(lines),
      ),
    usable: () => (usable ??= checkVersion(options)),
  };
}

/** A server without sessions takes some milliseconds to end, with all it had: what it did not answer can be said again. */
const isEnding = ({ code, stderr }: CommandResult): boolean =>
  code !== 0 && /^(lost server|server exited unexpectedly)/.test(stderr);

async function checkVersion({ commander, tmux, env, readTimeout }: ClientOptions): Promise<Outcome<void>> {
  if (tmux === null) return failed(notFound);
  const result = await commander.run({ argv: [tmux, '-V'], env, timeoutMs: readTimeout });
  if (result.spawnError !== null) return failed(notFound);
  const old = tooOld(result.stdout);
  return old === null ? ok(undefined) : failed(old);
}

function classify(result: CommandResult, socket: Socket): CallResult {
  if (result.spawnError !== null) return notStarted(result.spawnError);
  if (result.timedOut) return { kind: 'broken', unknown: true, diagnostic: silent(socket, result.ms) };
  if (result.code === 0) return { kind: 'done', stdout: result.stdout };
  // where a script cannot be parsed, tmux says so on stdout
  const flaws = result.stdout.split('\n').filter((line) => /^-:\d+: /.test(line));
  const messages = [...result.stderr.split('\n').filter((line) => line !== ''), ...flaws];
  const [first = `exit status ${result.code ?? 'unknown'}`] = messages;
  if (nothingThere.test(first)) return { kind: 'no-server' };
  if (first.startsWith('error connecting to '))
    return { kind: 'broken', unknown: false, diagnostic: unreachable(first) };
  if (result.code === null || isEnding(result))
    return { kind: 'broken', unknown: true, diagnostic: refusal(messages) };
  return { kind: 'refused', stdout: result.stdout, messages };
}

/** ENOBUFS: it was started and printed more than anybody reads. */
const notStarted = (error: string): CallResult =>
  error === 'ENOENT'
    ? { kind: 'broken', unknown: false, diagnostic: notFound }
    : { kind: 'broken', unknown: error === 'ENOBUFS', diagnostic: refusal([`cannot be called: ${error}`]) };

/** The last is the answer of a server that has no session (any more). */
const nothingThere =
  /^no server running on |^error connecting to .*\((No such file or directory|Connection refused)\)$|^no current target$/;

const notFound: Diagnostic = {
  code: 'WZP3010',
  severity: 'error',
  message: 'tmux was not found on PATH',
  hint: 'install tmux 3.2 or newer, or choose another backend with --backend',
};

function silent(socket: Socket, ms: number): Diagnostic {
  const pid = listenerPid(socket.path);
  const wake = pid === null ? `find the process that listens on ${socket.path}` : `kill -CONT ${pid}`;
  return {
    code: 'WZP3001',
    severity: 'error',
    message: `the tmux server on ${socket.path}${pid === null ? '' : ` (pid ${pid})`} did not answer within ${Math.round(ms)} ms`,
    hint: `it is stopped or hangs: ${wake} to let it go on, or end it`,
  };
}

const unreachable = (message: string): Diagnostic => ({
  code: 'WZP3013',
  severity: 'error',
  message,
  hint: 'check who owns the socket and its folder, or name another one with --tmux-socket',
});

export const refusal = (messages: readonly string[]): Diagnostic => ({
  code: 'WZP3012',
  severity: 'error',
  message: `tmux: ${messages[0] ?? 'failed without a message'}`,
  ...(messages.length > 1 ? { detail: messages.join('\n') } : {}),
});
