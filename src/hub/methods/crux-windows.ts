/** Windows in the words of `crux:` clients: tabs, and what holds them on the server. */
import { done, refused } from '../answer.ts';
import { method, type Method } from '../call.ts';
import { closePane } from '../panes/end.ts';
import { allPanes } from '../panes/find.ts';
import { noNotes } from '../panes/notes.ts';
import type { FoundPane } from '../panes/found-pane.ts';
import { openTab } from '../panes/open-tab.ts';
import { oneProject } from './project.ts';

export const cruxWindowMethods: readonly Method[] = [
  method('crux:window/list', async (call) => {
    const panes = await allPanes(call);
    return panes.ok ? done({ windows: windowsOf(panes.value) }) : panes;
  }),
  method('crux:window/create', async (call, params) => {
    const project = await oneProject(call, undefined);
    if (!project.ok) return project;
    const { self } = call.client;
    const made = await openTab(project.value, params.workspace ?? self?.address?.split('/')[0] ?? null, {
      process: params.command === undefined ? null : { kind: 'argv', argv: params.command },
      cwd: params.cwd ?? null,
      env: params.env ?? {},
      title: params.title ?? null,
      focus: false,
      notes: { ...noNotes, owner: self?.address ?? null },
    });
    if (!made.ok) return made;
    const { tab, pane } = made.value;
    return done({ window_id: tab.windowId, tab_id: tab.id, pane_id: pane.id });
  }),
  method('crux:window/close', async (call, params) => {
    const panes = await allPanes(call);
    if (!panes.ok) return panes;
    const id = String(params.window_id);
    const found = panes.value.filter(({ tab }) => tab.windowId === id || tab.id === id);
    if (found.length === 0) return refused('noSuch', `there is no window ${id}`);
    const foreign = found.find(({ address }) => address === null);
    if (foreign !== undefined)
      return refused('notAllowed', `pane ${foreign.pane.id} in it is not one of the project`);
    for (const pane of found) {
      const closed = await closePane(pane, params.force === true ? 0 : null);
      if (!closed.ok && closed.error.kind !== 'noSuch') return closed;
    }
    call.hub.processes.look();
    return done({});
  }),
];

interface CruxWindow {
  readonly window_id: string;
  readonly title: string;
  readonly tabs: readonly {
    readonly tab_id: string;
    readonly title: string;
    readonly panes: readonly string[];
  }[];
}

function windowsOf(panes: readonly FoundPane[]): readonly CruxWindow[] {
  const windows = new Map<string, CruxWindow>();
  for (const { tab } of panes) {
    const window = windows.get(tab.windowId) ?? { window_id: tab.windowId, title: tab.workspace, tabs: [] };
    if (window.tabs.some((each) => each.tab_id === tab.id)) continue;
    const entry = { tab_id: tab.id, title: tab.title, panes: tab.panes.map(({ id }) => id) };
    windows.set(tab.windowId, { ...window, tabs: [...window.tabs, entry] });
  }
  return [...windows.values()];
}
