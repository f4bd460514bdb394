/** The first line of a spec, by which editors know its keys. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Outcome } from '../../diagnostics/diagnostic.ts';
import { ok } from '../../diagnostics/diagnostic.ts';
import { writeFileAtomically } from '../../state/atomic-file.ts';
import { packageRoot } from '../package.ts';

const schemaFile = join('schemas', 'wezterm-parallel.schema.json');

/** Beside the spec, where no installation that everybody has in the same place is inside the project. */
export const schemaCopy = '.wezterm-parallel.schema.json';

/**
 * `folder`: of the spec. Editors read the header's path from there, without a network. The schema of a wzp that is installed in the
 * project is named by its path, which is the same for everybody; the path of another installation is not: then it is a copy.
 */
export function schemaPath(folder: string): string {
  const installed = [...withinRepository(folder)]
    .map((above) => join(above, 'node_modules', 'wezterm-parallel', schemaFile))
    .find((path) => existsSync(path));
  if (installed !== undefined) return relative(folder, installed);
  const path = relative(folder, join(packageRoot(), schemaFile));
  return path.startsWith('..') ? schemaCopy : path;
}

export const headerFor = (schema: string): string => `yaml-language-server: $schema=${schema}`;

export async function writeSchemaCopy(folder: string): Promise<Outcome<void>> {
  const text = await readFile(join(packageRoot(), schemaFile), 'utf8');
  const written = await writeFileAtomically(join(folder, schemaCopy), text, { mode: 0o644 });
  return written.ok ? ok(undefined) : written;
}

/** The folder, and those above it that are in the same repository. */
function* withinRepository(folder: string): Generator<string> {
  const above: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    above.push(at);
    if (existsSync(join(at, '.git'))) break;
    if (at === dirname(at)) {
      above.length = 1;
      break;
    }
  }
  yield* above;
}
