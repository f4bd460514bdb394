/** The paths of `watch`: files and folders whose changes restart a process; those that begin with `!` do not count. */
import type { Text, WatchedPaths } from './desired.ts';
import { itemsOf, type SpecNode } from './node.ts';
import { pathUnder } from './paths.ts';
import { quoted } from './printable.ts';
import type { Scope } from './texts.ts';
import type { ValueSurroundings } from './values.ts';

/** `cwd`: that of the pane, which relative paths start from. Null when nothing is watched. */
export function readWatch(
  node: SpecNode | undefined,
  cwd: Text,
  home: string,
  scope: Scope,
  { texts, findings }: ValueSurroundings,
): WatchedPaths | null {
  const items = node?.kind === 'list' ? itemsOf(node) : node === undefined ? [] : [node];
  const paths: string[] = [];
  const ignored: string[] = [];
  const shown: string[] = [];
  for (const item of items) {
    const written = texts.expandPublic(item, scope, 'a watched path');
    if (written === undefined) continue;
    const isIgnored = written.startsWith('!');
    const name = isIgnored ? written.slice(1) : written;
    if (name.trim() === '' || /[*?[\]{}]/.test(name)) {
      findings.add('WZP1205', item.span, `watch: ${quoted(written)} is no path`, {
        hint: 'name a file or a folder: all below it is watched; "!" before one leaves it out',
      });
      continue;
    }
    (isIgnored ? ignored : paths).push(pathUnder(cwd, { value: name, shown: name }, home).value);
    shown.push(written);
  }
  return paths.length === 0 ? null : { paths, ignored, shown };
}
