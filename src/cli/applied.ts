/** The spec that was applied last, for commands that start from what stands and not from the file. */
import type { Site } from '../apply/site.ts';
import type { SpecSources } from '../spec/source.ts';
import { loadAppliedSpec } from '../state/applied-spec.ts';
import type { Context } from './context.ts';
import { openSources, type OpenSpec } from './open.ts';
import { printDiagnostics } from './view/diagnostics.ts';

/** With the environment of now; null when nothing was applied yet, or it can no longer be read. */
export async function openApplied(
  context: Context,
  { paths, project, backend }: Site,
): Promise<OpenSpec | null> {
  const applied = await loadAppliedSpec(paths, project.key, backend.serverId);
  if (!applied.ok) {
    printDiagnostics(context, applied.diagnostics);
    return null;
  }
  printDiagnostics(context, applied.value.diagnostics);
  if (applied.value.text === null) return null;
  try {
    return await openSources(context, JSON.parse(applied.value.text) as SpecSources); // written by apply; its parts are checked when they are resolved
  } catch {
    return null;
  }
}
