/** `wzp stop` and `wzp start` are remembered beyond the life of the pane: a policy may ask for it when the pane is made anew. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { updateState } from '../state/state-file.ts';
import { withStopped } from './record.ts';
import type { Site } from './site.ts';
import type { Survey } from './survey.ts';

/** An address without a row was not made by an apply; there is nothing to note it at. */
export async function rememberStopped(
  { paths, project }: Site,
  { observed }: Survey,
  addresses: readonly string[],
  stopped: boolean,
): Promise<readonly Diagnostic[]> {
  const now = new Map(addresses.map((address) => [address, stopped]));
  const saved = await updateState(paths, project.key, observed.id, (rows) => rows && withStopped(rows, now), {
    generation: false,
    flush: false,
  });
  return saved.ok ? saved.value.diagnostics : saved.diagnostics;
}
