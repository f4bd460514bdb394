/** The whole command line by yargs: help, errors with suggestions, and whatever `fast.ts` left alone. */
import yargs, { type Argv, type Options as YargsOption } from 'yargs';
import type { Command } from '../command.ts';
import { commands, groups } from '../commands.ts';
import { globalOptions, type Option, type Options } from '../options.ts';
import { allOptions, isFlag, type Parsed, type Raw } from './fast.ts';
import type { Located } from './locate.ts';

export type YargsAnswer =
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  | { readonly kind: 'help'; readonly text: string }
  /** The message is that of yargs. */
  | { readonly kind: 'wrong'; readonly message: string };

const globalGroup = 'Global options:';

export async function parseWithYargs(located: Located, columns: number): Promise<YargsAnswer> {
  let parsed: Parsed | null = null;
  const argv = [...located.words, ...flagsWithValue(located)];
  const cli = table(argv, columns, (made) => {
    parsed = made;
  });
  let output = '';
  try {
    await cli.parseAsync(argv, {}, (_error, _argv, text) => {
      output += text;
    });
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
  if (output !== '') return { kind: 'help', text: output };
  return parsed === null ? { kind: 'wrong', message: 'a command is missing' } : { kind: 'parsed', parsed };
}

/** yargs would take the word "true" behind a flag for its value. */
function flagsWithValue({ command, leading, rest }: Located): string[] {
  const options = allOptions(command?.options ?? {});
  const isKnown = (name: string): boolean => {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    return option !== undefined && isFlag(option);
  };
  let isBehindEnd = false;
  return [...leading, ...rest].map((word) => {
    isBehindEnd ||= word === '--';
    const [, no, name = ''] = /^--(no-)?([a-z-]+)$/.exec(word) ?? [];
    return isBehindEnd || !isKnown(name) ? word : `--${name}=${no === undefined}`;
  });
}

/** The help of everything, or of a group. */
export async function helpText(words: readonly string[], columns: number): Promise<string> {
  const answer = await parseWithYargs({ command: null, words, leading: [], rest: ['--help'] }, columns);
  return answer.kind === 'help' ? answer.text : '';
}

type Take = (parsed: Parsed) => void;

function table(argv: readonly string[], columns: number, take: Take): Argv {
  const cli = yargs([...argv])
    .scriptName('wzp')
    .locale('en')
    .usage('$0 COMMAND\n\nMakes a terminal multiplexer look as wezterm-parallel.yaml says.')
    .parserConfiguration({
      'boolean-negation': true,
      'camel-case-expansion': false,
      'dot-notation': false,
      // Off, it would also keep only the last value of a list; `valuesOf` takes the last of a scalar.
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .exitProcess(false)
    .fail(false)
    .version(false)
    .help('help')
    .alias('help', 'h')
    .wrap(Math.min(columns, 110))
    .strict()
    .demandCommand(1)
    .epilogue('`wzp COMMAND --help` has examples. `wzp explain CODE` explains a message.');
  for (const row of commands) if (!row.name.includes(' ')) addCommand(cli, row.name, row, take);
  for (const [group, describe] of Object.entries(groups)) {
    cli.command(group, describe, (inner) => {
      for (const row of commands)
        if (row.name.startsWith(`${group} `)) addCommand(inner, row.name.slice(group.length + 1), row, take);
      return addOptions(inner.demandCommand(1).strict(), globalOptions, globalGroup);
    });
  }
  return addOptions(cli, globalOptions, globalGroup);
}

function addCommand(cli: Argv, word: string, row: Command, take: Take): void {
  const slots = row.positionals.map(({ name, count }) => {
    const dots = count === 'any' || count === 'some' ? '..' : '';
    return count === 'one' || count === 'some' ? `<${name}${dots}>` : `[${name}${dots}]`;
  });
  cli.command(
    [word, ...slots].join(' '),
    row.describe,
    (inner) => {
      const all = allOptions(row.options);
      addOptions(inner, row.options, 'Options:');
      addOptions(
        inner,
        pick(all, (name) => !Object.hasOwn(row.options, name)),
        globalGroup,
      );
      for (const { name, describe, choices } of row.positionals)
        inner.positional(name, { describe, type: 'string', ...(choices && { choices }) });
      for (const [line, meaning] of row.examples) inner.example(line, meaning);
      return inner;
    },
    (argv: Readonly<Record<string, unknown>>) => {
      take({
        command: row,
        values: valuesOf(allOptions(row.options), argv),
        positionals: positionalsOf(row, argv),
      });
    },
  );
}

const pick = (options: Options, keep: (name: string) => boolean): Options =>
  Object.fromEntries(Object.entries(options).filter(([name]) => keep(name)));

function addOptions(cli: Argv, options: Options, group: string): Argv {
  for (const [name, option] of Object.entries(options)) cli.option(name, yargsOption(option, group));
  return cli;
}

function yargsOption(option: Option, group: string): YargsOption {
  const names = [...(option.short === undefined ? [] : [option.short]), ...(option.alias ?? [])];
  return {
    describe: option.describe,
    group,
    global: false, // each command states them anew, because its letters win
    alias: names,
    ...(isFlag(option)
      ? { type: 'boolean' }
      : { type: 'string', requiresArg: true, ...(option.kind === 'list' && { array: true }) }),
    ...(option.kind === 'choice' && { choices: option.choices }),
  };
}

function valuesOf(options: Options, argv: Readonly<Record<string, unknown>>): ReadonlyMap<string, Raw> {
  const values = new Map<string, Raw>();
  for (const [name, option] of Object.entries(options)) {
    const given = argv[name];
    const value: unknown = Array.isArray(given) && option.kind !== 'list' ? given.at(-1) : given;
    if (Array.isArray(value)) values.set(name, value.map(String));
    else if (typeof value === 'string' || typeof value === 'boolean') values.set(name, value);
  }
  return values;
}

function positionalsOf(row: Command, argv: Readonly<Record<string, unknown>>): string[] {
  const named = row.positionals.flatMap(({ name }) => wordsOf(argv[name]));
  // What stood behind `--` is not given to the named ones.
  return [...named, ...wordsOf(argv['_']).slice(row.name.split(' ').length)];
}

const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
