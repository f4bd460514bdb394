import { updateState } from '../../state/state-file.ts';
import type { StateRemoveArguments } from '../commands/state.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { failure, locked } from '../reconcile.ts';
import { openState, rowsOf, unknownAddress } from '../state.ts';

/** What runs is not touched; a pane that still stands is found again by its mark. */
export async function run(context: Context, args: StateRemoveArguments): Promise<ExitCode> {
  const site = await openState(context, args, 'wzp state rm');
  if (!site) return exitCodes.failed;
  if (!site.ok) return failure(context, site);
  const { paths, project, backend } = site.value;
  return locked(context, site.value, async () => {
    const rows = await rowsOf(context, site.value);
    if (!rows.ok) return failure(context, rows);
    const known = new Set(
      [...(rows.value?.tabs ?? []), ...(rows.value?.panes ?? [])].map(({ address }) => address),
    );
    const unknown = args.address.find((address) => !known.has(address));
    if (unknown !== undefined) return failure(context, unknownAddress(unknown));
    const forgotten = new Set(args.address);
    const saved = await updateState(
      paths,
      project.key,
      backend.serverId,
      (server) =>
        server && {
          ...server,
          tabs: server.tabs.filter(({ address }) => !forgotten.has(address)),
          panes: server.panes.filter(({ address }) => !forgotten.has(address)),
        },
    );
    return saved.ok ? exitCodes.done : failure(context, saved);
  });
}
