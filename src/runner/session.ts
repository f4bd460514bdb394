/** Which processes belong to a pane's program: what a stop has to end. Pure. */
import type { ProcessEntry } from './processes.ts';

export interface SessionView {
  readonly table: ReadonlyMap<number, ProcessEntry>;
  readonly runner: number;
  /** Pid of the program, when the runner's record names it. */
  readonly child: number | null;
  /** Processes found earlier: their children belong too, even when they themselves were adopted by init. */
  readonly known: ReadonlyMap<number, string>;
}

/**
 * The runner's session and all descendants, whatever session they have put themselves into; never the runner, nor the
 * small programs that it runs for itself (`mv`, `date`): those share its process group, the pane's program does not.
 */
export function programProcesses(view: SessionView): ProcessEntry[] {
  const { table, runner, child, known } = view;
  const self = table.get(runner);
  // Where the runner does not lead its session, others share it.
  const session = self?.leader === true ? self.session : null;
  // A program that is recorded has a terminal, and a session, of its own.
  const program = child === null ? undefined : table.get(child);
  const inner = program?.leader === true ? program.session : null;
  const { children, sessions } = kinOf(table);
  const helpers = new Set<number>();
  const mark = (entry: ProcessEntry, into: Set<number>): void => {
    if (into.has(entry.pid) || entry.pid === runner) return;
    into.add(entry.pid);
    for (const below of children.get(entry.pid) ?? []) mark(below, into);
  };
  const found = new Set<number>();
  for (const entry of children.get(runner) ?? []) {
    const own =
      entry.pid === child || entry.group !== (self?.group ?? runner) || known.get(entry.pid) === entry.start;
    mark(entry, own ? found : helpers);
  }
  for (const name of new Set([session, inner]))
    for (const entry of (name !== null && sessions.get(name)) || [])
      if (!helpers.has(entry.pid)) mark(entry, found);
  for (const [pid, start] of known) {
    const entry = table.get(pid);
    if (entry?.start === start) mark(entry, found);
  }
  return [...found].flatMap((pid) => table.get(pid) ?? []);
}

interface Kin {
  readonly children: ReadonlyMap<number, readonly ProcessEntry[]>;
  /** Those without a session are in none. */
  readonly sessions: ReadonlyMap<string, readonly ProcessEntry[]>;
}

/** Of each table once: hundreds of programs are looked up in the same one. */
const kin = new WeakMap<ReadonlyMap<number, ProcessEntry>, Kin>();

function kinOf(table: ReadonlyMap<number, ProcessEntry>): Kin {
  const known = kin.get(table);
  if (known !== undefined) return known;
  const children = new Map<number, ProcessEntry[]>();
  const sessions = new Map<string, ProcessEntry[]>();
  for (const entry of table.values()) {
    add(children, entry.parent, entry);
    if (entry.session !== '') add(sessions, entry.session, entry);
  }
  const found = { children, sessions };
  kin.set(table, found);
  return found;
}

function add<Key>(groups: Map<Key, ProcessEntry[]>, key: Key, entry: ProcessEntry): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [entry]);
  else group.push(entry);
}
