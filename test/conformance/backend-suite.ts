/** What every backend must do, told through the interface alone: the engine relies on no more and no less. */
import { afterEach, describe, expect, it } from 'vitest';
import { type ObservedServer, type PaneId, paneId } from '../../src/backend/backend.ts';
import { leavesOf } from '../../src/layout/placed.ts';
import type { PlacedNode } from '../../src/layout/tree.ts';
import { until } from '../support/temporary.ts';
import type { MakeBench } from './bench.ts';
import { below, type Random, randomBy, randomTree, shuffled } from './random.ts';
import { paneOf, panesOf, Place, project, tabOf, valueOf, type World } from './world.ts';

export interface SuiteOptions {
  /** How many chains of random worlds, seven changes each. */
  readonly seeds?: number;
}

export function describeBackend(name: string, makeBench: MakeBench, options: SuiteOptions = {}): void {
  describe(name, () => {
    const open: Place[] = [];
    const place = async (): Promise<Place> => {
      const made = new Place(await makeBench());
      open.push(made);
      return made;
    };
    afterEach(async () => {
      for (const each of open.splice(0)) await each.close();
    });

    it('makes workspaces, tabs and panes where nothing was', async () => {
      const here = await place();
      const world = sample(here);
      const observed = await here.become(world);
      for (const [address, id] of here.panes) {
        const pane = paneOf(observed, id);
        expect(pane?.marker).toMatchObject({ project, address, digest: 'sha256-00ff' });
        expect(pane?.dead).toBe(false);
      }
      expect(here.panes.size).toBe(8);
      expect(observed.incarnation).not.toBe('');
    });

    it('starts each process once, in its folder', async () => {
      const here = await place();
      const observed = await here.become(sample(here));
      if (!here.bench.runsProcesses) return expect(panesOf(observed)).toHaveLength(8);
      const ours = panesOf(observed).filter((pane) => pane.marker !== null);
      const ttys = new Set(ours.map((pane) => pane.tty));
      expect(ttys.size).toBe(8);
      await until(async () => {
        const panes = panesOf(await here.observe()).filter((pane) => pane.marker !== null);
        return panes.every((pane) => pane.cwd?.endsWith('/cwd') ?? true);
      }, 'every process to stand in its folder');
    });

    it('does nothing where everything stands', async () => {
      const here = await place();
      const world = sample(here);
      const before = await here.become(world);
      here.steps.length = 0;
      const after = await here.become(world);
      expect(here.steps).toEqual([]);
      expect(after).toEqual(before);
    });

    it.each(seeds(options.seeds ?? 8))(
      'brings any layout to any other with all processes alive (seed %i)',
      async (seed) => {
        const here = await place();
        const random = randomBy(seed);
        let world = randomWorld(random, here);
        let before = await here.become(world);
        for (let step = 0; step < 7; step += 1) {
          const next = changedWorld(random, here, world);
          const after = await here.become(next);
          expectAlive(before, after, [...here.panes.values()]);
          await here.prune(next);
          const goal = here.goal(next, await here.observe());
          before = await here.expectStands(goal);
          here.steps.length = 0;
          await here.arrange(goal);
          expect(here.steps, 'the second time nothing is left to do').toEqual([]);
          world = next;
        }
      },
    );

    it('puts tabs in the order of the goal', async () => {
      const here = await place();
      const [a, b, c] = ['a', 'b', 'c'].map((key) => leaf(here, key)) as [PlacedNode, PlacedNode, PlacedNode];
      const before = await here.become({ dev: { one: a, two: b } });
      const after = await here.become({ dev: { new: c, two: b, one: a } });
      expectAlive(before, after, [...here.panes.values()]);
      await here.become({ dev: { one: a, new: c, two: b } });
    });

    it('moves panes to another workspace', async () => {
      const here = await place();
      const one = { row: ['a', 'b'] };
      const before = await here.become({ dev: { main: row(here, one.row) } });
      const [a, b] = ['dev/a', 'dev/b'].map((key) => here.panes.get(key)) as [PaneId, PaneId];
      const after = await here.become({ dev: { main: leaf(here, a) }, ops: { side: row(here, [b, 'c']) } });
      expectAlive(before, after, [a, b]);
      expect(tabOf(after, b)?.workspace).toBe(here.backend.workspaceName('ops'));
    });

    it('exchanges all panes of two tabs', async () => {
      const here = await place();
      const before = await here.become({ dev: { one: row(here, ['a', 'b']), two: row(here, ['c', 'd']) } });
      const after = await here.become({ dev: { one: row(here, ['d', 'c']), two: row(here, ['b', 'a']) } });
      expectAlive(before, after, [...here.panes.values()]);
      const single = await here.become({ dev: { one: leaf(here, 'a'), two: row(here, ['b', 'c', 'd']) } });
      const last = await here.become({ dev: { one: leaf(here, 'b'), two: row(here, ['a', 'c', 'd']) } });
      expectAlive(single, last, [...here.panes.values()]);
    });

    it('puts what must leave into tabs of its own, alive', async () => {
      const here = await place();
      const before = await here.become({
        dev: { main: row(here, ['a', 'b', 'c', 'd']), solo: leaf(here, 'e') },
      });
      const old = new Map(here.panes);
      for (const key of ['dev/b', 'dev/d', 'dev/e']) here.panes.delete(key);
      const after = await here.become({ dev: { main: row(here, ['c', 'a']), solo: leaf(here, 'f') } });
      expectAlive(before, after, [...old.values()]);
      const evicted = ['dev/b', 'dev/d', 'dev/e'].map((key) => tabOf(after, old.get(key)));
      expect(evicted.map((tab) => tab?.panes.length)).toEqual([1, 1, 1]);
      expect(new Set(evicted.map((tab) => tab?.id)).size).toBe(3);
    });

    it('leaves panes of others alone, inside a tab and elsewhere', async () => {
      const here = await place();
      const before = await here.become({ dev: { main: row(here, ['a', 'b']), other: leaf(here, 'x') } });
      const guest = await here.bench.person.split(paneOf(before, here.panes.get('dev/x'))?.id ?? paneId(''));
      const tree = tabOf(await here.observe(), guest)?.tree;
      const keep = nameLeaves(tree, here);
      const after = await here.become({ dev: { other: keep, main: column(here, ['b', 'n', 'a']) } });
      expect(tabOf(after, guest)?.tree).toEqual(tree);
      const around = await here.become({
        dev: { other: column(here, ['x', guest, 'b']), main: leaf(here, 'a') },
      });
      expectAlive(after, around, [guest, ...here.panes.values()]);
    });

    it('refuses a tab in which a pane of somebody else has appeared meanwhile', async () => {
      const here = await place();
      const before = await here.become({ dev: { main: row(here, ['a', 'b']), other: leaf(here, 'x') } });
      const goal = here.goal(
        { dev: { main: column(here, ['a', 'b']), other: row(here, ['x', 'y']) } },
        before,
      );
      const guest = await here.bench.person.split(here.panes.get('dev/a') ?? paneId(''));
      const result = valueOf(await here.backend.arrange(goal, before, here.journal));
      expect(result.failed.map(({ tab }) => tab)).toEqual(['dev:main']);
      for (const [key, id] of result.created) here.panes.set(key, id);
      const after = await here.observe();
      expectAlive(before, after, [...here.panes.values()]);
      expect(paneOf(after, guest)).toBeDefined();
      expect(tabOf(after, here.panes.get('dev/y'))).toBe(tabOf(after, here.panes.get('dev/x')));
    });

    it('says which tab names a pane that is gone, and does the rest', async () => {
      const here = await place();
      const before = await here.become({ dev: { main: row(here, ['a', 'b']), other: leaf(here, 'x') } });
      const goal = here.goal(
        { dev: { main: column(here, ['a', 'b']), other: row(here, ['x', 'y']) } },
        before,
      );
      await here.bench.person.close(here.panes.get('dev/b') ?? paneId(''));
      await until(async () => paneOf(await here.observe(), here.panes.get('dev/b')) === undefined, 'b to go');
      const result = valueOf(await here.backend.arrange(goal, before, here.journal));
      expect(result.failed.map(({ tab }) => tab)).toEqual(['dev:main']);
      expect([...result.created.keys()]).toEqual(['dev/y']);
    });

    it('carries a goal on from where an earlier attempt stopped, without making anything twice', async () => {
      const here = await place();
      const goal = here.goal({ dev: { main: row(here, ['a', 'b']) } }, await here.observe());
      await here.arrange(goal);
      const before = await here.expectStands(goal);
      await here.arrange(goal);
      expect(panesOf(await here.expectStands(goal)).map(({ id }) => id)).toEqual(
        panesOf(before).map(({ id }) => id),
      );
    });

    it('keeps a zoomed tab zoomed unless it has to change it, and then zooms again', async () => {
      const here = await place();
      const world = { dev: { main: row(here, ['a', 'b']), other: leaf(here, 'x') } };
      await here.become(world);
      const a = here.panes.get('dev/a') ?? paneId('');
      await here.bench.person.zoom(a);
      const zoomed = { 'dev:main': 'dev/a' };
      const unchanged = await here.become(
        { dev: { ...world.dev, other: row(here, ['x', 'y']) } },
        { zoomed },
      );
      expect(tabOf(unchanged, a)?.zoomed).toBe(a);
      const changed = await here.become({ dev: { main: column(here, ['b', 'c', 'a']) } }, { zoomed });
      expect(tabOf(changed, a)?.zoomed).toBe(a);
    });

    it('makes the named pane active, and else leaves the active one', async () => {
      const here = await place();
      const active = (observed: ObservedServer, key: string): boolean | undefined =>
        paneOf(observed, here.panes.get(key))?.active;
      const first = await here.become(
        { dev: { main: row(here, ['a', 'b', 'c']) } },
        { active: { 'dev:main': 'dev/b' } },
      );
      expect(active(first, 'dev/b')).toBe(true);
      const second = await here.become({ dev: { main: column(here, ['c', 'b', 'a']) } });
      expect(active(second, 'dev/b')).toBe(true);
      const third = await here.become(
        { dev: { main: column(here, ['c', 'b', 'a']) } },
        { focus: { tab: 'dev:main', key: 'dev/c' } },
      );
      expect(active(third, 'dev/c')).toBe(true);
    });

    it('renames a tab', async () => {
      const here = await place();
      const observed = await here.become({ dev: { main: leaf(here, 'a') } });
      const tab = tabOf(observed, here.panes.get('dev/a'));
      for (const title of ['it\'s "50%" of #{pane_id} $HOME', '-n', 'ünï 🎉', 'a;b;', '#[fg=red]#S']) {
        valueOf(await here.backend.setTabTitle(tab!.id, title));
        expect(tabOf(await here.observe(), here.panes.get('dev/a'))?.title).toBe(title);
      }
    });

    it('closes panes, and takes one that is gone for closed', async () => {
      const here = await place();
      await here.become({ dev: { main: row(here, ['a', 'b']) } });
      const [a, b] = ['dev/a', 'dev/b'].map((key) => here.panes.get(key)) as [PaneId, PaneId];
      valueOf(await here.backend.closePanes([a], here.journal));
      await until(async () => paneOf(await here.observe(), a) === undefined, 'a to close');
      valueOf(await here.backend.closePanes([a, b], here.journal));
      await until(
        async () => panesOf(await here.observe()).every((pane) => pane.marker === null),
        'b to close',
      );
      expect(await here.backend.closePanes([a, b], here.journal)).toMatchObject({ ok: true });
    });

    it('types text into a pane and reads its screen', async () => {
      const here = await place();
      await here.become({ dev: { main: leaf(here, 'cat') } });
      if (!here.bench.runsProcesses) return expect(here.panes.size).toBe(1);
      const id = here.panes.get('dev/cat') ?? paneId('');
      valueOf(await here.backend.sendText(id, 'it\'s; "ünï" $HOME `x` #{pane_id} %if\r'));
      await until(async () => {
        const text = valueOf(await here.backend.readText(id, null));
        return text.split('it\'s; "ünï" $HOME `x` #{pane_id} %if').length === 3;
      }, 'echo and answer');
      expect(valueOf(await here.backend.readText(id, 100))).toContain('#{pane_id}');
    });

    it('gives the focus to a pane, and says so of one that is not there', async () => {
      const here = await place();
      await here.become({ dev: { main: row(here, ['a', 'b']) } });
      const b = here.panes.get('dev/b') ?? paneId('');
      valueOf(await here.backend.focus(b));
      expect(paneOf(await here.observe(), b)?.active).toBe(true);
      expect((await here.backend.focus(paneId(here.backend.kind === 'tmux' ? '%987654' : '987654'))).ok).toBe(
        false,
      );
    });
  });
}

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

const whole = (here: Place) => ({ left: 0, top: 0, ...here.bench.size });

const leaf = (here: Place, key: string): PlacedNode => ({ kind: 'leaf', key, rect: whole(here) });

/** Equal parts, what is left over to the last. */
const even = (here: Place, axis: 'row' | 'column', keys: readonly string[]): PlacedNode => {
  const rect = whole(here);
  const side = axis === 'row' ? 'cols' : 'rows';
  const start = axis === 'row' ? 'left' : 'top';
  const part = Math.floor((rect[side] - keys.length + 1) / keys.length);
  const children = keys.map((key, index): PlacedNode => {
    const at = index * (part + 1);
    const extent = index === keys.length - 1 ? rect[side] - at : part;
    return { kind: 'leaf', key, rect: { ...rect, [start]: at, [side]: extent } };
  });
  return { kind: 'split', axis, rect, children };
};
const row = (here: Place, keys: readonly string[]): PlacedNode => even(here, 'row', keys);
const column = (here: Place, keys: readonly string[]): PlacedNode => even(here, 'column', keys);

function sample(here: Place): World {
  const random = randomBy(99);
  return {
    dev: {
      code: randomTree(random, ['editor', 'api', 'tests'], whole(here)),
      agents: randomTree(random, ['a1', 'a2', 'a3', 'log'], whole(here)),
    },
    ops: { main: leaf(here, 'shell') },
  };
}

/** The tree of a tab with our panes called by their names. */
function nameLeaves(tree: PlacedNode | null | undefined, here: Place): PlacedNode {
  if (!tree) throw new Error('no tree');
  const names = new Map([...here.panes].map(([address, id]) => [id as string, address.replace(/^.*\//, '')]));
  const named = (node: PlacedNode): PlacedNode =>
    node.kind === 'leaf'
      ? { ...node, key: names.get(node.key) ?? node.key }
      : { ...node, children: node.children.map(named) };
  return named(tree);
}

function randomWorld(random: Random, here: Place): World {
  let count = 0;
  const names = (): string[] => Array.from({ length: 1 + below(random, 6) }, () => `p${count++}`);
  const tabs = (): Record<string, PlacedNode> =>
    Object.fromEntries(
      Array.from({ length: 1 + below(random, 3) }, (_, index) => [
        `t${index}`,
        randomTree(random, names(), whole(here)),
      ]),
    );
  return Object.fromEntries(
    Array.from({ length: 1 + below(random, 2) }, (_, index) => [`w${index}`, tabs()]),
  );
}

/** Some panes gone, some new, the rest dealt out anew over the tabs of their workspace; tabs come, go and change places. */
function changedWorld(random: Random, here: Place, world: World): World {
  return Object.fromEntries(
    Object.entries(world).map(([workspace, tabs]) => {
      const kept = Object.values(tabs)
        .flatMap(leavesOf)
        .filter(() => random() > 0.15);
      while (random() < 0.4 || kept.length === 0) kept.push(`n${below(random, 1e6)}`);
      const names = random() < 0.6 ? shuffled(random, kept) : kept;
      const count = Math.min(names.length, 1 + below(random, 4));
      const titles = shuffled(random, ['t0', 't1', 't2', 't3', 't4']).slice(0, count);
      const groups = titles.map((): string[] => []);
      for (const [index, key] of names.entries())
        groups[index < count ? index : below(random, count)]?.push(key);
      return [
        workspace,
        Object.fromEntries(
          titles.map((title, index) => [title, randomTree(random, groups[index] ?? [], whole(here))]),
        ),
      ];
    }),
  );
}

/** The same panes with the same processes. */
function expectAlive(before: ObservedServer, after: ObservedServer, ids: readonly PaneId[]): void {
  for (const id of ids) {
    const [old, now] = [paneOf(before, id), paneOf(after, id)];
    if (old === undefined) continue;
    expect({ id, pid: now?.pid, tty: now?.tty, dead: now?.dead }).toEqual({
      id,
      pid: old.pid,
      tty: old.tty,
      dead: old.dead,
    });
  }
}
