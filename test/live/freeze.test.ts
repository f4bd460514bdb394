import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { leavesOf } from '../../src/layout/placed.ts';
import type { LayoutNode } from '../../src/layout/tree.ts';
import { treeJson } from '../../src/spec/import/sound-tree.ts';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { randomLayout, seeded } from '../support/random-layouts.ts';
import { kinds, pidsOf, stand, type Stand } from './stand.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);

/** One tab with this layout. */
function specOf(layout: LayoutNode): string {
  const panes = leavesOf(layout).map((name) => [name, { run: 'exec sleep 5000' }]);
  return `# kept\n${JSON.stringify({
    version: 1,
    name: 'shop',
    workspaces: {
      dev: {
        tabs: [{ name: 'code', layout: treeJson(layout) }],
        panes: Object.fromEntries(panes),
      },
    },
  })}\n`;
}

describe.each(kinds)('what stands, as a spec, on %s', (_kind, where) => {
  let at: Stand;
  afterEach(() => {
    at.end();
  });

  /** Freezes over the spec; a plan of that has nothing to do, now and without the state. */
  const settles = async (...args: readonly string[]): Promise<string> => {
    const before = at.panes();
    await at.done('freeze', '--out', 'wezterm-parallel.yaml', '--force', ...args);
    expect(await at.open(), at.read()).toEqual([]);
    expect(at.panes().map(({ title: _title, ...pane }) => pane)).toEqual(
      before.map(({ title: _title, ...pane }) => pane),
    );
    return at.read();
  };

  it('is the same spec where nothing was rearranged, comments and all', async () => {
    at = await stand(built, where);
    at.write(`# of the shop
version: 1
name: shop
env: { EDITOR: "\${EDITOR:-vi}" }
workspaces:
  dev:
    tabs:
      - name: code
        layout: { row: [{ pane: editor, size: 60% }, { column: [{ pane: api, run: exec sleep 1001 }, tests] }] }
      - name: more
        layout: main_left
        panes: [x, y, z]
    panes:
      editor: { run: "exec sleep 1002" } # mine
      tests: {}
      x: {}
      y: {}
      z: {}
`);
    await at.done('apply', '--yes');
    const text = await settles();
    for (const part of [
      '# of the shop',
      '# mine',
      'size: 60%',
      'main_left',
      '"${EDITOR:-vi}"',
      'exec sleep 1001',
    ])
      expect(text).toContain(part);
    at.loseState();
    expect(await at.open()).toEqual([]);
  });

  it('is what a person made of the project: any tree, panes in other tabs and panes of their own', async () => {
    const seeds = where === 'tmux' ? 4 : 2;
    for (let seed = 1; seed <= seeds; seed++) {
      at = await stand(built, where);
      const random = seeded(seed * 77);
      at.write(specOf(randomLayout(random, names(5 + Math.floor(random() * 3)))));
      await at.done('apply', '--yes');
      const ids = [...(await at.ids()).values()];
      const pick = (): string => ids[Math.floor(random() * ids.length)] ?? '';
      const pids = pidsOf(at, ids);
      for (let turn = 0; turn < 3; turn++) {
        const [one, other] = [pick(), pick()];
        try {
          if (random() < 0.4) at.split(one, random() < 0.5 ? 'right' : 'bottom', ['sleep', '7000']);
          else if (one !== other) at.join(one, other);
        } catch {
          // no room there
        }
      }
      at.breakOut(ids[0] ?? '');
      const text = await settles();
      expect(text).toContain('# kept');
      expect(pidsOf(at, ids)).toEqual(pids);
      at.loseState();
      expect(await at.open()).toEqual([]);
      // Panes of somebody else become panes of the spec.
      const guests = at.panes().filter(({ id, workspace }) => workspace === 'dev' && !ids.includes(id));
      await settles('--adopt');
      expect((await at.ids()).size).toBe(ids.length + guests.length);
      if (seed < seeds) at.end();
    }
  });

  it('is a workspace that was made by hand, which is managed from then on', async () => {
    at = await stand(built, where);
    const first = at.workspace('work', ['sleep', '5001']);
    const second = at.split(first, 'right', ['sleep', '5002']);
    const third = at.split(second, 'bottom', ['sh', '-c', 'sleep 5003; true']);
    const pids = pidsOf(at, [first, second, third]);
    const printed = (await at.done('freeze', '--workspace', 'work')).stdout;
    expect(printed).toContain('# What could not be known');
    expect(printed).toContain('run: sleep 5002');
    expect((await at.wzp('freeze', '--workspace', 'nowhere')).stderr).toContain('WZP2013');
    expect((await at.wzp('freeze', '--workspace', 'work', '--adopt')).stderr).toContain(
      '--adopt needs --out',
    );
    await at.done('freeze', '--workspace', 'work', '--adopt', '--out', 'wezterm-parallel.yaml');
    expect(at.read()).toBe(printed);
    expect(await at.open()).toEqual([]);
    at.loseState();
    expect(await at.open()).toEqual([]);
    expect((await at.wzp('freeze', '--out', 'wezterm-parallel.yaml')).stderr).toContain('WZP6003');
    expect(pidsOf(at, [first, second, third])).toEqual(pids);
    expect([...(await at.ids()).values()].sort()).toEqual([first, second, third].sort());
  });
});
