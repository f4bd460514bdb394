import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findingsToJson } from '../../src/spec/findings.ts';
import { codeFrame } from '../../src/spec/frame.ts';
import { resolveSpec, validateSpec } from '../../src/spec/resolve.ts';
import { parseText } from '../../src/spec/variables.ts';
import { inputsOf, oneTab, sourcesOf } from './scene.ts';

const runs = Number(process.env.WZP_FUZZ_RUNS ?? 200);
const scene = { env: { HOME: '/home/ada', EMPTY: '' } };

/** Whatever the text: findings inside the file, the same each time, and a value exactly when there is no error. */
function check(text: string): void {
  const findings = validateSpec(sourcesOf(text), inputsOf(scene));
  const lines = text.split('\n');
  for (const finding of findings) {
    const { place, message } = finding;
    expect(message).not.toMatch(/\p{Cc}/u);
    if (place === undefined) throw new Error(`no place: ${message}`);
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column - 1).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length);
    expect((place.endLine ?? place.line) * 1e6 + (place.endColumn ?? place.column)).toBeGreaterThanOrEqual(
      place.line * 1e6 + place.column,
    );
    expect(codeFrame(finding, text)).not.toMatch(/[^\P{Cc}\n]/u);
  }
  expect(findings.length).toBeLessThanOrEqual(101);
  expect(JSON.parse(JSON.stringify(findingsToJson(findings)))).toHaveProperty('findings');
  const { value, diagnostics } = resolveSpec(sourcesOf(text), {
    ...inputsOf(scene),
    missingFiles: 'warning',
  });
  expect(diagnostics).toEqual(findings);
  expect(value !== undefined).toBe(!findings.some(({ severity }) => severity === 'error'));
}

const words = fc.constantFrom(
  'version',
  'name',
  'workspaces',
  'dev',
  'tabs',
  'layout',
  'row',
  'column',
  'pane',
  'panes',
  'size',
  '60%',
  'run',
  'type',
  'env',
  'a',
  'b',
  'template',
  'templates',
  'params',
  'with',
  'focus',
  'stop',
  'signal',
  'timeout',
  '10s',
  'depends_on',
  'ready',
  'tcp',
  'agent',
  'claude',
  'include',
  'env_file',
  'position',
  'top-left',
  'four_pane_grid',
  'grid',
  '${HOME}',
  '${X:?no}',
  '${',
  '{{name}}',
  '{{x}}',
  '__proto__',
  'constructor',
);
const scalar = fc.oneof(
  words,
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.double(),
);
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 6 },
    scalar,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(words, tie('node'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).node;

describe('whatever the file holds', () => {
  it('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: runs });
  });

  it('text made of the marks of YAML', () => {
    const mark = fc.constantFrom(
      '- ',
      ': ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a ',
      '*a',
      '!!str ',
      '|',
      '>',
      '"',
      "'",
      '#',
      '---\n',
      '%YAML 1.1\n',
      '? ',
      '\t',
      'version: 1\n',
      'x',
      '~',
      '<<: ',
      '\\',
      '\r\n',
      '\u001b',
      '\u202e',
    );
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 40 }).map((parts) => parts.join('')),
        check,
      ),
      { numRuns: runs },
    );
  });

  it('trees of the words of a spec', () => {
    fc.assert(
      fc.property(tree, (value) => check(stringify({ version: 1, workspaces: { dev: value } }))),
      { numRuns: runs },
    );
    fc.assert(
      fc.property(tree, (value) => check(JSON.stringify(value))),
      { numRuns: runs },
    );
  });

  it('a good spec with a piece cut out, doubled or changed', () => {
    const good = oneTab(
      {
        a: '{ run: "x ${HOME}", env: { A: "1" }, stop: { timeout: 5s } }',
        b: '{ type: y, focus: true }',
        c: '',
      },
      'env: { B: 2 }\ntemplates: { t: { params: { p: {} }, tabs: [{ name: x, layout: { pane: s } }], panes: { s: {} } } }\n',
    );
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.nat(20),
        fc.oneof(fc.constant(''), words, fc.string({ maxLength: 3 })),
        (at, length, put) => {
          check(good.slice(0, at) + put + good.slice(at + length));
        },
      ),
      { numRuns: runs },
    );
  });

  it('texts with variables come apart and back together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$', '{', '}', '${', 'A', ':-', ':?', '{{', '}}', 'x', ' ', '$$'), {
          maxLength: 30,
        }),
        (parts) => {
          const { parts: found, problem } = parseText(parts.join(''));
          expect(problem === null || found !== null).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });

  it('a text without marks is itself', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[${]/.test(text)),
        (text) => {
          expect(parseText(text)).toEqual({
            parts: text === '' ? [] : [{ kind: 'literal', text }],
            hasParameters: false,
            problem: null,
          });
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('large specs', () => {
  const panes = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`p${index}`, `{ run: "sleep ${index}" }`]),
    );

  it('5,000 panes', () => {
    const { value, diagnostics } = resolveSpec(sourcesOf(oneTab(panes(5000))), inputsOf());
    expect(diagnostics).toEqual([]);
    expect(value?.workspaces[0]?.panes).toHaveLength(5000);
  });

  it('5,000 panes, none of them defined: the first mistakes and a count', () => {
    const text = oneTab(panes(5000)).replaceAll(/^ {6}p/gm, '      q');
    const findings = validateSpec(sourcesOf(text), inputsOf());
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)).toMatchObject({
      code: 'WZP1901',
      message: '4980 more findings of these kinds are not shown',
    });
  });
});
