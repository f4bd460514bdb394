/**
 * Calls of a run that was killed go on: the server carries out what it was asked, and until then nothing that is read can be believed.
 * Linux only; elsewhere there is no cheap way to see the environment of another process.
 */
import { readdirSync, readFileSync } from 'node:fs';

const structural = new Set([
  'spawn',
  'split-pane',
  'move-pane-to-new-tab',
  'kill-pane',
  'set-tab-title',
  'rename-workspace',
  'zoom-pane',
  'activate-pane',
]);

/** Pids of `wezterm cli` processes that may still change the server behind this socket. */
export function structuralClients(socket: string): number[] {
  const pids: number[] = [];
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return [];
  }
  for (const entry of entries) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
    try {
      const argv = readFileSync(`/proc/${entry}/cmdline`, 'latin1').split('\0');
      const cli = argv.indexOf('cli');
      if (cli < 1 || !argv.slice(0, 2).some((word) => /(^|\/)wezterm$/.test(word))) continue;
      if (!argv.slice(cli + 1, cli + 3).some((word) => structural.has(word))) continue;
      if (
        readFileSync(`/proc/${entry}/environ`, 'latin1').split('\0').includes(`WEZTERM_UNIX_SOCKET=${socket}`)
      )
        pids.push(Number(entry));
    } catch {
      // it has ended, or is not ours to look at
    }
  }
  return pids;
}

/** Waits until none is left. Answers the pids that were still there at the deadline. */
export async function awaitClients(socket: string, timeoutMs: number): Promise<number[]> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const pids = structuralClients(socket);
    if (pids.length === 0 || Date.now() > deadline) return pids;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
