import { describe, expect, it } from 'vitest';
import { frozenForeign } from '../../src/apply/freeze/foreign.ts';
import { frozenWorkspace } from '../../src/apply/freeze/managed.ts';
import { folderText, keysOf, nameOf } from '../../src/apply/freeze/pane-notes.ts';
import { paneId, type ObservedPane } from '../../src/backend/backend.ts';
import { leavesOf } from '../../src/layout/placed.ts';
import { standing } from '../../src/plan/standing.ts';
import type { Program } from '../../src/runner/foreground.ts';
import type { Desired } from '../../src/spec/desired.ts';
import { treeJson } from '../../src/spec/import/sound-tree.ts';
import { rewrittenSpec, specText } from '../../src/spec/rewrite.ts';
import { desiredOf, sourcesOf } from '../spec/scene.ts';
import { open, planIn } from '../support/planning.ts';
import { randomLayout, randomPlaced, seeded, shuffled } from '../support/random-layouts.ts';
import { TestWorld } from '../support/test-world.ts';
import { planOptions, projectKey } from '../support/worlds.ts';

const ours = (text: string, over: readonly string[] = []): Desired => {
  const desired = desiredOf(text, { over });
  return { ...desired, project: { ...desired.project, key: projectKey } };
};

const where = { root: '/home/ada/shop', home: '/home/ada' };

/** What stands of a project in a world, as a spec. */
function frozen(world: TestWorld, text: string, over: readonly string[] = []): string {
  const options = planOptions({ reordersTabs: world.backend !== 'wezterm' });
  const stands = standing(ours(text, over), world.observed, world.recorded, options);
  const workspaces = stands.flatMap((one) => frozenWorkspace(one, new Map(), where, false) ?? []);
  const gone = stands.filter(({ tabs }) => tabs.length === 0).map(({ workspace }) => workspace.name);
  return rewrittenSpec(
    sourcesOf(text, { over }),
    workspaces.map(({ workspace }) => workspace),
    gone,
    [],
  );
}

/** Two workspaces with random tabs; some tabs give their panes a folder and variables. */
function randomSpec(random: () => number): string {
  const workspaces = ['dev', 'ops'].map((name) => {
    const tabs = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, tab) => {
      const panes = Array.from({ length: 1 + Math.floor(random() * 5) }, (_item, pane) => `p${tab}${pane}`);
      const more = random() < 0.3 ? { cwd: `sub${tab}`, env: { TAB: String(tab) } } : {};
      return { panes, json: { name: `t${tab}`, ...more, layout: treeJson(randomLayout(random, panes)) } };
    });
    const panes = tabs.flatMap((tab) => tab.panes);
    const keys = (): object => (random() < 0.3 ? { cwd: 'own', env: { A: '1' } } : { run: 'work' });
    return [
      name,
      {
        tabs: tabs.map(({ json }) => json),
        panes: Object.fromEntries(panes.map((pane) => [pane, keys()])),
      },
    ];
  });
  return JSON.stringify({ version: 1, name: 'shop', workspaces: Object.fromEntries(workspaces) });
}

/** What people do: they break panes out, split new ones off, rearrange tabs, resize windows, name tabs. */
function disturb(world: TestWorld, random: () => number): void {
  for (let turn = 0; turn < 5; turn++) {
    const tab = world.tabs[Math.floor(random() * world.tabs.length)]!;
    const pane = tab.panes[Math.floor(random() * tab.panes.length)]!;
    const what = random();
    try {
      if (what < 0.25) world.breakOut(pane.id).title = `mine ${turn}`;
      else if (what < 0.5) world.split(pane.id, random() < 0.5 ? 'row' : 'column');
      else if (what < 0.6) tab.title = `named ${turn}`;
      else {
        const extent = what < 0.7 ? { cols: 150, rows: 44 } : tab.size;
        const keys = shuffled(
          random,
          tab.panes.map(({ id }) => id as string),
        );
        world.arrange(tab, randomPlaced(random, keys, extent));
      }
    } catch {
      // no room for that
    }
  }
}

describe.each(['tmux', 'wezterm'] as const)('freezing a project on %s', (backend) => {
  it('gives a spec by which nothing is left to do, whatever people did', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed);
      const text = randomSpec(random);
      const world = new TestWorld(backend);
      world.apply(planIn(world, ours(text)));
      disturb(world, random);
      const spec = frozen(world, text);
      expect(open(planIn(world, ours(spec))), `seed ${seed}\n${spec}`).toEqual([]);
      // Without the rows nobody knows that a window was only resized: what stands then counts to the cell.
      world.loseState();
      const exact = frozen(world, text);
      expect(open(planIn(world, ours(exact))), `seed ${seed}, no state\n${exact}`).toEqual([]);
    }
  });

  it('keeps what was written where nothing was disturbed: templates, several files, panes in layouts', () => {
    const text = `# top
version: 1
name: shop
templates:
  pair:
    params: { port: { type: integer, default: 3000 } }
    tabs: [{ name: run, cwd: web, layout: main_left, panes: [server, { pane: log, size: 40% }] }]
    panes: { server: { run: "serve {{port}}" }, log: {} }
workspaces:
  dev:
    tabs:
      - { name: code, layout: { row: [{ pane: a, run: one, size: 30% }, b] } }
    panes: { b: { env: { A: "\${A:-x}" } } }
  ops: { template: pair, with: { port: 8080 } }
`;
    const over = ['workspaces: { dev: { panes: { b: { run: two } } } }'];
    const world = new TestWorld(backend);
    world.apply(planIn(world, ours(text, over)));
    const spec = frozen(world, text, over);
    const [before, after] = [ours(text, over), ours(spec)];
    expect(
      after.workspaces.map(({ panes }) => panes.map(({ address, fields }) => [address, fields])),
    ).toEqual(before.workspaces.map(({ panes }) => panes.map(({ address, fields }) => [address, fields])));
    expect(after.workspaces.map(({ tabs }) => tabs.map(({ layout }) => layout))).toEqual(
      before.workspaces.map(({ tabs }) => tabs.map(({ layout }) => layout)),
    );
    expect(frozen(world, text)).toContain('# top');
    expect(open(planIn(world, ours(spec)))).toEqual([]);
    // A pane of the template that was broken out gets the folder that its tab gave it.
    world.breakOut(world.find('ops/log').pane.id).title = 'log';
    const moved = frozen(world, text, over);
    expect(open(planIn(world, ours(moved)))).toEqual([]);
    expect(moved).toMatch(/log:\n? *(?:\{ )?cwd: web/);
  });

  it('says what it leaves out: what does not run, and panes of others', () => {
    const text = `version: 1
name: shop
workspaces:
  dev: { tabs: [{ name: code, layout: { row: [a, b] } }], panes: { a: {}, b: {} } }
  ops: { tabs: [{ name: x, layout: { pane: c } }], panes: { c: {} } }
`;
    const world = new TestWorld(backend);
    world.apply(planIn(world, ours(text)));
    world.kill(world.find('ops/c').pane.id);
    world.kill(world.find('dev/b').pane.id);
    const guest = world.split(world.find('dev/a').pane.id, 'row');
    const spec = frozen(world, text);
    expect(spec).not.toContain('ops');
    expect(spec).toContain('# dev/b did not run when this was frozen');
    expect(spec).toContain(`wzp adopt dev/title ${guest}`);
    expect(open(planIn(world, ours(spec)))).toEqual([]);
  });
});

describe('panes that no spec knows', () => {
  const pane = (more: Partial<ObservedPane>): ObservedPane => ({
    id: paneId('%1'),
    rect: { left: 0, top: 0, cols: 10, rows: 10 },
    active: false,
    title: '',
    cwd: null,
    tty: '/dev/pts/1',
    pid: 1,
    dead: false,
    marker: null,
    ...more,
  });
  const program = (...argv: string[]): Program => ({ argv, underShell: false });

  const named: readonly (readonly [string, Program | undefined, string])[] = [
    ['', program('npm', 'run', 'dev'), 'dev'],
    ['server', undefined, 'server'],
    ['vim.local', undefined, 'shell'],
    ['~/shop', undefined, 'shell'],
    ['bash', undefined, 'shell'],
    ['', program('/usr/bin/tail', '-f', 'a'), 'tail'],
  ];
  it.each(named)('title %j, program %j: %s', (title, runs, name) => {
    expect(nameOf(pane({ title }), runs)).toBe(name);
  });

  const base = { folder: '/home/ada/shop', home: '/home/ada', rooted: false };
  it.each([
    ['/home/ada/shop', '.'],
    ['/home/ada/shop/web', 'web'],
    ['/home/ada/shop/..web', '..web'],
    ['/home/ada', '~'],
    ['/home/ada/other', '~/other'],
    ['/srv/${x}', '/srv/$${x}'],
  ])('folder %s: %s', (path, text) => {
    expect(folderText(path, base)).toBe(text);
  });

  it('has a command that says the same once the spec is read', () => {
    const keys = keysOf(pane({}), program('sh', '-c', 'echo "${HOME}" {{x}} $1'), base);
    const text = JSON.stringify({
      version: 1,
      workspaces: { w: { tabs: [{ name: 't', layout: { pane: 'p' } }], panes: { p: keys } } },
    });
    const [workspace] = desiredOf(text).workspaces;
    expect(workspace?.panes[0]?.process).toMatchObject({
      kind: 'text',
      text: { value: `sh -c 'echo "\${HOME}" {{x}} $1'` },
    });
  });

  it('make a workspace of exactly their places', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const keys = Array.from({ length: 1 + Math.floor(random() * 7) }, (_, index) => `%${index}`);
      const tree = randomPlaced(random, keys, { cols: 180, rows: 48 });
      const world = new TestWorld();
      const tab = world.foreignTab('hand made', 'my tab');
      tab.tree = tree;
      tab.size = tree.rect;
      tab.panes = leavesOf(tree).map((key) => pane({ id: paneId(key), cwd: '/home/ada/shop' }));
      const made = frozenForeign(world.observed, 'hand made', new Map(), where)!;
      const desired = desiredOf(specText([made.workspace], ['head']));
      const [workspace] = desired.workspaces;
      expect(workspace?.name).toBe('hand made');
      const addresses = new Map(made.adopt.map(({ address, id }) => [id as string, address]));
      expect(leavesOf(workspace!.tabs[0]!.layout)).toEqual(leavesOf(tree).map((key) => addresses.get(key)));
    }
  });
});
