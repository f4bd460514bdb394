/** Stands in for handlers that are still to be written. */
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

export async function notThereYet(context: Context, name: string): Promise<ExitCode> {
  printDiagnostics(context, [
    { code: 'WZP6005', severity: 'error', message: `\`wzp ${name}\` is not there yet` },
  ]);
  return exitCodes.failed;
}
