/** Reading a spec and all that it refers to: the two halves, files and meaning, in one call. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Desired } from './desired.ts';
import type { Whereabouts } from './find.ts';
import { readEnvFiles, readSpec } from './read.ts';
import { envFilesOf, resolveSpec } from './resolve.ts';
import type { SpecSources } from './source.ts';

export interface LoadedSpec {
  readonly sources?: SpecSources;
  /** There exactly when no diagnostic is an error. */
  readonly desired?: Desired;
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadSpec(where: Whereabouts): Promise<LoadedSpec> {
  const read = await readSpec(where);
  if (!read.value) return { diagnostics: read.diagnostics };
  const resolved = resolveSources(read.value, where);
  return { ...resolved, sources: read.value, diagnostics: [...read.diagnostics, ...resolved.diagnostics] };
}

/** Sources that were read before, such as those of a saved plan; environment files are read again. */
export function resolveSources(
  sources: SpecSources,
  where: Pick<Whereabouts, 'cwd' | 'env' | 'home'>,
): LoadedSpec {
  const { envFiles, diagnostics } = readEnvFiles(envFilesOf(sources, where.env, where.home), where.cwd);
  const resolved = resolveSpec(sources, {
    env: where.env,
    envFiles,
    home: where.home,
    shell: where.env['SHELL'],
  });
  return {
    sources,
    ...(resolved.value && diagnostics.length === 0 ? { desired: resolved.value } : {}),
    diagnostics: [...diagnostics, ...resolved.diagnostics],
  };
}
