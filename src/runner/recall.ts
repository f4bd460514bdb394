/**
 * Marks that stand in the runner's folders and not on the server: addresses given later, and panes that were taken over where the
 * server keeps no marks. Laid over what a backend observes.
 */
import type { Marker, ObservedPane, ObservedServer } from '../backend/backend.ts';
import { readAdopted, type AdoptedRecord } from './adopted.ts';
import { readAlias } from './alias.ts';
import { isAdoptedName, isLaunchName, launchesOf, namesIn, type LaunchPlace } from './place.ts';
import { lives } from './processes.ts';

/** Keeps whatever else a backend has added to its server. */
export function recallMarks<Server extends ObservedServer>(runtimeDir: string, server: Server): Server {
  const adopted = new Map(adoptionsOn(runtimeDir, server).map((marker) => [marker.pane, marker.marker]));
  const marked = (pane: ObservedPane): ObservedPane => {
    const marker = pane.marker ?? adopted.get(pane.id) ?? null;
    const known = marker === null ? null : withAlias(runtimeDir, marker);
    return known === pane.marker ? pane : { ...pane, marker: known };
  };
  return { ...server, tabs: server.tabs.map((tab) => ({ ...tab, panes: tab.panes.map(marked) })) };
}

function withAlias(runtimeDir: string, marker: Marker): Marker {
  const { project, launch } = marker;
  if (!isProjectKey(project) || !(isLaunchName(launch) || isAdoptedName(launch))) return marker;
  const alias = readAlias({ runtimeDir, project, launch });
  return alias === null ? marker : { ...marker, ...alias };
}

interface Adoption {
  readonly pane: string;
  readonly marker: Marker;
}

/** tmux keeps the mark itself, so nobody has to look for it. */
function adoptionsOn(runtimeDir: string, server: ObservedServer): readonly Adoption[] {
  const unmarked = new Map(
    server.tabs.flatMap((tab) =>
      tab.panes.flatMap((pane) => (pane.marker === null ? [[pane.id as string, pane] as const] : [])),
    ),
  );
  if (server.backend === 'tmux' || unmarked.size === 0) return [];
  const places = namesIn(runtimeDir)
    .filter(isProjectKey)
    .flatMap((project) =>
      launchesOf(runtimeDir, project)
        .filter(isAdoptedName)
        .map((launch): LaunchPlace => ({ runtimeDir, project, launch })),
    );
  return places.flatMap((place) => {
    const record = readAdopted(place);
    const pane = record === null ? undefined : unmarked.get(record.paneId);
    if (record === null || pane === undefined || !isOf(record, pane, server)) return [];
    const { address, digest, tab } = record;
    return [
      { pane: pane.id, marker: { project: place.project, address, launch: place.launch, digest, tab } },
    ];
  });
}

/** The very process that was taken over, or the pane that the server kept after its end. */
function isOf(record: AdoptedRecord, pane: ObservedPane, server: ObservedServer): boolean {
  if (record.server !== server.id || record.incarnation !== server.incarnation) return false;
  if (pane.dead || pane.pid === null) return true;
  return pane.pid === record.pid && record.tty === pane.tty && lives(record.pid, record.start);
}

/** Keys are slugs and a hash; other names in the folder are not ours to open. */
const isProjectKey = (name: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(name);
