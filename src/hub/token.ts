/** The token of the hub itself: whoever can read its file may do everything, as on the socket. */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { replaceFile, textOf } from '../runner/place.ts';
import type { UserPaths } from '../state/paths.ts';
import { socketPath } from './paths.ts';

const beside = (socket: string): string => join(dirname(socket), 'hub.token');
export const hubTokenPath = (paths: Pick<UserPaths, 'runtime'>): string => beside(socketPath(paths));

/** Of the hub that listens, or listened, on a socket; null: no spec has ever asked for one. */
export function knownToken(socket: string): string | null {
  return /^([A-Za-z0-9_-]{43})\n$/.exec(textOf(beside(socket)) ?? '')?.[1] ?? null;
}

/** The one that an earlier daemon has written stays: clients may have it. */
export function hubToken(paths: Pick<UserPaths, 'runtime'>): string {
  const known = knownToken(socketPath(paths));
  if (known !== null) return known;
  const made = randomBytes(32).toString('base64url');
  replaceFile(hubTokenPath(paths), `${made}\n`);
  return made;
}
