/**
 * The hooks that the daemon runs for a project, as its last apply has left them: it has no spec, nor the environment that the spec was
 * read in. Beside the runners' folders, and private like them: values of the environment are in it.
 */
import { join } from 'node:path';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { projectDir, removeFile, replaceFile, textOf, writing } from '../../runner/place.ts';
import type { Hook, HookName, ProjectIdentity } from '../../spec/desired.ts';
import { ensurePrivateFolder } from '../../state/paths.ts';
import { readyHook, type ReadyHook } from './run-hook.ts';

export type DaemonHook = Extract<HookName, `on_${string}`>;
export type DaemonHooks = Readonly<Partial<Record<DaemonHook, ReadyHook>>>;

const isOfDaemon = (name: HookName): name is DaemonHook => name.startsWith('on_');

/** Names of those that the daemon runs. */
export const hooksOfDaemon = (hooks: ReadonlyMap<HookName, Hook> | undefined): readonly DaemonHook[] =>
  [...(hooks?.keys() ?? [])].filter(isOfDaemon);

const pathOf = (runtimeDir: string, project: string): string =>
  join(projectDir(runtimeDir, project), 'hooks.json');

/** None: the file goes. */
export function writeHooks(
  runtimeDir: string,
  project: ProjectIdentity,
  hooks: ReadonlyMap<HookName, Hook> | undefined,
  base: Readonly<Record<string, string>>,
): Outcome<void> {
  const path = pathOf(runtimeDir, project.key);
  const ready: Partial<Record<DaemonHook, ReadyHook>> = {};
  for (const [name, hook] of hooks ?? [])
    if (isOfDaemon(name)) ready[name] = readyHook(name, hook, project, base);
  if (Object.keys(ready).length === 0) {
    if (textOf(path) !== null) removeFile(path);
    return ok(undefined);
  }
  for (const folder of [runtimeDir, projectDir(runtimeDir, project.key)]) {
    const usable = ensurePrivateFolder(folder);
    if (!usable.ok) return usable;
  }
  const place = { runtimeDir, project: project.key, launch: '' };
  return writing(place, () => replaceFile(path, JSON.stringify(ready)));
}

export function readHooks(runtimeDir: string, project: string): DaemonHooks {
  try {
    const value: unknown = JSON.parse(textOf(pathOf(runtimeDir, project)) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {}; // written by `writeHooks` into a private folder
  } catch {
    return {};
  }
}
