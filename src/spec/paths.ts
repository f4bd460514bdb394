/** Paths of the spec: `~`, and each relative to the one above it. */
import { isAbsolute, join, normalize, resolve } from 'node:path';
import type { Text } from './desired.ts';
import { isSecret } from './texts.ts';

/** `~` and `~/x` with the home directory in place of the tilde; everything else as it is. */
export function withoutTilde(path: string, home: string): string {
  if (path === '~') return home;
  return path.startsWith('~/') ? join(home, path.slice(2)) : path;
}

/** `~name` is nobody's home here: only a shell would know whose. */
export const isForeignHome = (path: string): boolean => /^~[^/]/.test(path);

/** An absolute path; what came from the environment stays hidden in `shown`. */
export function pathUnder(base: Text, path: Text, home: string): Text {
  const value = resolve(base.value, withoutTilde(path.value, home));
  if (!isSecret(path) && !isSecret(base)) return { value, shown: value };
  const bare = isSecret(path) ? path.shown : withoutTilde(path.shown, home);
  const standsAlone = isAbsolute(withoutTilde(path.value, home));
  return {
    value,
    shown: standsAlone ? bare : bare === '.' ? base.shown : `${base.shown}/${normalize(bare)}`,
  };
}
