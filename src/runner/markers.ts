/** Reading our mark from the command line of a pane's process: the runner's arguments are the marker. */
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Marker } from '../backend/backend.ts';
import { argvOf } from './argv.ts';
import { readLaunchAsMade } from './launch.ts';
import { isLaunchName } from './place.ts';
import {
  processEntry,
  processSource,
  processTable,
  runPs,
  type ProcessEntry,
  type ProcessSource,
} from './processes.ts';

const runnerName = /^runner-[0-9a-f]{12}\.sh$/;

/**
 * The marker in an argv `… /x/runner-<hash>.sh DIR PROJECT ADDRESS DIGEST TAB`; null when it is no runner's. Read from the
 * end, because for a moment of its start the runner is `env -i …` in front of the same words.
 */
export function parseMarker(argv: readonly string[]): Marker | null {
  const [script, dir, project, address, digest, tab] = argv.slice(-6);
  if (argv.length < 7 || script === undefined || dir === undefined || project === undefined) return null;
  if (address === undefined || digest === undefined || tab === undefined) return null;
  if (!runnerName.test(basename(script)) || !isLaunchName(basename(dir))) return null;
  return { project, address, launch: basename(dir), digest, tab };
}

export interface TtyOwner {
  /** Leader of the terminal's session: the process that the server started there. */
  readonly pid: number;
  readonly marker: Marker | null;
}

/** `/dev/pts/3` → whose it is. A terminal without a living session leader is not in the result. */
export function markersByTty(
  ttys: readonly string[],
  source: ProcessSource = processSource(),
): Map<string, TtyOwner> {
  return lookAtTerminals(source)(ttys);
}

/**
 * Takes the processes down now and answers for terminals later, so that this can happen while a server is still listing them. For
 * terminals that have come since it looks once more.
 */
export function lookAtTerminals(
  source: ProcessSource = processSource(),
): (ttys: readonly string[]) => Map<string, TtyOwner> {
  const before = leaders(source);
  return (ttys) => {
    const found = ownersOf(ttys, before, source);
    const missing = ttys.filter((tty) => {
      const owner = found.get(tty);
      // A terminal's name is used again at once; who has a mark has just been read, alive.
      const hasGone = owner?.marker === null && source === 'proc' && processEntry(owner.pid, source) === null;
      if (hasGone) found.delete(tty);
      return !owner || hasGone;
    });
    if (missing.length > 0)
      for (const [tty, owner] of ownersOf(missing, leaders(source), source)) found.set(tty, owner);
    return found;
  };
}

const leaders = (source: ProcessSource): readonly ProcessEntry[] =>
  [...processTable(source).values()].filter(({ leader }) => leader);

function ownersOf(
  ttys: readonly string[],
  among: readonly ProcessEntry[],
  source: ProcessSource,
): Map<string, TtyOwner> {
  const wanted = new Map(ttys.map((tty) => [terminalKey(tty, source), tty]));
  const owners = among.flatMap((entry): [string, ProcessEntry][] => {
    const tty = wanted.get(entry.terminal);
    return tty === undefined ? [] : [[tty, entry]];
  });
  const markers = source === 'proc' ? null : markersFromPs(owners.map(([, { pid }]) => pid));
  const found = new Map<string, TtyOwner>();
  for (const [tty, { pid }] of owners)
    found.set(tty, { pid, marker: markers ? (markers.get(pid) ?? null) : parseMarker(argvOf(pid, 'proc')) });
  return found;
}

/** As `ProcessEntry.terminal` has it. Unix98 ptys: major 136, minor as in the kernel's `new_encode_dev`. */
function terminalKey(tty: string, source: ProcessSource): string {
  if (source === 'ps') return tty.replace(/^\/dev\//, '');
  const pts = /^\/dev\/pts\/(\d+)$/.exec(tty)?.[1];
  if (pts === undefined) return String(statSync(tty, { throwIfNoEntry: false })?.rdev ?? tty);
  const minor = Number(pts);
  return String((136 << 8) + (minor & 0xff) + ((minor & ~0xff) << 12));
}

/**
 * ps prints the words with blanks between them, so only the folder is taken from it; the rest stands in that folder,
 * but for the digest and the tab, which follow the address.
 */
function markersFromPs(pids: readonly number[]): Map<number, Marker> {
  const markers = new Map<number, Marker>();
  if (pids.length === 0) return markers;
  for (const line of runPs(['-ww', '-o', 'pid=,args=', '-p', pids.join(',')])) {
    const [, pid, args = ''] = /^\s*(\d+)\s(.*)$/s.exec(line) ?? [];
    const marker = markerFromLine(args);
    if (marker && pid !== undefined) markers.set(Number(pid), marker);
  }
  return markers;
}

function markerFromLine(line: string): Marker | null {
  const found = /\/runner-[0-9a-f]{12}\.sh (\/.*?\/((?:adhoc-)?[0-9a-f]{12})) (.*)$/s.exec(line);
  if (!found) return null;
  const [, dir = '', launch = '', rest = ''] = found;
  const project = basename(dirname(dir));
  const record = readLaunchAsMade({ runtimeDir: dirname(dirname(dir)), project, launch });
  if (record === null) return null;
  const before = `${record.project} ${record.address} `;
  if (!rest.startsWith(before)) return null;
  const [, digest = '', tab = ''] = /^(\S*) (.*)$/s.exec(rest.slice(before.length)) ?? [];
  return { project: record.project, address: record.address, launch, digest, tab };
}

/** The process that carries a launch's marker, whatever terminal it is on; null when there is none. */
export function runnerOf(launch: string, source: ProcessSource = processSource()): number | null {
  const pids = leaders(source).map(({ pid }) => pid);
  const markers = source === 'proc' ? null : markersFromPs(pids);
  const found = pids.find(
    (pid) => (markers ? markers.get(pid) : parseMarker(argvOf(pid, 'proc')))?.launch === launch,
  );
  return found ?? null;
}
