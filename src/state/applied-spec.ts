/**
 * The sources of the spec as last applied whole, per server: what `wzp heal` repairs towards, whatever the edited file
 * says by now. They stand beside the state file, as written: names of variables, not their values.
 */
import { join } from 'node:path';
import { ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { readTexts, writeText, type KeyedTexts } from './keyed-texts.ts';
import type { UserPaths } from './paths.ts';
import { projectFolder } from './state-file.ts';

export interface AppliedSpec {
  /** As it was given to `saveAppliedSpec`; null when there is none. */
  readonly text: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** `text` is opaque here; null forgets it. */
export function saveAppliedSpec(
  paths: UserPaths,
  project: string,
  serverId: string,
  text: string | null,
): Promise<Outcome<void>> {
  return writeText(fileOf(paths, project), serverId, text);
}

export async function loadAppliedSpec(
  paths: UserPaths,
  project: string,
  serverId: string,
): Promise<Outcome<AppliedSpec>> {
  const read = await readTexts(fileOf(paths, project));
  if (!read.ok) return read;
  return ok({ text: read.value.entries.get(serverId) ?? null, diagnostics: read.value.diagnostics });
}

const fileOf = (paths: UserPaths, project: string): KeyedTexts => ({
  path: join(projectFolder(paths, project), 'applied-spec.json'),
  folders: [paths.state, projectFolder(paths, project)],
  subject: 'record of the applied spec',
  code: 'WZP4010',
  hint: 'run wzp apply: it is written anew',
});
