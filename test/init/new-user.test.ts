/** What somebody does who has read nothing: init, apply, look. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildForTest, type Built } from '../cli/support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

const folder = join(import.meta.dirname, '../../templates');
const templates = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''));

describe('in a project of Node', () => {
  it('three commands give panes that run', async () => {
    const cwd = join(built.home, 'shop');
    mkdirSync(cwd);
    const scripts = {
      dev: `node -e "console.log('listening');setInterval(()=>{},1000)"`,
      test: 'node --test',
    };
    writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name: 'shop', scripts }));
    const socket = join(built.home, 'shop.sock');
    const env = { WZP_TMUX_SOCKET: socket, WZP_BACKEND: 'tmux', TMUX: '' };
    const run = async (...args: string[]) => built.run(args, { cwd, env });
    try {
      expect((await run('init')).code).toBe(0);
      const applied = await run('apply', '--yes');
      expect(applied, applied.stderr).toMatchObject({ code: 0 });
      const { workspaces } = JSON.parse((await run('show', '--json')).stdout) as {
        workspaces: { tabs: { panes: { address: string; state: string }[] }[] }[];
      };
      const panes = workspaces.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.panes));
      expect(panes.map(({ address, state }) => `${address} ${state}`).sort()).toEqual([
        'dev/server running',
        'dev/shell running',
        'dev/tests running',
      ]);
      await expect
        .poll(async () => (await run('logs', 'dev/server')).stdout, { timeout: 30_000, interval: 300 })
        .toContain('listening');
      expect((await run('plan')).stdout).toMatch(/^No changes\. 3 panes match/m);
      expect((await run('destroy', '--yes')).code).toBe(0);
    } finally {
      spawnSync('tmux', ['-S', socket, 'kill-server']); // if destroy did not come to it
    }
  });
});

describe('with a shipped template', () => {
  it.each(templates)('%s: the spec is valid, canonical, and can be planned', async (template) => {
    const cwd = join(built.home, `of-${template}`);
    // Two packages, as the defaults of `monorepo` have them.
    for (const path of ['packages/api', 'packages/web']) mkdirSync(join(cwd, path), { recursive: true });
    expect((await built.run(['init', '--template', template], { cwd })).code).toBe(0);
    const judged = await built.run(['validate', '--strict'], { cwd });
    expect(judged, judged.stdout).toMatchObject({ code: 0 });
    expect(await built.run(['fmt', '--check'], { cwd })).toMatchObject({ code: 0 });
    const params = Object.keys(
      (parse(readFileSync(join(folder, `${template}.yaml`), 'utf8')) as { params?: object }).params ?? {},
    );
    const text = readFileSync(join(cwd, 'wezterm-parallel.yaml'), 'utf8');
    for (const param of params) expect(text).toMatch(new RegExp(`^ {4}# {3}${param}: \\S.*$`, 'm'));
    const planned = await built.run(['plan', '--live', '-', '--json'], { cwd, input: '[]' });
    expect(planned, planned.stderr).toMatchObject({ code: 0 });
    const { summary } = JSON.parse(planned.stdout) as { summary: { create: number } };
    expect(summary.create).toBeGreaterThan(1);
  });
});
