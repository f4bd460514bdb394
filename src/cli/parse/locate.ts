/**
 * Finds the command in an argv and brings the options into one form: `-f a.yaml`, `-fa.yaml` and `-f=a.yaml` all become
 * `--file=a.yaml`. Global options may stand before the command.
 */
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { commands, groups } from '../commands.ts';
import { globalOptions, type Options } from '../options.ts';
import { allOptions, parseArgsOptions } from './fast.ts';

export interface Located {
  readonly command: Command | null;
  /** The words of the command as they were written: `['state', 'list']`; empty when there is none. */
  readonly words: readonly string[];
  /** The options that stood before the command. */
  readonly leading: readonly string[];
  /** What stood behind it. */
  readonly rest: readonly string[];
}

export function locate(argv: readonly string[]): Located {
  const { words: leading, end } = inOneForm(argv, globalOptions, true);
  const [first, second] = argv.slice(end);
  if (first === undefined || first === '--')
    return { command: null, words: [], leading, rest: argv.slice(end) };
  const isPair = Object.hasOwn(groups, first) && second !== undefined && !second.startsWith('-');
  const words = isPair ? [first, second] : [first];
  const command = commands.find(({ name }) => name === words.join(' ')) ?? null;
  const behind = argv.slice(end + words.length);
  // An unknown word may be an external command, whose options are its own.
  const rest = command === null ? behind : inOneForm(behind, allOptions(command.options), false).words;
  return { command, words, leading, rest };
}

interface OneForm {
  readonly words: readonly string[];
  /** Index in `argv` behind the last word that was taken. */
  readonly end: number;
}

function inOneForm(argv: readonly string[], options: Options, untilPositional: boolean): OneForm {
  const words: string[] = [];
  const config = parseArgsOptions(options);
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option' && untilPositional) return { words, end: token.index };
    if (token.kind === 'positional') words.push(token.value);
    else if (token.kind === 'option-terminator') words.push('--');
    else {
      const name = Object.hasOwn(config, token.name) ? `--${token.name}` : token.rawName;
      if (token.value === undefined) words.push(name);
      else if (token.inlineValue)
        words.push(`${name}=${token.rawName.startsWith('--') ? token.value : token.value.replace(/^=/, '')}`);
      else if (token.value.startsWith('-'))
        words.push(name, token.value); // refused later: the value was forgotten
      else words.push(`${name}=${token.value}`);
    }
  }
  return { words, end: argv.length };
}
