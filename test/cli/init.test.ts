import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importKinds } from '../../src/spec/import/kinds.ts';
import { fixture } from '../import/import.ts';
import { buildForTest, type Built } from './support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

function folder(name: string, files: Record<string, string> = {}): string {
  const path = join(built.home, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

const specIn = (cwd: string): string => readFileSync(join(cwd, 'wezterm-parallel.yaml'), 'utf8');
const nodeProject = { 'package.json': '{"scripts":{"dev":"vite","test":"vitest"}}', 'pnpm-lock.yaml': '' };

describe('wzp init', () => {
  it('proposes panes for what the project can run', async () => {
    const cwd = folder('node', nodeProject);
    expect((await built.run(['init'], { cwd })).code).toBe(0);
    expect(specIn(cwd)).toMatch(/run: pnpm dev\n.*type: pnpm test\n/s);
    expect(await built.run(['validate', '--strict'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(await built.run(['fmt', '--check'], { cwd })).toMatchObject({ code: 0, stdout: '' });
  });

  it('begins with the schema for editors, which they find without a network', async () => {
    const cwd = folder('header');
    const schemaOf = (text: string): unknown => {
      const [, path = ''] = /^# yaml-language-server: \$schema=(.*)\n/.exec(text) ?? [];
      return JSON.parse(readFileSync(join(cwd, path), 'utf8'));
    };
    expect((await built.run(['init'], { cwd })).stdout).toContain('.wezterm-parallel.schema.json');
    expect(schemaOf(specIn(cwd))).toMatchObject({ $id: 'urn:wezterm-parallel:spec:1' });
    rmSync(join(cwd, '.wezterm-parallel.schema.json'));
    await built.run(['init', '--force', '--schema', './spec.schema.json', '--template', 'ops'], { cwd });
    expect(specIn(cwd)).toMatch(/^# yaml-language-server: \$schema=\.\/spec\.schema\.json\n/);
    const installed = join(cwd, 'node_modules/wezterm-parallel/schemas');
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, 'wezterm-parallel.schema.json'), '{"title":"installed"}');
    await built.run(['init', '--force', '--name', 'my shop'], { cwd });
    expect(schemaOf(specIn(cwd))).toEqual({ title: 'installed' });
    expect(specIn(cwd)).toMatch(/^name: my shop$/m);
    expect((await built.run(['validate', '--strict'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, '.wezterm-parallel.schema.json'))).toBe(false);
  });

  it('takes the wzp that is installed at the top of the repository', async () => {
    const top = folder('top');
    mkdirSync(join(top, '.git'));
    mkdirSync(join(top, 'node_modules/wezterm-parallel/schemas'), { recursive: true });
    writeFileSync(join(top, 'node_modules/wezterm-parallel/schemas/wezterm-parallel.schema.json'), '{}');
    const cwd = folder('top/apps/web');
    const { stdout } = await built.run(['init', '--json'], { cwd });
    expect(JSON.parse(stdout)).toEqual({ file: 'wezterm-parallel.yaml', schema: null });
    expect(specIn(cwd)).toContain('$schema=../../node_modules/wezterm-parallel/schemas/');
  });

  it('converts the file of another tool, reports what differs, and the result is valid', async () => {
    const cwd = folder('import', { Procfile: fixture('procfile', 'Procfile') });
    const { code, stdout } = await built.run(['init', '--from', 'procfile'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Procfile: \d+ converted, \d+ approximated, \d+ dropped, \d+ suggestions?$/m);
    expect(specIn(cwd)).toMatch(/^# yaml-language-server: .*\n.*^workspaces:$/ms);
    expect((await built.run(['validate'], { cwd })).code).toBe(0);
    const json: unknown = JSON.parse(
      (await built.run(['init', '--force', '--from', 'procfile', '--json'], { cwd })).stdout,
    );
    expect(json).toMatchObject({ file: 'wezterm-parallel.yaml', report: { kind: 'procfile' } });
  });

  it.each(importKinds)(
    'converts a %s file from standard input to a valid spec in canonical form',
    async (kind) => {
      const cwd = folder(`from-${kind}`);
      const [name = ''] = readdirSync(join(import.meta.dirname, '../fixtures/import', kind));
      const input = fixture(kind, name);
      expect(await built.run(['init', '--from', kind, '-', '--name', 'shop'], { cwd, input })).toMatchObject({
        code: 0,
      });
      expect(specIn(cwd)).toMatch(/^name: shop$/m);
      expect(specIn(cwd)).not.toContain('standard input:\n');
      expect(await built.run(['validate', '--json'], { cwd })).toMatchObject({ code: 0 });
      expect(await built.run(['fmt', '--check'], { cwd })).toMatchObject({ code: 0 });
    },
  );

  it('finds out which tool a file belongs to, or says that nothing tells it', async () => {
    const cwd = folder('auto', { 'session.yml': fixture('tmuxp', 'typed.yaml'), odd: 'nothing: 1\n' });
    const json = await built.run(['init', '--from', 'auto', 'session.yml', '--json'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({ report: { kind: 'tmuxp' } });
    const odd = await built.run(['init', '--force', '--from', 'auto', 'odd'], { cwd });
    expect([odd.code, odd.stderr]).toEqual([1, expect.stringMatching(/^error\[WZP1801]/)]);
    expect((await built.run(['init', '--force', '--from', 'auto'], { cwd })).stderr).toContain(
      'no file of another tool is in this folder',
    );
  });

  it('mentions the file of another tool that it did not convert', async () => {
    const cwd = folder('mentioned', { 'mprocs.yaml': fixture('mprocs', 'arrays.yaml') });
    const { code, stderr } = await built.run(['init'], { cwd });
    expect([code, stderr]).toEqual([
      0,
      'mprocs.yaml is here too: `wzp init --force --from mprocs` converts it\n',
    ]);
    expect((await built.run(['init', '--force', '--from', 'mprocs'], { cwd })).code).toBe(0);
  });

  it('refuses what makes no sense', async () => {
    const cwd = folder('refused');
    expect((await built.run(['init', '--from', 'mprocs'], { cwd })).stderr).toContain(
      'name the file: wzp init --from mprocs FILE',
    );
    expect((await built.run(['init', '--from', 'mprocs', '--template', 'ops'], { cwd })).code).toBe(64);
    expect((await built.run(['init', 'mprocs.yaml'], { cwd })).code).toBe(64);
    expect((await built.run(['init', '--name', 'a/b'], { cwd })).code).toBe(64);
    expect((await built.run(['init', '--template', 'web-dev'], { cwd })).stderr).toContain(
      'did you mean "web_dev"?',
    );
  });

  /** Runs init in a terminal; each answer is typed when its question stands on the screen. */
  async function answered(cwd: string, answers: readonly (readonly [question: string, keys: string])[]) {
    const terminal = spawn(process.execPath, [built.entry, 'init'], {
      cwd,
      cols: 80,
      rows: 24,
      env: { PATH: process.env['PATH'], HOME: built.home, LANG: 'C.UTF-8', TERM: 'xterm-256color' },
    });
    let screen = '';
    let asked = 0;
    terminal.onData((data) => {
      screen += data;
      const [question, keys] = answers[asked] ?? [];
      if (question === undefined || keys === undefined || !screen.includes(question)) return;
      asked += 1;
      screen = '';
      terminal.write(keys);
    });
    const code = await new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
    return { code, asked };
  }
  const [start, name, panes] = [
    'How do you want to start?',
    'Name of the project',
    'Which of these get a pane?',
  ] as const;
  const enter = '\r';
  const down = '\u001b[B';

  it('asks on a terminal, and Enter takes what is offered', async () => {
    const cwd = folder('asked', nodeProject);
    const given = [
      [start, enter],
      [name, enter],
      [panes, enter],
    ] as const;
    expect(await answered(cwd, given)).toEqual({ code: 0, asked: 3 });
    expect(specIn(cwd)).toMatch(/run: pnpm dev\n.*type: pnpm test\n/s);
    expect(await built.run(['validate', '--strict'], { cwd })).toMatchObject({ code: 0 });
  });

  it('takes another name, and leaves out a pane that is not wanted', async () => {
    const cwd = folder('asked-more', nodeProject);
    const given = [
      [start, enter],
      [name, `\u0015my shop${enter}`],
      [panes, ` ${enter}`],
    ] as const;
    expect(await answered(cwd, given)).toEqual({ code: 0, asked: 3 });
    expect(specIn(cwd)).toMatch(/^name: my shop$/m);
    expect(specIn(cwd)).not.toContain('pnpm dev');
    expect(specIn(cwd)).toContain('pnpm test');
    expect(await built.run(['validate', '--strict'], { cwd })).toMatchObject({ code: 0 });
  });

  it('converts the file of another tool that stands there', async () => {
    const cwd = folder('asked-import', { ...nodeProject, 'mprocs.yaml': fixture('mprocs', 'arrays.yaml') });
    expect(await answered(cwd, [[start, `${down}${enter}`]])).toEqual({ code: 0, asked: 1 });
    expect(specIn(cwd)).toContain('layout: grid');
    expect(await built.run(['validate'], { cwd })).toMatchObject({ code: 0 });
  });

  it('starts from the template that is chosen', async () => {
    const cwd = folder('asked-template', nodeProject);
    expect(await answered(cwd, [[start, `${down}${enter}`]])).toEqual({ code: 0, asked: 1 });
    expect(specIn(cwd)).toContain('template: agents');
    expect(await built.run(['validate', '--strict'], { cwd })).toMatchObject({ code: 0 });
  });

  it('writes nothing when the person gives up', async () => {
    const cwd = folder('given-up', nodeProject);
    expect(await answered(cwd, [[start, '\u0003']])).toEqual({ code: 130, asked: 1 });
    expect(() => specIn(cwd)).toThrow('ENOENT');
    const later = [
      [start, enter],
      [name, '\u0003'],
    ] as const;
    expect(await answered(cwd, later)).toEqual({ code: 130, asked: 2 });
    expect(() => specIn(cwd)).toThrow('ENOENT');
  });
});
