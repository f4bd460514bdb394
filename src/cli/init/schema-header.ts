/** The first line of a spec, by which editors know its keys. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { specSchema } from '../../spec/schema-tree.ts';
import { packageRoot } from '../package.ts';

const schemaFile = join('schemas', 'wezterm-parallel.schema.json');

/**
 * `folder`: of the spec. The schema of a wzp that is installed in the project is named by its path, which is the same for everybody;
 * else by its id, because the path of another installation is not.
 */
export function schemaHeader(folder: string): string {
  const installed = join(folder, 'node_modules', 'wezterm-parallel', schemaFile);
  if (existsSync(installed)) return headerFor(relative(folder, installed));
  const path = relative(folder, join(packageRoot(), schemaFile));
  return headerFor(path.startsWith('..') ? idOfSchema : path);
}

export const headerFor = (schema: string): string => `yaml-language-server: $schema=${schema}`;

const idOfSchema = (specSchema as { readonly $id?: string }).$id ?? ''; // every schema file of ours has one
