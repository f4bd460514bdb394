/**
 * What the program of a launch may use, and what all programs of a project may use together: for the daemon, which has no spec. Files of their
 * own, because they may be updated while programs run.
 */
import { join } from 'node:path';
import { statSync } from 'node:fs';
import { ok, type Outcome } from '../diagnostics/diagnostic.ts';
import type { PaneLimits, ProjectLimits } from '../spec/desired.ts';
import { ensurePrivateFolder } from '../state/paths.ts';
import {
  inLaunch,
  names,
  projectDir,
  removeFile,
  replaceFile,
  textOf,
  writing,
  type LaunchPlace,
} from './place.ts';

/** Throws what the file system throws. */
export function writeLimits(place: LaunchPlace, limits: PaneLimits | null): void {
  const path = inLaunch(place, names.limits);
  if (limits !== null) replaceFile(path, JSON.stringify(limits));
  else if (isThere(path)) removeFile(path);
}

export const readLimits = (place: LaunchPlace): PaneLimits | null =>
  parsed(textOf(inLaunch(place, names.limits))) as PaneLimits | null; // written by `writeLimits` into a private folder

const ofProject = (runtimeDir: string, project: string): string =>
  join(projectDir(runtimeDir, project), 'limits.json');

export function writeProjectLimits(
  runtimeDir: string,
  project: string,
  limits: ProjectLimits | undefined,
): Outcome<void> {
  const path = ofProject(runtimeDir, project);
  if (limits === undefined) {
    if (isThere(path)) removeFile(path);
    return ok(undefined);
  }
  for (const folder of [runtimeDir, projectDir(runtimeDir, project)]) {
    const usable = ensurePrivateFolder(folder);
    if (!usable.ok) return usable;
  }
  return writing({ runtimeDir, project, launch: '' }, () => replaceFile(path, JSON.stringify(limits)));
}

export const readProjectLimits = (runtimeDir: string, project: string): ProjectLimits | null =>
  parsed(textOf(ofProject(runtimeDir, project))) as ProjectLimits | null; // written by `writeProjectLimits`, the same

function parsed(text: string | null): unknown {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
