/** The manual page `wzp(1)` from the command table, in the man macros that every Unix has. */
import { commands } from './commands.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit.ts';
import { globalOptions, type Option, type Options, variableOf } from './options.ts';

export function manualPage(version: string): string {
  const lines = [
    '.\\" Made from the command table by script/generate.mjs.',
    `.TH WZP 1 "" "wezterm-parallel ${version}" "User Commands"`,
    '.SH NAME',
    'wzp \\- make a terminal multiplexer look as wezterm\\-parallel.yaml says',
    '.SH SYNOPSIS',
    '.B wzp',
    '.RI [ OPTION ]... " COMMAND " [ ARGUMENT ]...',
    '.SH DESCRIPTION',
    text(
      'A repository commits wezterm-parallel.yaml. It says which workspaces exist, how their tabs are split, and what runs in each pane. wzp plan compares that with what is running and shows what it would do and why; wzp apply does exactly that, and never stops a process that may stay. It works on WezTerm and on tmux.',
    ),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH GLOBAL OPTIONS',
    text('Every command takes these; each is also read from an environment variable.'),
    ...optionLines(globalOptions, true),
    '.SH EXIT STATUS',
    ...exitLines(),
    '.SH FILES',
    ...files.flatMap(([path, meaning]) => ['.TP', `.I ${escaped(path)}`, text(meaning)]),
    '.SH SEE ALSO',
    '.BR tmux (1)',
    text(
      'wzp COMMAND --help has examples, wzp explain CODE explains a message, wzp schema docs explains the keys of the spec.',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const files: readonly (readonly [string, string])[] = [
  ['wezterm-parallel.yaml', 'The spec, in the working directory or the nearest parent.'],
  ['wezterm-parallel.local.yaml', 'Personal changes beside it, not committed.'],
  [
    '$XDG_CONFIG_HOME/wezterm-parallel/',
    'The spec that is used without a project, and templates/ of your own.',
  ],
  ['$XDG_STATE_HOME/wezterm-parallel/', 'State files, a folder for each project.'],
  ['$XDG_RUNTIME_DIR/wezterm-parallel/', 'Locks, records of processes, sockets.'],
];

const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'Done.',
  failed: 'It could not be done; for validate: there are findings.',
  changes: 'With --detailed-exitcode: there are changes. For validate: a file could not be read.',
  changesThatStop: 'With --detailed-exitcode: there are changes, and some of them stop a running process.',
  stalePlan: 'The saved plan is stale.',
  locked: 'Another run holds the lock.',
  usage: 'Wrong usage.',
  interrupted: 'Interrupted; the state is consistent.',
};

const exitLines = (): string[] =>
  Object.entries(exitCodes).flatMap(([name, code]) => [
    '.TP',
    `.B ${code}`,
    text(exitMeanings[name as keyof typeof exitCodes]), // a key of the same table
  ]);

function commandLines({ name, describe, positionals, options, examples }: Command): string[] {
  const words = positionals.map(({ name: word, count }) => {
    const shown = `${word.toUpperCase()}${count === 'any' || count === 'some' ? '...' : ''}`;
    return count === 'one' || count === 'some' ? shown : `[${shown}]`;
  });
  return [
    `.SS "${escaped(['wzp', name, ...words].join(' '))}"`,
    text(`${describe}.`),
    ...positionals.flatMap((one) => [
      '.TP',
      `.I ${escaped(one.name.toUpperCase())}`,
      text(`${one.describe}.`),
    ]),
    ...optionLines(options, false),
    ...examples.flatMap(([line, meaning]) => ['.TP', `.B ${escaped(line)}`, text(`${meaning}.`)]),
  ];
}

function optionLines(options: Options, withVariable: boolean): string[] {
  return Object.entries<Option>(options).flatMap(([name, option]) => {
    const long = [name, ...(option.alias ?? [])].map((one) => `--${one}${valueOf(option)}`);
    const all = option.short === undefined ? long : [`-${option.short}`, ...long];
    const variable = withVariable ? ` (${variableOf(name)})` : '';
    return ['.TP', `.B ${escaped(all.join(', '))}`, text(`${option.describe}.${variable}`)];
  });
}

function valueOf(option: Option): string {
  switch (option.kind) {
    case 'flag':
    case 'switch':
      return '';
    case 'choice':
      return ` ${option.choices.join('|')}`;
    case 'text':
    case 'list':
    case 'count':
    case 'size':
      return ` ${option.value}`;
  }
}

/** A backslash, a hyphen, and a dot or an apostrophe at the start of a line have a meaning for roff. */
const escaped = (words: string): string =>
  words.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');

const text = (words: string): string =>
  escaped(words)
    .replace(/^(?=[.'])/, '\\&')
    .replace(/\.\.$/, '.');
