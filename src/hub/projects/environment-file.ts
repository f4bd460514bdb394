/**
 * The environment in which a project was applied last, less what belongs to the place of that shell: a spec that is read again by the
 * daemon is to mean the same as there. Private like the run files, in which the same values stand.
 */
import { join } from 'node:path';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { projectDir, removeFile, replaceFile, textOf, writing } from '../../runner/place.ts';
import { ensurePrivateFolder } from '../../state/paths.ts';

type Environment = Readonly<Record<string, string>>;

const pathOf = (runtime: string, project: string): string =>
  join(projectDir(runtime, project), 'environment.json');

export function writeEnvironment(runtime: string, project: string, environment: Environment): Outcome<void> {
  const path = pathOf(runtime, project);
  const text = JSON.stringify(environment);
  if (textOf(path) === text) return ok(undefined);
  for (const folder of [runtime, projectDir(runtime, project)]) {
    const usable = ensurePrivateFolder(folder);
    if (!usable.ok) return usable;
  }
  return writing({ runtimeDir: runtime, project, launch: '' }, () => replaceFile(path, text));
}

export const forgetEnvironment = (runtime: string, project: string): void =>
  removeFile(pathOf(runtime, project));

/** Null: none is known, for example since the machine was started. */
export function readEnvironment(runtime: string, project: string): Environment | null {
  try {
    const value: unknown = JSON.parse(textOf(pathOf(runtime, project)) ?? 'null');
    return typeof value === 'object' ? (value as Environment | null) : null; // written by `writeEnvironment` into a private folder
  } catch {
    return null;
  }
}
