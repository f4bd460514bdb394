/** Command lines of processes. */
import { readFileSync } from 'node:fs';
import { processSource, runPs, type ProcessSource } from './processes.ts';

/** The words of a process's command line; none when it has ended or is not ours to look at. Where only ps can tell, they are parted at blanks. */
export function argvOf(pid: number, source: ProcessSource = processSource()): string[] {
  if (source === 'ps') {
    const [line = ''] = runPs(['-ww', '-o', 'args=', '-p', String(pid)]);
    return line.trim() === '' ? [] : line.trim().split(/\s+/);
  }
  // In the middle of an exec the command line is empty for some microseconds.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (text !== '') return text.replace(/\0$/, '').split('\0');
    } catch {
      return [];
    }
  }
  return [];
}
