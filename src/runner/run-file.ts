/**
 * The run file of a generation: what the runner needs to know of it, and below that what the program gets. It is sh
 * source, because sh is what reads it; every value stands in single quotes.
 */
import { failed, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import type {
  Check,
  DesiredPane,
  FieldValue,
  PaneLimits,
  Process,
  RestartPolicy,
  Schedule,
  StopPolicy,
  WatchedPaths,
} from '../spec/desired.ts';
import { shCanExport } from './environment.ts';
import type { RecordRequest } from './record-file.ts';

export type StartMode =
  | { readonly kind: 'now' }
  /** Held back until `startHeld`; `what` stands in the pane: `waits for <what>`. */
  | { readonly kind: 'held'; readonly what: string; readonly enterStarts: boolean };

/** All that one generation of a pane is started with. */
export interface RunRequest {
  /** The text of a `type` is not run: it is for the engine to send once the shell is there. */
  readonly process: Process;
  /** Absolute path or name. */
  readonly shell: string;
  /** Absolute. */
  readonly cwd: string;
  /** Complete, but for what the terminal sets (TERM and the like) and the variables that name the pane. */
  readonly environment: Readonly<Record<string, string>>;
  readonly title: string | null;
  readonly onExit: 'hold' | 'close' | 'shell';
  readonly restart: RestartPolicy;
  /** How it is to be ended, kept beside it for when the spec no longer says. */
  readonly stop: StopPolicy;
  /** What the daemon asks while it runs. */
  readonly ready?: Check | null;
  readonly health?: Check | null;
  /** When the daemon starts it. */
  readonly schedule?: Schedule | null;
  /** What restarts it when it changes. */
  readonly watch?: WatchedPaths | null;
  /** What it may use: the daemon watches that. */
  readonly limits?: PaneLimits | null;
  /** What is kept of what it prints; absent and null: nothing. */
  readonly record?: RecordRequest | null;
  readonly start: StartMode;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Public digest, for the marker. */
  readonly digest: string;
}

/** What a pane of the spec is started with, on top of the base environment. */
export function runRequestOf(
  pane: DesiredPane,
  base: Readonly<Record<string, string>>,
  start: StartMode = { kind: 'now' },
): RunRequest {
  const environment: Record<string, string> = { ...base };
  for (const [name, text] of pane.env) environment[name] = text.value;
  return {
    process: pane.process,
    shell: pane.shell,
    cwd: pane.cwd.value,
    environment,
    title: pane.title?.value ?? null,
    onExit: pane.onExit,
    restart: pane.supervision.restart,
    stop: pane.stop,
    ready: pane.supervision.ready,
    health: pane.supervision.health,
    schedule: pane.supervision.schedule ?? null,
    watch: pane.supervision.watch ?? null,
    limits: pane.limits ?? null,
    start,
    fields: pane.fields,
    digest: pane.publicDigest,
  };
}

/** A word of sh that is exactly this text. NUL cannot be in one. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Control characters would act on the terminal that shows the text. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu, ' ');

/** Linux: longest single string that execve(2) takes, the NUL at its end included (MAX_ARG_STRLEN). */
const longestString = 131_072;

/**
 * The text of the run file. `commandPath` is where the text of a `run` stands. Fails when something can reach no
 * process at all; the diagnostics name the variable, never its value.
 */
export function runFile(
  address: string,
  run: RunRequest,
  environment: Readonly<Record<string, string>>,
  commandPath: string,
): Outcome<string> {
  const problems = findProblems(address, run, environment);
  if (problems.length > 0) return failed(...problems);
  const exported = Object.keys(environment).filter(shCanExport);
  // Locale last: from then on bash reads this file in that locale.
  exported.sort((a, b) => Number(/^(?:LC_|LANG)/.test(a)) - Number(/^(?:LC_|LANG)/.test(b)));
  const program = run.process.kind === 'argv' ? (run.process.argv[0]?.value ?? '') : run.shell;
  return ok(
    [
      ...runnerPart(run),
      '[ "$wzp__part" != runner ] || return 0',
      `wzp__address=${quote(address)}`,
      `wzp__cwd=${quote(run.cwd)}`,
      ...exported.map((name) => `export ${name}=${quote(environment[name] ?? '')}`),
      'if [ "$wzp__part" = shell ]; then',
      ...programPart(run.shell, [run.shell], environment),
      'else',
      ...programPart(program, argvOf(run, commandPath), environment),
      'fi',
      '',
    ].join('\n'),
  );
}

function runnerPart(run: RunRequest): string[] {
  const { start } = run;
  return [
    ...policyLines(run),
    `run_wait=${quote(start.kind === 'held' ? printable(start.what) || 'a start' : '')}`,
    `run_wait_enter=${start.kind === 'held' && start.enterStarts ? 1 : ''}`,
  ];
}

/** What the runner may be told anew while the program runs. */
export function policyLines({
  restart,
  onExit,
  title,
  record = null,
}: Pick<RunRequest, 'restart' | 'onExit' | 'title' | 'record'>): string[] {
  const seconds = restart.windowMs === null ? 0 : Math.max(1, Math.ceil(restart.windowMs / 1000));
  return [
    `run_on_exit=${onExit}`,
    `run_title=${quote(printable(title ?? ''))}`,
    `run_restart=${restart.policy}`,
    `run_backoff=${Math.max(0, Math.round(restart.backoffMs))}`,
    `run_max_backoff=${Math.max(0, Math.round(restart.maxBackoffMs))}`,
    `run_max_restarts=${restart.maxRestarts ?? -1}`,
    `run_window=${seconds}`,
    `run_record=${quote((record?.log && record.perl) ?? '')}`,
  ];
}

/** A variable that sh cannot export is set by env(1). Its value shows for as long as env takes to exec. */
function programPart(
  program: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): string[] {
  const others = Object.keys(environment).filter((name) => !shCanExport(name));
  const prefix =
    others.length === 0
      ? []
      : ['/usr/bin/env', ...others.map((name) => `${name}=${environment[name] ?? ''}`)];
  return [`wzp__program=${quote(program)}`, `set -- ${[...prefix, ...argv].map(quote).join(' ')}`];
}

function argvOf(run: RunRequest, commandPath: string): string[] {
  switch (run.process.kind) {
    case 'argv':
      return run.process.argv.map((word) => word.value);
    case 'text':
      return [run.shell, commandPath];
    case 'shell':
    case 'type':
      return [run.shell];
  }
}

function findProblems(
  address: string,
  run: RunRequest,
  environment: Readonly<Record<string, string>>,
): Diagnostic[] {
  const problem = (message: string, hint: string): Diagnostic => ({
    code: 'WZP5001',
    severity: 'error',
    message,
    hint,
    address,
  });
  const found: Diagnostic[] = [];
  const check = (what: string, text: string, extra: number): void => {
    if (text.includes('\0'))
      found.push(problem(`${what} contains a NUL character`, 'no process can receive that; encode it'));
    const bytes = Buffer.byteLength(text) + extra + 1;
    if (bytes > longestString)
      found.push(
        problem(
          `${what} is too long (${bytes} bytes)`,
          `the system takes at most ${longestString} bytes; pass a file instead`,
        ),
      );
  };
  for (const [name, value] of Object.entries(environment)) {
    if (name === '' || /[=\0]/.test(name))
      found.push(
        problem(`${JSON.stringify(name)} cannot be the name of a variable`, 'use letters, digits and "_"'),
      );
    else check(`the variable ${name}`, value, Buffer.byteLength(name) + 1);
  }
  if (run.process.kind === 'argv') {
    if ((run.process.argv[0]?.value ?? '') === '')
      found.push(problem('the command has no program', 'name the program as the first word of `run`'));
    run.process.argv.forEach((word, index) => check(`word ${index + 1} of the command`, word.value, 0));
  } else if (run.process.kind === 'text' && run.process.text.value.includes('\0'))
    found.push(problem('the command contains a NUL character', 'no shell can read that'));
  if (run.cwd.includes('\0'))
    found.push(problem('the directory contains a NUL character', 'name another directory'));
  return found;
}
