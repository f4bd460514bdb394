/** What a person trusts: every text that decides what an apply starts. */
import { isAbsolute, relative } from 'node:path';
import type { SpecSources } from '../spec/source.ts';
import { digestOfSources } from './trust.ts';

/**
 * `sha256:…` of the spec files, the templates that they use and the environment files, which may stand in commands. `envFiles`: absolute
 * path → text, null when there is none.
 */
export function trustDigest(sources: SpecSources, envFiles: ReadonlyMap<string, string | null>): string {
  const named = (path: string): string => {
    const near = relative(sources.root, path);
    return near.startsWith('..') || isAbsolute(near) ? path : near;
  };
  return digestOfSources([
    ...[...sources.files, ...sources.templates].map(({ path, text }) => ({ path: named(path), text })),
    // Whether a file is there makes a difference too.
    ...[...envFiles].map(([path, text]) => ({
      path: `env:${named(path)}`,
      text: text === null ? 'absent' : `present:${text}`,
    })),
  ]);
}
