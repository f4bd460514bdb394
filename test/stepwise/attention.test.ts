/** What a person looks at: zoom, active panes, the tab in front, windows. On the simulated server, which is exact in this. */
import { afterEach, describe, expect, it } from 'vitest';
import { type ArrangeGoal, type ObservedServer, type PaneId, paneId } from '../../src/backend/backend.ts';
import { SimulatedServer } from '../../src/backend/simulated/server.ts';
import { createSimulatedBackend } from '../../src/backend/simulated/simulated-backend.ts';
import { solve } from '../../src/layout/solve.ts';
import type { PlacedNode } from '../../src/layout/tree.ts';
import { Place, panesOf, tabOf, valueOf, type World } from '../conformance/world.ts';

const size = { cols: 120, rows: 40 };
const open: Place[] = [];
afterEach(async () => {
  for (const place of open.splice(0)) await place.close();
});

function scene(server = new SimulatedServer()): { here: Place; server: SimulatedServer } {
  const refuse = (): Promise<never> => Promise.reject(new Error('nobody is there'));
  const here = new Place({
    backend: createSimulatedBackend(server),
    size,
    runsProcesses: false,
    person: { split: refuse, zoom: refuse, close: refuse },
    close: () => Promise.resolve(),
  });
  open.push(here);
  return { here, server };
}

function line(axis: 'row' | 'column', ...keys: readonly string[]): PlacedNode {
  const leaves = keys.map((key) => ({ kind: 'leaf' as const, key }));
  const [only] = leaves;
  const solved = solve(only && leaves.length === 1 ? only : { kind: 'split', axis, children: leaves }, size);
  if (!solved.ok) throw new Error('does not fit');
  return solved.tree;
}
const row = (...keys: readonly string[]): PlacedNode => line('row', ...keys);
const column = (...keys: readonly string[]): PlacedNode => line('column', ...keys);

const idOf = (here: Place, key: string): PaneId => here.panes.get(`dev/${key}`) ?? paneId('');
const activeIn = (here: Place, observed: ObservedServer, key: string): string | undefined => {
  const active = tabOf(observed, idOf(here, key))?.panes.find((pane) => pane.active)?.id;
  return [...here.panes].find(([, id]) => id === active)?.[0];
};
/** The tab that a window of the server has in front. */
const inFront = (server: SimulatedServer, id: PaneId): number | undefined => {
  const entry = server.list().find((pane) => pane.pane_id === Number(id));
  const window = server.window(entry?.window_id ?? -1);
  return window?.tabs[window.active];
};
const tabNumber = (server: SimulatedServer, id: PaneId): number | undefined => server.tabOf(Number(id))?.id;

describe('what a person looks at', () => {
  it('is the first pane of each new tab, and the first tab of a new window', async () => {
    const { here, server } = scene();
    const observed = await here.become({ dev: { one: row('a', 'b'), two: row('c', 'd'), three: row('e') } });
    expect(['a', 'c', 'e'].map((key) => activeIn(here, observed, key))).toEqual(['dev/a', 'dev/c', 'dev/e']);
    expect(inFront(server, idOf(here, 'a'))).toBe(tabNumber(server, idOf(here, 'a')));
  });

  it('is the pane that the goal gives the focus, in front of its window', async () => {
    const { here, server } = scene();
    await here.become(
      { dev: { one: row('a', 'b'), two: row('c', 'd') } },
      { focus: { tab: 'dev:two', key: 'dev/d' }, active: { 'dev:two': 'dev/d' } },
    );
    expect(inFront(server, idOf(here, 'd'))).toBe(tabNumber(server, idOf(here, 'd')));
    expect(activeIn(here, await here.observe(), 'd')).toBe('dev/d');
  });

  it('keeps its zoom when another tab of the window is rearranged, and when a tab is made', async () => {
    const { here, server } = scene();
    const world = { one: row('a', 'b'), two: row('c', 'd') };
    await here.become({ dev: world });
    server.setZoomed(Number(idOf(here, 'b')), true);
    const zoomed = { 'dev:one': 'dev/b' };
    const observed = await here.become(
      { dev: { ...world, two: column('d', 'c'), three: row('e') } },
      { zoomed },
    );
    expect(tabOf(observed, idOf(here, 'b'))?.zoomed).toBe(idOf(here, 'b'));
  });

  it('is zoomed again when its own tab was rearranged over several rounds', async () => {
    const { here, server } = scene();
    await here.become({ dev: { one: row('a', 'b', 'c', 'd'), two: row('x') } });
    server.setZoomed(Number(idOf(here, 'c')), true);
    const observed = await here.become(
      { dev: { one: column('d', 'c', 'x'), two: row('a', 'b') } },
      { zoomed: { 'dev:one': 'dev/c' } },
    );
    expect(tabOf(observed, idOf(here, 'c'))?.zoomed).toBe(idOf(here, 'c'));
  });

  it('shows a zoomed tab that gets the focus as it is zoomed, whichever pane is named', async () => {
    const { here } = scene();
    const world = { dev: { one: row('a', 'b'), two: row('c') } };
    const observed = await here.become(world, {
      zoomed: { 'dev:one': 'dev/b' },
      focus: { tab: 'dev:one', key: 'dev/a' },
    });
    expect(tabOf(observed, idOf(here, 'b'))?.zoomed).toBe(idOf(here, 'b'));
  });

  it('ends a zoom that the goal no longer has, without touching anything else', async () => {
    const { here } = scene();
    const world = { dev: { one: row('a', 'b') } };
    await here.become(world, { zoomed: { 'dev:one': 'dev/b' } });
    const observed = await here.become(world);
    expect(tabOf(observed, idOf(here, 'b'))?.zoomed).toBeNull();
    expect(here.steps).toHaveLength(2);
  });

  it('stays the same pane in a tab that has to be made anew', async () => {
    const { here, server } = scene();
    await here.become({ dev: { one: row('a', 'b', 'c'), two: row('d') } });
    server.activate(Number(idOf(here, 'b')));
    const observed = await here.become({ dev: { two: row('d'), one: row('a', 'b', 'c') } });
    expect(activeIn(here, observed, 'a')).toBe('dev/b');
  });
});

describe('tabs that are made anew for their order', () => {
  it('take panes of others along, beside their neighbours', async () => {
    const { here, server } = scene();
    await here.become({ dev: { one: row('a', 'b'), two: row('c') } });
    const guest = server.split({
      target: Number(idOf(here, 'a')),
      direction: 'bottom',
      size: { percent: 50 },
      topLevel: false,
      source: { start: { argv: ['sh'], cwd: '/', env: {} } },
    });
    if (!guest.ok) throw new Error(guest.reason);
    const id = String(guest.value);
    const standing = tabOf(await here.observe(), id)?.tree;
    const named = (node: PlacedNode): PlacedNode =>
      node.kind === 'leaf'
        ? { ...node, key: [...here.panes].find(([, pane]) => pane === node.key)?.[0].slice(4) ?? node.key }
        : { ...node, children: node.children.map(named) };
    if (!standing) throw new Error('no tree');
    const observed = await here.become({ dev: { two: row('c'), one: named(standing) } });
    expect(tabOf(observed, id)?.tree).toEqual(standing);
    expect(panesOf(observed)).toHaveLength(4);
  });
});

/** The goal of a world whose tabs have windows of their own. */
function withWindows(goal: ArrangeGoal, windows: Readonly<Record<string, string>>): ArrangeGoal {
  return {
    ...goal,
    workspaces: goal.workspaces.map((workspace) => ({
      ...workspace,
      tabs: workspace.tabs.map((tab) => ({ ...tab, window: windows[tab.address] ?? '' })),
    })),
  };
}

describe('windows', () => {
  const world: World = { dev: { one: row('a', 'b'), side: row('c'), two: row('d'), log: row('e') } };

  it('are as many as the tabs have names for, each with its tabs in order', async () => {
    const { here } = scene();
    const goal = withWindows(here.goal(world, await here.observe()), { 'dev:side': 's', 'dev:log': 's' });
    expect((await here.arrange(goal)).failed).toEqual([]);
    const observed = await here.observe();
    const window = (key: string): string | undefined => tabOf(observed, idOf(here, key))?.windowId;
    expect(window('c')).toBe(window('e'));
    expect(window('a')).toBe(window('d'));
    expect(window('a')).not.toBe(window('c'));
    const indices = ['a', 'd', 'c', 'e'].map((key) => tabOf(observed, idOf(here, key))?.index);
    expect(indices).toEqual([0, 1, 0, 1]);
  });

  it('that stand already are used again', async () => {
    const { here } = scene();
    const names = { 'dev:side': 's', 'dev:log': 's' };
    await here.arrange(
      withWindows(here.goal({ dev: { one: row('a'), side: row('c') } }, await here.observe()), names),
    );
    const before = await here.observe();
    const goal = withWindows(here.goal(world, before), names);
    const bound: ArrangeGoal = {
      ...goal,
      workspaces: goal.workspaces.map((workspace) => ({
        ...workspace,
        tabs: workspace.tabs.map((tab) => {
          const source = [...tab.sources.values()].find((each) => each.kind === 'existing');
          return { ...tab, tab: source ? (tabOf(before, source.id)?.id ?? null) : null };
        }),
      })),
    };
    expect((await here.arrange(bound)).failed).toEqual([]);
    const observed = await here.observe();
    expect(new Set(observed.tabs.map((tab) => tab.windowId)).size).toBe(2);
  });
});

describe('a goal for a size that the window does not have', () => {
  it('is given up with the reason after one try, and nothing is made twice', async () => {
    const { here, server } = scene();
    await here.become({ dev: { one: row('a', 'b') } });
    server.resizeTab(tabNumber(server, idOf(here, 'a')) ?? -1, { cols: 90, rows: 30 });
    const goal = here.goal({ dev: { one: row('a', 'b'), two: row('c', 'd') } }, await here.observe());
    const result = await here.arrange(goal);
    expect(result.failed.map(({ tab }) => tab)).toEqual(['dev:one', 'dev:two']);
    const told = result.failed.map(({ outcome }) => (outcome.ok ? '' : outcome.diagnostics.at(-1)?.message));
    expect(told).toEqual([
      'tab dev:one does not stand as planned: it has 90x30 cells, not 120x40',
      'tab dev:two does not stand as planned: it has 90x30 cells, not 120x40',
    ]);
    const started = [...here.panes.keys()];
    expect(started).toEqual(['dev/a', 'dev/b', 'dev/c']);
    expect(panesOf(await here.observe())).toHaveLength(3);
  });
});

describe('a program that ends at once and whose pane closes', () => {
  it('is not started a second time, and the others are made as if it had closed later', async () => {
    const later = scene(new SimulatedServer());
    await later.here.become({ dev: { one: row('a', 'b', 'c') } });
    later.server.close(Number(idOf(later.here, 'b')));

    const started: string[] = [];
    const server = new SimulatedServer({
      hooks: {
        onPaneStarted: (pane) => {
          const address = pane.start.argv?.[4] ?? '';
          started.push(address);
          if (address === 'dev/b') queueMicrotask(() => server.close(pane.id));
        },
      },
    });
    const { here } = scene(server);
    const result = await here.arrange(here.goal({ dev: { one: row('a', 'b', 'c') } }, await here.observe()));
    expect(started.filter((address) => address === 'dev/b')).toHaveLength(1);
    expect(result.failed).toEqual([]);
    expect([...result.created.keys()]).toEqual(['dev/a', 'dev/b', 'dev/c']);
    const widths = async (of: typeof here): Promise<number[]> =>
      panesOf(valueOf(await of.backend.observe())).map(({ rect }) => rect.cols);
    expect(await widths(here)).toEqual(await widths(later.here));
  });
});
