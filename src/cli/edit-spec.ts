/** What the commands that edit the spec in place share. */
import { isOwn as isOwnFile, writeSpecEdit } from '../apply/spec-edit.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { readSpec } from '../spec/read.ts';
import type { SpecFile, SpecSources } from '../spec/source.ts';
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

export const isOwn = (file: SpecFile, sources: SpecSources, { env, user }: Context): boolean =>
  isOwnFile(file, sources, { env, home: user.home });

/** True when all of them were written. */
export async function writeEdited(
  context: Context,
  args: GlobalArguments,
  edited: ReadonlyMap<SpecFile, Outcome<string>>,
): Promise<boolean> {
  const written = await writeSpecEdit(where(context, args), edited);
  if (written.ok) return true;
  const frame = written.sources && framesOf(written.sources, context.stderr.paint);
  printDiagnostics(context, written.diagnostics, frame);
  return false;
}
