/**
 * Reads well-formed command lines without yargs, which would cost as much as the rest of the start-up. Whatever it does not
 * understand, it leaves to `yargs.ts`; where it answers, both must give the same (a test holds them together).
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { globalOptions, type Options } from '../options.ts';
import type { Command } from '../command.ts';
import type { Located } from './locate.ts';

export type Raw = string | boolean | readonly string[];

/** A command line whose words are known to fit the table; their values are still to be checked (`check.ts`). */
export interface Parsed {
  readonly command: Command;
  /** Long option name → value. */
  readonly values: ReadonlyMap<string, Raw>;
  readonly positionals: readonly string[];
}

/** The options that a command takes: its own, then the global ones without the letters that it claims for itself. */
export function allOptions(own: Options): Options {
  const letters = new Set(Object.values(own).map((option) => option.short));
  const all: Record<string, Options[string]> = { ...own };
  for (const [name, option] of Object.entries<Options[string]>(globalOptions)) {
    const { short, ...rest } = option;
    all[name] = short !== undefined && letters.has(short) ? rest : option;
  }
  return all;
}

export const isFlag = (option: Options[string]): boolean =>
  option.kind === 'flag' || option.kind === 'switch';

export function parseArgsOptions(options: Options): NonNullable<ParseArgsConfig['options']> {
  const result: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, option] of Object.entries(options)) {
    const config = { type: isFlag(option) ? 'boolean' : 'string', multiple: option.kind === 'list' } as const;
    result[name] = option.short === undefined ? config : { ...config, short: option.short };
    for (const alias of option.alias ?? []) result[alias] = config;
  }
  return result;
}

export function parseFast({ command, leading, rest }: Located): Parsed | null {
  if (command === null) return null;
  const options = allOptions(command.options);
  let result;
  try {
    result = parseArgs({
      args: [...leading, ...rest],
      options: parseArgsOptions(options),
      strict: true,
      allowPositionals: true,
      allowNegative: true,
    });
  } catch {
    return null;
  }
  const values = new Map<string, Raw>();
  for (const [name, option] of Object.entries(options)) {
    for (const key of [name, ...(option.alias ?? [])]) {
      const value = result.values[key];
      if (value !== undefined) values.set(name, value as Raw); // the config above has no other types
    }
  }
  return { command, values, positionals: result.positionals };
}
