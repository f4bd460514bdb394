/** Circles among dependencies of an imported file. */
import type { Span } from '../node.ts';

export interface DependencyEdge {
  readonly to: string;
  readonly span: Span;
}

/** The first circle that is found: its names, the first one again at the end, and where it closes. */
export function closingEdge(
  edges: ReadonlyMap<string, readonly DependencyEdge[]>,
): { readonly names: readonly string[]; readonly span: Span } | null {
  const done = new Set<string>();
  for (const start of edges.keys()) {
    // An own stack: a chain may be thousands of processes long.
    const path: { name: string; next: number }[] = [{ name: start, next: 0 }];
    const onPath = new Map([[start, 0]]);
    while (path.length > 0) {
      const top = path.at(-1);
      if (top === undefined) break;
      const edge = done.has(top.name) ? undefined : edges.get(top.name)?.[top.next];
      if (edge === undefined) {
        done.add(top.name);
        onPath.delete(top.name);
        path.pop();
        continue;
      }
      top.next += 1;
      const index = onPath.get(edge.to);
      if (index !== undefined)
        return { names: [...path.slice(index).map(({ name }) => name), edge.to], span: edge.span };
      onPath.set(edge.to, path.length);
      path.push({ name: edge.to, next: 0 });
    }
  }
  return null;
}
