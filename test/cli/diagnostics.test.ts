import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { codes } from '../../src/diagnostics/codes.ts';
import { wantsColor } from '../../src/cli/edge.ts';
import { diagnosticText } from '../../src/cli/view/diagnostics.ts';
import { escapeBlock, escapeLine, jsonText } from '../../src/cli/view/escape.ts';
import { framesOf } from '../../src/cli/view/frames.ts';
import { internalErrorText } from '../../src/cli/view/internal-error.ts';

const plain = pc.createColors(false);
const colored = pc.createColors(true);

const spec = 'version: 1\npanes:\n  a: { rum: sleep }\n  b: {}\n';
const frame = framesOf(
  {
    format: 1,
    root: '/p',
    files: [{ path: '/p/w.yaml', shown: 'w.yaml', role: 'main', text: spec }],
    templates: [],
    templateNames: [],
  },
  plain,
);
const finding: Diagnostic = {
  code: 'WZP1201',
  severity: 'error',
  message: 'unknown key "rum" in a pane',
  place: { file: 'w.yaml', line: 3, column: 8, endLine: 3, endColumn: 11 },
  hint: 'did you mean "run"?',
};

describe('a diagnostic', () => {
  it('is printed with its place, the lines around it and a hint', () => {
    expect(diagnosticText(finding, plain, frame)).toBe(`error[WZP1201]: unknown key "rum" in a pane
  --> w.yaml:3:8
    2 | panes:
  > 3 |   a: { rum: sleep }
      |        ^^^
    4 |   b: {}
  hint: did you mean "run"?
`);
  });

  it('is printed with its address, other places, details and without lines of files that were not read', () => {
    const other: Diagnostic = {
      code: 'WZP2001',
      severity: 'warning',
      message: 'the name is taken',
      address: 'dev/api',
      place: { file: 'elsewhere.yaml', line: 1, column: 2 },
      related: [
        { message: 'it was given here', place: { file: 'w.yaml', line: 4, column: 3, endColumn: 4 } },
      ],
      detail: 'one\n\ntwo',
    };
    expect(diagnosticText(other, plain, frame)).toBe(`warning[WZP2001]: dev/api: the name is taken
  --> elsewhere.yaml:1:2
  it was given here
  --> w.yaml:4:3
    3 |   a: { rum: sleep }
  > 4 |   b: {}
      |   ^
  one

  two
`);
  });

  it('has colours only when they are wanted, and the same words', () => {
    const text = diagnosticText(finding, colored, frame);
    expect(text).toContain('\u001b[31m');
    // eslint-disable-next-line no-control-regex
    expect(text.replace(/\u001b\[\d+m/g, '')).toBe(diagnosticText(finding, plain, frame));
  });

  it('brings nothing hostile to the terminal, wherever it stands', () => {
    const evil = 'x\u001b]0;owned\u0007\u009b2J\u202e\nerror[WZP0000]: forged\r\u0000';
    const text = diagnosticText(
      {
        code: 'WZP3001',
        severity: 'error',
        message: evil,
        address: evil,
        place: { file: evil, line: 1, column: 1 },
        related: [{ message: evil, place: { file: evil, line: 1, column: 1 } }],
        hint: evil,
        detail: evil,
      },
      plain,
    );
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(/^error\[WZP0000\]/m);
  });
});

describe('escaping', () => {
  it('keeps line breaks and tabs in a block, and shows them in a line', () => {
    expect(escapeLine('a\nb\tc\u001b')).toBe('a\\u000ab\\u0009c\\u001b');
    expect(escapeBlock('a\nb\tc\u001b')).toBe('a\nb\tc\\u001b');
    expect(escapeLine('größe 日本 👩‍💻')).toBe('größe 日本 👩‍💻');
  });

  it('of JSON leaves nothing that acts on a terminal and reads back the same', () => {
    const value = { 'k\u009b': '\u001b[2J\u007f\u0085\u2028\u202e\ufeff\u{e0041}"\\ü' };
    const text = jsonText(value);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e\ufeff]|\u{e0041}/u);
    expect(JSON.parse(text)).toEqual(value);
  });
});

describe('an internal error', () => {
  it('is one block, with the stack and its causes only on request', () => {
    const error = new Error('outer', { cause: new RangeError('inner') });
    expect(internalErrorText(error, plain, false)).toBe(
      'error[WZP9999]: internal error: Error: outer\n  hint: this is a bug in wzp; report it with the command line and the output of `wzp version --json`\n',
    );
    const long = internalErrorText(error, plain, true);
    expect(long).toContain('diagnostics.test.ts');
    expect(long).toContain('caused by: RangeError: inner');
    expect(internalErrorText('a text', plain, true)).toContain('internal error: a text');
  });
});

describe('colour', () => {
  const rows: [string, boolean, Record<string, string>, boolean | null, boolean][] = [
    ['a terminal', true, {}, null, true],
    ['no terminal', false, {}, null, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, null, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, null, true],
    ['--color over NO_COLOR', false, { NO_COLOR: '1' }, true, true],
    ['--no-color on a terminal', true, {}, false, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, null, false],
  ];
  it.each(rows)('%s', (_title, isTerminal, env, color, wanted) => {
    expect(wantsColor(isTerminal, env, color)).toBe(wanted);
  });
});

describe('the documentation of a code', () => {
  it('exists at least as a title for every code', () => {
    for (const [code, title] of Object.entries(codes)) {
      expect(code).toMatch(/^WZP\d{4}$/);
      expect(title).toMatch(/^[^A-Z\s].*[^.]$|^[A-Z][a-zA-Z]+ .*[^.]$/);
    }
  });
});
