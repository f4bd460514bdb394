/** One row of the command table. */
import type { Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import type { Arguments, Options, Positional } from './options.ts';

/** What a handler file exports. It never touches `process`: everything it needs is in the context. */
export interface Handler<A> {
  run(context: Context, args: A): Promise<ExitCode>;
}

/**
 * What Ctrl-C does. `at once` (the default): the program ends; for commands that change nothing. `by itself`: `context.signal` is
 * aborted and the handler comes to a consistent end. `hands over`: nothing; another program has the terminal.
 */
export type Interrupt = 'at once' | 'by itself' | 'hands over';

export interface CommandText {
  /** `plan`, or two words: `state list`. */
  readonly name: string;
  /** One line for the list of commands, without a full stop. */
  readonly describe: string;
  /** Command line and what it does; at least one. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  readonly interrupt?: Interrupt;
}

export interface Command extends CommandText {
  readonly options: Options;
  readonly positionals: readonly Positional[];
  readonly load: () => Promise<Handler<never>>;
}

/** Ties the options of a command to the type that its handler takes. */
export function command<const O extends Options, const P extends readonly Positional[]>(
  row: CommandText & {
    readonly options: O;
    readonly positionals: P;
    readonly load: () => Promise<Handler<Arguments<O, P>>>;
  },
): Command {
  return row;
}
