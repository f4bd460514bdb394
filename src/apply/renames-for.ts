/** One rename that a person asks for, checked against what is known. Pure. */
import type { ObservedServer } from '../backend/backend.ts';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { renamesOf, type Renames } from '../plan/moved.ts';
import type { Desired, Move } from '../spec/desired.ts';
import { addressKind } from '../spec/moves.ts';
import type { RecordedServer } from '../state/model.ts';
import type { Site } from './site.ts';
import type { Survey } from './survey.ts';

export function renamesFor(
  { backend }: Pick<Site, 'backend'>,
  desired: Desired,
  { observed, recorded }: Survey,
  { from, to }: Move,
): Outcome<Renames> {
  const [before, after] = [addressKind(from), addressKind(to)];
  if (before === null || after === null || before !== after || from === to)
    return failed({
      code: 'WZP2009',
      severity: 'error',
      message: `"${from}" cannot become "${to}"`,
      hint: 'name two addresses of one kind: of panes (dev/api), of tabs (dev:code) or of workspaces (dev)',
    });
  const live = liveAddresses(desired, observed);
  const remembered = rowAddresses(recorded.server);
  if (!live.has(from) && !remembered.has(from))
    return failed({
      code: 'WZP2004',
      severity: 'error',
      message: `nothing is known of "${from}"`,
      hint: 'wzp show and wzp state list name what there is',
    });
  // With a row of the new address and none of the old one, the same command died half-way: it goes on.
  if (live.has(to) || (remembered.has(to) && (remembered.has(from) || !live.has(from))))
    return failed({
      code: 'WZP2008',
      severity: 'error',
      message: `there is a "${to}" already`,
      hint: 'close it, or forget it with wzp state rm, before something else gets its address',
    });
  return ok(
    renamesOf(desired, observed, recorded, {
      moves: [{ from, to }],
      rule: 'as told',
      serverName: (workspace) => backend.workspaceName(workspace),
      renamesWorkspaces: backend.renameWorkspace !== undefined,
    }),
  );
}

function liveAddresses({ project }: Desired, observed: ObservedServer): ReadonlySet<string> {
  const marked = observed.tabs.flatMap((tab) => [
    ...(tab.marker?.project === project.key ? [tab.marker.tab] : []),
    ...tab.panes.flatMap(({ marker }) => (marker?.project === project.key ? [marker.address] : [])),
  ]);
  return withWorkspaces(marked);
}

const rowAddresses = (server: RecordedServer | null): ReadonlySet<string> =>
  withWorkspaces([...(server?.tabs ?? []), ...(server?.panes ?? [])].map(({ address }) => address));

const withWorkspaces = (addresses: readonly string[]): ReadonlySet<string> =>
  new Set([...addresses, ...addresses.map((address) => /^[^/:]*/.exec(address)?.[0] ?? address)]);
