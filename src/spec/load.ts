/** Reading a spec and all that it refers to: the two halves, files and meaning, in one call. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Desired } from './desired.ts';
import type { Whereabouts } from './find.ts';
import { loadCached, saveCached } from './cache.ts';
import type { SpecSources } from './source.ts';

export interface LoadedSpec {
  readonly sources?: SpecSources;
  /** There exactly when no diagnostic is an error. */
  readonly desired?: Desired;
  readonly diagnostics: readonly Diagnostic[];
}

/** `cache`: a private folder for what need not be worked out again; null: work it out. */
export async function loadSpec(where: Whereabouts, cache: string | null = null): Promise<LoadedSpec> {
  const cached = cache === null ? null : loadCached(cache, where);
  if (cached !== null) return { ...cached, diagnostics: [] };
  const { readSpec } = await import('./read.ts');
  const read = await readSpec(where);
  if (!read.value) return { diagnostics: read.diagnostics };
  const asked = new Set<string>();
  const resolved = await resolveSources(read.value, { ...where, env: listening(where.env, asked) });
  const diagnostics = [...read.diagnostics, ...resolved.diagnostics];
  if (cache !== null && resolved.desired && diagnostics.length === 0)
    saveCached(cache, where, { sources: read.value, desired: resolved.desired }, [...asked]);
  return { ...resolved, sources: read.value, diagnostics };
}

/** The environment, remembering which variables a spec asks for. */
const listening = (env: Whereabouts['env'], asked: Set<string>): Whereabouts['env'] =>
  new Proxy(env, {
    getOwnPropertyDescriptor: (target, name) => {
      if (typeof name === 'string') asked.add(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });

/** Sources that were read before, such as those of a saved plan; environment files are read again. */
export async function resolveSources(
  sources: SpecSources,
  where: Pick<Whereabouts, 'cwd' | 'env' | 'home'>,
): Promise<LoadedSpec> {
  const { readEnvFiles } = await import('./read.ts');
  const { envFilesOf, resolveSpec } = await import('./resolve.ts');
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
