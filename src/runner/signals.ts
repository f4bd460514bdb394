/** Sending signals to processes that may have ended meanwhile. */
import { constants } from 'node:os';
import { errorCode } from '../state/system-error.ts';

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH: it ended by itself. EPERM: it changed its user (sudo); whoever may not signal it sees it in what is left.
    if (!['ESRCH', 'EPERM'].includes(errorCode(error))) throw error;
  }
}

const isSignal = (name: string): name is NodeJS.Signals => name in constants.signals;

/** An unknown name counts as `SIGTERM`. */
export const signalNamed = (name: string): NodeJS.Signals => (isSignal(name) ? name : 'SIGTERM');
