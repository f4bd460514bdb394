/** Everything of the outside world that a handler may use, made once at the edge (`edge.ts`) or by a test. */
import type pc from 'picocolors';
import type { Questions } from './questions.ts';
import type { UserFacts } from '../state/paths.ts';

export type Colors = ReturnType<typeof pc.createColors>;

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Colours, or functions that leave the text alone. Text from outside is escaped first (`view/escape.ts`). */
  readonly paint: Colors;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  /** Rows of the terminal; null where there is none. */
  readonly rows: number | null;
}

export interface Context {
  /** The result of the command, and nothing else. */
  readonly stdout: Output;
  /** Diagnostics, progress, questions. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For `userPaths` of the state room. */
  readonly user: UserFacts;
  /** `20.20.2` */
  readonly nodeVersion: string;
  /** Absolute; `-C` is already in it. */
  readonly cwd: string;
  /** Somebody can be asked: stdin and stderr are terminals. */
  readonly interactive: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly trace: boolean;
  /** Aborted by Ctrl-C, SIGTERM or SIGHUP. The exit code is then 130 whatever the handler returns. */
  readonly signal: AbortSignal;
  /** epoch ms */
  now(): number;
  /** All of standard input as UTF-8. */
  readInput(): Promise<string>;
  /** Asks a yes-or-no question on the terminal; no is the default, and Ctrl-C is a no that aborts `signal`. `null`: nobody can be asked. */
  confirm(question: string): Promise<boolean | null>;
  /** Asks anything else. `null`: nobody can be asked. */
  questions(): Promise<Questions | null>;
  /** Runs a program in this terminal and waits for it; its exit status, 127 when it cannot be started. */
  foreground(
    argv: readonly [string, ...string[]],
    env?: Readonly<Record<string, string | undefined>>,
  ): Promise<number>;
}
