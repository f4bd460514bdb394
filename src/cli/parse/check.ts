/** Checks the values of a command line and of the `WZP_…` variables, and makes the arguments of the handler from them. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Extent } from '../../layout/tree.ts';
import type { Command } from '../command.ts';
import { camelCase, globalOptions, type GlobalArguments, type Option, variableOf } from '../options.ts';
import type { Parsed, Raw } from './fast.ts';

type Value = string | boolean | number | Extent | readonly string[] | null;
type Env = Readonly<Record<string, string | undefined>>;

export interface CheckedArguments {
  /** Shaped as the command's own `…Arguments` type says. */
  readonly args: GlobalArguments & Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly Diagnostic[];
}

export function checkArguments(parsed: Parsed, env: Env, listSeparator: string): CheckedArguments {
  const args: Record<string, Value> = {};
  const problems: string[] = [];
  const read = (name: string, option: Option, raw: Raw | undefined, from: string): void => {
    const value = valueOf(option, raw);
    if (value === undefined) problems.push(`${from}: ${complaint(option, raw)}`);
    args[camelCase(name)] = value ?? null;
  };
  for (const [name, option] of Object.entries<Option>(parsed.command.options))
    read(name, option, parsed.values.get(name), `--${name}`);
  for (const [name, option] of Object.entries<Option>(globalOptions)) {
    const given = parsed.values.get(name);
    if (given === undefined) {
      const variable = variableOf(name);
      read(name, option, fromVariable(option, env[variable], listSeparator), variable);
    } else read(name, option, given, `--${name}`);
  }
  problems.push(...readPositionals(parsed.command, parsed.positionals, args));
  return {
    args: args as CheckedArguments['args'], // the table made both the keys here and the types of the handlers
    diagnostics: problems.map((message) => usageError(message, parsed.command.name)),
  };
}

export const usageError = (message: string, name: string): Diagnostic => ({
  code: 'WZP6002',
  severity: 'error',
  message,
  hint: `\`${name === '' ? 'wzp' : `wzp ${name}`} --help\` shows what it takes`,
});

/** `undefined`: the raw value does not fit. */
function valueOf(option: Option, raw: Raw | undefined): Value | undefined {
  switch (option.kind) {
    case 'flag':
      return raw === undefined ? false : typeof raw === 'boolean' ? raw : undefined;
    case 'switch':
      return raw === undefined ? null : typeof raw === 'boolean' ? raw : undefined;
    case 'list': {
      const list = raw === undefined ? [] : typeof raw === 'object' ? raw : [String(raw)];
      return list.includes('') ? undefined : list;
    }
    case 'text':
      return raw === undefined ? null : typeof raw === 'string' && raw !== '' ? raw : undefined;
    case 'choice':
      return raw === undefined
        ? null
        : typeof raw === 'string' && option.choices.includes(raw)
          ? raw
          : undefined;
    case 'count':
      return raw === undefined
        ? null
        : typeof raw === 'string' && /^\d{1,9}$/.test(raw)
          ? Number(raw)
          : undefined;
    case 'size':
      return raw === undefined ? null : typeof raw === 'string' ? sizeOf(raw) : undefined;
  }
}

function sizeOf(text: string): Extent | undefined {
  const match = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(text);
  return match === null ? undefined : { cols: Number(match[1]), rows: Number(match[2]) };
}

function complaint(option: Option, raw: Raw | undefined): string {
  const shown = typeof raw === 'string' ? `"${raw}"` : String(raw);
  switch (option.kind) {
    case 'flag':
    case 'switch':
      return `${shown} is neither true nor false`;
    case 'choice':
      return `${shown} is not one of ${option.choices.join(', ')}`;
    case 'count':
      return `${shown} is not a whole number`;
    case 'size':
      return `${shown} is not a size in cells such as 200x50`;
    case 'list':
    case 'text':
      return `a ${option.value} is missing`;
  }
}

const words: Readonly<Record<string, boolean>> = {
  1: true,
  true: true,
  yes: true,
  on: true,
  0: false,
  false: false,
  no: false,
  off: false,
};

/** An empty variable is one that is not set. */
function fromVariable(option: Option, text: string | undefined, listSeparator: string): Raw | undefined {
  if (text === undefined || text === '') return undefined;
  if (option.kind === 'list') return text.split(listSeparator).filter((part) => part !== '');
  if (option.kind === 'flag' || option.kind === 'switch') return words[text.toLowerCase()] ?? text;
  return text;
}

function readPositionals(command: Command, given: readonly string[], args: Record<string, Value>): string[] {
  const problems: string[] = [];
  const left = [...given];
  for (const { name, count, choices } of command.positionals) {
    const many = count === 'any' || count === 'some';
    const taken = left.splice(0, many ? left.length : 1);
    if (taken.length === 0 && (count === 'one' || count === 'some'))
      problems.push(`${name.toUpperCase()} is missing`);
    if (taken.includes('')) problems.push(`${name.toUpperCase()} is empty`);
    for (const word of taken)
      if (choices !== undefined && word !== '' && !choices.includes(word))
        problems.push(`"${word}" is not one of ${choices.join(', ')}`);
    args[camelCase(name)] = many ? taken : (taken[0] ?? null);
  }
  if (left[0] !== undefined) problems.push(`unexpected argument "${left[0]}"`);
  return problems;
}
