/** Everything that is wrong with one spec, found without a server and on a machine that need not have its environment. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { checkFiles } from '../spec/check-files.ts';
import { readEnvFiles, readSpec } from '../spec/read.ts';
import { envFilesOf, resolveSpec } from '../spec/resolve.ts';
import { mainFile, type SpecSources } from '../spec/source.ts';
import type { Context } from './context.ts';

export interface Examined {
  readonly findings: readonly Diagnostic[];
  /** Null when a file could not be read. */
  readonly sources: SpecSources | null;
  /** The main file as messages name it. */
  readonly file: string;
}

/** `files` as for `-f`: the first, overridden by the others; none: the project of the working directory. */
export async function examine(context: Context, files: readonly string[]): Promise<Examined> {
  const { cwd, env, user } = context;
  const { value: sources, diagnostics } = await readSpec({ cwd, files, env, home: user.home });
  if (sources === undefined) return { findings: diagnostics, sources: null, file: files[0] ?? '' };
  const { envFiles, diagnostics: unreadable } = readEnvFiles(envFilesOf(sources, env, user.home), cwd);
  const inputs = { env, envFiles, home: user.home, shell: env['SHELL'], missingFiles: 'warning' } as const;
  const { value: desired, diagnostics: meaning } = resolveSpec(sources, inputs);
  const onDisk = desired === undefined ? [] : checkFiles(desired, 'warning');
  return {
    findings: [...diagnostics, ...unreadable, ...meaning, ...onDisk],
    sources,
    file: mainFile(sources)?.shown ?? '',
  };
}
