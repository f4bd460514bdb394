/** Editing the spec in place: check what comes out of an edit, write it. Nothing is written that has new errors. */
import { realpathSync } from 'node:fs';
import { failed, hasErrors, ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { configFolder, type Whereabouts } from '../spec/find.ts';
import { readEnvFiles, readSpec } from '../spec/read.ts';
import { envFilesOf, resolveSpec } from '../spec/resolve.ts';
import type { SpecFile, SpecSources } from '../spec/source.ts';
import { writeFileAtomically } from '../state/atomic-file.ts';

/** Files that may be edited: those in the folder of the spec, and what the user has for no project. */
export const isOwn = (
  { path, role }: SpecFile,
  { root }: SpecSources,
  { env, home }: Pick<Whereabouts, 'env' | 'home'>,
): boolean =>
  role !== 'template' &&
  [root, configFolder(env, home)].some((folder) => realpathSync(path).startsWith(`${folder}/`));

export interface RefusedEdit {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
  /** The spec as it would have been, for the places of the diagnostics. */
  readonly sources?: SpecSources;
}

/** All of the files are written, or none because of a diagnostic. */
export async function writeSpecEdit(
  where: Whereabouts,
  edited: ReadonlyMap<SpecFile, Outcome<string>>,
): Promise<{ readonly ok: true; readonly value: void } | RefusedEdit> {
  const texts = new Map<string, string>();
  for (const [file, outcome] of edited) {
    if (!outcome.ok) return outcome;
    texts.set(file.path, outcome.value);
  }
  const before = await findingsOf(where, new Map());
  const after = await findingsOf(where, texts);
  const known = new Set(before.findings.map(({ code, message }) => `${code} ${message}`));
  const added = after.findings.filter(({ code, message }) => !known.has(`${code} ${message}`));
  // With no more errors than the spec had before it is no worse.
  if (hasErrors(added))
    return { ...failed(...added), ...(after.sources === undefined ? {} : { sources: after.sources }) };
  for (const [path, text] of texts) {
    const written = await writeFileAtomically(path, text, { mode: 'keep' });
    if (!written.ok) return written;
  }
  return ok(undefined);
}

async function findingsOf(
  where: Whereabouts,
  instead: ReadonlyMap<string, string>,
): Promise<{ readonly findings: readonly Diagnostic[]; readonly sources?: SpecSources }> {
  const { cwd, env, home } = where;
  const { value: sources, diagnostics } = await readSpec({ ...where, instead });
  if (sources === undefined) return { findings: diagnostics };
  const { envFiles } = readEnvFiles(envFilesOf(sources, env, home), cwd);
  const inputs = { env, envFiles, home, shell: env['SHELL'], missingFiles: 'warning' } as const;
  return { findings: [...diagnostics, ...resolveSpec(sources, inputs).diagnostics], sources };
}
