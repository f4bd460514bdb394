/** Starting the daemon, and ending it. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { knock } from '../../hub/bind.ts';
import { checkedSocketPath, daemonLogPath } from '../../hub/paths.ts';
import { failed, ok, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import { lives } from '../../runner/processes.ts';
import { ensurePrivateFolder, type UserPaths } from '../../state/paths.ts';
import { largestLog } from './log-file.ts';
import { livingDaemon, type DaemonRecord } from './record.ts';

export interface StartOptions {
  readonly paths: UserPaths;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The command that is the daemon, without a terminal: node, wzp, `daemon start --foreground`. */
  readonly argv: readonly [string, ...string[]];
  readonly version: string;
}

export interface Started {
  readonly record: DaemonRecord;
  /** It ran already. */
  readonly already: boolean;
  /** What is to be known about the one that runs. */
  readonly note: Diagnostic | null;
}

/** ms in which it must listen. */
const startPatience = 15_000;
/** ms in which it must have ended after SIGTERM. */
const stopPatience = 10_000;

/** What says in which pane somebody is: the daemon is in none. */
const ofThePane = ['WZP_PANE', 'WZP_ADDRESS', 'WZP_PROJECT', 'WZP_TOKEN', 'WZP_SOCKET'];

/** One of an older version is ended first: it would not know what this one asks of it. A newer one knows. */
export async function startDaemon(options: StartOptions): Promise<Outcome<Started>> {
  const { paths } = options;
  const socket = checkedSocketPath(paths);
  if (!socket.ok) return socket;
  const running = livingDaemon(paths);
  if (running !== null && (await knock(socket.value)) === 'answers') {
    if (!isOlder(running.version, options.version))
      return ok({ record: running, already: true, note: noteAbout(running, options.version) });
    const stopped = await stopDaemon(paths);
    if (!stopped.ok) return stopped;
  }
  return begin(options, socket.value);
}

async function begin({ paths, env, argv }: StartOptions, socket: string): Promise<Outcome<Started>> {
  const usable = ensurePrivateFolder(paths.state);
  if (!usable.ok) return usable;
  const log = daemonLogPath(paths);
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const [file, ...rest] = argv;
  const kept = Object.entries(env).filter(([name]) => !ofThePane.includes(name));
  let ended = false;
  const child = spawn(file, rest, {
    cwd: '/',
    env: Object.fromEntries(kept),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  const deadline = Date.now() + startPatience;
  for (let delay = 5; Date.now() < deadline; delay = Math.min(delay * 1.5, 50)) {
    const record = livingDaemon(paths);
    if (record !== null && (await knock(socket)) === 'answers')
      return ok({ record, already: record.pid !== child.pid, note: null });
    // Where another start was faster, ours ends and the other one may still be on its way.
    if (ended && (await knock(socket)) !== 'answers') break;
    await pause(delay);
  }
  return failed({
    code: 'WZP5023',
    severity: 'error',
    message: 'the daemon did not start',
    hint: `its log says why: ${log}`,
    detail: lastWords(log),
  });
}

const noteAbout = ({ version, pid }: DaemonRecord, own: string): Diagnostic | null =>
  version === own
    ? null
    : {
        code: 'WZP5027',
        severity: 'warning',
        message: `the daemon (pid ${pid}) is of version ${version}, newer than this wzp ${own}`,
        hint: 'upgrade this one; to go back to it: wzp daemon stop, then wzp daemon start',
      };

/** Of two texts like `0.12.3-beta.1`. What is no such text is older than everything. */
export function isOlder(one: string, other: string): boolean {
  const [ours, theirs] = [partsOf(one), partsOf(other)];
  if (ours === null || theirs === null) return ours === null && one !== other;
  for (const at of [0, 1, 2]) {
    const difference = (ours.numbers[at] ?? 0) - (theirs.numbers[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  // A version before its release has a word behind it.
  if (ours.rest === '' || theirs.rest === '') return ours.rest !== '' && theirs.rest === '';
  return ours.rest.localeCompare(theirs.rest, 'en', { numeric: true }) < 0;
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly rest: string } | null {
  const found = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?/.exec(version);
  if (found === null) return null;
  return { numbers: found.slice(1, 4).map(Number), rest: found[4] ?? '' };
}

/** Null: none ran. Returns when it is gone; a hint says what to do about one that stays. */
export async function stopDaemon(paths: UserPaths): Promise<Outcome<DaemonRecord | null>> {
  const record = livingDaemon(paths);
  if (record === null) return ok(null);
  const { pid, start } = record;
  const deadline = Date.now() + stopPatience;
  try {
    process.kill(pid, 'SIGTERM');
    process.kill(pid, 'SIGCONT'); // one that is stopped would not hear it
  } catch {
    return ok(record); // it has ended by itself
  }
  for (let delay = 5; lives(pid, start); delay = Math.min(delay * 1.5, 50)) {
    if (Date.now() > deadline)
      return failed({
        code: 'WZP5024',
        severity: 'error',
        message: `the daemon (pid ${pid}) did not end within ${stopPatience / 1000} s`,
        hint: `kill -KILL ${pid}; panes and tasks are not touched by that`,
      });
    await pause(delay);
  }
  return ok(record);
}

function lastWords(log: string): string {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  } catch {
    return '';
  }
}
