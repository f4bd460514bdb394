/** The folder of a project, as far as `wzp init` looks at it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../spec/read-file.ts';
import type { ProjectFiles } from './proposal.ts';

export const projectFiles = (folder: string): ProjectFiles => ({
  read: (path) => {
    const read = readText(join(folder, path), path);
    if (read.ok) return read.text;
    // A lock file may be large, or binary: it is there all the same.
    return read.missing || read.diagnostic.code === 'WZP1003' || read.diagnostic.code === 'WZP1004'
      ? null
      : '';
  },
  folders: (path) => {
    try {
      return readdirSync(join(folder, path), { withFileTypes: true })
        .filter(
          (entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
        )
        .map(({ name }) => name)
        .sort();
    } catch {
      return [];
    }
  },
});
