/** What the `task` commands share. */
import type { HubTask } from '../hub/generated/types.ts';
import { durationMs } from '../spec/forms.ts';
import type { Context } from './context.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { printDiagnostics } from './view/diagnostics.ts';

/** ms of `10m`; null when nothing was said; undefined after a complaint. */
export function timeOf(
  context: Context,
  text: string | null,
  option = '--timeout',
): number | null | undefined {
  if (text === null) return null;
  const ms = durationMs(text);
  if (ms !== null) return ms;
  printDiagnostics(context, [
    {
      code: 'WZP6002',
      severity: 'error',
      message: `${option}: "${text}" is not a duration`,
      hint: 'write it like 500ms, 10s, 5m or 1h',
    },
  ]);
  return undefined;
}

/** That of the command; 1 where it has none. */
export const taskExit = ({ state, exit_code: code }: HubTask): ExitCode =>
  state === 'succeeded' ? exitCodes.done : (code ?? exitCodes.failed) || exitCodes.failed;
