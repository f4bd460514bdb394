/** The edge of the program: the only place below `main.ts` that knows the streams of the process. Everything else gets a `Context`. */
import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { isatty } from 'node:tty';
import pc from 'picocolors';
import type { Context, Output } from './context.ts';
import type { GlobalArguments } from './options.ts';

/** Bytes; nobody wants more of it, and a stream may have no end. */
const mostInput = 64 * 2 ** 20;

type Env = Readonly<Record<string, string | undefined>>;

export interface Edge {
  readonly env: Env;
  readonly cwd: string;
  readonly uid: number;
  readonly nodeVersion: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
  /** Does what Ctrl-C does. A question takes the key itself. */
  readonly interrupt: () => void;
}

type Choices = Pick<GlobalArguments, 'color' | 'directory' | 'verbose' | 'quiet' | 'trace'>;
export const noChoices: Choices = {
  color: null,
  directory: null,
  verbose: false,
  quiet: false,
  trace: false,
};

export function makeContext(edge: Edge, choices: Choices): Context {
  const cwd = choices.directory === null ? edge.cwd : resolve(edge.cwd, choices.directory);
  const stdout = output(() => edge.stdout, 1, edge.env, choices.color);
  const stderr = output(() => edge.stderr, 2, edge.env, choices.color);
  const interactive = isatty(0) && stderr.isTerminal;
  return {
    stdout,
    stderr,
    env: edge.env,
    // Not TMPDIR: it differs between shells, and two runs would use different locks.
    user: { uid: edge.uid, tmpdir: '/tmp', home: homeOf(edge.env) },
    nodeVersion: edge.nodeVersion,
    cwd,
    interactive,
    verbose: choices.verbose,
    quiet: choices.quiet,
    trace: choices.trace,
    signal: edge.signal,
    now: () => Date.now(),
    readInput: async () => {
      const parts: Buffer[] = [];
      let total = 0;
      for await (const part of edge.stdin) {
        const bytes = Buffer.from(part as Buffer); // no encoding is set on stdin
        parts.push(bytes);
        total += bytes.length;
        if (total > mostInput) break;
      }
      return Buffer.concat(parts).toString('utf8');
    },
    confirm: async (question) => {
      if (!interactive) return null;
      const { confirm, isCancel } = await import('@clack/prompts');
      const { stdin: input, stderr: shownOn, signal } = edge;
      const answer = await confirm({
        message: question,
        initialValue: false,
        input,
        output: shownOn,
        signal,
      });
      if (isCancel(answer)) edge.interrupt();
      return answer === true;
    },
    questions: async () => {
      if (!interactive) return null;
      const { clackQuestions } = await import('./clack-questions.ts');
      const { stdin: input, stderr: output, signal, interrupt } = edge;
      return clackQuestions({ input, output, signal, interrupt });
    },
    foreground: async (argv, env = edge.env) =>
      (await import('./foreground.ts')).runForeground(argv, cwd, env),
  };
}

function homeOf(env: Env): string {
  const home = env['HOME'];
  return home !== undefined && isAbsolute(home) ? home : homedir();
}

/** The stream is asked for at the first write only: making it costs more than most commands have to say on stderr. */
function output(stream: () => NodeJS.WriteStream, fd: number, env: Env, color: boolean | null): Output {
  const isTerminal = isatty(fd);
  return {
    write: (text) => {
      if (text !== '') stream().write(text);
    },
    isTerminal,
    paint: pc.createColors(wantsColor(isTerminal, env, color)),
    get columns() {
      return (isTerminal && stream().columns) || 80;
    },
    get rows() {
      return (isTerminal && stream().rows) || null;
    },
  };
}

/** `--color` and `--no-color` (or `WZP_COLOR`) win, then `NO_COLOR` (no-color.org: any value but the empty one), then the terminal. */
export function wantsColor(isTerminal: boolean, env: Env, color: boolean | null): boolean {
  if (color !== null) return color;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return isTerminal && env['TERM'] !== 'dumb';
}
