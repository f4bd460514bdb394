/** The server on which a launch stands. */
import type { Hub } from '../hub/hub.ts';
import type { ProjectSite } from '../hub/projects/project-site.ts';
import { readLaunch } from '../runner/launch.ts';
import type { LaunchPlace } from '../runner/place.ts';

/** Null: the project is not known (any more). The same project may stand on several servers. */
export function siteOf(hub: Hub, place: LaunchPlace): ProjectSite | null {
  const server = readLaunch(place)?.server;
  const sites = hub.projects.known.filter(({ key }) => key === place.project);
  return sites.find(({ registration }) => registration.server === server) ?? sites[0] ?? null;
}
