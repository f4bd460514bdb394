/**
 * The desired state of a spec that has not changed, so that most runs need neither the YAML parser nor the validator: together they are
 * a third of what `wzp plan` costs. Only a spec whose meaning depends on its own files alone is kept: one that reads a variable that is
 * set, an environment file, an include or a template is resolved anew each time. So nothing secret is ever in the cache.
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Desired } from './desired.ts';
import { findSpec, type Whereabouts } from './find.ts';
import { largestFile } from './limits.ts';
import type { SpecSources } from './source.ts';

export interface CachedSpec {
  readonly sources: SpecSources;
  readonly desired: Desired;
}

interface Entry extends CachedSpec {
  /** Variables that were looked up and not set: one that is set by now makes the entry void. */
  readonly unset: readonly string[];
  readonly shell: string | null;
}

/** Another build may resolve differently: what tells it from others is part of every key. */
const build = (): string => `${import.meta.url} ${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;

export function loadCached(folder: string, where: Whereabouts): CachedSpec | null {
  const found = findSpec(where);
  if (found.files.length === 0 || found.diagnostics.length > 0) return null;
  const entry = readEntry(
    fileOf(
      folder,
      where,
      found.files.map(({ path }) => path),
    ),
  );
  if (entry === null || entry.shell !== (where.env['SHELL'] ?? null)) return null;
  if (entry.sources.files.length !== found.files.length) return null;
  for (const [index, { path, role }] of found.files.entries()) {
    const file = entry.sources.files[index];
    if (file?.path !== path || file.role !== role || textOf(path) !== file.text) return null;
  }
  if (entry.unset.some((name) => where.env[name] !== undefined)) return null;
  return { sources: entry.sources, desired: entry.desired };
}

/** `asked`: the variables that resolving looked up. Failing to write is no failure: the cache only saves time. */
export function saveCached(
  folder: string,
  where: Whereabouts,
  spec: CachedSpec,
  asked: readonly string[],
): void {
  const { sources, desired } = spec;
  const own = sources.files.every(({ role }) => role !== 'include') && sources.templates.length === 0;
  if (!own || asked.some((name) => where.env[name] !== undefined)) return;
  const path = fileOf(
    folder,
    where,
    sources.files.map((file) => file.path),
  );
  const entry: Entry = { sources, desired, unset: asked, shell: where.env['SHELL'] ?? null };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(entry, mapsAsLists), { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch {
    // said above
  }
}

/** What the meaning depends on besides the files: where it is read from, and who reads it. */
function fileOf(folder: string, { cwd, home }: Whereabouts, paths: readonly string[]): string {
  const key = createHash('sha256')
    .update(JSON.stringify([build(), cwd, home, paths]))
    .digest('hex');
  return join(folder, `${key.slice(0, 32)}.json`);
}

function readEntry(path: string): Entry | null {
  try {
    const status = lstatSync(path);
    if (!status.isFile() || status.uid !== process.getuid?.() || (status.mode & 0o077) !== 0) return null;
    return JSON.parse(readFileSync(path, 'utf8'), listsAsMaps) as Entry; // in a private folder, written by this very build
  } catch {
    return null;
  }
}

function textOf(path: string): string | null {
  try {
    const status = lstatSync(path);
    return status.isFile() && status.size <= largestFile ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}

const mark = '\u0000map';
const mapsAsLists = (_: string, value: unknown): unknown =>
  value instanceof Map ? { [mark]: [...value] } : value;
const listsAsMaps = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && mark in value
    ? new Map(value[mark] as [unknown, unknown][])
    : value;
