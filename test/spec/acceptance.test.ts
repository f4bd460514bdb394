import { describe, expect, it } from 'vitest';
import { findingsToJson } from '../../src/spec/findings.ts';
import { desiredOf, findingsOf } from './scene.ts';

const good = `version: 1
name: acc
workspaces:
  dev:
    tabs:
      - name: one
        layout: { row: [a, b] }
    panes:
      a: { run: sleep 1000 }
      b: {}
`;
const bomb = `version: 1\nx-a: &a [1,1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nx-e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nx-f: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\nworkspaces: {}\n`;
const a = (body: string) => good.replace('run: sleep 1000', body);

// title, text, line of a finding, words in the findings, the codes in their order
const wrong: [string, string, number | undefined, RegExp, string[]][] = [
  ['unknown key', a('rum: sleep 1000'), 9, /rum/, ['WZP1201']],
  ['unknown key has a suggestion', a('rum: sleep 1000'), 9, /did you mean \\"run\\"/, ['WZP1201']],
  ['wrong type', a('run: 5'), 9, /run/, ['WZP1202']],
  ['pane named in a layout but not defined', good.replace('[a, b]', '[a, c]'), 7, /\bc\b/, ['WZP1504']],
  ['pane placed twice', good.replace('[a, b]', '[a, b, a]'), 7, /\ba\b/, ['WZP1505']],
  [
    'sizes over 100 %',
    good.replace('[a, b]', '[{pane: a, size: 60%}, {pane: b, size: 60%}]'),
    7,
    /100/,
    ['WZP1511'],
  ],
  [
    'sizes that leave a sibling nothing',
    good.replace('[a, b]', '[{pane: a, size: 100%}, b]'),
    7,
    /nothing/,
    ['WZP1511'],
  ],
  ['bad size', good.replace('[a, b]', '[{pane: a, size: "60 percent"}, b]'), 7, /60 percent/, ['WZP1211']],
  ['dependency on nothing', a('run: sleep 1000, depends_on: [zz]'), 9, /zz/, ['WZP1601']],
  [
    'dependency cycle',
    a('run: sleep 1000, depends_on: [b]').replace('b: {}', 'b: { run: x, depends_on: [a] }'),
    undefined,
    /cycle/i,
    ['WZP1602'],
  ],
  [
    'waits for readiness that nobody defines',
    a('run: sleep 1000, depends_on: { b: ready }'),
    9,
    /ready/,
    ['WZP1603'],
  ],
  ['both run and agent', a('run: sleep 1000, agent: claude'), 9, /agent|run/, ['WZP1208']],
  ['duplicate key', good.replace('      b: {}', '      a: {}'), 10, /duplicate/i, ['WZP1504', 'WZP1102']],
  [
    'YAML syntax',
    good.replace('layout: { row: [a, b] }', 'layout: { row: [a, b }'),
    undefined,
    /./,
    ['WZP1101', 'WZP1101'],
  ],
  ['unsupported version', good.replace('version: 1', 'version: 99'), 1, /version/, ['WZP1206']],
  [
    'missing variable that is required',
    a('run: "echo ${ACC_NOT_SET:?say what to set}"'),
    9,
    /say what to set/,
    ['WZP1301'],
  ],
  [
    'bad duration',
    a('run: x, ready: { tcp: 80, interval: 5 parsecs }'),
    9,
    /5 parsecs.*duration/,
    ['WZP1209'],
  ],
  ['control character in a name', good.replace('name: one', 'name: "o\\e[2Jne"'), 6, /control/, ['WZP1501']],
  ['unknown template', `version: 1\nworkspaces:\n  dev:\n    template: nowhere\n`, 4, /nowhere/, ['WZP1401']],
  ['empty file', '', undefined, /no content/, ['WZP1105']],
  ['a list instead of a mapping', '- 1\n- 2\n', 1, /list/, ['WZP1106']],
  ['alias bomb', bomb, undefined, /aliases/, ['WZP1103']],
];

describe('wrong specs are refused with a place and a code', () => {
  it('a good spec has no finding', () => {
    expect(findingsOf(good)).toEqual([]);
    expect(desiredOf(good).workspaces[0]?.panes.map((pane) => pane.address)).toEqual(['dev/a', 'dev/b']);
  });

  it.each(wrong)('%s', (_title, text, line, words, codes) => {
    const { findings } = findingsToJson(findingsOf(text));
    expect(findings.map((finding) => finding.code)).toEqual(codes);
    if (line !== undefined) expect(findings.map((finding) => finding.line)).toContain(line);
    expect(JSON.stringify(findings)).toMatch(words);
    for (const finding of findings) {
      expect(finding).toMatchObject({ severity: 'error', file: 'wezterm-parallel.yaml' });
      expect(finding.hint).not.toBeNull();
      expect(finding.column).toBeGreaterThan(0);
    }
  });
});
