import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { formatSpec } from '../../src/spec/format/format.ts';
import { commentsOf } from '../../src/spec/format/read-tree.ts';
import { parseFile } from '../../src/spec/parse.ts';
import { plain } from '../../src/spec/node.ts';
import { canonicalJson } from '../../src/spec/canonical.ts';
import type { SpecFile } from '../../src/spec/source.ts';

const runs = Number(process.env.WZP_FUZZ_RUNS ?? 60);
const fileOf = (text: string): SpecFile => ({ path: '/w/x.yaml', shown: 'x.yaml', role: 'main', text });

function formatted(text: string): string {
  const result = formatSpec(fileOf(text));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

const codesOf = (text: string): string[] => {
  const result = formatSpec(fileOf(text));
  return result.ok ? [] : result.diagnostics.map(({ code }) => code);
};

describe('the canonical form', () => {
  it('puts keys in the order of the schema and keeps names in that of their author', () => {
    expect(
      formatted(`workspaces:
  ops: {tabs: [{layout: {pane: b}, name: one}], panes: {b: {}, a: {}}, cwd: '.'}
  dev:
    panes:
      api: {depends_on: [db], focus: true, run: x}
      db: {stop: {timeout: 5s, signal: SIGINT}}
    tabs:
    - layout: {row: [{size: 60%, pane: api}, db]}
      name: code
name: shop
version: 1
`),
    ).toBe(`version: 1
name: shop
workspaces:
  ops: { cwd: '.', tabs: [{ name: one, layout: { pane: b } }], panes: { b: {}, a: {} } }
  dev:
    tabs:
      - name: code
        layout: { row: [{ pane: api, size: 60% }, db] }
    panes:
      api: { run: x, focus: true, depends_on: [db] }
      db: { stop: { signal: SIGINT, timeout: 5s } }
`);
  });

  it('keeps comments with what they are about', () => {
    expect(
      formatted(`# yaml-language-server: $schema=x
# about the file

# about the version
version: 1 # the only one
workspaces:

  # about dev
  dev:
    tabs:
    # the first tab
    - layout: # two beside each other
         row: [a,b] # a left
      name: 'code' # its name
      # nothing more here
    # the panes


    panes:
      a: { focus: true, run: x, # in flow
            }
      # end of panes
  # end of workspaces
# about the name
name: shop
# the end
`),
    ).toBe(`# yaml-language-server: $schema=x
# about the file

# about the version
version: 1 # the only one
# about the name
name: shop
workspaces:
  # about dev
  dev:
    tabs:
      # the first tab
      - name: 'code' # its name
        layout: # two beside each other
          row: [a, b] # a left
        # nothing more here
    # the panes

    panes:
      a:
        run: x # in flow
        focus: true
      # end of panes
  # end of workspaces
# the end
`);
  });

  it('keeps a comment above a key that comes to begin a list item above that item', () => {
    const text = formatted(`version: 1
workspaces:
  dev:
    tabs:
      # above
      - layout: [[a]]
        # about the name
        name: x
`);
    expect(text).toContain(`    tabs:
      # above
      # about the name
      - name: x
`);
    expect(formatted(text)).toBe(text);
  });

  it('leaves texts of several lines as they are', () => {
    const text = `version: 1
workspaces:
  dev:
    panes:
      a:
        run: |
          echo one
            # no comment

          echo two
      b:
        run: >- # folded
          one
          two
      c:
        run: |2+
            indented

`;
    expect(formatted(text)).toBe(text);
    const withoutMark = text.slice(0, text.indexOf('      c:'));
    expect(formatted(withoutMark.replace(/^ {10}/gm, '               '))).toBe(withoutMark);
  });

  it('takes a text that is folded without a sign onto one line', () => {
    expect(formatted('version: 1\nx-a: one\n  two\nx-b: "three\n\n  four"\n')).toBe(
      'version: 1\nx-a: one two\nx-b: "three\\nfour"\n',
    );
  });

  it('writes a long flow collection in lines', () => {
    const argv = Array.from({ length: 12 }, (_, index) => `argument-${index}`);
    const text = formatted(`version: 1\nx-a: { short: [a], long: [${argv.join(',')}] }\n`);
    expect(text).toBe(
      `version: 1\nx-a:\n  short: [a]\n  long:\n${argv.map((one) => `    - ${one}\n`).join('')}`,
    );
  });

  it('keeps anchors before their aliases, even against the order of keys', () => {
    expect(formatted('version: 1\nworkspaces: {}\nx-a: &a [1]\nx-b: *a\n')).toBe(
      'version: 1\nx-a: &a [1]\nx-b: *a\nworkspaces: {}\n',
    );
    const text = 'version: 1\ntemplates: &t {}\nworkspaces: *t\n';
    expect(formatted(text)).toBe(text);
  });

  it('has line breaks of Unix, one at the end, and numbers as they were written', () => {
    expect(formatted('version: 1\r\nx-a: 1.10\r\nx-b: 0x1F # c\r\n\r\n')).toBe(
      'version: 1\nx-a: 1.10\nx-b: 0x1F # c\n',
    );
  });

  it('knows a template file by its keys', () => {
    expect(formatted('panes: { s: {} }\ntabs: [{ layout: { pane: s }, name: t }]\ndescription: x\n')).toBe(
      'description: x\ntabs: [{ name: t, layout: { pane: s } }]\npanes: { s: {} }\n',
    );
  });

  it('writes JSON as YAML', () => {
    expect(formatted('{"workspaces": {}, "version": 1}')).toBe('"version": 1\n"workspaces": {}\n');
  });
});

describe('a file that cannot be formatted', () => {
  it.each([
    ['is no YAML', 'a: [', ['WZP1101']],
    ['has a duplicate key', 'a: 1\na: 2\n', ['WZP1102']],
    ['is a list', '- 1\n', ['WZP1106']],
    ['has directives', '%YAML 1.2\n---\nversion: 1\n', ['WZP1110']],
  ])('%s', (_title, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('has nothing in it, which is fine', () => {
    expect(formatted('# nothing\n')).toBe('# nothing\n');
  });
});

/** Formatting keeps values and comments, and once is enough; whatever cannot be formatted has a finding. */
function check(text: string): boolean {
  const result = formatSpec(fileOf(text));
  if (!result.ok) {
    expect(result.diagnostics.length).toBeGreaterThan(0);
    return false;
  }
  expect(formatted(result.value)).toBe(result.value);
  const before = parseFile(fileOf(text)).node;
  const after = parseFile(fileOf(result.value)).node;
  if (before !== undefined && after !== undefined)
    expect(canonicalJson(plain(after))).toBe(canonicalJson(plain(before)));
  const words = (one: string) =>
    commentsOf(one.replaceAll('\r\n', '\n'))
      .map((comment) => comment.text.trimEnd())
      .sort();
  expect(words(result.value)).toEqual(words(text));
  return true;
}

describe('whatever the file holds', () => {
  const key = fc.constantFrom(
    'version',
    'name',
    'workspaces',
    'dev',
    'tabs',
    'panes',
    'layout',
    'row',
    'run',
    'x-a',
    'q',
  );
  const scalar = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('a\nb\n', ' a\n', '#', 'no'),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      scalar,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).node;
  const mapping = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

  it('a tree with comments between and behind its lines is formatted', () => {
    let done = 0;
    fc.assert(
      fc.property(
        mapping,
        fc.array(fc.tuple(fc.nat(60), fc.nat(12), fc.boolean()), { maxLength: 6 }),
        (value, comments) => {
          const lines = stringify(value, { indentSeq: comments.length % 2 === 0 })
            .trimEnd()
            .split('\n');
          for (const [index, [at, indent, own]] of comments.entries()) {
            const place = at % lines.length;
            if (own) lines.splice(place, 0, `${' '.repeat(indent)}# c${index}`);
            else lines[place] += ` # c${index}`;
          }
          if (check(`${lines.join('\n')}\n`)) done += 1;
        },
      ),
      { numRuns: runs },
    );
    expect(done).toBeGreaterThan(runs / 3);
  });

  it('a spec with keys in any order and a comment above any line is formatted, never refused', () => {
    const specs: readonly unknown[] = readdirSync(join(import.meta.dirname, '../../examples'), {
      withFileTypes: true,
    })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) =>
        parse(
          readFileSync(join(import.meta.dirname, '../../examples', name, 'wezterm-parallel.yaml'), 'utf8'),
        ),
      );
    const shuffled = (value: unknown, seed: number): unknown => {
      if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([name, item]) => [name, shuffled(item, seed)] as const);
      const turn = seed % Math.max(1, entries.length);
      return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)]);
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...specs),
        fc.nat(20),
        fc.array(fc.tuple(fc.nat(200), fc.boolean()), { maxLength: 8 }),
        (spec, seed, comments) => {
          // Long texts would be folded into lines, between which `#` is no comment.
          const lines = stringify(shuffled(spec, seed), { lineWidth: 0, blockQuote: false })
            .trimEnd()
            .split('\n');
          for (const [index, [at, own]] of comments.entries()) {
            const place = at % lines.length;
            const indent = /^\s*/.exec(lines[place] ?? '')?.[0] ?? '';
            if (own) lines.splice(place, 0, `${indent}# c${index}`);
            else lines[place] += ` # c${index}`;
          }
          expect(check(`${lines.join('\n')}\n`)).toBe(true);
        },
      ),
      { numRuns: runs },
    );
  });

  it('text made of the marks of YAML', () => {
    const mark = fc.constantFrom(
      '- ',
      ': ',
      '\n',
      '\n  ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '&a ',
      '*a',
      '| ',
      '> ',
      '"',
      "'",
      ' # c\n',
      '---\n',
      '? ',
      'version: 1\n',
      'x',
      '~',
      '\r\n',
      '!!str ',
    );
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), (parts) => {
        check(parts.join(''));
      }),
      { numRuns: runs },
    );
  });
});

describe('what is shipped', () => {
  const root = join(import.meta.dirname, '../..');
  const files = ['templates', 'templates/init', 'examples']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: folder === 'examples' }).map((file) =>
        join(folder, String(file)),
      ),
    )
    .filter((file) => /\.ya?ml$/.test(file));

  it.each([...new Set(files)])('%s can be formatted', (file) => {
    expect(check(readFileSync(join(root, file), 'utf8'))).toBe(true);
  });
});
