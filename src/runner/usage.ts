/**
 * What the processes of panes use. Linux: /proc; elsewhere one call of ps(1). The runner of a pane is not counted: what it starts is,
 * with all that came of it.
 */
import { readFileSync } from 'node:fs';
import {
  processSource,
  processTable,
  readSmall,
  runPs,
  type ProcessEntry,
  type ProcessSource,
} from './processes.ts';
import { programProcesses } from './session.ts';

/** A program as the runner's record names it. */
export interface Program {
  readonly runner: number;
  readonly pid: number;
}

export interface Use {
  /** Bytes of resident memory, shared pages counted for each process that has them. */
  readonly memory: number;
  /** ms of processor time so far, that of ended children included. */
  readonly cpuMs: number;
  readonly processes: number;
}

/** One look at all processes for any number of programs. The order is that of `programs`. */
export function measure(
  programs: readonly Program[],
  source: ProcessSource = processSource(),
): readonly Use[] {
  if (programs.length === 0) return [];
  const table = processTable(source);
  const trees = programs.map(({ runner, pid }) => {
    const self = table.get(pid);
    const child = self === undefined ? null : pid;
    // An adopted process has no runner above it.
    return runner === pid
      ? programProcesses({ table, runner: -1, child, known: new Map(self && [[pid, self.start]]) })
      : programProcesses({ table, runner, child, known: new Map() });
  });
  const uses = source === 'proc' ? null : usesFromPs();
  return trees.map((tree) =>
    sum(tree, (pid) => (uses === null ? useFromProc(pid) : (uses.get(pid) ?? null))),
  );
}

function sum(tree: readonly ProcessEntry[], useOf: (pid: number) => Omit<Use, 'processes'> | null): Use {
  let [memory, cpuMs, processes] = [0, 0, 0];
  for (const { pid } of tree) {
    const use = useOf(pid);
    if (use === null) continue;
    memory += use.memory;
    cpuMs += use.cpuMs;
    processes += 1;
  }
  return { memory, cpuMs, processes };
}

/** ms of a tick of the kernel's clock: USER_HZ is 100 on every architecture that Node runs on. */
const tickMs = 10;

/** proc(5): fields 14 to 17 are the ticks of the process and of its children that have ended, 24 is resident pages. */
function useFromProc(pid: number): Omit<Use, 'processes'> | null {
  const text = readSmall(`/proc/${pid}/stat`);
  if (text === null) return null; // it has ended
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ', 22);
  const ticks = [11, 12, 13, 14].reduce((all, index) => all + Number(fields[index] ?? 0), 0);
  return { memory: Math.max(0, Number(fields[21] ?? 0)) * pageSize(), cpuMs: ticks * tickMs };
}

let knownPageSize: number | null = null;

/** Bytes. */
function pageSize(): number {
  if (knownPageSize !== null) return knownPageSize;
  let found: string | undefined;
  try {
    found = /^KernelPageSize:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/smaps', 'latin1'))?.[1];
  } catch {
    // a kernel without it
  }
  knownPageSize = found === undefined ? 4096 : Number(found) * 1024;
  return knownPageSize;
}

/** `time` is `[[dd-]hh:]mm:ss[.ss]`. */
function usesFromPs(): Map<number, Omit<Use, 'processes'>> {
  const uses = new Map<number, Omit<Use, 'processes'>>();
  for (const line of runPs(['-A', '-o', 'pid=,rss=,time='])) {
    const [, pid, rss, time = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s*$/.exec(line) ?? [];
    if (pid === undefined) continue;
    const parts = time.split(/[-:]/).map(Number).toReversed();
    const seconds = [1, 60, 3600, 86_400].reduce((all, unit, index) => all + unit * (parts[index] ?? 0), 0);
    uses.set(Number(pid), { memory: Number(rss) * 1024, cpuMs: seconds * 1000 });
  }
  return uses;
}
