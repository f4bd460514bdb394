/** Servers and goals in few words, for the tables of commands. */
import {
  type ArrangeGoal,
  paneId,
  type LeafSource,
  type TabGoal,
  tabId,
  windowId,
} from '../../src/backend/backend.ts';
import { lowerCreation, type MadePane, readCreated } from '../../src/backend/tmux/create.ts';
import { parseLayout } from '../../src/backend/tmux/layout-string.ts';
import { lowerArrangement } from '../../src/backend/tmux/lower.ts';
import { renderBatch } from '../../src/backend/tmux/quote.ts';
import { resolve } from '../../src/backend/tmux/resolve.ts';
import { emptyServer, type TmuxServer } from '../../src/backend/tmux/server.ts';
import { leavesOf, rectsOf } from '../../src/layout/placed.ts';

export interface Window {
  readonly id: string;
  /** Cells without checksum: `200x50,0,0{…}`. */
  readonly layout: string;
  readonly title?: string;
  /** Tab address; absent: the window carries no mark. */
  readonly mark?: string;
  readonly active?: string;
  readonly zoomed?: string;
}

/** session name → its windows; all sessions belong to `shop-1`, ids count from `$0`. The first window is shown. */
export function server(
  sessions: Readonly<Record<string, readonly Window[]>>,
  spares: readonly string[] = [],
): TmuxServer {
  const entries = Object.entries(sessions);
  return {
    ...emptyServer('/tmp/s'),
    incarnation: '1-1',
    spares: spares.map(paneId),
    sessions: entries.map(([name, windows], index) => ({
      id: windowId(`$${index}`),
      name,
      owner: 'shop-1',
      attached: false,
      idle: false,
      current: tabId(windows[0]?.id ?? '@0'),
    })),
    tabs: entries.flatMap(([workspace, windows], session) =>
      windows.map((window, index) => {
        const tree = parseLayout(window.layout);
        if (tree === null) throw new Error(`no layout: ${window.layout}`);
        const active = window.active ?? leavesOf(tree)[0];
        return {
          id: tabId(window.id),
          windowId: windowId(`$${session}`),
          workspace,
          title: window.title ?? window.mark?.replace(/^.*:/, '') ?? '',
          index,
          size: tree.rect,
          tree,
          zoomed: window.zoomed === undefined ? null : paneId(window.zoomed),
          marker: window.mark === undefined ? null : { project: 'shop-1', tab: window.mark },
          panes: [...rectsOf(tree)]
            .toSorted(([a], [b]) => leavesOf(tree).indexOf(a) - leavesOf(tree).indexOf(b))
            .map(([id, rect]) => ({
              id: paneId(id),
              rect,
              active: id === active,
              title: '',
              cwd: null,
              tty: null,
              pid: 1,
              dead: false,
              marker: null,
            })),
        };
      }),
    ),
  };
}

export interface Tab extends Partial<Pick<TabGoal, 'title' | 'active' | 'zoomed'>> {
  readonly address: string;
  readonly tab?: string;
  /** Cells; a leaf's number is that of a standing pane (`,3` = `%3`), from 100 on it is a new one. */
  readonly layout: string;
}

export function goal(
  workspaces: Readonly<Record<string, readonly Tab[]>>,
  rest: Partial<Pick<ArrangeGoal, 'evict' | 'focus'>> = {},
): ArrangeGoal {
  return {
    workspaces: Object.entries(workspaces).map(([name, tabs]) => ({
      project: 'shop-1',
      name,
      serverName: name,
      tabs: tabs.map(tabGoal),
    })),
    evict: rest.evict ?? [],
    focus: rest.focus ?? null,
  };
}

function tabGoal(tab: Tab): TabGoal {
  const tree = parseLayout(tab.layout);
  if (tree === null) throw new Error(`no layout: ${tab.layout}`);
  return {
    address: tab.address,
    title: tab.title ?? tab.address.replace(/^.*:/, ''),
    tab: tab.tab === undefined ? null : tabId(tab.tab),
    tree,
    sources: new Map(leavesOf(tree).map((key) => [key, sourceOf(key, tab.address)])),
    renew: false,
    window: '',
    active: tab.active ?? null,
    zoomed: tab.zoomed ?? null,
  };
}

function sourceOf(key: string, tab: string): LeafSource {
  if (Number(key.slice(1)) < 100) return { kind: 'existing', id: paneId(key) };
  const address = `dev/p${key.slice(1)}`;
  const marker = { project: 'shop-1', address, launch: `l${key.slice(1)}`, digest: 'd', tab };
  return { kind: 'new', start: { argv: ['/bin/sh', '/r/runner-1.sh', address], cwd: "/it's", marker } };
}

/** Both batches as tmux gets them; the panes that the first one makes are `%50`, `%51`, … in windows `@50`, `@51`, … */
export function lowered(
  wanted: ArrangeGoal,
  seen: TmuxServer,
): { readonly create: string[]; readonly arrange: string[] } {
  const resolved = resolve(wanted, seen, new Map());
  const creation = lowerCreation(resolved, 'T');
  const text = renderBatch(creation.lines);
  const made = pretend(text, creation.slots, seen);
  const arrange = renderBatch(lowerArrangement(wanted, resolved, seen, made));
  const inner = (script: string): string[] => script.split('\n').slice(1, -2);
  return { create: inner(text), arrange: inner(arrange) };
}

function pretend(
  script: string,
  slots: Parameters<typeof readCreated>[1],
  seen: TmuxServer,
): readonly MadePane[] {
  let pane = 50;
  let window = 49;
  let session = seen.sessions.length - 1;
  const lines = script.split('\n').flatMap((line) => {
    const slot = /wzp-made (\d+) /.exec(line)?.[1];
    if (slot === undefined) return [];
    if (line.startsWith('new-session')) session += 1;
    if (!line.startsWith('split-window')) window += 1;
    const target = /^new-window .*?-t '?(\$\d+)/.exec(line)?.[1];
    return [`wzp-made ${slot} ${target ?? `$${session}`} @${window} %${pane++}`];
  });
  return readCreated(lines.join('\n'), slots);
}
