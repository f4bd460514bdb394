/** Whether a shell waits at its prompt: only then does it run what is typed. */
import { readFileSync } from 'node:fs';
import { runPs } from '../../runner/processes.ts';

/** `program`: it is no interactive shell. */
export type ShellState = 'prompt' | 'busy' | 'program' | 'gone';

const shells: ReadonlySet<string> = new Set([
  'ash',
  'bash',
  'dash',
  'fish',
  'ksh',
  'mksh',
  'sh',
  'yash',
  'zsh',
]);

/** `pid`: of what the runner has started in the pane. */
export function shellState(pid: number): ShellState {
  const facts = fromProc(pid) ?? fromPs(pid);
  if (facts === null) return 'gone';
  const [program = '', ...words] = facts.argv;
  const name = (program.split('/').at(-1) ?? '').replace(/^-/, '');
  const isInteractive = words.every((word) => word.startsWith('-') && !/^-[a-z]*c/.test(word));
  if (!shells.has(name) || !isInteractive) return 'program';
  return facts.foreground === facts.group ? 'prompt' : 'busy';
}

interface Facts {
  readonly argv: readonly string[];
  /** Process group. */
  readonly group: number;
  /** The process group that has the terminal. */
  readonly foreground: number;
}

/** proc(5): pid (name) state ppid pgrp session tty_nr tpgid */
function fromProc(pid: number): Facts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const argv = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { argv, group: Number(fields[2]), foreground: Number(fields[5]) };
  } catch {
    return null;
  }
}

/** Where there is no /proc. */
function fromPs(pid: number): Facts | null {
  const [line = ''] = runPs(['-p', String(pid), '-o', 'pgid=,tpgid=,args=']);
  const [, group, foreground, args] = /^\s*(\d+)\s+(-?\d+)\s+(.*)$/.exec(line) ?? [];
  return args === undefined
    ? null
    : { argv: args.trim().split(/\s+/), group: Number(group), foreground: Number(foreground) };
}
