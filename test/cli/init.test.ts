import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  it('begins with the schema for editors: by its id, a given path, or the one in node_modules', async () => {
    const cwd = folder('header');
    await built.run(['init'], { cwd });
    expect(specIn(cwd)).toMatch(/^# yaml-language-server: \$schema=urn:wezterm-parallel:spec:1\n/);
    await built.run(['init', '--force', '--schema', './spec.schema.json', '--template', 'ops'], { cwd });
    expect(specIn(cwd)).toMatch(/^# yaml-language-server: \$schema=\.\/spec\.schema\.json\n/);
    mkdirSync(join(cwd, 'node_modules/wezterm-parallel/schemas'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/wezterm-parallel/schemas/wezterm-parallel.schema.json'), '{}');
    await built.run(['init', '--force', '--name', 'my shop'], { cwd });
    expect(specIn(cwd)).toMatch(
      /\$schema=node_modules\/wezterm-parallel\/schemas\/wezterm-parallel\.schema\.json\n/,
    );
    expect(specIn(cwd)).toContain('name: "my shop"');
    expect((await built.run(['validate', '--strict'], { cwd })).code).toBe(0);
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

  it('asks on a terminal', async () => {
    const cwd = folder('asked', nodeProject);
    const terminal = spawn(process.execPath, [built.entry, 'init'], {
      cwd,
      cols: 80,
      rows: 24,
      env: { PATH: process.env['PATH'], HOME: built.home, LANG: 'C.UTF-8', TERM: 'xterm-256color' },
    });
    let screen = '';
    let answered = 0;
    const ended = new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
    const questions = ['How do you want to start?', 'Name of the project', 'Which of these get a pane?'];
    terminal.onData((data) => {
      screen += data;
      const question = questions[answered];
      if (question === undefined || !screen.includes(question)) return;
      answered += 1;
      screen = '';
      terminal.write('\r');
    });
    expect(await ended).toBe(0);
    expect(answered).toBe(3);
    expect(specIn(cwd)).toContain('run: pnpm dev');
  });

  it('writes nothing when the person gives up', async () => {
    const cwd = folder('given-up', nodeProject);
    const terminal = spawn(process.execPath, [built.entry, 'init'], {
      cwd,
      cols: 80,
      rows: 24,
      env: { PATH: process.env['PATH'], HOME: built.home, TERM: 'xterm' },
    });
    let screen = '';
    let isAsked = false;
    terminal.onData((data) => {
      screen += data;
      if (isAsked || !screen.includes('How do you want to start?')) return;
      isAsked = true;
      terminal.write('\u0003');
    });
    expect(await new Promise((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)))).toBe(130);
    expect(() => specIn(cwd)).toThrow('ENOENT');
  });
});
