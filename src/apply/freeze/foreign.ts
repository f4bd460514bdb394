/** A workspace that no spec knows, as a spec. Pure. */
import type { ObservedServer, ObservedTab } from '../../backend/backend.ts';
import { mapKeys } from '../../layout/placed.ts';
import { ungrafted } from '../../layout/ungraft.ts';
import { Names, usableName } from '../../spec/import/names.ts';
import type { NewPane, NewTab } from '../../spec/rewrite.ts';
import { windowNames, type Frozen, type ToAdopt } from './managed.ts';
import {
  commentsOf,
  describePane,
  folderText,
  keysOf,
  nameOf,
  type Programs,
  type Whereabouts,
} from './pane-notes.ts';

/** `name`: of the workspace on the server. Null: there is nothing of that name that could be managed. */
export function frozenForeign(
  observed: ObservedServer,
  name: string,
  programs: Programs,
  where: Whereabouts,
): Frozen | null {
  const standing = observed.tabs.filter((tab) => tab.workspace === name);
  const workspace = usableName(name, 'work');
  const [paneNames, tabNames] = [new Names(), new Names()];
  const panes: NewPane[] = [];
  const adopt: ToAdopt[] = [];
  const titles: { id: ObservedTab['id']; title: string }[] = [];
  const tabs: NewTab[] = [];
  const comments: string[] = [];
  const cwd = commonFolder(standing);
  const windows = windowNames(standing.map((tab) => ({ observed: tab, tab: null })));
  for (const tab of standing) {
    const notes: string[] = [];
    const keys = new Map<string, string>();
    for (const pane of tab.panes) {
      const program = programs.get(pane.id);
      if (pane.marker !== null || pane.dead || pane.pid === null) {
        const why = pane.marker === null ? 'has ended' : `belongs to the project ${pane.marker.project}`;
        notes.push(`${describePane(pane, program)} ${why}, so it is left out`);
        continue;
      }
      const paneName = paneNames.take(nameOf(pane, program));
      const focus = pane.active && tab.panes.length > 1 ? { focus: true } : {};
      panes.push({
        name: paneName,
        keys: {
          ...keysOf(pane, program, { folder: cwd ?? where.root, home: where.home, rooted: false }),
          ...focus,
        },
        comments: commentsOf(program),
      });
      keys.set(pane.id, `${workspace}/${paneName}`);
      adopt.push({ address: `${workspace}/${paneName}`, id: pane.id });
    }
    const tree = tab.tree && mapKeys(tab.tree, (key) => keys.get(key) ?? key);
    const others = new Set<string>(tab.panes.map(({ id }) => id).filter((id) => !keys.has(id)));
    const bare = tree && ungrafted(tree, others);
    if (!bare) {
      comments.push(
        `the tab ${JSON.stringify(tab.title)} is left out: ${tree === null ? 'its panes overlap' : 'nothing in it is free'}`,
      );
      continue;
    }
    const title = tabNames.take(usableName(tab.title, firstName(bare.layout) ?? 'tab'));
    titles.push({ id: tab.id, title });
    tabs.push({
      name: title,
      window: windows.get(tab.windowId) ?? '',
      layout: bare.layout,
      like: null,
      comments: notes,
    });
  }
  if (tabs.length === 0) return null;
  if (workspace !== name)
    comments.push(
      `on the server it is called ${JSON.stringify(name)}, which cannot stand in an address: a plan would move its panes`,
    );
  return {
    workspace: {
      name: workspace,
      cwd:
        cwd === null || cwd === where.root
          ? null
          : folderText(cwd, { folder: where.root, home: where.home, rooted: false }),
      tabs,
      panes,
      parted: new Map(),
      comments,
    },
    adopt,
    titles,
  };
}

const firstName = (layout: NewTab['layout']): string | null => {
  let node = layout;
  while (node !== null && node.kind === 'split') node = node.children[0] ?? null;
  return node === null ? null : node.key.slice(node.key.indexOf('/') + 1);
};

/** The folder in which most panes are; null when none is known. */
function commonFolder(tabs: readonly ObservedTab[]): string | null {
  const counts = new Map<string, number>();
  for (const { cwd } of tabs.flatMap(({ panes }) => panes))
    if (cwd !== null) counts.set(cwd, (counts.get(cwd) ?? 0) + 1);
  let most: string | null = null;
  for (const [cwd, count] of counts) if (most === null || count > (counts.get(most) ?? 0)) most = cwd;
  return most;
}
