/** Preparing what a runner needs before its pane is made, and further generations for a runner that lives. */
import { randomBytes } from 'node:crypto';
import type { Marker, Start } from '../backend/backend.ts';
import { failed, type Outcome } from '../diagnostics/diagnostic.ts';
import type { ProjectIdentity } from '../spec/desired.ts';
import { ensurePrivateFolder } from '../state/paths.ts';
import { hubAliases, hubVariables, paneVariables } from './environment.ts';
import { readAlias } from './alias.ts';
import {
  inLaunch,
  launchDir,
  makeFolder,
  names,
  namesIn,
  projectDir,
  replaceFile,
  textOf,
  writeNew,
  writing,
  type LaunchPlace,
} from './place.ts';
import { writeChecks } from './checks-file.ts';
import { writeLimits } from './limits-file.ts';
import { writeRecordSettings } from './record-file.ts';
import { quote, runFile, type RunRequest } from './run-file.ts';
import { installScripts } from './scripts.ts';
import { writeStop } from './stop-file.ts';

export interface LaunchRequest {
  /** Absolute. */
  readonly runtimeDir: string;
  readonly project: Pick<ProjectIdentity, 'name' | 'key'>;
  readonly address: string;
  /** Name of the tab that the pane is made for. */
  readonly tab: string;
  /** `Backend.serverId` */
  readonly serverId: string;
  readonly run: RunRequest;
  /** Its name, if it has to be known beforehand (see `LaunchPlace`). */
  readonly launch?: string;
  /** The sh that executes the runner; absolute path, default `/bin/sh`. */
  readonly sh?: string;
}

export interface PreparedLaunch {
  readonly place: LaunchPlace;
  /** What the backend starts in the new pane. */
  readonly start: Start;
}

/** What stands in `launch.json`: it does not change while the pane lives, but for an address that was given to it later (`alias.ts`). */
export interface LaunchRecord {
  readonly version: 1;
  readonly project: string;
  readonly projectName: string;
  readonly address: string;
  readonly tab: string;
  readonly server: string;
  readonly sh: string;
  /** What its processes show to the hub to say which pane they are; absent in records of earlier versions. */
  readonly token?: string;
  /** epoch ms */
  readonly created: number;
}

/** Writes the folder of a new launch with its first generation. Nothing is started. */
export function prepareLaunch(request: LaunchRequest): Outcome<PreparedLaunch> {
  const { runtimeDir, project, address, tab, run } = request;
  const sh = request.sh ?? '/bin/sh';
  const launch = request.launch ?? randomBytes(6).toString('hex');
  const place: LaunchPlace = { runtimeDir, project: project.key, launch };
  for (const folder of [runtimeDir, projectDir(runtimeDir, project.key)]) {
    const usable = ensurePrivateFolder(folder);
    if (!usable.ok) return usable;
  }
  const record: LaunchRecord = {
    version: 1,
    project: project.key,
    projectName: project.name,
    address,
    tab,
    server: request.serverId,
    sh,
    token: randomBytes(16).toString('hex'),
    created: Date.now(),
  };
  const text = runFileOf(place, record, 1, run);
  if (!text.ok) return text;
  return writing(place, () => {
    const script = installScripts(runtimeDir, sh);
    makeFolder(launchDir(place));
    writeNew(inLaunch(place, names.launch), `${JSON.stringify(record)}\n`);
    writeGeneration(place, record, 1, run, text.value);
    writeNew(inLaunch(place, names.next), nextText({ generation: 1, digest: run.digest, tab, script }));
    const marker: Marker = { project: project.key, address, launch: place.launch, digest: run.digest, tab };
    const argv = [sh, script, launchDir(place), project.key, address, run.digest, tab];
    return { place, start: { argv, cwd: run.cwd, marker } };
  });
}

/** Files of one generation that are on disk, ready to be named in `next`. */
export interface PreparedGeneration {
  readonly generation: number;
  readonly digest: string;
  readonly tab: string;
  /** Path of the runner script that is to take over: that of this version of wzp. */
  readonly script: string;
}

/** Writes the files of a further generation. The runner does not hear of it yet. */
export function prepareGeneration(
  place: LaunchPlace,
  run: RunRequest,
  tab?: string,
): Outcome<PreparedGeneration> {
  const record = readLaunch(place);
  if (record === null)
    return failed({
      code: 'WZP5003',
      severity: 'error',
      message: `the runner's folder ${launchDir(place)} is gone`,
      hint: 'the pane has to be made anew: wzp apply --replace ADDRESS',
    });
  const generation = lastGeneration(place) + 1;
  const text = runFileOf(place, record, generation, run);
  if (!text.ok) return text;
  return writing(place, () => {
    const script = installScripts(place.runtimeDir, record.sh);
    writeGeneration(place, record, generation, run, text.value);
    return { generation, digest: run.digest, tab: tab ?? record.tab, script };
  });
}

/** Names the generation that the runner is to take up when it next looks. */
export function announce(place: LaunchPlace, next: PreparedGeneration): Outcome<void> {
  return writing(place, () => replaceFile(inLaunch(place, names.next), nextText(next)));
}

/** Null when the folder is gone or its record is no record. */
export function readLaunch(place: LaunchPlace): LaunchRecord | null {
  const record = readLaunchAsMade(place);
  return record === null ? null : { ...record, ...readAlias(place) };
}

/** The same with the address that the arguments of the runner have. */
export function readLaunchAsMade(place: LaunchPlace): LaunchRecord | null {
  const text = textOf(inLaunch(place, names.launch));
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { version, project, projectName, address, tab, server, sh, created } = value as Partial<
      Record<keyof LaunchRecord, unknown>
    >; // every field is checked below
    const texts = [project, projectName, address, tab, server, sh];
    if (version !== 1 || typeof created !== 'number' || texts.some((text) => typeof text !== 'string'))
      return null;
    return value as LaunchRecord; // just checked
  } catch {
    return null;
  }
}

/** The generation that `next` names; null when there is none. */
export function announcedGeneration(place: LaunchPlace): number | null {
  const found = /^next_gen=(\d+)$/m.exec(textOf(inLaunch(place, names.next)) ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** The highest generation that has files, announced or not: its number is not used again. */
function lastGeneration(place: LaunchPlace): number {
  let last = 0;
  for (const name of namesIn(launchDir(place))) {
    const found = /^(?:run|command|fields|child)\.(\d+)/.exec(name)?.[1];
    if (found !== undefined) last = Math.max(last, Number(found));
  }
  return last;
}

function runFileOf(
  place: LaunchPlace,
  record: LaunchRecord,
  generation: number,
  run: RunRequest,
): Outcome<string> {
  const environment = environmentOf(place, record, run);
  return runFile(record.address, run, environment, inLaunch(place, names.command(generation)));
}

const environmentOf = (
  { runtimeDir }: LaunchPlace,
  { projectName, project, address, token }: LaunchRecord,
  { environment }: RunRequest,
): Readonly<Record<string, string>> => ({
  ...environment,
  ...paneVariables(projectName, project, address),
  ...hubVariables(runtimeDir, token),
  ...hubAliases(runtimeDir, environment),
});

function writeGeneration(
  place: LaunchPlace,
  record: LaunchRecord,
  generation: number,
  run: RunRequest,
  text: string,
): void {
  if (run.process.kind === 'text')
    writeNew(inLaunch(place, names.command(generation)), `${run.process.text.value}\n`);
  writeNew(inLaunch(place, names.fields(generation)), JSON.stringify(run.fields));
  writeNew(inLaunch(place, names.run(generation)), text);
  const whole = { ...run, environment: environmentOf(place, record, run) };
  writeStop(place, whole);
  writeChecks(place, whole);
  writeRecordSettings(place, run.record ?? null);
  writeLimits(place, run.limits ?? null);
}

const nextText = (next: PreparedGeneration): string =>
  [
    `next_gen=${next.generation}`,
    `next_digest=${quote(next.digest)}`,
    `next_tab=${quote(next.tab)}`,
    `next_script=${quote(next.script)}`,
    '',
  ].join('\n');
