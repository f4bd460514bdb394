/** Reads the words after a command name as the real command line does, with its usage errors word for word. */
import type { Grammar, Option, Positional, ValueType } from './grammar.ts';

export interface Parsed {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly words: readonly string[];
}

export type Reading =
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  | { readonly kind: 'help' }
  /** Standard error without its final newline; exit status 2. */
  | { readonly kind: 'usage'; readonly stderr: string };

class UsageError extends Error {}

const HELP_HINT = "\n\nFor more information, try '--help'.";
export const DIRECTIONS = ['Up', 'Down', 'Left', 'Right', 'Next', 'Prev'];

export function usageError(message: string, usage: string | null): { kind: 'usage'; stderr: string } {
  return {
    kind: 'usage',
    stderr: `error: ${message}${usage === null ? '' : `\n\nUsage: ${usage}`}${HELP_HINT}`,
  };
}

const placeholder = (option: Option): string => option.long.toUpperCase().replaceAll('-', '_');
export const shown = (option: Option): string =>
  option.value === undefined ? `--${option.long}` : `--${option.long} <${placeholder(option)}>`;
const shownPositional = (positional: Positional, used: boolean): string => {
  const dots = positional.rest === true ? '...' : '';
  return used || positional.required ? `<${positional.name}>${dots}` : `[${positional.name}]${dots}`;
};

export function readArguments(grammar: Grammar, words: readonly string[]): Reading {
  try {
    return new Reader(grammar).read(words);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'usage', stderr: error.message };
    throw error;
  }
}

class Reader {
  /** Names in order of appearance: option names, and the positional's name. */
  readonly #seen: string[] = [];
  readonly #values: Record<string, string> = {};
  readonly #words: string[] = [];
  #pending: { option: Option; value: string | null } | null = null;

  constructor(readonly grammar: Grammar) {}

  read(words: readonly string[]): Reading {
    let literal = false;
    for (const word of words) {
      if (literal) {
        this.#positional(word);
      } else if (
        this.#pending?.value === null &&
        (this.#pending.option.hyphen === true || !looksLikeOption(word))
      ) {
        this.#pending.value = word;
      } else if (word === '--') {
        literal = true;
      } else if (word.startsWith('--')) {
        if (this.#long(word)) return { kind: 'help' };
      } else if (looksLikeOption(word)) {
        if (word.startsWith('-h')) return { kind: 'help' };
        this.#unexpected(word.slice(0, 2), [], null);
      } else {
        this.#positional(word);
        literal = this.grammar.positional?.rest === true;
      }
    }
    this.#flush();
    this.#checkConflicts();
    this.#checkRequired();
    return {
      kind: 'parsed',
      parsed: {
        name: this.grammar.name,
        values: this.#values,
        flags: this.#seen.filter((name) => this.#option(name)?.value === undefined),
        words: this.#words,
      },
    };
  }

  /** True: help was asked for. */
  #long(word: string): boolean {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
    const inline = equals < 0 ? null : word.slice(equals + 1);
    if (name === 'help') {
      if (inline !== null) this.#tooMany('--help', inline, '--help');
      this.#flush();
      return true;
    }
    const option = this.#option(name);
    if (option === undefined) this.#unknown(`--${name}`);
    if (option.value === undefined && inline !== null) {
      this.#tooMany(shown(option), inline, this.#seen.length > 0 ? this.#group() : this.#usage([name]));
    }
    this.#flush();
    if (option.value === undefined) {
      this.#store(option);
    } else {
      this.#pending = { option, value: inline };
      if (inline !== null) this.#flush();
    }
    return false;
  }

  #store(option: Option, value?: string): void {
    if (this.#seen.includes(option.long)) {
      throw this.#fail(`the argument '${shown(option)}' cannot be used multiple times`, this.#usage([]));
    }
    this.#seen.push(option.long);
    if (value !== undefined) this.#values[option.long] = value;
  }

  #flush(): void {
    const pending = this.#pending;
    const { positional } = this.grammar;
    this.#pending = null;
    if (positional !== undefined && this.#words.length > 0 && !this.#seen.includes(positional.name)) {
      this.#checkWords();
      this.#seen.push(positional.name);
    }
    if (pending === null) return;
    const { option, value } = pending;
    if (value === null)
      throw this.#fail(`a value is required for '${shown(option)}' but none was supplied`, null);
    if (this.#seen.includes(option.long)) this.#store(option);
    this.#checkValue(option.value ?? 'text', value, shown(option));
    this.#store(option, value);
  }

  #positional(word: string): void {
    const { positional } = this.grammar;
    if (positional === undefined || (positional.rest !== true && this.#words.length > 0)) {
      throw this.#fail(`unexpected argument '${word}' found`, this.#usage([]));
    }
    if (this.#words.length === 0) this.#flush();
    this.#words.push(word);
  }

  #checkWords(): void {
    const { positional } = this.grammar;
    if (positional === undefined) return;
    for (const word of this.#words)
      this.#checkValue(positional.type, word, shownPositional(positional, true));
  }

  #checkValue(type: ValueType, value: string, what: string): void {
    if (type === 'direction') {
      if (DIRECTIONS.some((known) => known.toLowerCase() === value.toLowerCase())) return;
      const names = DIRECTIONS.map((known) => `"${known}"`).join(', ');
      throw new UsageError(`error: invalid direction ${value}, possible values are [${names}]`);
    }
    const problem = problemOf(type, value);
    if (problem !== null) throw this.#fail(`invalid value '${value}' for '${what}': ${problem}`, null);
  }

  #checkConflicts(): void {
    const { positional } = this.grammar;
    for (const name of this.#seen) {
      const against = this.#namesInOrder().filter(
        (other) =>
          this.#seen.includes(other) &&
          (this.#conflicts(name).includes(other) || this.#conflicts(other).includes(name)),
      );
      if (against.length === 0) continue;
      const names = against.map((other) => this.#shownName(other, false));
      const list =
        names.length === 1 ? ` '${names[0]}'` : `:\n${names.map((each) => `  ${each}`).join('\n')}`;
      const what =
        positional?.name === name ? shownPositional(positional, false) : this.#shownName(name, true);
      const left = this.#seen.filter((other) => !against.includes(other));
      throw this.#fail(
        `the argument '${what}' cannot be used with${list}`,
        this.#usage(this.#withRequired(left, against)),
      );
    }
  }

  #checkRequired(): void {
    const missing: string[] = [];
    for (const name of this.#seen) {
      const needs = this.#option(name)?.requires;
      if (needs !== undefined && !this.#seen.includes(needs)) missing.push(needs);
    }
    const { positional } = this.grammar;
    if (positional?.required === true && this.#words.length === 0) missing.push(positional.name);
    if (missing.length === 0) return;
    const names = missing.map((name) => `\n  ${this.#shownName(name, true)}`).join('');
    const options = missing.filter((name) => this.#option(name) !== undefined);
    throw this.#fail(
      `the following required arguments were not provided:${names}`,
      this.#usage([...options, ...this.#seen], true),
    );
  }

  #withRequired(names: readonly string[], without: readonly string[]): string[] {
    const needed = names
      .map((name) => this.#option(name)?.requires)
      .filter(
        (name): name is string => name !== undefined && !names.includes(name) && !without.includes(name),
      );
    return [...needed, ...names];
  }

  #unknown(word: string): never {
    const similar = this.grammar.options
      .map(({ long }) => ({ long, likeness: jaro(word.slice(2), long) }))
      .filter(({ likeness }) => likeness > 0.7)
      .sort((a, b) => a.likeness - b.likeness)
      .at(-1);
    const started =
      this.#seen.length > 0 ||
      this.#words.length > 0 ||
      (this.#pending !== null && this.#pending.value !== null) ||
      similar !== undefined;
    this.#unexpected(
      word,
      similar === undefined ? [] : [`a similar argument exists: '--${similar.long}'`],
      started ? this.#group() : null,
    );
  }

  #unexpected(word: string, tips: readonly string[], usage: string | null): never {
    const all =
      this.grammar.positional === undefined || (tips.length > 0 && this.grammar.positional.rest !== true)
        ? tips
        : [...tips, `to pass '${word}' as a value, use '-- ${word}'`];
    const text = all.map((tip) => `\n  tip: ${tip}`).join('');
    throw this.#fail(
      `unexpected argument '${word}' found${text === '' ? '' : `\n${text}`}`,
      usage ?? this.#usage([]),
    );
  }

  #tooMany(what: string, value: string, usage: string): never {
    const full = what === '--help' ? `${this.#command()} --help` : usage;
    throw this.#fail(`unexpected value '${value}' for '${what}' found; no more were expected`, full);
  }

  #fail(message: string, usage: string | null): UsageError {
    return new UsageError(usageError(message, usage).stderr);
  }

  #command(): string {
    return `wezterm cli${this.grammar.name === '' ? '' : ` ${this.grammar.name}`}`;
  }

  /** With nothing used, the general line; else what was used, and the positional at the end. */
  #usage(used: readonly string[], always = false): string {
    const { positional } = this.grammar;
    const end = this.grammar.name === '' ? ' <COMMAND>' : '';
    if (used.length === 0 && !always) {
      const options = this.grammar.options.length > 0 ? ' [OPTIONS]' : '';
      return `${this.#command()}${options}${positional === undefined ? '' : ` ${shownPositional(positional, false)}`}${end}`;
    }
    const parts = used.flatMap((name) => {
      const option = this.#option(name);
      return option === undefined ? [] : [shown(option)];
    });
    if (positional !== undefined) parts.push(shownPositional(positional, used.includes(positional.name)));
    return [this.#command(), ...parts].join(' ') + end;
  }

  #group(): string {
    const { options, positional, positionalAt } = this.grammar;
    const members = options.map(shown);
    if (positional !== undefined) members.splice(positionalAt ?? members.length, 0, positional.name);
    return `${this.#command()} <${members.join('|')}>${this.grammar.name === '' ? ' <COMMAND>' : ''}`;
  }

  #option(name: string): Option | undefined {
    return this.grammar.options.find(({ long }) => long === name);
  }

  #namesInOrder(): string[] {
    const { positional } = this.grammar;
    return [...this.#seen.filter((name) => this.#option(name)), ...(positional ? [positional.name] : [])];
  }

  #conflicts(name: string): readonly string[] {
    return this.#option(name)?.conflicts ?? [];
  }

  #shownName(name: string, required: boolean): string {
    const option = this.#option(name);
    const { positional } = this.grammar;
    if (option !== undefined) return shown(option);
    return positional === undefined ? name : shownPositional(positional, required && positional.required);
  }
}

const looksLikeOption = (word: string): boolean => word.startsWith('-') && word !== '-';

const LIMITS = {
  usize: [0n, 2n ** 64n - 1n],
  isize: [-(2n ** 63n), 2n ** 63n - 1n],
  u8: [0n, 2n ** 64n - 1n],
} as const;

/** Why a text is no value of that type, in the words of Rust's number parser. */
export function problemOf(type: ValueType, value: string): string | null {
  if (type === 'text' || type === 'direction') return null;
  if (type === 'format') return value === 'json' || value === 'table' ? null : 'unknown output format';
  if (value === '') return 'cannot parse integer from empty string';
  if (!(type === 'isize' || type === 'u8' ? /^[+-]?\d+$/ : /^\+?\d+$/).test(value))
    return 'invalid digit found in string';
  const number = BigInt(value.replace(/^\+/, ''));
  const [least, most] = LIMITS[type === 'u8' ? 'isize' : type];
  if (number < least) return 'number too small to fit in target type';
  if (number > most) return 'number too large to fit in target type';
  return type === 'u8' && (number < 0n || number > 255n) ? `${number} is not in 0..=255` : null;
}

/** Jaro similarity, 0 to 1. */
export function jaro(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 1 : 0;
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const fromA = a.split('').filter((letter, i) => {
    for (let j = Math.max(0, i - range); j < Math.min(b.length, i + range + 1); j += 1) {
      if (b[j] !== letter || taken.has(j)) continue;
      taken.add(j);
      return true;
    }
    return false;
  });
  const matches = fromA.length;
  if (matches === 0) return 0;
  const fromB = [...taken].sort((x, y) => x - y).map((j) => b[j]);
  const swapped = fromA.filter((letter, i) => letter !== fromB[i]).length / 2;
  return (matches / a.length + matches / b.length + (matches - swapped) / matches) / 3;
}
