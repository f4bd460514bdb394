import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { checkFiles } from '../../src/spec/check-files.ts';
import { readSpec } from '../../src/spec/read.ts';
import { briefly, marked, desiredOf, findingsOf, oneTab, type Scene } from './scene.ts';

const one = (body: string, top = '') => oneTab({ a: body }, top);
const nested = `version: 1\nx-a: ${'['.repeat(200)}${']'.repeat(200)}\nworkspaces: {}\n`;
const layout = (text: string) => oneTab({ a: '{}', b: '{}' }).replace('{ row: [a, b] }', text);
const withTemplate = (
  use: string,
  template = '{ params: { port: { type: integer } }, tabs: [{ name: t, layout: { pane: s } }], panes: { s: { run: "{{port}}" } } }',
) => `version: 1\nworkspaces:\n  ops: ${use}\ntemplates:\n  svc: ${template}\n`;

// a spec, and exactly what is found in it: the code and what of the source is marked
const cases: [string, string, string[], Scene?][] = [
  ['YAML syntax', 'version: 1\nworkspaces: {}\n\tname: x\n', ['WZP1101']],
  ['two documents', 'version: 1\nworkspaces: {}\n---\nversion: 1\n', ['WZP1101 ---']],
  ['duplicate key', one('{ run: x, run: y }'), ['WZP1102 run']],
  ['a recursive alias', 'version: 1\nx-a: &a [*a]\nworkspaces: {}\n', ['WZP1103 *a']],
  ['deep nesting', nested, ['WZP1104 [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[']],
  ['thousands of open brackets', `x: ${'['.repeat(5000)}`, ['WZP1104 [']],
  ['more values than any spec has', `x-a: [${'a,'.repeat(500_001)}]\n`, ['WZP1005 ,']],
  ['only a comment', '# nothing\n', ['WZP1105']],
  ['a single text', 'hello\n', ['WZP1106 hello']],
  [
    'a mapping as a key',
    'version: 1\nworkspaces: {}\nx-a: { ? [1] : 2 }\n',
    ['WZP1514 workspaces', 'WZP1107 [1]'],
  ],
  ['an unknown tag', one('{ run: !shell x }'), ['WZP1108 !shell']],
  ['an alias without an anchor', one('{ run: *cmd }'), ['WZP1109 *cmd']],
  ['unknown key of the top level', one('{}', 'hooks_: 1\n'), ['WZP1201 hooks_']],
  [
    'unknown key of a workspace',
    one('{}').replace('    panes:', '    pains: 1\n    panes:'),
    ['WZP1201 pains'],
  ],
  [
    'unknown key of a tab',
    one('{}')
      .replace('- name: code', '- { name: code, colour: red }')
      .replace(/\n {8}layout.*/, ''),
    ['WZP1203 {', 'WZP1201 colour'],
  ],
  [
    'a merge key',
    'version: 1\nx-a: &a { run: x }\nworkspaces: { dev: { tabs: [{ name: t, layout: { pane: a } }], panes: { a: { <<: *a } } } }\n',
    ['WZP1201 <<'],
  ],
  ['wrong type of a list', one('{ run: { cmd: x } }'), ['WZP1202 { cmd: x }']],
  ['a truth value in words', one('{ focus: yes }'), ['WZP1202 yes']],
  ['env without a value', one('{ env: { A: } }'), ['WZP1202']],
  ['no version', one('{}').replace('version: 1\n', ''), ['WZP1203']],
  ['a tab without a name', one('{}').replace('name: code\n        ', ''), ['WZP1203 l']],
  ['not one of the values', one('{ on_exit: hodl }'), ['WZP1204 hodl']],
  ['ignoring a key that is not compared', one('{ ignore_changes: [size] }'), ['WZP1204 size']],
  ['an empty command', one('{ run: [] }'), ['WZP1205 []']],
  ['a command that expands to nothing', one('{ run: "${A:-}" }'), ['WZP1205 "${A:-}"']],
  ['a foreign home', one('{ cwd: ~bob/src }'), ['WZP1205 ~bob/src']],
  ['no signal', one('{ stop: { signal: SIGFOO } }'), ['WZP1205 SIGFOO']],
  ['version 2', one('{}').replace('version: 1', 'version: 2'), ['WZP1206 2']],
  ['a key of a later version', one('{ domain: x }'), ['WZP1207 domain']],
  ['a leased port', one('{ env: { PORT: "{{port.web}}" } }'), ['WZP1207 port.web']],
  ['run and type', one('{ run: x, type: y }'), ['WZP1208 type']],
  ['not a duration', one('{ stop: { timeout: 5 minutes } }'), ['WZP1209 5 minutes']],
  [
    'a duration without a unit, by a parameter',
    one('{ stop: { timeout: "{{index}}" } }'),
    ['WZP1209 "{{index}}"'],
  ],
  ['not a size in bytes', one('{ limits: { memory: lots } }'), ['WZP1210 lots']],
  ['not a size of a pane', layout('{ row: [{ pane: a, size: 60 % }, b] }'), ['WZP1211 60 %']],
  ['no size of a pane at all', layout('{ row: [{ pane: a, size: 0% }, b] }'), ['WZP1211 0%']],
  ['a required variable', one('{ run: "x ${A:?}" }'), ['WZP1301 ${A']],
  ['a required variable that is empty', one('{ run: "x ${A:?}" }'), ['WZP1301 ${A'], { env: { A: '' } }],
  ['an unset variable', one('{ run: "x ${A}" }'), ['WZP1302 ${A']],
  ['an open brace', one('{ run: "x ${A" }'), ['WZP1303 ${']],
  ["the shell's own expansion", one('{ run: "x ${A%y}" }'), ['WZP1303 ${']],
  [
    'a name from the environment',
    one('{}').replace('name: shop', 'name: "${A}"'),
    ['WZP1304 "${A}"'],
    { env: { A: 'secret' } },
  ],
  [
    'a secret in an argument list',
    one('{ run: [curl, "-H${A}"] }'),
    ['WZP1305 "-H${A}"'],
    { env: { A: 'secret' } },
  ],
  ['a missing environment file', one('{ env_file: .env }'), ['WZP1306 .env']],
  [
    'a line of an environment file',
    one('{ env_file: .env }'),
    ['WZP1307 no equals sign'],
    { envFiles: { '/home/ada/shop/.env': 'A=1\nno equals sign\nB=2\n' } },
  ],
  ['a name for a variable', one('{ env: { MY-VAR: 1 } }'), ['WZP1308 MY-VAR']],
  ['a typed line break', one('{ type: "a\\nb" }'), ['WZP1309 "a\\nb"']],
  ['a NUL in a value', one('{ run: "a\\0b" }'), ['WZP1309 "a\\0b"']],
  ['an escape sequence in a title', one('{ title: "\\e]0;x\\a" }'), ['WZP1309 "\\e]0;x\\a"']],
  ['unknown template', withTemplate('{ template: svd, with: { port: 1 } }'), ['WZP1401 svd']],
  ['unknown parameter', withTemplate('{ template: svc, with: { port: 1, prot: 2 } }'), ['WZP1402 prot']],
  ['a parameter without a value', withTemplate('{ template: svc }'), ['WZP1403 svc']],
  ['a parameter of another type', withTemplate('{ template: svc, with: { port: http } }'), ['WZP1404 http']],
  ['unknown name in braces', one('{ run: "echo {{nmae}}" }'), ['WZP1405 nmae']],
  [
    'parameters without a template',
    one('{}').replace('    tabs:', '    with: { a: 1 }\n    tabs:'),
    ['WZP1406 with'],
  ],
  ['a slash in a workspace name', one('{}').replace('dev:', '"a/b":'), ['WZP1501 "a/b"']],
  [
    'two tabs of one name',
    one('{}').replace('    panes:', '      - { name: code, layout: { pane: b } }\n    panes:\n      b: {}'),
    ['WZP1502 code'],
  ],
  [
    'one name on tmux',
    'version: 1\nworkspaces:\n  a.b: { tabs: [{ name: t, layout: { pane: x } }], panes: { x: {} } }\n  a_b: { tabs: [{ name: t, layout: { pane: x } }], panes: { x: {} } }\n',
    ['WZP1503 a_b'],
  ],
  ['an undefined pane', layout('{ row: [a, c] }'), ['WZP1504 c']],
  ['an undefined pane with a size', layout('{ row: [a, { pane: c, size: 5 }] }'), ['WZP1504 c']],
  ['placed twice', layout('{ row: [a, b, a] }'), ['WZP1505 a']],
  ['in no layout', layout('{ pane: a }'), ['WZP1506 b']],
  ['defined in two places', layout('{ row: [{ pane: a, run: x }, b] }'), ['WZP1507 a']],
  ['unknown named layout', layout('even_rows'), ['WZP1508 even_rows']],
  ['a named layout without panes', layout('even_row'), ['WZP1509 even_row']],
  [
    'too many panes',
    layout('three_pane_horizontal\n        panes: [{ pane: c, run: x }, { pane: d, run: x }, a, b]'),
    ['WZP1509 b'],
  ],
  [
    'unknown position',
    layout('four_pane_grid\n        panes: [a, { pane: b, position: middle }]'),
    ['WZP1510 b'],
  ],
  [
    'taken position',
    layout(
      'four_pane_grid\n        panes: [{ pane: a, position: top-left }, { pane: b, position: top-left }]',
    ),
    ['WZP1510 b'],
  ],
  ['over 100 %', layout('{ row: [{ pane: a, size: 60% }, { pane: b, size: 41% }] }'), ['WZP1511 a']],
  [
    'a group that cannot hold its panes',
    layout('{ row: [{ row: [a, b], size: 2 }, { pane: c, run: x }] }'),
    ['WZP1511 { row: [a, b], size: 2 }'],
  ],
  ['two panes with one log', oneTab({ a: '{ log: x.log }', b: '{ log: x.log }' }), ['WZP1517 x.log']],
  ['more panes than the limit', oneTab({ a: '{}', b: '{}' }, 'limits: { panes: 1 }\n'), ['WZP1518 1']],
  ['a pool of nobody', one('{}', 'pools: { all: { panes: [dev/zz] } }\n'), ['WZP1519 dev/zz']],
  ['two panes with the focus', oneTab({ a: '{ focus: true }', b: '{ focus: true }' }), ['WZP1512 true']],
  ['a workspace without tabs', 'version: 1\nworkspaces:\n  dev: { cwd: . }\n', ['WZP1513 dev']],
  ['no workspaces', 'version: 1\n', ['WZP1514']],
  ['an empty list of workspaces', 'version: 1\nworkspaces: {}\n', ['WZP1514 workspaces']],
  ['a size for what fills the tab', layout('{ row: [a, b], size: 50% }'), ['WZP1515 50%']],
  ['a position in a tree', layout('{ row: [a, { pane: b, position: left }] }'), ['WZP1515 position']],
  [
    'a move of a pane to a tab',
    one('{}', 'moved: [{ from: dev/x, to: "dev:y" }]\n'),
    ['WZP1516 { from: dev/x, to: "dev:y" }'],
  ],
  ['a pool of panes that are not there', one('{}', 'pools: { p: { panes: [dev/x] } }\n'), ['WZP1519 dev/x']],
  ['a listener for all', one('{}', 'hub: { websocket: { host: 0.0.0.0, port: 1 } }\n'), ['WZP1520 0.0.0.0']],
  ['a dependency on nothing', one('{ depends_on: { dv: ready } }'), ['WZP1601 dv']],
  ['a pane that waits for itself', one('{ depends_on: [a] }'), ['WZP1602 a']],
  ['waiting for readiness', oneTab({ a: '{ depends_on: { b: ready } }', b: '{}' }), ['WZP1603 b']],
  [
    'waiting for the end of what never ends',
    oneTab({ a: '{ depends_on: { b: completed } }', b: '{ run: x, restart: always }' }),
    ['WZP1603 b'],
  ],
  [
    'more than anybody reads',
    one('{}', Array.from({ length: 30 }, (_, index) => `k${index}: 1\n`).join('')),
    [...Array.from({ length: 20 }, (_, index) => `WZP1201 k${index}`), 'WZP1901 version: 1'],
  ],
];

const produced = new Set<string>();
const note = (findings: readonly Diagnostic[]) => {
  for (const { code, message, hint } of findings) {
    produced.add(code);
    expect(message).toMatch(/^\S.*[^.]$/s);
    expect(message, 'one printable line').not.toMatch(/\p{Cc}/u);
    expect(hint ?? '', 'what to do').not.toBe('');
  }
};

const textOf = (finding: Diagnostic, text: string, scene: Scene | undefined): string =>
  scene?.envFiles?.[`/home/ada/shop/${finding.place?.file}`] ?? text;

describe('every mistake has its code and its place', () => {
  it.each(cases)('%s', (_title, text, expected, scene) => {
    const findings = findingsOf(text, scene);
    note(findings);
    expect(findings.map((finding) => marked(finding, textOf(finding, text, scene)))).toEqual(expected);
  });
});

describe('files that cannot be read', () => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  const folder = (files: Record<string, string | Buffer>): string => {
    const root = mkdtempSync(join(tmpdir(), 'wzp-spec-'));
    folders.push(root);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    }
    return root;
  };
  const main = 'wezterm-parallel.yaml';
  const read = async (root: string, files?: string[]) => {
    const { value, diagnostics } = await readSpec({
      cwd: root,
      env: {},
      home: join(root, 'home'),
      ...(files ? { files } : {}),
    });
    note(diagnostics);
    return {
      value,
      found: diagnostics.map(briefly),
      text: diagnostics.map(({ message, hint }) => `${message}; ${hint}`).join('\n'),
    };
  };

  it('none at all: says where it looked and how to get one', async () => {
    const { value, found, text } = await read(folder({ 'src/x': '' }));
    expect(value).toBeUndefined();
    expect(found).toEqual(['WZP1001 -']);
    expect(text).toMatch(/wezterm-parallel\.yaml.*home\/\.config\/wezterm-parallel.*wzp init/s);
  });
  it('a named file that is not there', async () => {
    expect((await read(folder({}), ['no.yaml'])).found).toEqual(['WZP1002 no.yaml:1:1']);
  });
  it('a directory, a pipe', async () => {
    expect((await read(folder({ [`${main}/x`]: '' }))).found).toEqual(['WZP1003 1:1']);
    const root = folder({});
    execFileSync('mkfifo', [join(root, main)]);
    expect((await read(root)).found).toEqual(['WZP1003 1:1']);
  });
  it('symbolic links in a circle', async () => {
    const root = folder({});
    symlinkSync(join(root, main), join(root, main));
    expect((await read(root)).found).toEqual(['WZP1004 1:1']);
  });
  it('ten megabytes', async () => {
    expect((await read(folder({ [main]: Buffer.alloc(10 * 2 ** 20, 'a') }))).found).toEqual(['WZP1005 1:1']);
  });
  it('Latin-1, UTF-16 and NUL', async () => {
    expect((await read(folder({ [main]: Buffer.from('a: 1\nb: caf\xe9\n', 'latin1') }))).found).toEqual([
      'WZP1006 2:7',
    ]);
    expect((await read(folder({ [main]: Buffer.from('\ufeffversion: 1', 'utf16le') }))).found).toEqual([
      'WZP1006 1:1',
    ]);
    expect((await read(folder({ [main]: 'version: 1\n\0' }))).found).toEqual(['WZP1006 2:1']);
  });
  it('a file that includes itself by way of another', async () => {
    const root = folder({ [main]: 'include: a/b.yaml\n', 'a/b.yaml': `include: [../${main}]\n` });
    expect((await read(root)).found).toEqual(['WZP1007 a/b.yaml:1:11']);
  });
  it('an include that is not there', async () => {
    expect((await read(folder({ [main]: 'include: [no.yaml]\n' }))).found).toEqual(['WZP1002 1:11']);
  });
  it('more files than anybody has', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `part-${index}.yaml`);
    const root = folder({
      [main]: `include: [${names.join(', ')}]\n`,
      ...Object.fromEntries(names.map((name) => [name, 'x-a: 1\n'])),
    });
    expect(new Set((await read(root)).found.map((found) => found.split(' ')[0]))).toEqual(
      new Set(['WZP1008']),
    );
  });
  it('two spec files beside each other: the first is read', async () => {
    const { value, found } = await read(
      folder({ [main]: 'version: 1\n', 'wezterm-parallel.yml': 'version: 1\n' }),
    );
    expect(found).toEqual(['WZP1009 wezterm-parallel.yml:1:1']);
    expect(value?.files.map((file) => file.shown)).toEqual([main]);
  });
  it('a working directory that is not there: once for each directory', () => {
    const desired = desiredOf(oneTab({ a: '{ cwd: no }', b: '{ cwd: no }', c: '{ cwd: "." }' }), {
      root: folder({}),
    });
    const findings = checkFiles(desired, 'warning');
    note(findings);
    expect(findings.map(briefly)).toEqual(['WZP1701 9:7']);
  });
});

describe('the table of codes', () => {
  // Those of `wzp fmt` and of the rules beyond the schema are produced in test/format and test/rules.
  it('has no code of the spec that nothing above produces', () => {
    const known = Object.keys(codes).filter(
      (code) => /^WZP1[0-79]/.test(code) && !/^WZP(?:1110|17[12]\d)$/.test(code),
    );
    expect(known.filter((code) => !produced.has(code))).toEqual([]);
  });
});
