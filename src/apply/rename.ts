/** Writing new addresses where the old ones stand: marks on the server, the runner's folders, names of workspaces. */
import type { Journal, StepNote } from '../backend/backend.ts';
import { ok, type Outcome } from '../diagnostics/diagnostic.ts';
import type { Renames } from '../plan/moved.ts';
import { writeAlias } from '../runner/alias.ts';
import type { Site } from './site.ts';

/**
 * May be called again after it died half-way: what has its new address is not in the list any more. The folders come first: a mark
 * on the server that they contradict would lose.
 */
export async function renameLive(
  { project, backend, paths }: Site,
  renames: Renames,
  journal: Journal,
): Promise<Outcome<void>> {
  let id = 0;
  const step = async (text: string, address: string, work: () => Promise<Outcome<void>>) => {
    const note: StepNote = { id: ++id, text, address };
    await journal.before(note);
    const done = await work();
    await journal.after(note, done.ok ? 'done' : 'failed');
    return done;
  };
  for (const { from, to, serverFrom, serverTo } of renames.workspaces) {
    const renamed = await step(`rename the workspace ${from} to ${to}`, to, async () =>
      backend.renameWorkspace === undefined ? ok(undefined) : backend.renameWorkspace(serverFrom, serverTo),
    );
    if (!renamed.ok) return renamed;
  }
  for (const { from, to, marker } of renames.panes) {
    const place = { runtimeDir: paths.runtime, project: project.key, launch: marker.launch };
    const text = from === to ? `note the tab of ${to}` : `rename ${from} to ${to}`;
    const written = await step(text, to, () =>
      Promise.resolve(writeAlias(place, { address: to, tab: marker.tab })),
    );
    if (!written.ok) return written;
  }
  if (backend.mark === undefined || renames.panes.length + renames.tabs.length === 0) return ok(undefined);
  return backend.mark({
    panes: renames.panes.map(({ id, marker }) => ({ id, marker })),
    tabs: renames.tabs.map(({ id, to }) => ({ id, project: project.key, tab: to })),
  });
}
