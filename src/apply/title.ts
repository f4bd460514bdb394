/** What a pane tells its terminal, said from outside: bytes written to its tty are as good as printed by the program. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ObservedPane } from '../backend/backend.ts';

/** Gives up silently where the tty takes nothing: a title is not worth a failed apply. */
export async function writeTitle(pane: ObservedPane, title: string): Promise<void> {
  await writeToTerminal(pane, `\u001b]2;${title.replace(/\p{Cc}/gu, ' ')}\u001b\\`);
}

/** False where the tty takes nothing (stopped with Ctrl-S), or not all of it. */
export async function writeToTerminal({ tty }: ObservedPane, text: string): Promise<boolean> {
  if (tty === null) return false;
  try {
    const handle = await open(tty, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    try {
      const bytes = Buffer.from(text);
      return (await handle.write(bytes)).bytesWritten === bytes.length;
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}
