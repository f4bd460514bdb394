import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { until } from '../support/temporary.ts';
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
        layout: { row: [editor, api] }
    panes:
      editor: { run: exec sleep 1001 }
      api: { run: exec sleep 1002 }
`;

describe.each(kinds)('a pane that is adopted, on %s', (_kind, where) => {
  let at: Stand;
  let pane: string;
  beforeEach(async () => {
    at = await stand(built, where);
    at.write(spec);
    pane = at.workspace('dev', ['sleep', '5000']);
  });
  afterEach(() => {
    at.end();
  });

  it('is ours from then on, and its process notices nothing', async () => {
    const [pid] = pidsOf(at, [pane]);
    expect((await at.wzp('plan')).stderr).toContain(`wzp adopt dev/editor ${pane}`);
    const { stdout } = await at.done('adopt', 'dev/api', pane);
    expect(stdout).toContain(`pane ${pane} is dev/api now`);
    expect((await at.open()).filter((line) => line.includes('/'))).toEqual(['create dev/editor (absent)']);
    await at.done('apply', '--yes');
    expect(await at.open()).toEqual([]);
    at.loseState();
    expect(await at.open()).toEqual([]);
    expect(pidsOf(at, [pane])).toEqual([pid]);
    const show = JSON.parse((await at.done('show', '--json')).stdout) as {
      workspaces: { tabs: { panes: { address: string; state: string; pid: number }[] }[] }[];
    };
    const shown = show.workspaces[0]?.tabs[0]?.panes.find(({ address }) => address === 'dev/api');
    expect(shown).toMatchObject({ state: 'running', pid });
  });

  it('is replaced where another would be restarted', async () => {
    await at.done('adopt', 'dev/api', pane);
    await at.done('apply', '--yes');
    at.write(spec.replace('1002', '1003'));
    expect(await at.changes()).toContainEqual(
      expect.objectContaining({
        address: 'dev/api',
        action: 'replace',
        reason: 'command_changed',
        stops_process: true,
      }),
    );
    at.write(spec);
    const [editor] = pidsOf(at, [(await at.ids()).get('dev/editor') ?? '']);
    await at.done('restart', 'dev/api');
    expect(await at.open()).toEqual([]);
    const ids = await at.ids();
    expect(ids.get('dev/api')).not.toBe(pane);
    expect(at.panes().some(({ id }) => id === pane)).toBe(false);
    expect(pidsOf(at, [ids.get('dev/editor') ?? ''])).toEqual([editor]);
  });

  it('ends with a destroy', async () => {
    await at.done('adopt', 'dev/api', pane);
    expect(await at.open('--destroy')).toContain('delete dev/api (requested)');
    await at.done('destroy', '--yes');
    await until(() => !ourPanes().some(({ id }) => id === pane), 'the pane to be gone');
  });

  it('is made anew when its process has ended', async () => {
    await at.done('adopt', 'dev/api', pane);
    await at.done('apply', '--yes');
    const [pid] = pidsOf(at, [pane]);
    process.kill(pid ?? 0, 'SIGKILL');
    await until(
      () => !at.panes().some(({ id, pid: now }) => id === pane && now === pid),
      'the process to end',
    );
    const [open] = (await at.open()).filter((line) => line.includes('dev/api'));
    expect(open).toMatch(/^(?:create dev\/api \(absent\)|replace dev\/api \(exited\))$/);
    await at.done('apply', '--yes');
    expect(await at.open()).toEqual([]);
  });

  it('is refused for what it cannot be', async () => {
    const refusal = async (...args: readonly string[]): Promise<string> => {
      const ran = await at.wzp('adopt', ...args);
      expect(ran.code).toBe(1);
      return ran.stderr;
    };
    expect(await refusal('dev/apii', pane)).toMatch(
      /WZP2004.*the spec has no pane "dev\/apii"[^]*did you mean "dev\/api"/,
    );
    expect(await refusal('dev/api', '9999')).toMatch(/WZP3015.*there is no pane 9999/);
    await at.done('adopt', 'dev/api', pane);
    expect(await refusal('dev/editor', pane)).toMatch(/WZP2007.*managed already: it is dev\/api/);
    const other = at.split(pane, 'right', ['sleep', '6000']);
    expect(await refusal('dev/api', other)).toMatch(/WZP2008.*dev\/api runs already/);
    await at.done('adopt', 'dev/editor', other);
    expect((await at.open()).filter((line) => line.includes('/'))).toEqual([]);
  });

  const ourPanes = (): ReturnType<Stand['panes']> => {
    try {
      return at.panes();
    } catch {
      return []; // a tmux server without panes has ended
    }
  };
});
