import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { kinds, pidsOf, stand, type Stand } from './stand.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

const spec = `version: 1
name: shop
workspaces:
  dev:
    tabs:
      - name: code
        layout: { row: [{ pane: editor, size: 60% }, { column: [api, tests] }] }
    panes:
      editor: { run: exec sleep 1001 }
      api: { run: exec sleep 1002, env: { A: "1" }, ignore_changes: [env, title] }
      tests: { run: exec sleep 1003 }
`;

describe.each(kinds)('choices of an apply, on %s', (_kind, where) => {
  let at: Stand;
  let ids: ReadonlyMap<string, string>;
  const pids = async (): Promise<Record<string, number | null | undefined>> => {
    const now = await at.ids();
    return Object.fromEntries([...now].map(([address, id]) => [address, pidsOf(at, [id])[0]]));
  };
  beforeEach(async () => {
    at = await stand(built, where);
    at.write(spec);
    await at.done('apply', '--yes');
    ids = await at.ids();
  });
  afterEach(() => {
    at.end();
  });

  it('ignore_changes: a difference in these keys is none, in plan and apply', async () => {
    const before = await pids();
    at.write(
      spec.replace('A: "1"', 'A: "2", B: "3"').replace('ignore_changes', 'title: API, ignore_changes'),
    );
    expect(await at.open()).toEqual([]);
    await at.done('apply', '--yes');
    expect(await pids()).toEqual(before);
    expect(await at.open()).toEqual([]);
    // Other keys count, and what is ignored is not among what differs.
    at.write(at.read().replace('sleep 1002', 'sleep 1012'));
    expect(await at.changes()).toContainEqual(
      expect.objectContaining({
        address: 'dev/api',
        action: 'restart',
        fields: [{ field: 'run', before: 'exec sleep 1002', after: 'exec sleep 1012' }],
      }),
    );
    at.write(spec.replace(', ignore_changes: [env, title]', '').replace('A: "1"', 'A: "2"'));
    expect(await at.open()).toEqual(['restart dev/api (environment_changed)']);
  });

  it('--replace: a new pane in the same place, the old one goes, the others notice nothing', async () => {
    const [before, places] = [await pids(), at.panes()];
    expect(await at.open('--replace', 'dev/api')).toEqual(['replace dev/api (requested)']);
    await at.done('apply', '--yes', '--replace', 'dev/api');
    const [after, now] = [await pids(), await at.ids()];
    expect(now.get('dev/api')).not.toBe(ids.get('dev/api'));
    expect(at.panes().some(({ id }) => id === ids.get('dev/api'))).toBe(false);
    expect([after['dev/editor'], after['dev/tests']]).toEqual([before['dev/editor'], before['dev/tests']]);
    const place = (seen: typeof places, id: string | undefined) => {
      const { left, top, cols, rows } = seen.find((pane) => pane.id === id)!;
      return { left, top, cols, rows };
    };
    expect(place(at.panes(), now.get('dev/api'))).toEqual(place(places, ids.get('dev/api')));
    expect(await at.open()).toEqual([]);
  });

  it('--replace of all of them', async () => {
    await at.done('apply', '--yes', '--replace', 'dev');
    const now = await at.ids();
    expect([...now.values()].filter((id) => [...ids.values()].includes(id))).toEqual([]);
    expect(await at.open()).toEqual([]);
  });
});

describe('a tab that was resized, on tmux', () => {
  let at: Stand;
  beforeEach(async () => {
    at = await stand(built, 'tmux');
    at.write(spec);
    await at.done('apply', '--yes');
  });
  afterEach(() => {
    at.end();
  });

  /** A person attaches from another terminal, and drags a divider there. */
  const resize = (cols: number): void => {
    at.tmux('resize-window', '-t', 'dev:code', '-x', String(cols), '-y', '40');
    at.tmux('resize-pane', '-t', at.panes()[0]?.id ?? '', '-x', '20');
  };
  it('is left as it is; --fit gives it the ratios of the spec', async () => {
    resize(121);
    expect(await at.open()).toEqual([]);
    const before = at.panes().map(({ pid }) => pid);
    const { stdout } = await at.done('apply', '--yes', '--fit');
    expect(stdout).toContain('its size changed, and its ratios are to be kept');
    expect(at.panes().map(({ cols, rows }) => `${cols}x${rows}`)).toEqual(['72x40', '48x20', '48x19']);
    expect(at.panes().map(({ pid }) => pid)).toEqual(before);
    expect(await at.open()).toEqual([]);
    expect((await at.done('apply', '--yes', '--fit')).stdout).toContain('No changes');
  });

  it('gets them with every apply where the spec says ui.keep_ratios', async () => {
    at.write(spec.replace('workspaces:', 'ui: { keep_ratios: true }\nworkspaces:'));
    expect(await at.open()).toEqual([]);
    resize(121);
    expect(await at.open()).toEqual(['update dev:code (size_changed)']);
    await at.done('apply', '--yes');
    expect(at.panes()[0]).toMatchObject({ cols: 72, rows: 40 });
    expect(await at.open()).toEqual([]);
  });
});
