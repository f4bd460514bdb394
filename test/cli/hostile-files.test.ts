/** Files that are none of ours, handed to the commands that read specs: each says what is wrong, and none fails by surprise. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from './support/built.ts';

const good = `version: 1
name: shop
workspaces:
  dev:
    tabs: [{ name: one, layout: { pane: a } }]
    panes: { a: { run: x } }
`;

// name, content, exit code of validate, what it says
const files: readonly (readonly [string, string | Buffer, number, RegExp])[] = [
  ['ten-mebibytes', Buffer.alloc(10 * 2 ** 20, 'x: 1\n'), 2, /WZP1005.* is larger than 4 MiB/],
  ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 255, 254]), 2, /WZP1006/],
  ['latin-1', Buffer.from(`${good}x-b: caf\xe9\n`, 'latin1'), 2, /WZP1006.* bytes that are not UTF-8/],
  ['utf-16', Buffer.from(`\ufeff${good}`, 'utf16le'), 2, /WZP1006.* is UTF-16/],
  ['mark', `\ufeff${good}`, 0, /is valid/],
  ['windows', good.replaceAll('\n', '\r\n'), 0, /is valid/],
  ['tabs', good.replace('    tabs', '\ttabs'), 1, /WZP1101.*tabs/],
  [
    'anchor',
    good.replace('{ run: x }', '*p').replace('workspaces', 'x-p: &p { run: x }\nworkspaces'),
    0,
    /is valid/,
  ],
  [
    'merge-key',
    good.replace('{ run: x }', '{ <<: *p }').replace('workspaces', 'x-p: &p { run: x }\nworkspaces'),
    1,
    /WZP1201.*merge keys/,
  ],
  ['deep-flow', `x-a: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`, 1, /WZP1104/],
  [
    'deep-block',
    `x-a:\n${Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth + 1)}a:\n`).join('')}`,
    1,
    /WZP1104/,
  ],
  [
    'bomb',
    `x-a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefgh'.replaceAll(/./g, (name) => {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      return `x-${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]\n`;
    })}`,
    1,
    /WZP1103/,
  ],
  [
    'ten-thousand-mistakes',
    `${good}${Array.from({ length: 10_000 }, (_, index) => `k${index}: 1\n`).join('')}`,
    1,
    /WZP1901|WZP1201/,
  ],
  ['empty', '', 1, /WZP1105/],
  ['escape', good.replace('name: one', 'name: "\\e[2J\\u202e"'), 1, /WZP1501/],
];

let built: Built;
let folder: string;
beforeAll(() => {
  built = buildForTest();
  folder = join(built.home, 'files');
  mkdirSync(join(folder, 'folder.yaml'), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(folder, `${name}.yaml`), content);
  symlinkSync('circle.yaml', join(folder, 'circle.yaml'));
  symlinkSync('nowhere', join(folder, 'dangling.yaml'));
});
afterAll(() => {
  built.remove();
});

const surprises = /WZP9999|internal error|\bat .*\.m?[jt]s:\d+/;
// eslint-disable-next-line no-control-regex -- that nothing acts on the terminal is what is looked for
const acts = /[\u0000-\u0008\u000b-\u001f\u007f\u202e]/;

describe('wzp validate and fmt', () => {
  it.each([
    ...files.map(([name, , code, said]) => [name, code, said] as const),
    ['folder', 2, /WZP1003.*is a directory/] as const,
    ['circle', 2, /WZP1004.*go in a circle/] as const,
    ['dangling', 2, /WZP1002.*does not exist/] as const,
  ])('%s', async (name, code, said) => {
    const judged = await built.run(['validate', `${name}.yaml`], { cwd: folder });
    expect([judged.code, judged.stdout + judged.stderr]).toEqual([code, expect.stringMatching(said)]);
    const formatted = await built.run(['fmt', '--check', `${name}.yaml`], { cwd: folder });
    for (const { stdout, stderr } of [judged, formatted]) {
      expect(stdout + stderr).not.toMatch(surprises);
      expect(stdout + stderr).not.toMatch(acts);
    }
    expect(formatted.code).toBeLessThanOrEqual(1);
  });

  it('all of them at once, in every format: the worst decides, and every file is named; a pattern is for files', async () => {
    for (const format of ['json', 'github', 'sarif', 'junit']) {
      const { code, stdout } = await built.run(['validate', '--format', format, '*.yaml'], { cwd: folder });
      expect(code, format).toBe(2);
      expect(stdout).not.toMatch(surprises);
      expect(stdout).not.toMatch(acts);
      for (const name of ['binary', 'circle', 'tabs']) expect(stdout).toContain(`${name}.yaml`);
      if (format === 'json' || format === 'sarif') expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    }
  });
});

describe('wzp init --from', () => {
  it.each([
    'ten-mebibytes',
    'binary',
    'latin-1',
    'deep-flow',
    'bomb',
    'empty',
    'folder',
    'circle',
    'dangling',
  ])('%s is refused, and nothing is written', async (name) => {
    const cwd = join(built.home, `from-${name}`);
    mkdirSync(cwd);
    const ran = await built.run(['init', '--from', 'tmuxinator', join(folder, `${name}.yaml`)], { cwd });
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringMatching(/^error\[WZP1\d\d\d]/)]);
    expect(ran.stderr).not.toMatch(surprises);
    expect((await built.run(['validate'], { cwd })).stdout).toContain('WZP1001');
  });
});
