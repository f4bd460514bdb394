/**
 * The inputs of a plan under the addresses of now: the whole planner looks at what was renamed as if it had always had its new name. Pure.
 */
import type { ObservedPane, ObservedServer } from '../backend/backend.ts';
import { mapKeys } from '../layout/placed.ts';
import type { ProcessRecord } from '../runner/process.ts';
import type { RecordedServer } from '../state/model.ts';
import { renamedMarker, tabMark, type Renames } from './moved.ts';
import { workspaceOf } from './world.ts';

/** What the server will show once everything is renamed. */
export function renamedServer(observed: ObservedServer, renames: Renames, project: string): ObservedServer {
  if (renames.addresses.size === 0) return observed;
  const names = new Map(renames.workspaces.map(({ serverFrom, serverTo }) => [serverFrom, serverTo]));
  const nameOf = (workspace: string): string => names.get(workspace) ?? workspace;
  const pane = (one: ObservedPane): ObservedPane =>
    one.marker === null || one.marker.project !== project
      ? one
      : { ...one, marker: renamedMarker(one.marker, renames.addresses) };
  return {
    ...observed,
    tabs: observed.tabs.map((tab) => {
      const mark = tabMark(tab, project);
      const to = mark === null ? undefined : renames.addresses.get(mark);
      return {
        ...tab,
        workspace: nameOf(tab.workspace),
        panes: tab.panes.map(pane),
        ...(to === undefined ? {} : { marker: { project, tab: to } }),
      };
    }),
    workspaceOwners: new Map(
      [...observed.workspaceOwners].map(([workspace, owner]) => [nameOf(workspace), owner]),
    ),
  };
}

/** Rows of before under the addresses of now. */
export function renamedRows<Server extends RecordedServer | null>(
  server: Server,
  { addresses }: Renames,
): Server {
  if (server === null || addresses.size === 0) return server;
  const now = (address: string): string => addresses.get(address) ?? address;
  // A row that has the new address already is of something that is gone: what moves there takes its place.
  const taken = new Set(
    [...server.panes, ...server.tabs].flatMap(({ address }) => addresses.get(address) ?? []),
  );
  const stays = ({ address }: { readonly address: string }): boolean =>
    addresses.has(address) || !taken.has(address);
  return {
    ...server,
    panes: server.panes
      .filter(stays)
      .map((row) => ({ ...row, address: now(row.address), tab: now(row.tab) })),
    tabs: server.tabs.filter(stays).map((row) => ({
      ...row,
      address: now(row.address),
      workspace: workspaceOf(now(row.address)),
      name: now(row.address).slice(workspaceOf(now(row.address)).length + 1),
      layout: mapKeys(row.layout, now),
    })),
  };
}

export function renamedRecords(
  processes: ReadonlyMap<string, ProcessRecord>,
  { addresses }: Renames,
): ReadonlyMap<string, ProcessRecord> {
  if (addresses.size === 0) return processes;
  return new Map(
    [...processes].map(([launch, record]) => {
      const to = addresses.get(record.address);
      return [launch, to === undefined ? record : { ...record, address: to }] as const;
    }),
  );
}
