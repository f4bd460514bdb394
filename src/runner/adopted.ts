/**
 * What is remembered of a pane that was taken over with the process that already ran in it. It has no runner and no argument that
 * could carry our mark, so on a server without marks of its own this file is the mark.
 */
import { randomBytes } from 'node:crypto';
import { ok, type Outcome } from '../diagnostics/diagnostic.ts';
import type { FieldValue } from '../spec/desired.ts';
import { ensurePrivateFolder } from '../state/paths.ts';
import { readAlias } from './alias.ts';
import {
  inLaunch,
  launchDir,
  makeFolder,
  names,
  projectDir,
  textOf,
  writeNew,
  writing,
  type LaunchPlace,
} from './place.ts';
import { startedAt } from './started-at.ts';

export interface AdoptedRecord {
  readonly version: 1;
  readonly project: string;
  readonly address: string;
  /** Name of the tab that the spec puts it in. */
  readonly tab: string;
  /** Public digest of the settings that it was taken over for. */
  readonly digest: string;
  /** `ObservedServer.id` and its incarnation. */
  readonly server: string;
  readonly incarnation: string;
  readonly paneId: string;
  readonly tty: string | null;
  /** The leader of its terminal's session. */
  readonly pid: number;
  readonly start: string;
  /** epoch ms at which the process began. */
  readonly since: number;
  /** epoch ms */
  readonly created: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Writes the record under a new name; the name is that of the launch. */
export function recordAdoption(
  runtimeDir: string,
  record: Omit<AdoptedRecord, 'version' | 'since' | 'created'>,
): Outcome<string> {
  const launch = `adopted-${randomBytes(6).toString('hex')}`;
  const place: LaunchPlace = { runtimeDir, project: record.project, launch };
  for (const folder of [runtimeDir, projectDir(runtimeDir, record.project)]) {
    const usable = ensurePrivateFolder(folder);
    if (!usable.ok) return usable;
  }
  const created = Date.now();
  const whole: AdoptedRecord = { version: 1, since: startedAt(record.start) ?? created, created, ...record };
  const written = writing(place, () => {
    makeFolder(launchDir(place));
    writeNew(inLaunch(place, names.adopted), `${JSON.stringify(whole)}\n`);
  });
  return written.ok ? ok(launch) : written;
}

/** Null when there is no such record, or it is not whole. */
export function readAdopted(place: LaunchPlace): AdoptedRecord | null {
  const text = textOf(inLaunch(place, names.adopted));
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { ...value, ...readAlias(place) } : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is AdoptedRecord {
  if (typeof value !== 'object' || value === null) return false;
  const {
    version,
    project,
    address,
    tab,
    digest,
    server,
    incarnation,
    paneId,
    tty,
    pid,
    start,
    since,
    created,
    fields,
  } = value as Partial<Record<keyof AdoptedRecord, unknown>>; // every field is checked below
  const texts = [project, address, tab, digest, server, incarnation, paneId, start];
  return (
    version === 1 &&
    texts.every((text) => typeof text === 'string') &&
    (tty === null || typeof tty === 'string') &&
    typeof pid === 'number' &&
    typeof since === 'number' &&
    typeof created === 'number' &&
    typeof fields === 'object' &&
    fields !== null
  );
}
