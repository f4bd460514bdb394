import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

function folder(name: string): string {
  const path = join(built.home, name);
  mkdirSync(path, { recursive: true });
  return path;
}

describe('wzp init', () => {
  it('writes a spec that is valid, and not twice without --force', async () => {
    const cwd = folder('init');
    const path = join(cwd, 'wezterm-parallel.yaml');
    expect(await built.run(['init'], { cwd })).toEqual({
      code: 0,
      stdout:
        'wrote wezterm-parallel.yaml, and .wezterm-parallel.schema.json by which editors know its keys; `wzp plan` shows what it would do\n',
      stderr: '',
    });
    expect(await built.run(['validate'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'wezterm-parallel.yaml is valid\n',
    });
    writeFileSync(path, 'mine');
    expect(await built.run(['init'], { cwd })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'error[WZP6003]: wezterm-parallel.yaml is there already\n  hint: edit it, or overwrite it with --force\n',
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await built.run(['init', '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('workspaces:');
  });

  it('starts from a template of the user, and refuses one that is not there', async () => {
    const cwd = folder('init-template');
    writeFileSync(
      join(folder('config/wezterm-parallel/templates'), 'mine.yaml'),
      'tabs: [{ name: one, layout: { pane: a } }]\npanes: { a: {} }\n',
    );
    const unknown = await built.run(['init', '--template', '../mine'], { cwd });
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('no template is named "../mine"');
    expect(existsSync(join(cwd, 'wezterm-parallel.yaml'))).toBe(false);
    expect((await built.run(['init', '--template', 'mine'], { cwd })).code).toBe(0);
    expect(await built.run(['validate'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'wezterm-parallel.yaml is valid\n',
    });
  });
});

describe('wzp schema', () => {
  it('prints the schema of the spec, lists the others, and refuses a name that is none', async () => {
    const { code, stdout } = await built.run(['schema']);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(join(built.root, 'schemas/wezterm-parallel.schema.json'), 'utf8'));
    const names = (await built.run(['schema', '--list'])).stdout.trim().split('\n');
    expect(names).toContain('wezterm-parallel');
    for (const name of names)
      expect(JSON.parse((await built.run(['schema', name])).stdout)).toHaveProperty('$schema');
    const none = await built.run(['schema', '../package']);
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toContain('no schema is named "../package"');
  });

  it('explains keys: of the top level, by a path, and by the name of a thing', async () => {
    expect((await built.run(['schema', 'docs'])).stdout).toMatch(/^ {2}workspaces +Name of a workspace/m);
    const one = (await built.run(['schema', 'docs', 'workspaces.dev.panes.api.ready'])).stdout;
    expect(one).toMatch(/^workspaces\.dev\.panes\.api\.ready: Readiness probe$.*^ {2}tcp +A port/ms);
    expect((await built.run(['schema', 'docs', 'pane.on_exit'])).stdout).toContain(
      'Value: hold, close, shell',
    );
    expect((await built.run(['schema', 'docs', 'pane.rum'])).code).toBe(1);
    expect((await built.run(['schema', 'plan', 'x'])).code).toBe(64);
  });
});

describe('wzp explain', () => {
  it('says what a code means, in any case, and refuses what is none', async () => {
    expect((await built.run(['explain', 'wzp1001'])).stdout).toMatch(/^WZP1001: no spec file found\n/);
    const json: unknown = JSON.parse((await built.run(['explain', 'WZP1001', '--json'])).stdout);
    expect(json).toMatchObject({ code: 'WZP1001', title: 'no spec file found' });
    expect((await built.run(['explain', 'WZP1211'])).stdout).toMatch(/What to do\. Write it like.*Right:/s);
    expect(await built.run(['explain', 'WZP0000'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('says what the spec has under an address, and where', async () => {
    const cwd = folder('explain');
    writeFileSync(
      join(cwd, 'wezterm-parallel.yaml'),
      'version: 1\nworkspaces:\n  dev:\n    tabs: [{ name: code, layout: { pane: api } }]\n    panes:\n      api: { run: "x ${HOME}", title: API }\n',
    );
    const { code, stdout } = await built.run(['explain', 'dev/api'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^dev\/api\n {2}defined at wezterm-parallel\.yaml:6:7\n {2}pane of the tab dev:code\n/,
    );
    expect(stdout).toContain('  run: x (from $HOME)\n');
    expect((await built.run(['explain', 'dev/apy'], { cwd })).stderr).toContain('did you mean "dev/api"?');
  });
});

describe('wzp doctor', () => {
  it('lists every check, as text and as JSON, and is 0 when nothing failed', async () => {
    const text = await built.run(['doctor']);
    const { code, stdout } = await built.run(['doctor', '--json']);
    const { checks } = JSON.parse(stdout) as { checks: { name: string; status: string; message: string }[] };
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'node',
        'tmux',
        'wezterm',
        'state folder',
        'runtime folder',
        'config folder',
        'sh',
        'shell',
        'locale',
      ]),
    );
    const failed = checks.some(({ status }) => status === 'failed');
    expect([code, text.code]).toEqual(failed ? [1, 1] : [0, 0]);
    for (const { name, message } of checks) {
      expect(text.stdout).toContain(name);
      expect(text.stdout).toContain(message);
    }
  });

  it('is 1 when there is no multiplexer, and says so', async () => {
    const { code, stdout } = await built.run(['doctor'], { env: { PATH: folder('empty') } });
    expect(code).toBe(1);
    expect(stdout).toContain('neither tmux nor a running WezTerm can be used');
  });
});
