/** Names what is wrong with a command line, with the nearest right word, where the table alone can tell. */
import { parseArgs } from 'node:util';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { closest } from '../../spec/suggest.ts';
import { commands, groups } from '../commands.ts';
import { globalOptions, type Option } from '../options.ts';
import { usageError } from './check.ts';
import { allOptions, isFlag, parseArgsOptions } from './fast.ts';
import type { Located } from './locate.ts';

/** An unknown word for a command is named first; that none is there at all, last. */
export function mistakeIn(located: Located): Diagnostic | null {
  return located.words.length === 0
    ? (mistakenOption(located) ?? mistakenCommand(located))
    : (mistakenCommand(located) ?? mistakenOption(located));
}

function mistakenCommand({ command, words }: Located): Diagnostic | null {
  if (command !== null) return null;
  const [first, second] = words;
  const isGroup = first !== undefined && Object.hasOwn(groups, first);
  if (first === undefined || (isGroup && second === undefined))
    return usageError('a command is missing', first ?? '');
  const names = commands.map(({ name }) => name);
  const close = isGroup
    ? closest(
        words.join(' '),
        names.filter((name) => name.startsWith(`${first} `)),
      )
    : closest(first, [...names.filter((name) => !name.includes(' ')), ...Object.keys(groups), 'help']);
  return {
    code: 'WZP6001',
    severity: 'error',
    message: `unknown command "${words.join(' ')}"`,
    hint:
      close === null
        ? `\`${isGroup ? `wzp ${first}` : 'wzp'} --help\` lists the commands`
        : `did you mean \`wzp ${close}\`?`,
  };
}

function mistakenOption({ command, leading, rest }: Located): Diagnostic | null {
  const options = command === null ? globalOptions : allOptions(command.options);
  const byName = new Map<string, Option>();
  for (const [name, option] of Object.entries<Option>(options))
    for (const one of [name, ...(option.alias ?? [])]) byName.set(one, option);
  const { tokens } = parseArgs({
    args: [...leading, ...rest],
    options: parseArgsOptions(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'help' || token.name === 'h') continue;
    const positive = token.rawName.startsWith('--no-')
      ? byName.get(token.name.replace(/^no-/, ''))
      : undefined;
    const option =
      byName.get(token.name) ?? (positive !== undefined && isFlag(positive) ? positive : undefined);
    const problem =
      option === undefined
        ? { message: `unknown option ${token.rawName}`, hint: nearest(token.rawName, [...byName.keys()]) }
        : isFlag(option) && token.value !== undefined && token.value !== 'true' && token.value !== 'false'
          ? { message: `${token.rawName}: "${token.value}" is neither true nor false`, hint: null }
          : !isFlag(option) && token.value === undefined
            ? { message: `${token.rawName}: a value is missing`, hint: null }
            : null;
    if (problem === null) continue;
    const error = usageError(problem.message, command?.name ?? '');
    return problem.hint === null ? error : { ...error, hint: `${problem.hint}; ${error.hint}` };
  }
  return null;
}

function nearest(written: string, names: readonly string[]): string | null {
  const close = closest(written.replace(/^-+/, ''), names);
  return close === null ? null : `did you mean --${close}?`;
}
