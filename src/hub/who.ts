/** Who a client is: told by the token of its pane, or by itself. */
import { timingSafeEqual } from 'node:crypto';
import { readLaunch } from '../runner/launch.ts';
import { launchesOf } from '../runner/place.ts';
import { sha256 } from '../state/sealed.ts';
import type { Self } from './client.ts';
import type { ProjectSite } from './projects/project-site.ts';

/** Null: no pane has this token. Takes as long for a token that is nearly right as for any other. */
export function paneWithToken(projects: readonly ProjectSite[], token: string): Self | null {
  const wanted = digestOf(token);
  let found: Self | null = null;
  for (const { key, runtime } of projects)
    for (const launch of launchesOf(runtime, key)) {
      const record = readLaunch({ runtimeDir: runtime, project: key, launch });
      if (record?.token === undefined) continue;
      if (timingSafeEqual(digestOf(record.token), wanted)) found = { project: key, address: record.address };
    }
  return found;
}

/** Takes as long whatever the tokens are. */
export const sameToken = (one: string, other: string): boolean =>
  timingSafeEqual(digestOf(one), digestOf(other));

const digestOf = (token: string): Buffer => Buffer.from(sha256(token));

/** Name of the inbox of a pane. */
export const inboxOf = (project: string, address: string): string => `${project}:${address}`;

/** Name of a client's own inbox: that of its pane, if it speaks for one. */
export const ownInbox = (client: { readonly self: Self | null; readonly name: string }): string =>
  client.self !== null && client.self.address !== null
    ? inboxOf(client.self.project, client.self.address)
    : `client:${client.name}`;
