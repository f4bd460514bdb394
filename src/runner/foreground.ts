/** What a person sees running in a terminal. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { argvOf } from './argv.ts';
import { processEntry, processSource, runPs } from './processes.ts';

export interface Program {
  readonly argv: readonly string[];
  /** A shell stands under it, which would be there again when it ends. */
  readonly underShell: boolean;
}

const shells = new Set([
  'sh',
  'bash',
  'dash',
  'zsh',
  'fish',
  'ksh',
  'mksh',
  'ash',
  'tcsh',
  'csh',
  'nu',
  'xonsh',
]);

/** `-bash` and `/usr/bin/zsh` are shells. */
export const isShell = (program: string): boolean => shells.has(basename(program).replace(/^-/, ''));

/**
 * The program of the terminal whose session `leader` leads: the leader, or what an interactive shell has started in the foreground. Null:
 * a shell that waits for a command (as it does while only this very process runs in it), or nothing that can be told.
 */
export function programOf(leader: number): Program | null {
  const argv = argvOf(leader);
  const [program = ''] = argv;
  if (program === '') return null;
  const interactive =
    isShell(program) && argv.slice(1).every((word) => word.startsWith('-') && !/^-\w*c/.test(word));
  if (!interactive) return { argv, underShell: false };
  const group = foregroundGroup(leader);
  if (group === null || group === processEntry(leader)?.group || group === processEntry(process.pid)?.group)
    return null;
  const seen = argvOf(group);
  return seen.length === 0 ? null : { argv: seen, underShell: true };
}

/** proc(5): `tpgid` is the sixth field behind the name. */
function foregroundGroup(pid: number): number | null {
  const text =
    processSource() === 'proc' ? statOf(pid) : (runPs(['-o', 'tpgid=', '-p', String(pid)])[0] ?? '').trim();
  const group = Number(text);
  return Number.isInteger(group) && group > 0 ? group : null;
}

function statOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ', 6)[5] ?? '';
  } catch {
    return '';
  }
}
