/** What could run in the panes of a project, found in the files that say so for other tools. */
import { nodePanes } from './node.ts';
import { cargoPanes, composePanes, goPanes, makefilePanes, procfilePanes } from './other-sources.ts';
import type { ProjectFiles, ProposedPane } from './proposal.ts';

/** In the order of a layout; names are unique. */
export function proposePanes(files: ProjectFiles): readonly ProposedPane[] {
  const processes = procfilePanes(files);
  // A Procfile says what belongs together; the scripts behind it would be started twice.
  const scripts = nodePanes(files).map((pane) =>
    processes.length > 0 && pane.kind === 'run' ? { ...pane, isUsual: false } : pane,
  );
  const found = [
    ...processes,
    ...scripts,
    ...composePanes(files),
    ...makefilePanes(files),
    ...cargoPanes(files),
    ...goPanes(files),
  ];
  const hasServer = found.some(
    ({ kind, isUsual, from }) => kind === 'run' && isUsual && !from.startsWith('Makefile'),
  );
  const names = new Set<string>(['shell']);
  const typed = new Set<string>();
  return found.map((pane) => {
    // `make dev` is mostly another name for what was found already, and one pane for tests is enough.
    const repeats =
      (hasServer && pane.command.startsWith('make ') && pane.kind === 'run') ||
      (pane.kind === 'type' && typed.has(pane.name));
    if (pane.kind === 'type') typed.add(pane.name);
    const name = unique(pane.name, names);
    names.add(name);
    return { ...pane, name, isUsual: pane.isUsual && !repeats };
  });
}

function unique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}
