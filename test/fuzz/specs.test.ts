/**
 * At least 20,000 files, most of them real specs with something wrong: `WZP_FUZZ_CASES=200000` for more. Whatever a file holds, it is
 * read, judged, and formatted or refused; a finding stands inside the file that it names.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { withoutWorkspace, withWorkspace } from '../../src/spec/edit/workspaces.ts';
import { formatSpec } from '../../src/spec/format/format.ts';
import { codeFrame } from '../../src/spec/frame.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';
import { applyRules } from '../../src/spec/rules/rules.ts';
import { withoutSuppressed } from '../../src/spec/suppressions.ts';
import { inputsOf, sourcesOf } from '../spec/scene.ts';

const cases = Math.max(20_000, Number(process.env.WZP_FUZZ_CASES ?? 0));
const root = join(import.meta.dirname, '../..');

const textsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => join(root, folder, String(file)))
    .filter((file) => /\.ya?ml$/.test(file) && existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
const corpus = ['examples', 'templates', 'test/fixtures/rules'].flatMap(textsIn);

let done = 0;
const codesSeen = new Set<string>();

/** Plain comparisons: an assertion library would take longer than what is tested. */
function check(text: string): void {
  done += 1;
  const sources = sourcesOf(text);
  const file = sources.files[0];
  if (file === undefined) throw new Error('there is a file');
  const inputs = { ...inputsOf({ env: { HOME: '/home/ada', EMPTY: '' } }), missingFiles: 'warning' } as const;
  const { value, diagnostics } = resolveSpec(sources, { ...inputs, rules: applyRules });
  const { kept, findings } = withoutSuppressed(diagnostics, sources.files);
  const all = [...kept, ...findings];
  const lines = text.split('\n');
  for (const finding of all) checkPlace(finding, lines);
  if (all.length > 0) checkFrame(all[0], text);
  const isWrong = diagnostics.some(({ severity }) => severity === 'error');
  if ((value === undefined) !== isWrong) throw new Error('a value exactly when there is no error');
  // Formatting takes longer than all the rest.
  if (done % 4 !== 0) return;
  const formatted = formatSpec(file);
  if (formatted.ok) {
    const again = formatSpec({ ...file, text: formatted.value });
    if (!again.ok || again.value !== formatted.value) throw new Error('formatting twice changes something');
  } else if (formatted.diagnostics.length === 0) throw new Error('refused without a finding');
  if (value !== undefined) checkEdit(text);
}

function checkPlace({ code, place, message, hint }: Diagnostic, lines: readonly string[]): void {
  codesSeen.add(code);
  if (/\p{Cc}/u.test(message) || /\p{Cc}/u.test(hint ?? ''))
    throw new Error(`a control character: ${JSON.stringify([message, hint])}`);
  if (place === undefined) throw new Error(`no place: ${code} ${message}`);
  const { line, column, endLine = line, endColumn = column } = place;
  const isInside = (row: number, at: number): boolean =>
    row >= 1 && row <= lines.length && at >= 1 && at - 1 <= (lines[row - 1] ?? '').length;
  if (!isInside(line, column) || !isInside(endLine, endColumn))
    throw new Error(`outside: ${code} ${JSON.stringify(place)}`);
  if (endLine < line || (endLine === line && endColumn < column))
    throw new Error(`ends before it begins: ${JSON.stringify(place)}`);
}

function checkFrame(finding: Diagnostic | undefined, text: string): void {
  if (finding !== undefined && /[^\P{Cc}\n]/u.test(codeFrame(finding, text)))
    throw new Error('a frame with a control character');
}

/** A workspace that is added can be removed again. */
function checkEdit(text: string): void {
  const file = { path: '/x', shown: 'x', role: 'main', text } as const;
  const more = withWorkspace(file, { name: 'quite new', body: { tabs: [] } });
  if (!more.ok) return;
  const less = withoutWorkspace({ ...file, text: more.value }, 'quite new');
  if (!less.ok) throw new Error('what was added cannot be removed');
}

const piece = fc.constantFrom(
  '- ',
  ': ',
  '\n',
  '\n  ',
  '\n      ',
  '{',
  '}',
  '[',
  ']',
  ', ',
  '&a ',
  '*a',
  '!!str ',
  '|',
  '>',
  '"',
  "'",
  ' #',
  '---\n',
  '%YAML 1.1\n',
  '? ',
  '\t',

  'version: 1\n',
  '~',
  '<<: ',
  '\\',
  '\r\n',
  '\u001b',
  '\u202e',
  '\ufeff',
  '\u0000',
  '\u2028',
  '${',
  '${X:?no}',
  '{{',
  '{{name}}',
  '$$',
  '0x1F',
  '1e999',
  'no',
  '.inf',

  '60%',
  'size: 3',
  'run: x',
  'focus: true',
  'pane: a',
  'row: ',
  'column: ',
  'grid',
  'template: t',
  'replicas: 3',
  'depends_on: [a]',
  'restart: always',
  'ready: { tcp: 1 }',

  '# wzp-disable-next-line WZP1712 x\n',
  '# wzp-disable-next-line\n',
  '/home/ada/x',
  'claude --yolo',
  '__proto__: 1',
  'constructor',
  '&x [*x]',
  '{{{{{{{{',
  '[[[[[[[[',
);
const position = fc.nat(10_000);
/** What somebody does to a file, or an editor, or a merge. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), at: position, piece }),
  fc.record({ kind: fc.constant('cut' as const), at: position, length: fc.nat(30) }),
  fc.record({ kind: fc.constant('replace' as const), at: position, piece }),
  fc.record({ kind: fc.constant('double' as const), at: position, length: fc.nat(60) }),
  fc.record({ kind: fc.constant('cut line' as const), at: position }),
  fc.record({ kind: fc.constant('swap lines' as const), at: position }),
  fc.record({ kind: fc.constant('indent' as const), at: position, by: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ kind: fc.constant('windows' as const) }),
  fc.record({
    kind: fc.constant('graft' as const),
    at: position,
    from: fc.nat(corpus.length - 1),
    part: position,
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, change: Edit): string {
  if (change.kind === 'windows') return text.replaceAll('\n', '\r\n');
  const at = change.at % (text.length + 1);
  const lines = text.split('\n');
  const line = change.at % lines.length;
  switch (change.kind) {
    case 'put':
      return text.slice(0, at) + change.piece + text.slice(at);
    case 'cut':
      return text.slice(0, at) + text.slice(at + change.length);
    case 'replace':
      return text.slice(0, at) + change.piece + text.slice(at + change.piece.length);
    case 'double':
      return text.slice(0, at + change.length) + text.slice(at);
    case 'cut line':
      return lines.toSpliced(line, 1).join('\n');
    case 'swap lines':
      return lines.toSpliced(line, 2, lines[line + 1] ?? '', lines[line] ?? '').join('\n');
    case 'indent': {
      const old = lines[line] ?? '';
      return lines.with(line, change.by < 0 ? old.slice(-change.by) : ' '.repeat(change.by) + old).join('\n');
    }
    case 'graft': {
      const other = corpus[change.from] ?? '';
      const from = change.part % (other.length + 1);
      return text.slice(0, at) + other.slice(from, from + 80) + text.slice(at);
    }
  }
}

const patience = 300_000; // ms, for a machine with other things to do

describe('whatever a file holds', { timeout: patience }, () => {
  it('real specs that were edited', () => {
    const spec = fc.tuple(fc.constantFrom(...corpus), fc.array(edit, { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(spec, ([text, changes]) => {
        check(changes.reduce(edited, text));
      }),
      { numRuns: Math.ceil(cases * 0.6) },
    );
  });

  it('pieces of specs and of YAML in any order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        check(pieces.join(''));
      }),
      { numRuns: Math.ceil(cases * 0.3) },
    );
  });

  it('any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), check), {
      numRuns: Math.ceil(cases * 0.1),
    });
  });

  it('were at least 20,000, with most of the findings that there are', () => {
    expect(done).toBeGreaterThanOrEqual(20_000);
    expect(codesSeen.size).toBeGreaterThan(40);
  });
});

describe('large and deep files', () => {
  const deep = (open: string, close: string, count: number): string =>
    `version: 1\nx-a: ${open.repeat(count)}${close.repeat(count)}\n`;
  it.each([
    ['a thousand brackets', deep('[', ']', 1000)],
    ['a thousand mappings', deep('{a: ', '}', 1000)],
    ['a hundred thousand open brackets', `x-a: ${'['.repeat(100_000)}`],
    ['a megabyte on one line', `version: 1\nx-a: ${'a '.repeat(500_000)}\n`],
    ['twenty thousand lines', `version: 1\nx-a:\n${'  - a\n'.repeat(20_000)}`],
    [
      'ten thousand keys',
      `version: 1\nx-a:\n${Array.from({ length: 10_000 }, (_, index) => `  k${index}: 1\n`).join('')}`,
    ],
    ['two hundred thousand duplicate keys', `version: 1\nx-a:\n${'  a: 1\n'.repeat(200_000)}`],
    ['ten thousand comments', `version: 1\n${'# wzp-disable-next-line WZP1712\n'.repeat(10_000)}`],
    [
      'indentation without end',
      Array.from({ length: 3000 }, (_, index) => `${' '.repeat(index)}a:\n`).join(''),
    ],
    [
      'aliases of aliases',
      `version: 1\nx-a: &a [1,1]\n${Array.from({ length: 30 }, (_, index) => `x-${index}: &k${index} [*${index === 0 ? 'a' : `k${index - 1}`}, *${index === 0 ? 'a' : `k${index - 1}`}]\n`).join('')}`,
    ],
  ])('%s', (_title, text) => {
    const before = done;
    check(text);
    expect(done).toBe(before + 1);
  });
});
