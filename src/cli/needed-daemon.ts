/** The daemon for a spec that cannot do without it: started beside the work of an apply, awaited at its end. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Desired } from '../spec/desired.ts';
import type { UserPaths } from '../state/paths.ts';
import { needsDaemon } from '../supervise/needs.ts';
import type { Context } from './context.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { printDiagnostics } from './view/diagnostics.ts';

export class NeededDaemon {
  readonly #context: Context;
  readonly #paths: UserPaths;
  readonly #needed: readonly string[];
  #start: Promise<readonly Diagnostic[]> | null = null;

  constructor(context: Context, paths: UserPaths, desired: Desired) {
    this.#context = context;
    this.#paths = paths;
    this.#needed = needsDaemon(desired);
  }

  /** Does not wait. */
  begin(): void {
    if (this.#needed.length > 0) this.#start ??= this.#started().catch((error: unknown) => [broken(error)]);
  }

  /** The exit code of a run that ended with `code`: without its daemon the spec is not applied whole. */
  async after(code: ExitCode): Promise<ExitCode> {
    if (this.#start === null) return code;
    const problems = await this.#start;
    printDiagnostics(this.#context, problems);
    return problems.some(({ severity }) => severity === 'error') && code === exitCodes.done
      ? exitCodes.failed
      : code;
  }

  async #started(): Promise<readonly Diagnostic[]> {
    const [{ startDaemon }, { daemonArgv }, { version }] = await Promise.all([
      import('../supervise/daemon/start.ts'),
      import('./daemon-argv.ts'),
      import('./package.ts'),
    ]);
    const { env } = this.#context;
    const started = await startDaemon({ paths: this.#paths, env, argv: daemonArgv(), version });
    if (!started.ok) return [...started.diagnostics, this.#unwatched()];
    return started.value.note === null ? [] : [started.value.note];
  }

  #unwatched(): Diagnostic {
    const [first = '', ...others] = this.#needed;
    return {
      code: 'WZP5026',
      severity: 'error',
      message: `without the daemon nobody watches ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`,
      hint: 'the panes run all the same; put right what is said above, then: wzp daemon start',
    };
  }
}

const broken = (error: unknown): Diagnostic => ({
  code: 'WZP5023',
  severity: 'error',
  message: `the daemon did not start: ${error instanceof Error ? error.message : String(error)}`,
});
