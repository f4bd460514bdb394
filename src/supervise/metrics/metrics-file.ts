/** Where a project wants the figures of the daemon to be served, as its last apply has left it. */
import { join } from 'node:path';
import { ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { projectDir, removeFile, replaceFile, textOf, writing } from '../../runner/place.ts';
import type { MetricsSettings } from '../../spec/desired.ts';
import { ensurePrivateFolder } from '../../state/paths.ts';

const pathOf = (runtimeDir: string, project: string): string =>
  join(projectDir(runtimeDir, project), 'metrics.json');

/** Nowhere: the file goes. */
export function writeMetrics(
  runtimeDir: string,
  project: string,
  metrics: MetricsSettings | undefined,
): Outcome<void> {
  const path = pathOf(runtimeDir, project);
  if (metrics === undefined) {
    if (textOf(path) !== null) removeFile(path);
    return ok(undefined);
  }
  for (const folder of [runtimeDir, projectDir(runtimeDir, project)]) {
    const usable = ensurePrivateFolder(folder);
    if (!usable.ok) return usable;
  }
  return writing({ runtimeDir, project, launch: '' }, () => replaceFile(path, JSON.stringify(metrics)));
}

export function readMetrics(runtimeDir: string, project: string): MetricsSettings | null {
  try {
    return JSON.parse(textOf(pathOf(runtimeDir, project)) ?? 'null') as MetricsSettings | null; // written by `writeMetrics` into a private folder
  } catch {
    return null;
  }
}
