import type { Extent } from '../layout/tree.ts';
import type { Context } from './context.ts';

/** The size in cells of the terminal that this command runs in, if it runs in one. */
export function terminalExtent(context: Context): Extent | null {
  const output = context.stdout.isTerminal
    ? context.stdout
    : context.stderr.isTerminal
      ? context.stderr
      : null;
  return output === null || output.rows === null ? null : { cols: output.columns, rows: output.rows };
}
