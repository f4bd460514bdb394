/** Editing the spec in place: read, change the text, check what came out, write. Nothing is written that has new errors. */
import { realpathSync } from 'node:fs';
import { hasErrors, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { configFolder } from '../spec/find.ts';
import { readEnvFiles, readSpec } from '../spec/read.ts';
import { envFilesOf, resolveSpec } from '../spec/resolve.ts';
import type { SpecFile, SpecSources } from '../spec/source.ts';
import { writeFileAtomically } from '../state/atomic-file.ts';
import type { Context } from './context.ts';
import type { GlobalArguments } from './options.ts';
import { printDiagnostics } from './view/diagnostics.ts';
import { framesOf } from './view/frames.ts';

/** The files of the spec; null after it has been said why they cannot be read. */
export async function readForEdit(context: Context, args: GlobalArguments): Promise<SpecSources | null> {
  const { value, diagnostics } = await readSpec(where(context, args));
  printDiagnostics(context, diagnostics);
  return value ?? null;
}

const where = ({ cwd, env, user }: Context, args: GlobalArguments) => ({
  cwd,
  env,
  files: args.file,
  home: user.home,
});

/** Files that may be edited: those in the folder of the spec, and what the user has for no project. */
export const isOwn = ({ path, role }: SpecFile, { root }: SpecSources, context: Context): boolean =>
  role !== 'template' &&
  [root, configFolder(context.env, context.user.home)].some((folder) =>
    realpathSync(path).startsWith(`${folder}/`),
  );

/** True when all of them were written. */
export async function writeEdited(
  context: Context,
  args: GlobalArguments,
  edited: ReadonlyMap<SpecFile, Outcome<string>>,
): Promise<boolean> {
  const texts = new Map<string, string>();
  for (const [file, outcome] of edited) {
    if (!outcome.ok) {
      printDiagnostics(context, outcome.diagnostics);
      return false;
    }
    texts.set(file.path, outcome.value);
  }
  if (!(await isSound(context, args, texts))) return false;
  for (const [path, text] of texts) {
    const written = await writeFileAtomically(path, text, { mode: 'keep' });
    if (written.ok) continue;
    printDiagnostics(context, written.diagnostics);
    return false;
  }
  return true;
}

/** Without errors after the edit, or with no more than the spec had before. */
async function isSound(
  context: Context,
  args: GlobalArguments,
  instead: ReadonlyMap<string, string>,
): Promise<boolean> {
  const before = await findingsOf(context, args, new Map());
  const after = await findingsOf(context, args, instead);
  const known = new Set(before.findings.map(({ code, message }) => `${code} ${message}`));
  const added = after.findings.filter(({ code, message }) => !known.has(`${code} ${message}`));
  if (!hasErrors(added)) return true;
  const frame = after.sources === undefined ? undefined : framesOf(after.sources, context.stderr.paint);
  printDiagnostics(context, added, frame);
  return false;
}

async function findingsOf(
  context: Context,
  args: GlobalArguments,
  instead: ReadonlyMap<string, string>,
): Promise<{ readonly findings: readonly Diagnostic[]; readonly sources?: SpecSources }> {
  const { cwd, env, user } = context;
  const { value: sources, diagnostics } = await readSpec({ ...where(context, args), instead });
  if (sources === undefined) return { findings: diagnostics };
  const { envFiles } = readEnvFiles(envFilesOf(sources, env, user.home), cwd);
  const inputs = { env, envFiles, home: user.home, shell: env['SHELL'], missingFiles: 'warning' } as const;
  return { findings: [...diagnostics, ...resolveSpec(sources, inputs).diagnostics], sources };
}
