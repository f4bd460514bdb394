/** What a pane's program is asked by before anything is killed: the command or the keys of its `stop`. */
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { RecordedStop } from '../runner/stop-file.ts';
import { runCommand } from '../supervise/probe/command.ts';
import { keysText } from '../supervise/probe/keys.ts';
import type { Progress } from './keeper.ts';

/** `type`: types into the pane. The signal that is left to send; null: none. One is sent instead of what did not work. */
export async function endGently(
  type: (text: string) => Promise<Outcome<void>>,
  { signal, timeoutMs, command, keys }: RecordedStop,
  progress: Progress,
): Promise<string | null> {
  const instead = signal ?? 'SIGTERM';
  if (command !== null) {
    const trouble = await runCommand(command, timeoutMs);
    if (trouble !== null) {
      progress(`its stop command did not work (${trouble}): ${instead}`);
      return instead;
    }
  }
  if (keys.length > 0) {
    const sent = await type(keysText(keys));
    if (!sent.ok) {
      progress(`the keys could not be sent: ${instead}`);
      return instead;
    }
  }
  return signal;
}
