import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/spec/frame.ts';
import { readEnvFiles, readSpec, type ReadOptions } from '../../src/spec/read.ts';
import { envFilesOf, resolveSpec } from '../../src/spec/resolve.ts';
import { oneTab } from './scene.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder with these files; its real path. */
function folder(files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'wzp-read-')));
  folders.push(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}
const good = oneTab({ a: '{ run: x }' });
const main = 'wezterm-parallel.yaml';
const read = async (cwd: string, more: Partial<ReadOptions> = {}) => {
  const { value, diagnostics } = await readSpec({ cwd, env: {}, home: join(cwd, 'nobody'), ...more });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
};
const shown = async (cwd: string, more: Partial<ReadOptions> = {}) =>
  (await read(cwd, more)).files.map(({ shown: name, role }) => `${role} ${name}`);

describe('finding the spec', () => {
  it('in the working directory, .yaml or .yml', async () => {
    expect(await shown(folder({ [main]: good }))).toEqual([`main ${main}`]);
    expect(await shown(folder({ 'wezterm-parallel.yml': good }))).toEqual(['main wezterm-parallel.yml']);
  });

  it('in the nearest folder above, which is the root of the project', async () => {
    const root = folder({ [main]: good, [`a/${main}`]: good, 'a/b/c/x': '' });
    expect(await shown(join(root, 'a/b/c'))).toEqual([`main ../../${main}`]);
    expect((await read(join(root, 'a/b/c'))).root).toBe(join(root, 'a'));
  });

  it('with the personal file beside it', async () => {
    const root = folder({ [main]: good, 'wezterm-parallel.local.yaml': 'x-a: 1' });
    expect(await shown(root)).toEqual([`main ${main}`, 'local wezterm-parallel.local.yaml']);
  });

  it('by -f, several, without the personal file', async () => {
    const root = folder({
      'one.yaml': good,
      'sub/two.yaml': 'x-a: 1',
      [main]: good,
      'wezterm-parallel.local.yaml': 'x-a: 1',
    });
    expect(await shown(root, { files: ['one.yaml', 'sub/two.yaml'] })).toEqual([
      'main one.yaml',
      'override sub/two.yaml',
    ]);
    expect((await read(root, { files: ['sub/two.yaml'] })).root).toBe(join(root, 'sub'));
  });

  it('by WZP_FILE, when there is no -f', async () => {
    const root = folder({ 'one.yaml': good, 'two.yaml': good, 'a:b.yaml': good });
    expect(await shown(root, { env: { WZP_FILE: 'one.yaml:two.yaml' } })).toEqual([
      'main one.yaml',
      'override two.yaml',
    ]);
    expect(await shown(root, { env: { WZP_FILE: 'one.yaml' }, files: ['two.yaml'] })).toEqual([
      'main two.yaml',
    ]);
    expect(await shown(root, { env: { WZP_FILE: join(root, 'a:b.yaml') } })).toEqual(['main a:b.yaml']);
  });

  it('else the one of the user', async () => {
    const home = folder({
      [`.config/wezterm-parallel/${main}`]: good,
      [`xdg/wezterm-parallel/${main}`]: good,
    });
    const cwd = folder({});
    expect((await read(cwd, { home })).root).toBe(join(home, '.config/wezterm-parallel'));
    expect((await read(cwd, { home, env: { XDG_CONFIG_HOME: join(home, 'xdg') } })).root).toBe(
      join(home, 'xdg/wezterm-parallel'),
    );
    expect((await read(cwd, { home, env: { XDG_CONFIG_HOME: 'relative' } })).root).toBe(
      join(home, '.config/wezterm-parallel'),
    );
  });

  it('through a symbolic link the root is the real folder', async () => {
    const root = folder({ [`real/${main}`]: good });
    symlinkSync(join(root, 'real'), join(root, 'link'));
    expect((await read(join(root, 'link'))).root).toBe(join(root, 'real'));
  });
});

describe('reading what belongs to it', () => {
  it('a byte order mark and CRLF', async () => {
    const sources = await read(folder({ [main]: `\ufeff${good.replaceAll('\n', '\r\n')}` }));
    expect(
      resolveSpec(sources, { env: {}, envFiles: new Map(), home: '/', shell: undefined }).diagnostics,
    ).toEqual([]);
  });

  it('included files come first, relative to the file that names them', async () => {
    const root = folder({
      [main]: `include: [a/one.yaml, "\${WHERE}/two.yaml"]\n${good}`,
      'a/one.yaml': 'include: deep.yaml\n',
      'a/deep.yaml': 'x-a: 1\n',
      'b/two.yaml': 'x-b: 1\n',
    });
    expect(await shown(root, { env: { WHERE: 'b' } })).toEqual([
      'include a/deep.yaml',
      'include a/one.yaml',
      'include b/two.yaml',
      `main ${main}`,
    ]);
  });

  it('an include that names an unset variable, or cannot be a path, is found there', async () => {
    const codesOf = async (include: string) => {
      const cwd = folder({ [main]: `include: [${include}]\n${good}` });
      const { diagnostics } = await readSpec({ cwd, env: {}, home: join(cwd, 'nobody') });
      return diagnostics.map(({ code, place }) => `${code} ${place?.line}`);
    };
    expect(await codesOf('"${PART:?say which}"')).toEqual(['WZP1301 1']);
    expect(await codesOf('"${PART}"')).toEqual(['WZP1302 1']);
    expect(await codesOf('"a\\u0000b"')).toEqual(['WZP1309 1']);
    expect(await codesOf('"${PART:-}"')).toEqual([]);
  });

  it('template files: of the user, else shipped; not those that the spec defines itself', async () => {
    const use = (name: string) => `  w_${name}: { template: ${name} }\n`;
    const spec = `version: 1\nworkspaces:\n${['default', 'mine', 'web_dev', 'own', 'nowhere', '../../etc/x'].map((name, index) => use(name).replace(/w_\S+:/, `w${index}:`)).join('')}templates: { own: {} }\n`;
    const home = folder({
      '.config/wezterm-parallel/templates/mine.yaml': 'tabs: []',
      '.config/wezterm-parallel/templates/web_dev.yml': 'tabs: []',
    });
    const { templates, templateNames } = await read(folder({ [main]: spec }), { home });
    expect(templates.map(({ template, path }) => [template, path.startsWith(home)])).toEqual([
      ['default', false],
      ['mine', true],
      ['web_dev', true],
    ]);
    expect(templateNames).toEqual(expect.arrayContaining(['default', 'mine', 'monorepo', 'ops', 'web_dev']));
  });

  it('the sources are plain data', async () => {
    const sources = await read(folder({ [main]: good }));
    expect(JSON.parse(JSON.stringify(sources))).toEqual(sources);
  });

  it('environment files that the spec names, each once, absolute', async () => {
    const root = folder({
      [main]: oneTab(
        { a: '{ env_file: "{{name}}.env" }', b: '{ env_file: [.env, "${WHICH:-dev}.env"] }' },
        'env_file: .env\n',
      ),
      '.env': 'A=1\n',
      'dev.env/x': '',
    });
    const sources = await read(root);
    const paths = envFilesOf(sources, {}, '/home/ada');
    expect(paths).toEqual(['.env', 'a.env', 'dev.env'].map((name) => join(root, name)));
    const { envFiles, diagnostics } = readEnvFiles(paths, root);
    expect([...envFiles.values()]).toEqual(['A=1\n', null, '']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['WZP1003']);
    expect(envFilesOf(await read(folder({ [main]: good })), {}, '/home/ada')).toEqual([]);
  });
});

describe('the code frame', () => {
  const frame = (text: string, line: number, column: number, end: number) =>
    codeFrame({ place: { file: 'x', line, column, endLine: line, endColumn: end } }, text);

  it('shows the line, its neighbours and the place', () => {
    expect(frame('a: 1\nb: two\nc: 3', 2, 4, 7)).toBe('  1 | a: 1\n> 2 | b: two\n    |    ^^^\n  3 | c: 3');
  });

  it('writes control characters and escape sequences out', () => {
    expect(frame('b: "\u001b[2Jx\u202e"', 1, 4, 12)).toBe(
      '> 1 | b: "\\u001b[2Jx\\u202e"\n    |    ^^^^^^^^^^^^^^^^^^',
    );
  });

  it('counts wide characters as two columns', () => {
    expect(frame('日本: 語x', 1, 5, 6)).toBe('> 1 | 日本: 語x\n    |       ^^');
  });

  it('cuts long lines around the place', () => {
    const [line = '', marks = ''] = frame(`${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`, 1, 5001, 5005).split(
      '\n',
    );
    expect(line.length).toBeLessThan(220);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
  });

  it('is empty for a finding without a place', () => {
    expect(codeFrame({}, 'x')).toBe('');
  });

  it('is painted by the caller', () => {
    const paint = { gutter: (text: string) => `<${text}>`, mark: (text: string) => `[${text}]` };
    expect(
      codeFrame({ place: { file: 'x', line: 1, column: 1, endLine: 1, endColumn: 3 } }, 'ab', paint),
    ).toBe('<> 1 |> ab\n<    |> [^^]');
  });
});
