/**
 * What the recorder of a pane is told: which files, their limits, and what must not stand in them. A file of its own, because the
 * recorder reads it again when it has changed; private, because values of the environment are in it.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Secret } from '../spec/secret-parts.ts';
import type { LogPolicy } from '../spec/desired.ts';
import { inLaunch, names, replaceFile, textOf, type LaunchPlace } from './place.ts';

/** What is recorded of a pane, and how. */
export interface RecordRequest {
  /** Null: nothing. */
  readonly log: LogPolicy | null;
  readonly secrets: readonly Secret[];
  /** The project's folder, which is not made anew when it is gone. Absolute. */
  readonly root: string;
  /** Folder for the times of lines. Absolute. */
  readonly times: string;
  /** Absolute path of the perl that records, where the server does not hand out what a pane prints; null where it does. */
  readonly perl: string | null;
}

/** Throws what the file system throws. */
export function writeRecordSettings(place: LaunchPlace, request: RecordRequest | null): void {
  if ((request === null || request.log === null) && textOf(inLaunch(place, names.record)) === null) return;
  replaceFile(inLaunch(place, names.record), settingsText(place, request));
}

function settingsText(place: LaunchPlace, request: RecordRequest | null): string {
  if (!request?.log) return 'end\n';
  const { log, secrets, root, times } = request;
  const file = log.file.value;
  const lines = [
    ...(log.format === 'raw' ? [] : [`plain ${hex(file)}`]),
    ...(log.format === 'plain' ? [] : [`raw ${hex(log.format === 'both' ? `${file}.raw` : file)}`]),
    `times ${hex(times)}`,
    `problem ${hex(inLaunch(place, names.recordProblem))}`,
    `root ${hex(root)}`,
    `max_size ${log.maxBytes ?? 0}`,
    `max_files ${log.maxFiles}`,
    `max_age ${log.maxAgeMs ?? 0}`,
    ...secrets.map(({ value, shown }) => `secret ${hex(value)} ${hex(shown)}`),
  ];
  return [...lines, 'end', ''].join('\n');
}

const hex = (text: string): string => Buffer.from(text).toString('hex');

/** Why the log of a pane cannot be written, in the recorder's words; null when all is well. */
export const recordProblem = (place: LaunchPlace): string | null =>
  textOf(inLaunch(place, names.recordProblem))?.trim() ?? null;

/** Absolute path of perl; null when there is none. */
export function findPerl(env: Readonly<Record<string, string | undefined>>): string | null {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/bin'];
  const paths = folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, 'perl'));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The command for /bin/sh that keeps what comes on its standard input. One that is killed is followed by another, which takes up
 * where it was.
 */
export function pipeCommand(place: LaunchPlace, perl: string, recorder: string): string {
  const words = [perl, recorder, 'pipe', inLaunch(place, names.record)].map(quoted).join(' ');
  return `unset PERL5LIB PERL5OPT; while ${words}; [ $? -gt 128 ]; do :; done`;
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;
