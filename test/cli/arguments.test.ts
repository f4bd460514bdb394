import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { camelCase, globalOptions, variableOf } from '../../src/cli/options.ts';
import { checkArguments } from '../../src/cli/parse/check.ts';
import { allOptions, isFlag, parseFast, type Parsed } from '../../src/cli/parse/fast.ts';
import { locate } from '../../src/cli/parse/locate.ts';
import { parseWithYargs } from '../../src/cli/parse/yargs.ts';

const defaults = {
  file: [],
  directory: null,
  backend: null,
  weztermSocket: null,
  tmuxSocket: null,
  size: null,
  json: false,
  verbose: false,
  quiet: false,
  trace: false,
  color: null,
};
const selectors = { target: [], exclude: [], replace: [] };
const planDefaults = {
  ...defaults,
  ...selectors,
  out: null,
  detailedExitcode: false,
  destroy: false,
  live: null,
  since: null,
  markdown: false,
};
const applyDefaults = {
  ...defaults,
  ...selectors,
  yes: false,
  dryRun: false,
  fit: false,
  allowBusy: false,
  planfile: null,
};

/** Without blanks: help is wrapped for a width. */
const bare = (text: string): string => text.replace(/\s+/g, '');

async function slow(argv: readonly string[]): Promise<Parsed> {
  const answer = await parseWithYargs(locate(argv), 80);
  if (answer.kind !== 'parsed') throw new Error(JSON.stringify(answer));
  return answer.parsed;
}

function read(
  parsed: Parsed,
  env: Record<string, string> = {},
): { name: string; args: unknown; problems: string[] } {
  const { args, diagnostics } = checkArguments(parsed, env, ':');
  return { name: parsed.command.name, args, problems: diagnostics.map(({ message }) => message) };
}

const rows: Record<string, { argv: string[]; name: string; args: unknown }> = {
  'a bare command': { argv: ['plan'], name: 'plan', args: planDefaults },
  'long options with and without =': {
    argv: ['plan', '--out', 'a b', '--detailed-exitcode', '--live=panes.json'],
    name: 'plan',
    args: { ...planDefaults, out: 'a b', detailedExitcode: true, live: 'panes.json' },
  },
  'repeated and short selectors': {
    argv: ['plan', '-t', 'dev/api', '--target', 'ops', '--exclude=dev/db', '-tdev/web', '-t=dev/x'],
    name: 'plan',
    args: { ...planDefaults, target: ['dev/api', 'ops', 'dev/web', 'dev/x'], exclude: ['dev/db'] },
  },
  'a selector takes one address, not the plan file behind it': {
    argv: ['apply', '--target', 'dev/api', 'saved.plan'],
    name: 'apply',
    args: { ...applyDefaults, target: ['dev/api'], planfile: 'saved.plan' },
  },
  'three names for yes': {
    argv: ['apply', '--auto-approve'],
    name: 'apply',
    args: { ...applyDefaults, yes: true },
  },
  'short yes': { argv: ['apply', '-y'], name: 'apply', args: { ...applyDefaults, yes: true } },
  'the last of two scalars wins': {
    argv: ['plan', '--out', 'one', '--out', 'two'],
    name: 'plan',
    args: { ...planDefaults, out: 'two' },
  },
  'global options before the command': {
    argv: ['-f', 'a.yaml', '-fb.yaml', '-C', 'sub', '--json', 'plan', '-f', 'c.yaml'],
    name: 'plan',
    args: { ...planDefaults, file: ['a.yaml', 'b.yaml', 'c.yaml'], directory: 'sub', json: true },
  },
  '-f before logs is the file, behind it follows': {
    argv: ['-f', 'a.yaml', 'logs', '-f', '--lines', '50', 'dev/api', 'dev/db'],
    name: 'logs',
    args: {
      ...defaults,
      file: ['a.yaml'],
      follow: true,
      lines: 50,
      since: null,
      grep: null,
      address: ['dev/api', 'dev/db'],
    },
  },
  'two words': {
    argv: ['state', 'show', 'dev/api'],
    name: 'state show',
    args: { ...defaults, address: 'dev/api' },
  },
  'a size': {
    argv: ['plan', '--size', '200x50'],
    name: 'plan',
    args: { ...planDefaults, size: { cols: 200, rows: 50 } },
  },
  'no colour': { argv: ['plan', '--no-color'], name: 'plan', args: { ...planDefaults, color: false } },
  'an address that looks like a number stays a word': {
    argv: ['focus', '007'],
    name: 'focus',
    args: { ...defaults, address: '007' },
  },
  'words behind -- are no options': {
    argv: ['validate', '--', '--odd.yaml'],
    name: 'validate',
    args: { ...defaults, format: null, strict: false, spec: ['--odd.yaml'] },
  },
};

describe('a command line', () => {
  for (const [title, { argv, name, args }] of Object.entries(rows)) {
    it(`${title}: read alike by both parsers`, async () => {
      const fast = parseFast(locate(argv));
      expect(fast === null ? 'left to yargs' : read(fast)).toEqual({ name, args, problems: [] });
      expect(read(await slow(argv))).toEqual({ name, args, problems: [] });
    });
  }

  it('gives the same by the fast parser and by yargs, whatever well-formed words it has', async () => {
    await fc.assert(
      fc.asyncProperty(wellFormed, async (argv) => {
        const fast = parseFast(locate(argv));
        expect(fast).not.toBeNull();
        expect(read(fast!)).toEqual(read(await slow(argv)));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([
    ['an option that nobody knows', ['plan', '--nonsense']],
    ['an option without its value', ['plan', '--out']],
    ['a flag with a value', ['plan', '--json=true']],
    ['help', ['plan', '--help']],
  ])('is left to yargs: %s', (_title, argv) => {
    expect(parseFast(locate(argv))).toBeNull();
  });
});

describe('values', () => {
  const wrong: Record<string, { argv: string[]; env?: Record<string, string>; problems: string[] }> = {
    size: {
      argv: ['plan', '--size', '80'],
      problems: ['--size: "80" is not a size in cells such as 200x50'],
    },
    'size of nothing': {
      argv: ['plan', '--size', '0x5'],
      problems: ['--size: "0x5" is not a size in cells such as 200x50'],
    },
    backend: {
      argv: ['plan', '--backend', 'screen'],
      problems: ['--backend: "screen" is not one of wezterm, tmux, auto'],
    },
    lines: { argv: ['logs', '--lines=-1', 'a'], problems: ['--lines: "-1" is not a whole number'] },
    'empty value': { argv: ['plan', '--out='], problems: ['--out: a FILE is missing'] },
    'missing address': { argv: ['stop'], problems: ['ADDRESS is missing'] },
    'one too many': { argv: ['focus', 'a', 'b'], problems: ['unexpected argument "b"'] },
    'unknown shell': { argv: ['completion', 'tcsh'], problems: ['"tcsh" is not one of bash, zsh, fish'] },
    'several at once': {
      argv: ['plan', '--size', 'big', 'x'],
      env: { WZP_BACKEND: 'gnome' },
      problems: [
        'WZP_BACKEND: "gnome" is not one of wezterm, tmux, auto',
        '--size: "big" is not a size in cells such as 200x50',
        'unexpected argument "x"',
      ],
    },
    variable: {
      argv: ['plan'],
      env: { WZP_SIZE: 'x' },
      problems: ['WZP_SIZE: "x" is not a size in cells such as 200x50'],
    },
    'flag variable': {
      argv: ['plan'],
      env: { WZP_JSON: 'perhaps' },
      problems: ['WZP_JSON: "perhaps" is neither true nor false'],
    },
  };
  for (const [title, { argv, env, problems }] of Object.entries(wrong)) {
    it(`that do not fit are named with where they came from: ${title}`, () => {
      expect(read(parseFast(locate(argv))!, env).problems).toEqual(problems);
    });
  }

  it('come from a variable for each global option, and an option wins over it', () => {
    const env = {
      WZP_FILE: 'a.yaml:b.yaml',
      WZP_DIRECTORY: '/tmp',
      WZP_BACKEND: 'tmux',
      WZP_WEZTERM_SOCKET: '/w',
      WZP_TMUX_SOCKET: 'name',
      WZP_SIZE: '80x24',
      WZP_JSON: '1',
      WZP_VERBOSE: 'yes',
      WZP_QUIET: 'off',
      WZP_TRACE: 'true',
      WZP_COLOR: '0',
    };
    expect(Object.keys(env).sort()).toEqual(Object.keys(globalOptions).map(variableOf).sort());
    const args = {
      ...planDefaults,
      file: ['a.yaml', 'b.yaml'],
      directory: '/tmp',
      backend: 'tmux',
      weztermSocket: '/w',
      tmuxSocket: 'name',
      size: { cols: 80, rows: 24 },
      json: true,
      verbose: true,
      quiet: false,
      trace: true,
      color: false,
    };
    expect(read(parseFast(locate(['plan']))!, env)).toEqual({ name: 'plan', args, problems: [] });
    const own = ['plan', '--backend', 'wezterm', '--no-json', '-f', 'c.yaml', '--color'];
    expect(read(parseFast(locate(own))!, env).args).toEqual({
      ...args,
      backend: 'wezterm',
      json: false,
      file: ['c.yaml'],
      color: true,
    });
  });

  it('of an empty variable are those of none', () => {
    expect(read(parseFast(locate(['plan']))!, { WZP_SIZE: '', WZP_JSON: '', WZP_FILE: '' })).toEqual({
      name: 'plan',
      args: planDefaults,
      problems: [],
    });
  });
});

describe('the table', () => {
  it('has no two options of one name or letter in a command', () => {
    for (const row of commands) {
      const names = Object.entries(allOptions(row.options)).flatMap(([name, option]) => [
        name,
        ...(option.alias ?? []),
        ...(option.short === undefined ? [] : [option.short]),
      ]);
      expect(new Set(names).size, row.name).toBe(names.length);
    }
  });

  it('lets no positional hide an option of the same name', () => {
    const hidden = commands.flatMap((row) =>
      row.positionals
        .filter(({ name }) => name in allOptions(row.options))
        .map(({ name }) => `${row.name} ${name}`),
    );
    expect(hidden).toEqual([]);
  });

  it('gives each command a help with an example', async () => {
    for (const row of commands) {
      const answer = await parseWithYargs(locate([...row.name.split(' '), '--help']), 100);
      const text = bare(answer.kind === 'help' ? answer.text : '');
      expect(text).toContain(bare(row.describe));
      expect(text).toContain('Examples:');
      for (const [line] of row.examples) expect(text).toContain(bare(line));
    }
  });
});

/** Words that every command takes: options in any order before and behind the positionals. */
const wellFormed = fc
  .constantFrom(...commands)
  .chain((row) =>
    fc.tuple(fc.constant(row), fc.array(optionOf(row), { maxLength: 4 }), positionalsOf(row), fc.boolean()),
  )
  .map(([row, options, positionals, optionsFirst]) => {
    const words = optionsFirst ? [...options.flat(), ...positionals] : [...positionals, ...options.flat()];
    return [...row.name.split(' '), ...words];
  });

const word = fc.constantFrom(
  'dev/api',
  'dev:code',
  'ops',
  'a b',
  '12',
  '0x10',
  'käse',
  'a=b',
  "it's",
  '$HOME',
  'true',
);

function optionOf(row: Command): fc.Arbitrary<string[]> {
  return fc.constantFrom(...Object.entries(allOptions(row.options))).chain(([name, option]) => {
    if (isFlag(option)) return fc.constantFrom([`--${name}`], [`--no-${name}`]);
    const value =
      option.kind === 'choice'
        ? fc.constantFrom(...option.choices)
        : option.kind === 'size'
          ? fc.constantFrom('80x24', '1x1')
          : option.kind === 'count'
            ? fc.constantFrom('0', '17')
            : word;
    return fc
      .tuple(value, fc.boolean())
      .map(([text, inline]) => (inline ? [`--${name}=${text}`] : [`--${name}`, text]));
  });
}

function positionalsOf(row: Command): fc.Arbitrary<string[]> {
  const parts = row.positionals.map(({ count, choices }) => {
    const one = choices === undefined ? word : fc.constantFrom(...choices);
    const most = count === 'any' || count === 'some' ? 3 : 1;
    return fc.array(one, { minLength: count === 'one' || count === 'some' ? 1 : 0, maxLength: most });
  });
  return fc.tuple(...parts).map((lists) => lists.flat());
}

it('names arguments in camel case', () => {
  expect(camelCase('detailed-exitcode')).toBe('detailedExitcode');
});
