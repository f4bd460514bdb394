/**
 * Which specs may start something without being asked: trust is of exactly one content. An edit, by a person or by a
 * pulled commit, ends it.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ok, type Diagnostic, type Outcome } from '../diagnostics/diagnostic.ts';
import { readTexts, writeText, type KeyedTexts } from './keyed-texts.ts';
import type { UserPaths } from './paths.ts';

export interface SpecSource {
  /** Path as the caller names it, the same at each call: relative to the root, or absolute outside it. */
  readonly path: string;
  readonly text: string;
}

export interface TrustAnswer {
  readonly trusted: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** `sha256:…` of all sources, in any order. Lengths keep two files from being taken for one. */
export function digestOfSources(sources: readonly SpecSource[]): string {
  const hash = createHash('sha256');
  const sorted = [...sources].sort((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : 0,
  );
  for (const { path, text } of sorted)
    hash.update(`${Buffer.byteLength(path)}:${path}${Buffer.byteLength(text)}:${text}`, 'utf8');
  return `sha256:${hash.digest('hex')}`;
}

/** `root` is the absolute real path of the project's folder. Nothing is trusted by a broken store. */
export async function isTrusted(
  paths: UserPaths,
  root: string,
  digest: string,
): Promise<Outcome<TrustAnswer>> {
  const read = await readTexts(storeOf(paths));
  if (!read.ok) return read;
  return ok({ trusted: read.value.entries.get(root) === digest, diagnostics: read.value.diagnostics });
}

/** Replaces an earlier trust in another content of the same root. */
export const trust = (paths: UserPaths, root: string, digest: string): Promise<Outcome<void>> =>
  writeText(storeOf(paths), root, digest);

export const untrust = (paths: UserPaths, root: string): Promise<Outcome<void>> =>
  writeText(storeOf(paths), root, null);

/** root → digest */
export async function listTrusted(paths: UserPaths): Promise<Outcome<ReadonlyMap<string, string>>> {
  const read = await readTexts(storeOf(paths));
  return read.ok ? ok(read.value.entries) : read;
}

const storeOf = (paths: UserPaths): KeyedTexts => ({
  path: join(paths.state, 'trust.json'),
  folders: [paths.state],
  subject: 'trust store',
  code: 'WZP4009',
  hint: 'nothing is trusted until wzp trust writes a new one; the broken one is kept beside it',
});
