/** Walks over the single values of a spec. */
import type { ScalarNode, SpecNode, Span } from '../node.ts';

export interface Found {
  readonly node: ScalarNode;
  /** Keys that lead to it; positions in lists as `[]`. */
  readonly path: readonly string[];
  /** Where its key stands; null in lists. */
  readonly keySpan: Span | null;
}

/** Depth first. What stands behind an alias comes once for each alias. */
export function* scalarsOf(
  node: SpecNode,
  path: readonly string[] = [],
  keySpan: Span | null = null,
): Generator<Found> {
  if (node.kind === 'scalar') yield { node, path, keySpan };
  else if (node.kind === 'list') for (const item of node.items) yield* scalarsOf(item, [...path, '[]'], null);
  else
    for (const entry of node.entries.values())
      yield* scalarsOf(entry.value, [...path, entry.key], entry.keySpan);
}

/** Written without quotes, on one line. */
export function isPlain({ source, start, end }: Span): boolean {
  return !/^['"|>]/.test(source.text.slice(start, end));
}
