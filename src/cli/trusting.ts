/** The content of a project as `wzp trust` pins it. */
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { readEnvFiles, readSpec } from '../spec/read.ts';
import { envFilesOf } from '../spec/resolve.ts';
import type { SpecSources } from '../spec/source.ts';
import { trustDigest } from '../state/trusted-content.ts';
import type { Context } from './context.ts';

export interface Content {
  readonly sources: SpecSources;
  readonly digest: string;
}

/** `files` as for `-f`; `cwd`: where the spec is looked for. */
export async function contentOf(
  { env, user }: Pick<Context, 'env' | 'user'>,
  cwd: string,
  files: readonly string[],
): Promise<Outcome<Content>> {
  const { value: sources, diagnostics } = await readSpec({ cwd, files, env, home: user.home });
  if (sources === undefined) return failed(...diagnostics);
  const { envFiles, diagnostics: unreadable } = readEnvFiles(envFilesOf(sources, env, user.home), cwd);
  return unreadable.length > 0
    ? failed(...unreadable)
    : ok({ sources, digest: trustDigest(sources, envFiles) });
}
