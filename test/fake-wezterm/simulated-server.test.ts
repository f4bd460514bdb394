import { describe, expect, it } from 'vitest';
import { directoryUrl, pathOfUrl } from '../../src/backend/simulated/entries.ts';
import type { SimulatedPane, SpawnRequest } from '../../src/backend/simulated/model.ts';
import { SimulatedServer } from '../../src/backend/simulated/server.ts';

const start = { argv: ['sleep', '1'], cwd: '/srv', env: null };
const open = (more: Partial<SpawnRequest> = {}): SpawnRequest => ({
  window: null,
  workspace: 'w',
  size: { cols: 80, rows: 24 },
  domain: null,
  start,
  ...more,
});

function served(panes = 1): SimulatedServer {
  const server = new SimulatedServer();
  for (let i = 0; i < panes; i += 1)
    expect(server.spawn(open({ window: i === 0 ? null : 0 }))).toEqual({ ok: true, value: i });
  return server;
}

const split = (target: number, cells: number, more: object = {}) => ({
  target,
  direction: 'right' as const,
  size: { cells },
  topLevel: false,
  source: { start },
  ...more,
});

const shown = (server: SimulatedServer): string[] =>
  server
    .list()
    .map(
      (e) =>
        `${e.window_id}.${e.tab_id}.${e.pane_id} ${e.left_col},${e.top_row} ${e.size.cols}x${e.size.rows}${e.is_active ? '*' : ''}`,
    );

describe('the simulated server', () => {
  it('counts ids on, also for a split that fails, whose pane is in no tab and can only be killed', () => {
    const server = served();
    expect(server.split(split(0, 79))).toEqual({ ok: false, kind: 'refused', reason: 'No space for split!' });
    expect(server.pane(1)).toMatchObject({ id: 1, terminal: { cols: 79, rows: 24 } });
    expect(server.activate(1)).toMatchObject({ reason: 'pane 1 not found' });
    expect(server.split(split(0, 40, { source: { move: 1 } }))).toMatchObject({ reason: 'pane 1 not found' });
    expect(server.kill(1).ok).toBe(true);
    expect(server.kill(1)).toMatchObject({ reason: 'no such pane 1' });
    expect(server.split(split(0, 40))).toEqual({ ok: true, value: 2 });
    expect(shown(server)).toEqual(['0.0.0 0,0 39x24', '0.0.2 40,0 40x24*']);
  });

  it('uses up an id for a size that no pty can have, without leaving a pane', () => {
    const server = served();
    expect(server.split(split(0, 8192))).toMatchObject({
      reason: 'out of range integral type conversion attempted',
    });
    expect(server.pane(1)).toBeUndefined();
    expect(server.split(split(0, 10))).toEqual({ ok: true, value: 2 });
  });

  it('loses a pane that is moved onto itself, and its window with it', () => {
    const server = served();
    expect(server.split(split(0, 10, { source: { move: 0 } }))).toMatchObject({
      reason: 'invalid pane id 0',
    });
    expect(server.list()).toEqual([]);
    expect(server.pane(0)).toBeDefined();
    expect(server.spawn(open({ window: 0 }))).toMatchObject({
      reason: 'window_id 0 not found on this server',
    });
  });

  it('moves panes across tabs; an emptied tab goes, and the window keeps its active tab', () => {
    const server = served(3);
    expect(server.window(0)).toMatchObject({ tabs: [0, 1, 2], active: 2 });
    expect(server.split(split(1, 20, { source: { move: 0 } }))).toEqual({ ok: true, value: 0 });
    expect(server.window(0)).toMatchObject({ tabs: [1, 2], active: 1 });
    expect(shown(server)).toEqual(['0.1.1 0,0 59x24', '0.1.0 60,0 20x24*', '0.2.2 0,0 80x24*']);
    expect(server.moveToNewTab(1, null, null).ok).toBe(true);
    expect(server.window(1)).toMatchObject({ workspace: 'default', tabs: [3] });
  });

  it('adjusts from the active pane, whatever pane is named, and ends on Next and Prev unless the tab is zoomed', () => {
    const server = served();
    server.split(split(0, 53));
    server.split(split(1, 26));
    expect(server.adjust(0, 'right', 5).ok).toBe(true);
    expect(shown(server)).toEqual(['0.0.0 0,0 26x24', '0.0.1 27,0 31x24', '0.0.2 59,0 21x24*']);
    expect(server.adjust(0, 'next', 1)).toMatchObject({ ok: false, kind: 'died' });
    server.setZoomed(0, true);
    expect(server.adjust(0, 'next', 1).ok).toBe(true);
  });

  it('tells the hooks of every start, size and end', () => {
    const log: string[] = [];
    const note = (what: string) => (pane: SimulatedPane) =>
      log.push(`${what} ${pane.id} ${pane.terminal.cols}x${pane.terminal.rows}`);
    const server = new SimulatedServer({
      hooks: { onPaneStarted: note('start'), onResized: note('size'), onClosed: note('close') },
    });
    server.spawn(open());
    server.split(split(0, 30, { direction: 'left' }));
    server.setZoomed(0, true);
    server.kill(1);
    expect(log).toEqual([
      'start 0 80x24',
      'start 1 49x24',
      'size 0 49x24',
      'size 1 30x24',
      'size 0 80x24',
      'close 1 30x24',
    ]);
  });

  it('dies of a spawn into a domain of its own, and refuses an unknown one', () => {
    const server = new SimulatedServer({ domains: ['unix'] });
    expect(server.spawn(open({ domain: 'unix' }))).toMatchObject({ kind: 'died' });
    expect(server.spawn(open({ domain: 'x' }))).toMatchObject({
      kind: 'refused',
      reason: 'resolve_spawn_tab_domain: domain name "x" is invalid. Possible names are "local", "unix".',
    });
  });

  it('resizes a tab like a window that shows it, and hangs where the real one does', () => {
    const server = served();
    server.split(split(0, 41));
    server.split(split(1, 20));
    expect(server.resizeTab(0, { cols: 100, rows: 30 }).ok).toBe(true);
    expect(shown(server)[0]).toBe('0.0.0 0,0 48x30');
    const comb = served();
    comb.spawn(open({ size: { cols: 192, rows: 50 } }));
    comb.split(split(1, 41));
    comb.split(split(2, 20));
    expect(comb.resizeTab(1, { cols: 114, rows: 50 })).toMatchObject({ kind: 'hung' });
  });
});

describe('directories as URLs', () => {
  it.each([
    ['/tmp', 'file:///tmp/'],
    ['/', 'file:///'],
    ['/a b/ü', 'file:///a%20b/%C3%BC/'],
    [
      `/c[d]^e|f{g}%h#i?j'k"l~m\`n\\o@p:q;r=s&t+u,v(w)!x*y$z`,
      `file:///c[d]^e|f%7Bg%7D%25h%23i%3Fj'k%22l~m%60n%5Co@p:q;r=s&t+u,v(w)!x*y$z/`,
    ],
  ])('writes %s', (path, url) => {
    expect(directoryUrl(path)).toBe(url);
    expect(pathOfUrl(url)?.replace(/(.)\/$/, '$1')).toBe(path);
  });

  it('reads the path whatever the host, and nothing out of nothing', () => {
    expect(pathOfUrl('file://somehost/usr')).toBe('/usr');
    expect(pathOfUrl('')).toBeNull();
  });
});
