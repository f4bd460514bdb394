import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';
import { applyRules } from '../../src/spec/rules/rules.ts';
import { withoutSuppressed } from '../../src/spec/suppressions.ts';
import type { SpecFile } from '../../src/spec/source.ts';
import { inputsOf, marked, oneTab, type Scene, sourcesOf } from '../spec/scene.ts';

/** All that `validate` would find, but for what only the disk can tell. */
function findingsOf(text: string, scene: Scene = {}): readonly Diagnostic[] {
  const sources = sourcesOf(text, scene);
  const { diagnostics } = resolveSpec(sources, {
    ...inputsOf(scene),
    missingFiles: 'warning',
    rules: applyRules,
  });
  const { kept, findings } = withoutSuppressed(diagnostics, sources.files);
  return [...kept, ...findings];
}

const found = (text: string, scene?: Scene): string[] =>
  findingsOf(text, scene).map((finding) => marked(finding, text));

const one = (body: string, top = '') => oneTab({ a: body }, top);

const fixtures = join(import.meta.dirname, '../fixtures/rules');
const files = readdirSync(fixtures);

describe('every rule', () => {
  it('has a fixture', () => {
    const rules = Object.keys(codes).filter((code) => /^WZP17[12]/.test(code));
    expect(files).toEqual(rules.map((code) => `${code}.yaml`).sort());
  });

  it.each(files)('%s has exactly that finding, as a warning with a hint', (file) => {
    const findings = findingsOf(readFileSync(join(fixtures, file), 'utf8'));
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      `${file.replace('.yaml', '')} warning`,
    ]);
    expect(findings[0]?.hint).toMatch(/\S/);
    expect(findings[0]?.place).toBeDefined();
  });
});

describe('ports', () => {
  const two = (a: string, b: string) => oneTab({ a, b });
  it.each([
    ['a variable and an option', two('{ env: { PORT: 80 } }', '{ run: "serve --port=80" }'), 1],
    ['two probes', two('{ ready: { tcp: 80 } }', '{ ready: { http: "http://localhost:80/x" } }'), 0],
    [
      'two probes, one with another port',
      two('{ ready: { tcp: 81 } }', '{ ready: { http: "http://localhost:81/x" } }'),
      1,
    ],
    [
      'published by a container',
      two('{ run: [docker, run, -p, "8080:80", x] }', '{ run: x --port 8080 }'),
      1,
    ],
    [
      'ports inside of containers',
      two('{ run: docker run -p 81:80 x }', '{ run: docker run -p 82:80 x }'),
      0,
    ],
    ['another machine', two('{ ready: { tcp: "db.test:5432" } }', '{ ready: { tcp: 5432 } }'), 0],
    ['one pane', two('{ env: { PORT: 80 }, run: x --port 80, ready: { tcp: 80 } }', '{}'), 0],
    [
      'a variable of the workspace',
      two('{}', '{}').replace('    tabs:', '    env: { PORT: 80 }\n    tabs:'),
      0,
    ],
    ['replicas', oneTab({ a: '{ run: x --port 80, replicas: 2 }' }), 1],
    ['replicas with their own', oneTab({ a: '{ run: "x --port 300{{index}}", replicas: 2 }' }), 0],
  ])('%s', (_title, text, count) => {
    expect(findingsOf(text).filter(({ code }) => code === 'WZP1711')).toHaveLength(count);
  });

  it('that came from the environment are compared, but not printed', () => {
    const [finding] = findingsOf(two('{ env: { PORT: "${P}" } }', '{ run: x --port 4711 }'), {
      env: { P: '4711' },
    });
    expect(finding).toMatchObject({ code: 'WZP1711' });
    const [other] = findingsOf(two('{ run: x --port 4711 }', '{ env: { PORT: "${P}" } }'), {
      env: { P: '4711' },
    });
    expect(JSON.stringify(other)).toContain('(from $P)');
    expect(other?.message).not.toContain('4711');
  });

  it('of a template that is used twice', () => {
    const text = `version: 1
workspaces: { a: { template: t }, b: { template: t }, c: { template: t, with: { p: 81 } } }
templates: { t: { params: { p: { type: integer, default: 80 } }, tabs: [{ name: x, layout: { pane: s } }], panes: { s: { env: { PORT: "{{p}}" } } } } }
`;
    expect(findingsOf(text).map(({ code, message }) => `${code} ${message}`)).toEqual([
      'WZP1711 b/s uses the port 80, as a/s does',
    ]);
  });
});

describe('home directories', () => {
  it.each([
    ['in a command', one('{ run: "tail -f /home/ada/log" }'), ['WZP1712 /home/ada']],
    ['of a Mac', one('{ run: "cat /Users/ada/x" }'), ['WZP1712 /Users/ada']],
    ['in a list of paths', one('{ env: { P: "/bin:/home/ada/bin" } }'), ['WZP1712 /home/ada']],
    ['by the tilde', one('{ run: "tail ~/x $HOME/y" }'), []],
    ['as a part of another path', one('{ run: "ls /srv/home/ada x/Users/ada" }'), []],
    ['itself', one('{ run: "ls /home" }'), []],
  ])('%s', (_title, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('are fine in a personal file', () => {
    const sources = sourcesOf(one('{ cwd: /home/ada/x }'));
    const files = sources.files.map((file): SpecFile => ({ ...file, role: 'local' }));
    const { diagnostics } = resolveSpec({ ...sources, files }, { ...inputsOf(), rules: applyRules });
    expect(diagnostics).toEqual([]);
  });
});

describe('secrets', () => {
  const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'c2lnbmF0dXJlaGVyZQ'].join('.');
  it.each([
    ['a token in a command', one(`{ run: "curl -H 'x: ghp_${'a1'.repeat(20)}'" }`), 'a GitHub token'],
    ['a key in an argument', one(`{ run: [x, "AKIA${'A1'.repeat(8)}"] }`), 'an AWS access key'],
    ['a signed token', one(`{ env: { X: ${jwt} } }`), 'a signed token (JWT)'],
    [
      'an address',
      one('{ env: { DATABASE_URL: "postgres://app:hunter22x@db.test/x" } }'),
      'an address with a password in it',
    ],
    ['a private key', one('{ env: { K: "-----BEGIN RSA PRIVATE KEY-----" } }'), 'a private key'],
  ])('%s', (_title, text, kind) => {
    const findings = findingsOf(text);
    expect(findings.map(({ code }) => code)).toEqual(['WZP1713']);
    expect(findings[0]?.message).toContain(kind);
  });

  it.each([
    one('{ env: { POSTGRES_PASSWORD: postgres, API_KEY: "${API_KEY:-}", TOKEN: changeme-1234567 } }'),
    one(
      '{ env: { DATABASE_URL: "postgres://app:${PW:-}@db/x", URL: "postgres://app:postgres@localhost/x" } }',
    ),
    one('{ env: { TOKEN_FILE: /run/secrets/token1234, PRIVATE_KEY: ./keys/dev-1234.pem } }'),
  ])('%s has none', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are not repeated in the finding, nor marked', () => {
    const text = one('{ env: { API_TOKEN: 9fQ2xLp77vTzK1mB } }');
    expect(JSON.stringify(findingsOf(text))).not.toContain('9fQ2');
    expect(found(text)).toEqual(['WZP1713 API_TOKEN']);
  });
});

describe('agents that ask nobody', () => {
  it.each([
    [
      'claude',
      '{ run: "cd x && claude --dangerously-skip-permissions" }',
      ['WZP1714 --dangerously-skip-permissions'],
    ],
    ['codex', '{ run: [codex, --yolo] }', ['WZP1714 --yolo']],
    ['a mode', '{ run: "claude --permission-mode bypassPermissions" }', ['WZP1714 bypassPermissions']],
    ['a short form', '{ run: "gemini -y" }', ['WZP1714 -y']],
    ['typed', '{ type: "codex --yolo" }', ['WZP1714 --yolo']],
    ['the same letter of another program', '{ run: "apt install -y gemini-x" }', []],
    ['no agent', '{ run: "paint --yolo" }', []],
    ['planning', '{ run: "claude --permission-mode plan" }', []],
  ])('%s', (_title, body, expected) => {
    expect(found(one(body))).toEqual(expected);
  });

  it('may be allowed where they are agents', () => {
    const risky =
      '{ agent: { kind: claude, args: [--dangerously-skip-permissions], permission: bypassPermissions } }';
    const codesOf = (body: string) => findingsOf(one(body)).filter(({ code }) => code === 'WZP1714').length;
    expect(codesOf(risky)).toBe(2);
    expect(
      codesOf(risky.replace(' } }', ', allow: [--dangerously-skip-permissions, bypassPermissions] } }')),
    ).toBe(0);
  });
});

describe('words of other YAML readers', () => {
  const named = (name: string) =>
    `version: 1\nworkspaces:\n  dev:\n    tabs: [{ name: t, layout: { pane: ${name} } }]\n    panes: { ${name}: {} }\n`;
  it.each(['no', 'On', 'y', '12', '1e3', '0x1f', '12:30', '2026-11-21', '1_000'])('the name %s', (name) => {
    const text = named(name);
    const expected = /:/.test(name) ? [`WZP1501 ${name}`] : [];
    const findings = found(text).filter((line) => line.startsWith('WZP1715'));
    expect(findings).toEqual([`WZP1715 ${name}`, `WZP1715 ${name}`]);
    if (expected.length > 0) expect(found(text)).toContain(expected[0]);
    expect(found(named(`"${name}"`)).filter((line) => line.startsWith('WZP1715'))).toEqual([]);
  });

  it.each([
    ['{ env: { A: yes, B: "yes", C: true, D: 3000, E: 1.5 } }', ['WZP1715 yes']],
    ['{ env: { MODE: 0755, ZERO: 0 } }', ['WZP1715 0755']],
    ['{ run: [docker, run, -p, 22:22, x] }', ['WZP1715 22:22']],
    ['{ run: [docker, run, -p, 8080:80, x] }', []],
    ['{ restart: no, run: yes }', []],
  ])('values: %s', (body, expected) => {
    expect(found(one(body)).filter((line) => line.startsWith('WZP1715'))).toEqual(expected);
  });
});

describe('what nothing uses', () => {
  const template =
    'templates: { t: { params: { p: { default: x } }, tabs: [{ name: "{{p}}", layout: { pane: s } }], panes: { s: {} } } }\n';
  it('is told of templates of the project, not of an included file', () => {
    expect(found(one('{}', template))).toEqual(['WZP1716 t']);
    const sources = sourcesOf(one('{}'), { over: [template] });
    const files = sources.files.map((file, index): SpecFile =>
      index === 0 ? file : { ...file, role: 'include' },
    );
    const { diagnostics } = resolveSpec({ ...sources, files }, { ...inputsOf(), rules: applyRules });
    expect(diagnostics).toEqual([]);
  });
});

describe('the smallest terminal', () => {
  it.each([
    ['80x24', []],
    ['2x1', ['WZP1718 2x1']],
    ['"{{project}}"', ['WZP1205 "{{project}}"']],
    ['80', ['WZP1202 80']],
    ['wide', ['WZP1205 wide']],
  ])('%s', (size, expected) => {
    expect(found(oneTab({ a: '{}', b: '{}' }, `ui: { min_size: ${size} }\n`))).toEqual(expected);
  });
});

describe('suppressions', () => {
  const withComment = (comment: string, body = '{ cwd: /home/ada/x }') =>
    one(body).replace('      a:', `      ${comment}\n      a:`);
  it.each([
    ['a reason', '# wzp-disable-next-line WZP1712 the path of the build machine', []],
    ['a colon', '# wzp-disable-next-line WZP1712: the path of the build machine', []],
    [
      'several codes',
      '# wzp-disable-next-line WZP1712, WZP1713 both are wrong here',
      ['WZP1720 # wzp-disable-next-line WZP1712, WZP1713'],
    ],
    [
      'another code',
      '# wzp-disable-next-line WZP1711 no port',
      ['WZP1712 /home/ada', 'WZP1720 # wzp-disable-next-line WZP1711 no port'],
    ],
    [
      'an unknown code',
      '# wzp-disable-next-line WZP1799 x',
      ['WZP1712 /home/ada', 'WZP1720 # wzp-disable-next-line WZP1799 x'],
    ],
    ['no code', '# wzp-disable-next-line', ['WZP1712 /home/ada', 'WZP1720 # wzp-disable-next-line']],
    ['further comments below it', '# wzp-disable-next-line WZP1712 x\n      # a', []],
    [
      'a comment at the end of a line',
      'b: {} # wzp-disable-next-line WZP1712 x',
      ['WZP1506 b', 'WZP1712 /home/ada'],
    ],
  ])('%s', (_title, comment, expected) => {
    expect(found(withComment(comment))).toEqual(expected);
  });

  it('do not reach errors', () => {
    const text = withComment('# wzp-disable-next-line WZP1201 fine', '{ rum: x }');
    expect(found(text)).toEqual(['WZP1201 rum', 'WZP1720 # wzp-disable-next-line WZP1201 fine']);
  });

  it('reach the warnings of a run, too', () => {
    const text = withComment('# wzp-disable-next-line WZP1302 empty is fine', '{ run: "x ${NOT_SET}" }');
    expect(resolveSpec(sourcesOf(text), inputsOf()).diagnostics).toEqual([]);
  });
});
