/** The one block that an exception becomes: a bug of ours, never the user's mistake. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Colors } from '../context.ts';
import { diagnosticText } from './diagnostics.ts';

export function internalErrorText(error: unknown, paint: Colors, withStack: boolean): string {
  const diagnostic: Diagnostic = {
    code: 'WZP9999',
    severity: 'error',
    message: `internal error: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
    hint: 'this is a bug in wzp; report it with the command line and the output of `wzp version --json`',
  };
  return diagnosticText(withStack ? { ...diagnostic, detail: stackOf(error) } : diagnostic, paint);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no stack: what was thrown is not an error';
  const cause = error.cause === undefined ? '' : `\ncaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
