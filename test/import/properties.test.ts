import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { detectKind } from '../../src/spec/import/detect.ts';
import { importSpec } from '../../src/spec/import/import.ts';
import { type ImportKind, importKinds } from '../../src/spec/import/kinds.ts';
import { expandedText, literalText } from '../../src/spec/import/texts.ts';
import { parseText } from '../../src/spec/variables.ts';
import { errorsIn, fixture, usualNames, yamlOf } from './import.ts';

const runs = Number(process.env['WZP_FUZZ_RUNS'] ?? 300);

const kind = fc.constantFrom(...importKinds);

/** Characters that mean something to YAML, KDL, shells and specs, more often than chance would have them. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '$',
        '{',
        '}',
        '{{',
        '}}',
        'name',
        '${A}',
        '${A:-b}',
        '$$',
        ' ',
        '\n',
        '\t',
        '\r',
        '"',
        "'",
        '\\',
        '#',
        ':',
        '- ',
        '/',
        '~',
        '..',
        '%',
        '<%=',
        '%>',
        '|',
        '&&',
        ';',
        'cd x',
        'cd ~/a',
        'sleep 5',
        'export A=b',
        'tmux resizep',
        'ssh h',
        'source x',
        'claude',
        'nvm',
        '\0',
        '\u2028',
        '\u202e',
        '\ud800',
        'é',
        '🍩',
        'null',
        'no',
        '15',
        '/home/u/p',
        'printf "\\033]2;t\\007"', // prettier-ignore
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

const keys: Readonly<Record<Exclude<ImportKind, 'procfile' | 'zellij'>, readonly string[]>> = {
  mprocs: ['procs', 'a', 'b/c', 'shell', 'cmd', 'cwd', 'env', 'add_path', 'autostart', 'autorestart', 'stop', 'send-keys', 'log', 'dir', 'file', '$select', 'linux'], // prettier-ignore
  tmuxinator: ['name', 'root', 'windows', 'panes', 'layout', 'pre', 'pre_window', 'editor', 'a/b', 'startup_window', 'startup_pane', 'synchronize', 'focused_pane', 'on_project_start', 'commands'], // prettier-ignore
  'process-compose': ['processes', 'a', 'b', 'command', 'entrypoint', 'working_dir', 'environment', 'env_file', 'vars', 'depends_on', 'condition', 'availability', 'restart', 'backoff_seconds', 'max_restarts', 'readiness_probe', 'liveness_probe', 'http_get', 'exec', 'port', 'path', 'host', 'ready_log_line', 'shutdown', 'signal', 'timeout_seconds', 'period_seconds', 'log_location', 'namespace', 'replicas', 'disabled', 'description', 'schedule', 'cron', 'interval', 'watch', 'paths', 'shell', 'shell_command'], // prettier-ignore
  tmuxp: ['session_name', 'start_directory', 'windows', 'window_name', 'panes', 'shell_command', 'shell_command_before', 'cmd', 'enter', 'focus', 'layout', 'options', 'main-pane-width', 'environment', 'before_script', 'shell', 'title', 'window_shell'], // prettier-ignore
  teamocil: ['name', 'root', 'windows', 'panes', 'splits', 'cmd', 'commands', 'layout', 'focus', 'filters', 'before', 'session', 'width'], // prettier-ignore
  smug: ['session', 'root', 'windows', 'name', 'panes', 'commands', 'layout', 'env', 'before_start', 'stop', 'manual', 'selected', 'type'], // prettier-ignore
};

const layouts = fc.constantFrom('tiled', 'main-vertical', 'main-horizontal-mirrored', 'even-horizontal', 'x', '60a4,120x29,0,0[120x14,0,0,0,120x14,0,15{59x14,0,15,1,60x14,60,15,2}]', '100x50,0,0{0x50,0,0,1,99x50,1,0,2}'); // prettier-ignore

const words = fc.constantFrom('process_healthy', 'process_completed', 'always', 'on_failure', 'no', 'SIGINT', 'hard-kill', 'a', 'b', '0.0000001', '99999999999999999999', '5s'); // prettier-ignore

/** A value with the keys of a tool in plausible and implausible places. */
function valueOf(of: keyof typeof keys): fc.Arbitrary<unknown> {
  const key = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...keys[of]) },
    { weight: 1, arbitrary: text },
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 5 },
      {
        weight: 4,
        arbitrary: fc.oneof(
          text,
          words,
          layouts,
          fc.integer({ min: -2, max: 70_000 }),
          fc.boolean(),
          fc.constant(null),
        ),
      },
      { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
      { weight: 3, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 6 }) },
    ),
  }));
  return value;
}

/** The outer shape is right, so that the inner parts are reached. */
function fileOf(of: keyof typeof keys): fc.Arbitrary<unknown> {
  const value = valueOf(of);
  const extra = fc.dictionary(fc.constantFrom(...keys[of]), value, { maxKeys: 4 });
  const named = fc.dictionary(fc.oneof(fc.constantFrom('a', 'b', 'c d'), text), fc.oneof(value, fc.dictionary(fc.constantFrom(...keys[of]), value, { maxKeys: 6 })), { maxKeys: 4 }); // prettier-ignore
  const windows = fc.array(fc.oneof(value, fc.dictionary(fc.constantFrom(...keys[of]), value, { maxKeys: 6 })), { maxLength: 4 }); // prettier-ignore
  return fc.tuple(extra, named, windows).map(([more, processes, list]) => {
    if (of === 'mprocs') return { ...more, procs: processes };
    if (of === 'process-compose') return { ...more, processes };
    return { ...more, windows: list };
  });
}

function checkOutcome(of: ImportKind, source: string): void {
  const outcome = importSpec(of, source, { fileName: usualNames[of], env: { A: 'x/y' } });
  if (!outcome.ok) {
    expect(outcome.diagnostics.length).toBeGreaterThan(0);
    return;
  }
  const yaml = yamlOf(outcome.value);
  expect(parse(yaml, { version: '1.2', maxAliasCount: 0 })).toEqual(outcome.value.spec);
  expect(errorsIn(yaml)).toEqual([]);
}

const structured = fc
  .constantFrom<keyof typeof keys>('mprocs', 'tmuxinator', 'process-compose', 'tmuxp', 'teamocil', 'smug')
  .chain((of) => fileOf(of).map((value) => ({ of, source: stringify(value, { lineWidth: 0 }) })));

test('any YAML with the keys of a tool imports to a spec that parses and validates, or is refused', () => {
  fc.assert(
    fc.property(structured, ({ of, source }) => checkOutcome(of, source)),
    { numRuns: runs },
  );
});

const kdlValue = fc.oneof(
  text.map((value) => JSON.stringify(value)),
  fc.constantFrom('true', 'false', '1', '"50%"', '"120%"', '0', '"vertical"', '-3', '1.5'),
);
const kdlNode = fc.memo((depth): fc.Arbitrary<string> => {
  const names = fc.constantFrom('pane', 'pane', 'tab', 'mine', 'framed', 'children', 'floating_panes', 'plugin', 'args', 'command', 'cwd', 'swap_tiled_layout', 'x'); // prettier-ignore
  const keys = fc.constantFrom('name', 'size', 'split_direction', 'command', 'cwd', 'focus', 'edit', 'start_suspended', 'stacked'); // prettier-ignore
  const entry = fc.oneof(
    kdlValue,
    fc.tuple(keys, kdlValue).map(([key, value]) => `${key}=${value}`),
  );
  const children = depth <= 1 ? fc.constant([]) : fc.array(kdlNode(), { maxLength: 3 });
  return fc
    .tuple(names, fc.array(entry, { maxLength: 4 }), children)
    .map(([name, entries, inner]) => `${name} ${entries.join(' ')} {\n${inner.join('\n')}\n}`);
});

test('any KDL layout imports to a spec that parses and validates, or is refused', () => {
  fc.assert(
    fc.property(fc.array(kdlNode(4), { maxLength: 5 }), (nodes) => {
      const templates =
        'pane_template name="mine" { pane; children; mine; }\ntab_template name="framed" { pane size="20%"; children; }\n';
      checkOutcome('zellij', `layout {\n${templates}${nodes.join('\n')}\n}\n`);
    }),
    { numRuns: runs },
  );
});

test('any text is imported or refused for every kind, and never throws', () => {
  fc.assert(
    fc.property(kind, fc.array(text, { maxLength: 6 }), (of, parts) => checkOutcome(of, parts.join('\n'))),
    { numRuns: runs },
  );
});

const seeds = [
  ['tmuxinator', 'every-key.yml'],
  ['tmuxinator', 'erb.yml'],
  ['tmuxp', 'typed.yaml'],
  ['process-compose', 'anchors.yaml'],
  ['process-compose', 'variables.yaml'],
  ['mprocs', 'arrays.yaml'],
  ['zellij', 'templates.kdl'],
  ['smug', 'agents.yml'],
  ['procfile', 'Procfile'],
] as const;

test('a real file with a piece cut out or put in is imported or refused', () => {
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.nat(), fc.nat(40), text, ([of, name], from, length, put) => {
      const seed = fixture(of, name);
      const start = from % seed.length;
      checkOutcome(of, seed.slice(0, start) + put + seed.slice(start + length));
    }),
    { numRuns: runs },
  );
});

test('guessing the kind never throws', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 6 }), (name, parts) => {
      expect([undefined, ...importKinds]).toContain(detectKind(name, parts.join('\n')));
    }),
    { numRuns: runs },
  );
});

test('a literal text arrives as it is, whatever dollars and braces it has', () => {
  fc.assert(
    fc.property(text, (value) => {
      const { parts, problem } = parseText(literalText(value));
      expect(problem).toBeNull();
      expect(parts.map((part) => (part.kind === 'literal' ? part.text : '?')).join('')).toBe(
        value.replaceAll('\0', ''),
      );
    }),
    { numRuns: runs },
  );
});

test('an expanded text is well-formed and keeps what is no variable', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (value, pairs) => {
      const { parts, problem } = parseText(expandedText(value, pairs));
      expect(problem).toBeNull();
      const isPlain = !/\$/.test(value);
      if (isPlain)
        expect(parts.map((part) => (part.kind === 'literal' ? part.text : '?')).join('')).toBe(
          value.replaceAll('\0', ''),
        );
    }),
    { numRuns: runs },
  );
});

test.each(importKinds)('a %s file of megabytes is refused at once', (of) => {
  const outcome = importSpec(of, 'a: b\n'.repeat(300_000), { fileName: usualNames[of] });
  expect(outcome).toMatchObject({ ok: false, diagnostics: [{ code: 'WZP1005' }] });
});

test.each([
  [
    'aliases that multiply',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map(
        (name, index) =>
          `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefg'[index] ?? 'a'}`).join(',')}]`,
      )
      .join('\n')}\nprocs: { p: *h }\n`,
  ],
  ['an alias inside its own anchor', 'procs: &p { a: *p }\n'],
  ['deep brackets', `procs: ${'['.repeat(5000)}`],
  ['deep mappings', `procs: ${'{a: '.repeat(3000)}1${'}'.repeat(3000)}`],
  ['a tag', 'procs: !!js/function "x"\n'],
  ['a complex key', 'procs: { ? [a, b] : c }\n'],
  ['a merge of itself', 'procs: &p\n  <<: *p\n  a: { shell: x }\n'],
])('%s: an answer without a crash', (_, source) => {
  checkOutcome('mprocs', source);
});
