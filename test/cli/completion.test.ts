import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedAt } from '../../src/cli/complete/words.ts';
import { buildForTest, type Built } from './support/built.ts';

let built: Built;
let cwd: string;
beforeAll(() => {
  built = buildForTest();
  cwd = join(built.home, 'shop');
  mkdirSync(cwd);
  writeFileSync(
    join(cwd, 'wezterm-parallel.yaml'),
    `version: 1
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [api, worker] } }, { name: ops, layout: { pane: db } }]
    panes: { api: { run: npm run api }, worker: { replicas: 2 }, db: {} }
  "my work":
    tabs: [{ name: t, layout: { pane: s } }]
    panes: { s: {} }
`,
  );
  mkdirSync(join(built.home, 'bin'));
  writeFileSync(
    join(built.home, 'bin', 'wzp'),
    `#!/bin/sh\nexec '${process.execPath}' '${built.entry}' "$@"\n`,
    { mode: 0o755 },
  );
});
afterAll(() => {
  built.remove();
});

const words = async (...typed: string[]): Promise<string[]> => {
  const { code, stdout, stderr } = await built.run(['__complete', ...typed], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0] ?? '');
};

describe('what may stand next', () => {
  it.each([
    [['pl'], ['plan']],
    [
      ['state', ''],
      ['list', 'show', 'mv', 'rm', 'backup', 'restore'],
    ],
    [
      ['plan', '--de'],
      ['--detailed-exitcode', '--destroy'],
    ],
    [['validate', '--format', 's'], ['sarif']],
    [
      ['validate', '--format=j'],
      ['--format=json', '--format=junit'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['-C', '.', 'fm'], ['fmt']],
    [['plan', '--no-'], ['--no-color']],
    [['validate', ''], []],
    [['nonsense', ''], []],
  ])('%j', async (typed, expected) => {
    expect(await words(...typed)).toEqual(expected);
  });

  it('of no word: every command and group', async () => {
    expect(await words('')).toEqual(expect.arrayContaining(['plan', 'workspace', 'state', 'help']));
  });

  it('addresses of the spec, with replicas, without names that are no word', async () => {
    expect(await words('logs', '')).toEqual([
      'dev',
      'dev:code',
      'dev:ops',
      'dev/api',
      'dev/worker-1',
      'dev/worker-2',
      'dev/db',
    ]);
    expect(await words('plan', '--target', 'dev/w')).toEqual(['dev/worker-1', 'dev/worker-2']);
    expect(await words('restart', 'dev/api', 'dev:')).toEqual(['dev:code', 'dev:ops']);
    expect(await words('attach', '')).toEqual(['dev']);
    expect(await words('plan', '--exclude=dev:o')).toEqual(['--exclude=dev:ops']);
  });

  it('of a spec that -f or -C names, and what can be read of one with errors', async () => {
    writeFileSync(join(cwd, 'broken.yaml'), 'version: 1\nworkspaces: { x: { panes: { y: { rum: 1 } } } }\n');
    expect(await words('-f', 'broken.yaml', 'logs', '')).toEqual(['x', 'x/y']);
    expect((await built.run(['__complete', '-C', cwd, 'attach', ''], { cwd: built.home })).stdout).toBe(
      'dev\tworkspace\n',
    );
    expect((await built.run(['__complete', 'attach', ''], { cwd: built.home })).stdout).toBe('');
  });

  it('templates, codes and schemas', async () => {
    expect(await words('init', '--template', 'w')).toEqual(['web_dev']);
    expect(await words('workspace', 'new', 'x', '--template', 'o')).toEqual(['ops']);
    expect(await words('explain', 'WZP1711')).toEqual(['WZP1711']);
    expect(await words('schema', 'wezterm')).toContain('wezterm-parallel-template');
  });

  it('is known without reading anything but the table', () => {
    expect(expectedAt(['plan', '--target', 'd'])).toMatchObject({
      dynamic: ['address'],
      typed: 'd',
      prefix: '',
    });
    expect(expectedAt(['--file', 'a.yaml', '-C', 'sub', 'plan', ''])).toMatchObject({
      where: { file: ['a.yaml'], directory: 'sub' },
    });
    expect(expectedAt(['plan', '--', '--ta'])).toMatchObject({ candidates: [], dynamic: [] });
  });
});

describe('the scripts of the shells', () => {
  it.each(['bash', 'zsh', 'fish'])('of %s asks wzp', async (shell) => {
    const { code, stdout } = await built.run(['completion', shell]);
    expect(code).toBe(0);
    expect(stdout).toContain('wzp __complete');
    const file = join(built.home, `completion.${shell}`);
    writeFileSync(file, stdout);
    const syntax = spawnSync(shell, ['-n', file]);
    if (syntax.error === undefined) expect(syntax.status).toBe(0);
  });

  it('is guessed by SHELL', async () => {
    expect((await built.run(['completion'], { env: { SHELL: '/usr/bin/zsh' } })).stdout).toContain(
      '#compdef',
    );
    expect((await built.run(['completion'])).stdout).toContain('COMPREPLY');
  });

  it.each([
    ['wzp logs dev/w', ['dev/worker-1', 'dev/worker-2']],
    ['wzp logs dev:c', ['code']],
    ['wzp plan --exclude=dev/d', ['dev/db']],
    ['wzp plan --exclude=dev:', ['code', 'ops']],
    ['wzp validate ', []],
  ])('in bash, where words end at colons: %s', async (line, expected) => {
    const { stdout: script } = await built.run(['completion', 'bash']);
    const { stdout } = spawnSync(
      'bash',
      [
        '--norc',
        '-c',
        `${script}\nCOMP_LINE=$1 COMP_POINT=\${#1}; _wzp; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        line,
      ],
      {
        cwd,
        encoding: 'utf8',
        env: {
          PATH: `${join(built.home, 'bin')}:${process.env['PATH'] ?? ''}`,
          HOME: built.home,
          XDG_RUNTIME_DIR: join(built.home, 'run'),
        },
      },
    );
    expect(stdout.split('\n').filter((word) => word !== '')).toEqual(expected);
  });
});
