/** The pools of the specs that have been applied. */
import type { ProjectSite } from '../projects/project-site.ts';
import { declaredName, type DeclaredPool } from './schedule.ts';

/** A project on two servers has its pools once. */
export function declaredPools(
  sites: readonly Pick<ProjectSite, 'key' | 'registration'>[],
): ReadonlyMap<string, DeclaredPool> {
  return new Map(
    sites.flatMap(({ key, registration }) =>
      (registration.pools ?? []).map(({ name, concurrency, panes }) => [
        declaredName(key, name),
        { concurrency, panes },
      ]),
    ),
  );
}
