/** Environment and arguments arrive byte for byte, whatever they are: checked against the real shells. */
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shCanExport } from '../../src/runner/environment.ts';
import { runFile } from '../../src/runner/run-file.ts';
import { need, plain, shells, World } from './pane.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      '\\',
      '\n',
      '\r',
      '$',
      '`',
      '!',
      ' ',
      '\t',
      '*',
      '~',
      '=',
      '#',
      '\x01',
      '\x7f',
      '\x81',
      'é',
      '😀',
    ),
    maxLength: 40,
  }),
);
const value = text.map((each) => Buffer.from(each.replaceAll('\0', '')).toString());
const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/),
  fc.constantFrom(
    'dir',
    'gen',
    'code',
    'sh',
    'child',
    'IFS',
    'OPTIND',
    'UID',
    'EUID',
    'PPID',
    'RANDOM',
    'SECONDS',
    'LINENO',
    'PS1',
    'PS4',
    'ENV',
    'CDPATH',
    'LC_ALL',
    'LANG',
    'POSIXLY_CORRECT',
    'a.b',
    'a-b',
    'x y',
    'é',
    '1',
    'wzp__part',
    'SHELLOPTS',
    'HOME',
    'MAIL',
  ),
);

describe.each(shells)('under %s', (shellName) => {
  it('environment and arguments are exactly those asked for', () => {
    const world = new World(shellName);
    const dir = mkdtempSync(join(tmpdir(), "wzp exact'"));
    try {
      const ask = (
        environment: Record<string, string>,
        words: readonly string[],
        program: string[],
      ): Buffer => {
        const process = { kind: 'argv', argv: [...program, ...words].map(plain) } as const;
        writeFileSync(
          join(dir, 'run.1'),
          need(runFile('dev/api', world.request({ process }), environment, '/none')),
        );
        const result = spawnSync(
          world.sh,
          [new URL('../../src/runner/child.sh', import.meta.url).pathname, dir, '1', '1', '0022', 'main'],
          { env: {}, stdio: ['ignore', 'pipe', 'ignore'] },
        );
        expect(result.status).toBe(0);
        return result.stdout;
      };
      fc.assert(
        fc.property(
          fc.dictionary(name, value, { maxKeys: 12, noNullPrototype: true }),
          fc.array(value, { maxLength: 6 }),
          (variables, words) => {
            const environment = { ...variables, PATH: '/usr/bin:/bin' };
            const seen = ask(environment, [], ['/usr/bin/env', '-0']).toString().split('\0').slice(0, -1);
            // What bash puts into everything that it starts; PWD is the pane's directory.
            const own = seen.filter((pair) => !/^(?:_|SHLVL|PWD)=/.test(pair)).sort();
            expect(own).toEqual(
              Object.entries(environment)
                .filter(([key]) => !/^(?:_|SHLVL|PWD)$/.test(key))
                .map(([key, each]) => `${key}=${each}`)
                .sort(),
            );
            const printed = ask(environment, ['', ...words], ['/usr/bin/printf', '%s\\0'])
              .toString()
              .split('\0')
              .slice(0, -1);
            expect(printed).toEqual(['', ...words]);
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      rmSync(dir, { recursive: true, force: true });
      world.close();
    }
  });
});

it('what no process can receive is refused by name, never by value', () => {
  const world = new World(shells[0] ?? 'dash');
  try {
    const refusal = (environment: Record<string, string>, words: string[] = ['true']): string[] => {
      const outcome = runFile(
        'dev/api',
        world.request({ process: { kind: 'argv', argv: words.map(plain) } }),
        environment,
        '/none',
      );
      return outcome.ok ? [] : outcome.diagnostics.map((each) => `${each.code} ${each.message}`);
    };
    expect(refusal({ A: 'secret\0' })).toEqual(['WZP5001 the variable A contains a NUL character']);
    expect(refusal({ A: 'x'.repeat(131_069) })).toEqual([]);
    expect(refusal({ A: 'x'.repeat(131_070) })).toEqual([
      'WZP5001 the variable A is too long (131073 bytes)',
    ]);
    expect(refusal({ 'A=B': 'x' })).toEqual(['WZP5001 "A=B" cannot be the name of a variable']);
    expect(refusal({}, ['true', 'secret\0'])).toEqual([
      'WZP5001 word 2 of the command contains a NUL character',
    ]);
    expect(refusal({}, [])).toEqual(['WZP5001 the command has no program']);
    expect(shCanExport('PATH') && !shCanExport('UID') && !shCanExport('a-b')).toBe(true);
  } finally {
    world.close();
  }
});
