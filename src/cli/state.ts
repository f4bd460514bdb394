/** What the `state` commands share: the rows of this project on the server that is meant. */
import type { Site } from '../apply/site.ts';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import type { RecordedServer } from '../state/model.ts';
import { loadState } from '../state/state-file.ts';
import type { Context } from './context.ts';
import { openSite, openSpec } from './open.ts';
import type { GlobalArguments } from './options.ts';
import { printDiagnostics } from './view/diagnostics.ts';

/** Null after its findings have been printed. */
export async function openState(
  context: Context,
  args: GlobalArguments,
  command: string,
): Promise<Outcome<Site> | null> {
  const spec = await openSpec(context, args);
  return spec ? openSite(context, args, spec.desired, command, false) : null;
}

export async function rowsOf(
  context: Context,
  { paths, project, backend }: Site,
): Promise<Outcome<RecordedServer | null>> {
  const loaded = await loadState(paths, project.key);
  if (!loaded.ok) return loaded;
  printDiagnostics(context, loaded.value.diagnostics);
  return ok(loaded.value.state.servers.find((server) => server.id === backend.serverId) ?? null);
}

export const unknownAddress = (address: string): Outcome<never> =>
  failed({
    code: 'WZP2004',
    severity: 'error',
    message: `the state remembers nothing of "${address}"`,
    hint: 'wzp state list shows what it remembers',
  });
