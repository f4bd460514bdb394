/** The title of a pane, set from outside: to the terminal, bytes written to its tty are as good as printed by the program. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ObservedPane } from '../backend/backend.ts';

/** Gives up silently where the tty takes nothing (stopped with Ctrl-S): a title is not worth a failed apply. */
export async function writeTitle(pane: ObservedPane, title: string): Promise<void> {
  if (pane.tty === null) return;
  try {
    const handle = await open(pane.tty, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      await handle.write(`\u001b]2;${title.replace(/\p{Cc}/gu, ' ')}\u001b\\`);
    } finally {
      await handle.close();
    }
  } catch {
    // said above
  }
}
