import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { StringDecoder } from 'node:string_decoder';
import { daemonLogPath } from '../../hub/paths.ts';
import { userPaths } from '../../state/paths.ts';
import type { DaemonLogsArguments } from '../commands/daemon.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { daemonLogLine } from '../view/daemon-log.ts';

/** Lines shown without `--lines`. */
const usual = 50;
/** ms between two looks with `-f`. */
const period = 200;

export async function run(context: Context, args: DaemonLogsArguments): Promise<ExitCode> {
  const path = daemonLogPath(userPaths(context.env, context.user));
  const { stdout, stderr } = context;
  const show = (line: string): void =>
    void (line !== '' && stdout.write(args.json ? `${line}\n` : `${daemonLogLine(line, stdout.paint)}\n`));
  const count = args.lines ?? usual;
  const text = [`${path}.1`, path].map(textOf).join('');
  const lines = text.split('\n').filter((line) => line !== '');
  for (const line of count === 0 ? [] : lines.slice(-count)) show(line);
  if (!args.follow) {
    if (lines.length === 0 && !context.quiet) stderr.write(`there is no log yet: ${path}\n`);
    return exitCodes.done;
  }
  await follow(path, show, context.signal);
  return exitCodes.done;
}

/** A log that is begun anew, under the same name, is read from its beginning. */
async function follow(path: string, show: (line: string) => void, signal: AbortSignal): Promise<void> {
  let open = opened(path, true);
  let rest = '';
  let decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(1 << 16);
  while (!signal.aborted) {
    let bytes = 0;
    if (open !== null) {
      while ((bytes = readSync(open.file, buffer, 0, buffer.length, open.at)) > 0) {
        open.at += bytes;
        const lines = (rest + decoder.write(buffer.subarray(0, bytes))).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) show(line);
      }
    }
    const now = statSync(path, { throwIfNoEntry: false });
    if (now !== undefined && (open === null || now.ino !== open.inode || now.size < open.at)) {
      if (open !== null) closeSync(open.file);
      open = opened(path, false);
      rest = '';
      decoder = new StringDecoder('utf8');
      continue;
    }
    await pause(period, undefined, { signal }).catch(() => undefined);
  }
  if (open !== null) closeSync(open.file);
}

function opened(path: string, atEnd: boolean): { file: number; inode: number; at: number } | null {
  try {
    const file = openSync(path, 'r');
    const { ino, size } = fstatSync(file);
    return { file, inode: ino, at: atEnd ? size : 0 };
  } catch {
    return null;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
