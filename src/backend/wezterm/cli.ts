/** Calls of `wezterm cli`, each with an explicit socket, without auto-start, with a deadline and a small environment. */
import { failed, ok, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Commander, CommandResult } from '../commander.ts';
import type { Environment } from './socket.ts';

export interface Cli {
  /** stdout of `wezterm [global…] cli --no-auto-start …args`, or what went wrong. */
  call(args: readonly string[], options?: CallOptions): Promise<Outcome<string>>;
  version(): Promise<Outcome<string>>;
}

export interface CallOptions {
  /** Between `wezterm` and `cli`. */
  readonly global?: readonly string[];
  readonly input?: string;
  /** A call that changes something runs in a process group of its own: Ctrl-C must not fall between two states. */
  readonly structural?: boolean;
}

const timeoutMs = 10_000;
const spawnTimeoutMs = 20_000;

/** Everything that the server or the client needs; the rest of the caller's environment would become that of the panes. */
const passedOn = /^(PATH|HOME|USER|LOGNAME|LANG|LC_.*|TMPDIR|XDG_.*|DISPLAY|WAYLAND_DISPLAY)$/;

export function weztermEnvironment(env: Environment, socket: string): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env))
    if (value !== undefined && passedOn.test(name)) kept[name] = value;
  return { ...kept, WEZTERM_UNIX_SOCKET: socket, WEZTERM_LOG: 'error' };
}

export function weztermCli(commander: Commander, program: string, env: Environment, socket: string): Cli {
  const small = weztermEnvironment(env, socket);
  return {
    async call(args, options = {}) {
      const result = await commander.run({
        argv: [program, ...(options.global ?? []), 'cli', '--no-auto-start', ...args],
        env: small,
        timeoutMs: options.structural ? spawnTimeoutMs : timeoutMs,
        ...(options.input === undefined ? {} : { input: options.input }),
        ...(options.structural ? { detached: true } : {}),
      });
      return result.code === 0 ? ok(result.stdout) : failed(explain(args, result, socket));
    },
    async version() {
      const result = await commander.run({ argv: [program, '--version'], env: small, timeoutMs });
      return result.code === 0
        ? ok(result.stdout.trim().replace(/^wezterm\s+/, ''))
        : failed(explain(['--version'], result, socket));
    },
  };
}

/** Errors reach us as log lines; the server's own reason stands in a debug dump with its quotes escaped. */
export function reasonOf(stderr: string): string {
  const server = /reason: "(?:Error: )?((?:[^"\\]|\\.)*)"/s.exec(stderr)?.[1];
  if (server !== undefined) return server.replace(/\\(.)/gs, '$1');
  const client = /ERROR\s+\S+\s+> (.*?)(?:; terminating)?\s*$/s.exec(stderr)?.[1];
  return (client ?? stderr).trim();
}

function explain(args: readonly string[], result: CommandResult, socket: string): Diagnostic {
  const what = `wezterm cli ${args[0] ?? ''}`;
  if (result.spawnError === 'ENOENT')
    return {
      code: 'WZP3020',
      severity: 'error',
      message: 'wezterm was not found on PATH',
      hint: 'install WezTerm (https://wezterm.org/installation), or use --backend tmux',
    };
  if (result.timedOut)
    return {
      code: 'WZP3001',
      severity: 'error',
      message: `WezTerm did not answer: ${what} was given up after ${Math.round(result.ms / 1000)} s (socket ${socket})`,
      hint: 'the server may be stopped (kill -CONT it) or hang in a resize (then end it with SIGTERM); the call may still be carried out',
    };
  const reason = reasonOf(result.stderr);
  if (/failed to connect to Socket/.test(reason)) return noServer(socket);
  return {
    code: 'WZP3022',
    severity: 'error',
    message: `${what} failed: ${reason || `exit status ${result.code ?? 'unknown'}`}`,
    hint: 'run again with --trace to see every call',
  };
}

export const noServer = (socket: string): Diagnostic => ({
  code: 'WZP3021',
  severity: 'error',
  message: `no WezTerm listens on ${socket}`,
  hint: 'start WezTerm, or wezterm-mux-server --daemonize; name another socket with --wezterm-socket; or use --backend tmux',
});
