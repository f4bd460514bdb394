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
        layout: { row: [editor, { column: [api, tests] }] }
      - name: more
        layout: { pane: log }
    panes:
      editor: { run: exec sleep 1001 }
      api: { run: exec sleep 1002 }
      tests: { run: exec sleep 1003 }
      log: { run: exec sleep 1004 }
`;
const moving = (from: string, to: string, text: string): string =>
  text.replace('workspaces:', `moved: [{ from: "${from}", to: "${to}" }]\nworkspaces:`);

describe.each(kinds)('something that is renamed, on %s', (_kind, where) => {
  let at: Stand;
  let pids: readonly (number | null | undefined)[];
  let panes: readonly string[];
  beforeEach(async () => {
    at = await stand(built, where);
    at.write(spec);
    await at.done('apply', '--yes');
    panes = [...(await at.ids()).values()];
    pids = pidsOf(at, panes);
  });
  afterEach(() => {
    at.end();
  });

  /** Applied, it is right; without the entry too, and without the state. */
  const settles = async (text: string, bare: string): Promise<void> => {
    at.write(text);
    const changes = (await at.changes()).filter(({ action }) => action !== 'no-op');
    expect(changes.filter(({ stops_process: stops, action }) => stops || action !== 'update')).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
    await at.done('apply', '--yes');
    expect(await at.open()).toEqual([]);
    at.write(bare);
    expect(await at.open()).toEqual([]);
    at.loseState();
    expect(await at.open()).toEqual([]);
    expect(pidsOf(at, panes)).toEqual(pids);
  };

  it('keeps its process: a pane', async () => {
    const renamed = spec.replaceAll('api', 'server');
    at.write(moving('dev/api', 'dev/server', renamed));
    expect(await at.open()).toContain('update dev/server (renamed)');
    await settles(moving('dev/api', 'dev/server', renamed), renamed);
    // Its new name is what it is known by, in its own environment too once it is started anew.
    await at.done('restart', 'dev/server');
    expect(await at.open()).toEqual([]);
  });

  it('keeps its process: a tab', async () => {
    const renamed = spec.replace('name: code', 'name: main');
    await settles(moving('dev:code', 'dev:main', renamed), renamed);
    expect(at.panes().find(({ id }) => id === panes[0])?.title).toBe('main');
  });

  it('keeps its process: a workspace, with all that is in it', async () => {
    const renamed = spec.replace('  dev:', '  ops:');
    await settles(moving('dev', 'ops', renamed), renamed);
    expect(
      new Set(
        at
          .panes()
          .filter(({ id }) => panes.includes(id))
          .map(({ workspace }) => workspace),
      ),
    ).toEqual(new Set(['ops']));
  });

  it('is a deletion where the spec still has the old one, or something has the new one already', async () => {
    const both = spec
      .replace('api, tests', 'api, server, tests')
      .replace('api: {', 'server: { run: exec sleep 1 }\n      api: {');
    at.write(moving('dev/api', 'dev/server', both));
    expect((await at.open()).filter((line) => line.includes('/'))).toEqual(['create dev/server (absent)']);
    await at.done('apply', '--yes');
    at.write(
      moving('dev/api', 'dev/server', both.replace('api, server', 'server').replace(/ {6}api:.*\n/, '')),
    );
    expect((await at.open()).filter((line) => line.includes('/'))).toContain(
      'delete dev/api (removed_from_spec)',
    );
  });

  it('is renamed by hand', async () => {
    const { stdout, stderr } = await at.done('state', 'mv', 'dev/api', 'dev/server');
    expect(stdout).toBe('dev/api is dev/server now\n');
    expect(stderr).toContain('the spec has no "dev/server" yet');
    at.write(spec.replaceAll('api', 'server'));
    expect(await at.open()).toEqual([]);
    at.loseState();
    expect(await at.open()).toEqual([]);
    expect(pidsOf(at, panes)).toEqual(pids);
    const refusal = async (from: string, to: string): Promise<string> => {
      const ran = await at.wzp('state', 'mv', from, to);
      expect(ran.code).toBe(1);
      return ran.stderr;
    };
    expect(await refusal('dev/nothing', 'dev/x')).toContain('WZP2004');
    expect(await refusal('dev/tests', 'dev/server')).toContain('WZP2008');
    expect(await refusal('dev/tests', 'dev:tests')).toContain('WZP2009');
    expect(await at.open()).toEqual([]);
  });
});
