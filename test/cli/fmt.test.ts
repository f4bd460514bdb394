import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expression, filesOf } from '../../src/cli/glob.ts';
import { buildForTest, type Built } from './support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

const untidy = 'workspaces: {} # none yet\nversion: 1\n';
const tidy = 'version: 1\nworkspaces: {} # none yet\n';

function folder(name: string, files: Record<string, string>): string {
  const path = join(built.home, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(path, file, '..'), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  return path;
}

describe('wzp fmt', () => {
  it('formats the files of the project, keeps their mode, and has nothing to do the second time', async () => {
    const cwd = folder('project', {
      'wezterm-parallel.yaml': `include: [shared/a.yaml]\n${untidy}`,
      'wezterm-parallel.local.yaml': untidy,
      'shared/a.yaml': 'name: x\nversion: 1\n',
    });
    chmodSync(join(cwd, 'wezterm-parallel.yaml'), 0o640);
    expect(await built.run(['fmt'], { cwd })).toEqual({
      code: 0,
      stdout: 'shared/a.yaml\nwezterm-parallel.yaml\nwezterm-parallel.local.yaml\n',
      stderr: '',
    });
    expect(readFileSync(join(cwd, 'wezterm-parallel.local.yaml'), 'utf8')).toBe(tidy);
    expect(statSync(join(cwd, 'wezterm-parallel.yaml')).mode & 0o777).toBe(0o640);
    expect(await built.run(['fmt', '--check'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('with --check writes nothing, shows the differences and exits 1', async () => {
    const cwd = folder('check', { 'a.yaml': untidy, 'b.yaml': tidy });
    expect(await built.run(['fmt', '--check', '*.yaml'], { cwd })).toEqual({
      code: 1,
      stdout: `--- a.yaml\tas it is
+++ a.yaml\tformatted
@@ -1,2 +1,2 @@
-workspaces: {} # none yet
 version: 1
+workspaces: {} # none yet
`,
      stderr: '',
    });
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(untidy);
  });

  it('formats standard input', async () => {
    expect(await built.run(['fmt', '-'], { input: untidy })).toEqual({ code: 0, stdout: tidy, stderr: '' });
  });

  it('leaves a file that it cannot read as it is, formats the others and exits 1', async () => {
    const cwd = folder('broken', { 'a.yaml': 'a: [', 'b.yaml': untidy });
    const { code, stdout, stderr } = await built.run(['fmt', 'a.yaml', 'b.yaml', 'c.yaml'], { cwd });
    expect([code, stdout]).toEqual([1, 'b.yaml\n']);
    expect(stderr).toMatch(/error\[WZP1101].*error\[WZP1002]: "c\.yaml" does not exist/s);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe('a: [');
  });
});

describe('patterns of files', () => {
  it.each([
    ['*.yaml', ['a.yaml'], ['a.yml', 'x/a.yaml']],
    ['**/*.y{a,}ml', ['a.yaml', 'x/y/a.yml'], ['a.json']],
    ['x/?.[!b]', ['x/a.c'], ['x/a.b', 'x/ab.c']],
    ['a+(b)*', ['a+(b)c'], ['aab']],
  ])('%s', (pattern, yes, no) => {
    for (const path of yes) expect(expression(pattern).test(path), path).toBe(true);
    for (const path of no) expect(expression(pattern).test(path), path).toBe(false);
  });

  it('find files below their fixed part, in order, and not in node_modules', async () => {
    const cwd = folder('glob', {
      'p/b/w.yaml': '',
      'p/a/w.yaml': '',
      'p/node_modules/w.yaml': '',
      'p/[x].yaml': '',
    });
    expect(await filesOf('p/**/w.yaml', cwd)).toEqual(['p/a/w.yaml', 'p/b/w.yaml']);
    expect(await filesOf('p/*/w.yaml', cwd)).toEqual(['p/a/w.yaml', 'p/b/w.yaml']);
    expect(await filesOf('p/[x].yaml', cwd)).toEqual(['p/[x].yaml']);
    expect(await filesOf('q/*.yaml', cwd)).toEqual([]);
  });
});
