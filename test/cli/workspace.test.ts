import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from './support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

const spec = `# our panes
version: 1
workspaces:
  # where we work
  dev:
    tabs: [{ name: code, layout: { pane: s } }] # one tab
    panes: { s: {} }
`;

function project(name: string, files: Record<string, string> = {}): string {
  const path = join(built.home, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries({ 'wezterm-parallel.yaml': spec, ...files }))
    writeFileSync(join(path, file), text);
  return path;
}
const textIn = (cwd: string, file = 'wezterm-parallel.yaml'): string => readFileSync(join(cwd, file), 'utf8');

describe('wzp workspace', () => {
  it('adds, lists and deletes, keeping comments and the mode of the file', async () => {
    const cwd = project('all');
    chmodSync(join(cwd, 'wezterm-parallel.yaml'), 0o664);
    expect(
      await built.run(['workspace', 'new', 'ops', '--template', 'web_dev', '--with', 'port=8080'], { cwd }),
    ).toEqual({
      code: 0,
      stdout: 'added ops to wezterm-parallel.yaml; `wzp apply --target ops` makes it\n',
      stderr: '',
    });
    expect(textIn(cwd)).toBe(`${spec}  ops:\n    template: web_dev\n    with:\n      port: 8080\n`);
    expect((await built.run(['workspace', 'new', 'my work', '--cwd', 'sub'], { cwd })).code).toBe(0);
    expect((await built.run(['workspace', 'list'], { cwd })).stdout).toBe(
      'dev      1 tab, 1 pane\nops      1 tab, 4 panes, template web_dev\nmy work  1 tab, 1 pane\n',
    );
    for (const name of ['ops', 'my work'])
      expect((await built.run(['workspace', 'delete', name], { cwd })).code).toBe(0);
    expect(textIn(cwd)).toBe(spec);
    expect(statSync(join(cwd, 'wezterm-parallel.yaml')).mode & 0o777).toBe(0o664);
    const json: unknown = JSON.parse((await built.run(['workspace', 'list', '--json'], { cwd })).stdout);
    expect(json).toEqual({
      workspaces: [{ name: 'dev', tabs: 1, panes: 1, template: null, file: 'wezterm-parallel.yaml' }],
    });
  });

  it('says as JSON what was done', async () => {
    const cwd = project('json');
    const json = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await built.run(['workspace', ...args, '--json'], { cwd })).stdout);
    expect(await json('new', 'ops', '--template', 'ops')).toEqual({
      workspace: 'ops',
      file: 'wezterm-parallel.yaml',
    });
    expect(await json('delete', 'ops', '--yes')).toEqual({
      workspace: 'ops',
      files: ['wezterm-parallel.yaml'],
    });
  });

  it('writes nothing that would have new errors', async () => {
    const cwd = project('refused');
    const rows: [string[], number, RegExp][] = [
      [['new', 'dev'], 1, /has a workspace "dev" already/],
      [['new', 'a/b'], 64, /has a "\/" or ":"/],
      [['new', 'x', '--template', 'webdev'], 1, /unknown template "webdev".*did you mean "web_dev"\?/s],
      [['new', 'x', '--template', 'web_dev', '--with', 'port=http'], 1, /not of type integer/],
      [['new', 'x', '--with', 'port=1'], 64, /add --template NAME/],
      [['new', 'x', '--template', 'web_dev', '--with', 'port'], 64, /not NAME=VALUE/],
      [['delete', 'dex'], 1, /did you mean "dev"\?/],
      [['switch', 'dex'], 1, /there is no workspace dex/],
    ];
    for (const [args, code, words] of rows) {
      const ran = await built.run(['workspace', ...args], { cwd });
      expect([ran.code, ran.stdout], args.join(' ')).toEqual([code, '']);
      expect(ran.stderr).toMatch(words);
    }
    expect(textIn(cwd)).toBe(spec);
  });

  it('deletes where the workspace is defined, but not outside of the project', async () => {
    const ops = 'workspaces:\n  ops: { template: ops } # included\n  more: { template: ops }\n';
    const cwd = project('included', { 'ops.yaml': ops });
    writeFileSync(join(cwd, 'wezterm-parallel.yaml'), `include: ops.yaml\n${spec}`);
    expect((await built.run(['workspace', 'delete', 'ops'], { cwd })).stdout).toContain(
      'removed ops from ops.yaml',
    );
    expect(textIn(cwd, 'ops.yaml')).toBe('workspaces:\n  more: { template: ops }\n');
    writeFileSync(join(built.home, 'shared.yaml'), ops);
    writeFileSync(join(cwd, 'wezterm-parallel.yaml'), `include: ../shared.yaml\n${spec}`);
    const { code, stderr } = await built.run(['workspace', 'delete', 'ops'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('"ops" is defined in ../shared.yaml, which does not belong to this project');
  });

  it('goes through a symbolic link to the file behind it', async () => {
    const cwd = project('linked', { 'real.yaml': spec });
    const { symlinkSync, rmSync, lstatSync } = await import('node:fs');
    rmSync(join(cwd, 'wezterm-parallel.yaml'));
    symlinkSync('real.yaml', join(cwd, 'wezterm-parallel.yaml'));
    expect((await built.run(['workspace', 'new', 'ops', '--template', 'ops'], { cwd })).code).toBe(0);
    expect(lstatSync(join(cwd, 'wezterm-parallel.yaml')).isSymbolicLink()).toBe(true);
    expect(textIn(cwd, 'real.yaml')).toContain('  ops:\n    template: ops\n');
  });
});
