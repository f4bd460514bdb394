import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { githubText } from '../../src/cli/view/github.ts';
import { junitText } from '../../src/cli/view/junit.ts';
import { sarifLog } from '../../src/cli/view/sarif.ts';
import { buildForTest, type Built } from './support/built.ts';

const absolute = (file: string): string => join('/repo/sub', file);
const findings: readonly Diagnostic[] = [
  {
    code: 'WZP1201',
    severity: 'error',
    message: '100 % <odd> & "quoted"\r\nsecond, line: \u001b[2J\ud800\uffff',
    hint: 'a\tb',
    place: { file: '../a,b: c.yaml', line: 9, column: 12, endLine: 9, endColumn: 15 },
    related: [{ message: 'here', place: { file: 'ü.yaml', line: 1, column: 2 } }],
  },
  { code: 'WZP1202', severity: 'warning', message: 'mild', place: { file: 'ü.yaml', line: 1, column: 2 } },
  { code: 'WZP1201', severity: 'info', message: 'no place' },
];

describe('findings as workflow commands of GitHub', () => {
  it('are one line each, with everything that has a meaning there escaped', () => {
    expect(githubText(findings, '/repo/sub', absolute)).toBe(
      [
        '::error file=../a%2Cb%3A c.yaml,line=9,col=12,title=WZP1201::100 %25 <odd> & "quoted"\\u000d%0Asecond, line: \\u001b[2J\ud800\uffff%0Aa\tb',
        '::warning file=ü.yaml,line=1,col=2,title=WZP1202::mild',
        '::notice title=WZP1201::no place',
        '',
      ].join('\n'),
    );
  });

  it('name files relative to the working directory', () => {
    const one = [{ ...findings[1]!, place: { file: 'deep/w.yaml', line: 2, column: 3 } }];
    expect(githubText(one, '/repo', absolute)).toContain('file=sub/deep/w.yaml,');
  });
});

describe('findings as SARIF', () => {
  it('have one rule for each code, places with encoded paths, and levels', () => {
    const log = sarifLog(findings, { version: '1.2.3', cwd: '/repo/sub', absolute });
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'wezterm-parallel',
              semanticVersion: '1.2.3',
              rules: [{ id: 'WZP1201' }, { id: 'WZP1202' }],
            },
          },
          results: [
            {
              ruleId: 'WZP1201',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: '../a%2Cb%3A%20c.yaml' },
                    region: { startLine: 9, startColumn: 12, endLine: 9, endColumn: 15 },
                  },
                },
              ],
              relatedLocations: [{ id: 0, message: { text: 'here' } }],
            },
            { ruleId: 'WZP1202', ruleIndex: 1, level: 'warning' },
            { ruleId: 'WZP1201', ruleIndex: 0, level: 'note', locations: [] },
          ],
        },
      ],
    });
  });
});

describe('findings as JUnit', () => {
  it('are failed cases of their file; a file without errors has a case that passed', () => {
    expect(junitText(findings, ['w.yaml'])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="wzp validate" tests="5" failures="1">
  <testsuite name="w.yaml" tests="2" failures="0">
    <testcase classname="w.yaml" name="is valid"/>
    <testcase classname="w.yaml" name="WZP1201"><system-out>no place</system-out></testcase>
  </testsuite>
  <testsuite name="../a,b: c.yaml" tests="1" failures="1">
    <testcase classname="../a,b: c.yaml" name="WZP1201 at ../a,b: c.yaml:9:12"><failure type="WZP1201" message="100 % &lt;odd&gt; &amp; &quot;quoted&quot;\\u000d&#10;second, line: \\u001b[2J\ufffd\ufffd">100 % &lt;odd&gt; &amp; "quoted"\\u000d
second, line: \\u001b[2J\ufffd\ufffd
a\tb
../a,b: c.yaml:9:12</failure></testcase>
  </testsuite>
  <testsuite name="ü.yaml" tests="2" failures="0">
    <testcase classname="ü.yaml" name="is valid"/>
    <testcase classname="ü.yaml" name="WZP1202 at ü.yaml:1:2"><system-out>mild
ü.yaml:1:2</system-out></testcase>
  </testsuite>
</testsuites>
`);
  });
});

describe('wzp validate', () => {
  let built: Built;
  const wrong =
    'version: 1\nworkspaces:\n  dev:\n    tabs: [{ name: one, layout: { pane: a } }]\n    panes: { a: { rum: x } }\n';
  beforeAll(() => {
    built = buildForTest();
    mkdirSync(join(built.home, 'sub'));
    writeFileSync(join(built.home, 'wrong.yaml'), wrong);
    writeFileSync(join(built.home, 'sub', 'right.yaml'), wrong.replace('rum', 'run'));
  });
  afterAll(() => {
    built.remove();
  });

  it('prints the findings with the lines of the spec, then counts them', async () => {
    expect(await built.run(['validate', 'wrong.yaml'])).toEqual({
      code: 1,
      stderr: '',
      stdout: `error[WZP1201]: unknown key "rum" in a pane
  --> wrong.yaml:5:19
    4 |     tabs: [{ name: one, layout: { pane: a } }]
  > 5 |     panes: { a: { rum: x } }
      |                   ^^^
  hint: did you mean "run"?

1 error, 0 warnings
`,
    });
  });

  it('checks several files each by itself, and is as bad as the worst', async () => {
    expect(await built.run(['validate', 'sub/right.yaml'])).toEqual({
      code: 0,
      stderr: '',
      stdout: 'sub/right.yaml is valid\n',
    });
    const both = await built.run(['validate', 'sub/right.yaml', 'wrong.yaml', '--format', 'github']);
    expect(both.code).toBe(1);
    expect(both.stdout).toMatch(/^::error file=wrong\.yaml,line=5,col=19,title=WZP1201::/);
    const unread = await built.run(['validate', 'sub/right.yaml', 'wrong.yaml', 'nowhere.yaml', '--json']);
    expect(unread.code).toBe(2);
    const { findings: found } = JSON.parse(unread.stdout) as { findings: { code: string }[] };
    expect(found.map(({ code }) => code)).toEqual(['WZP1201', 'WZP1002']);
  });

  it('takes warnings for errors with --strict', async () => {
    writeFileSync(join(built.home, 'warned.yaml'), wrong.replace('rum: x', 'cwd: /home/ada'));
    expect((await built.run(['validate', 'warned.yaml'])).code).toBe(0);
    const { code, stdout } = await built.run(['validate', '--strict', 'warned.yaml']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^error\[WZP1712]: .*^2 errors, 0 warnings$/ms);
  });

  it('takes patterns, folders with a spec in them, and template files', async () => {
    mkdirSync(join(built.home, 'shop'));
    const good = wrong.replace('rum', 'run');
    writeFileSync(join(built.home, 'shop', 'wezterm-parallel.yml'), good);
    writeFileSync(
      join(built.home, 'shop', 'template.yaml'),
      'params: { port: { type: integer } }\ntabs: [{ name: t, layout: { pane: s } }]\npanes: { s: { run: "x {{prot}}" } }\n',
    );
    expect(await built.run(['validate', 'shop'])).toMatchObject({
      code: 0,
      stdout: 'shop/wezterm-parallel.yml is valid\n',
    });
    const { code, stdout } = await built.run(['validate', '--format', 'json', 's*/*.{yml,yaml}', 'no*.yaml']);
    expect(code).toBe(2);
    const { findings: found } = JSON.parse(stdout) as { findings: Record<string, unknown>[] };
    expect(found.map((one) => `${String(one['code'])} ${String(one['file'])}`)).toEqual([
      'WZP1717 shop/template.yaml',
      'WZP1405 shop/template.yaml',
      'WZP1002 null',
    ]);
  });

  it('does not print what looks like a secret', async () => {
    writeFileSync(
      join(built.home, 'secret.yaml'),
      wrong.replace('{ rum: x }', '{ env: { API_TOKEN: 9fQ2xLp77vTzK1mB } }'),
    );
    for (const format of ['text', 'json', 'github', 'sarif', 'junit']) {
      const { stdout } = await built.run(['validate', '--format', format, 'secret.yaml']);
      expect(stdout).toContain('WZP1713');
      expect(stdout).not.toContain('9fQ2');
    }
  });

  it('is quiet about what is right with --quiet, and names files as seen from -C', async () => {
    expect(await built.run(['validate', '--quiet', 'sub/right.yaml'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect((await built.run(['-C', 'sub', 'validate', 'right.yaml'])).stdout).toBe('right.yaml is valid\n');
    expect((await built.run(['-C', 'sub', 'validate', '../wrong.yaml'])).stdout).toContain(
      '--> ../wrong.yaml:5:19',
    );
  });

  it('prints "text" by default even for the formats of other commands: --format wins over --json', async () => {
    const { stdout } = await built.run(['validate', '--json', '--format', 'text', 'sub/right.yaml']);
    expect(stdout).toBe('sub/right.yaml is valid\n');
  });
});
