/** What may stand at the end of a command line, from the command table alone; what only files can tell is left to `files.ts`. */
import type { Command } from '../command.ts';
import { commands, groups } from '../commands.ts';
import type { Option, Options, Positional } from '../options.ts';
import { allOptions, isFlag } from '../parse/fast.ts';
import { locate } from '../parse/locate.ts';

export interface Candidate {
  readonly word: string;
  /** One line; empty where the word says it all. */
  readonly describe: string;
}

/** Kinds of words that are not in the table. */
export type Dynamic = 'address' | 'workspace' | 'template' | 'code' | 'schema';

export interface Expected {
  readonly candidates: readonly Candidate[];
  readonly dynamic: readonly Dynamic[];
  /** What stands before the candidate in the same word: `--target=`. */
  readonly prefix: string;
  /** The part of the last word that the candidates begin with. */
  readonly typed: string;
  /** The values of options that say where the spec is. */
  readonly where: { readonly file: readonly string[]; readonly directory: string | null };
}

/** `words`: all behind `wzp`; the last one is being typed and may be empty. */
export function expectedAt(words: readonly string[]): Expected {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const located = locate(before);
  const { command } = located;
  const options = allOptions(command?.options ?? {});
  const where = whereOf([...located.leading, ...located.rest]);
  const none = { candidates: [], dynamic: [], prefix: '', typed, where };
  const isBehindEnd = before.includes('--');

  const [, long, value] = /^(--[a-z-]+)=(.*)$/s.exec(typed) ?? [];
  if (!isBehindEnd && long !== undefined && value !== undefined)
    return { ...none, ...valuesOf(optionOf(options, long)), prefix: `${long}=`, typed: value };
  const last = before.at(-1) ?? '';
  const waiting = isBehindEnd ? undefined : optionOf(options, last);
  if (waiting !== undefined && !isFlag(waiting)) return { ...none, ...valuesOf(waiting) };
  if (!isBehindEnd && typed.startsWith('-')) return { ...none, candidates: optionWords(options) };
  if (command !== null) {
    const given = located.rest.filter((word) => !word.startsWith('-')).length;
    const slots = command.positionals;
    const slot = slots[given] ?? (isMany(slots.at(-1)) ? slots.at(-1) : undefined);
    return slot === undefined ? none : { ...none, ...positionalOf(slot, command) };
  }
  const [first] = located.words;
  if (first === undefined) return { ...none, candidates: commandWords('') };
  return located.words.length === 1 && Object.hasOwn(groups, first)
    ? { ...none, candidates: commandWords(`${first} `) }
    : none;
}

const isMany = (slot: Positional | undefined): boolean => slot?.count === 'any' || slot?.count === 'some';

function optionOf(options: Options, written: string): Option | undefined {
  const name = /^--([a-z-]+)$/.exec(written)?.[1];
  if (name !== undefined)
    return Object.entries<Option>(options).find(
      ([key, option]) => key === name || option.alias?.includes(name) === true,
    )?.[1];
  const letter = /^-([A-Za-z])$/.exec(written)?.[1];
  return letter === undefined
    ? undefined
    : Object.values<Option>(options).find(({ short }) => short === letter);
}

function optionWords(options: Options): Candidate[] {
  const all = Object.entries<Option>(options).flatMap(([name, option]) => [
    { word: `--${name}`, describe: option.describe },
    ...(option.kind === 'switch' ? [{ word: `--no-${name}`, describe: option.describe }] : []),
  ]);
  return [...all, { word: '--help', describe: 'Show help' }];
}

function commandWords(group: string): Candidate[] {
  const own = commands.flatMap(({ name, describe }) =>
    name.startsWith(group) && !name.slice(group.length).includes(' ')
      ? [{ word: name.slice(group.length), describe }]
      : [],
  );
  const groupWords = Object.entries(groups).map(([word, describe]) => ({ word, describe }));
  return group === '' ? [...own, ...groupWords, { word: 'help', describe: 'Show help' }] : own;
}

type Found = Pick<Expected, 'candidates' | 'dynamic'>;

function valuesOf(option: Option | undefined): Found {
  if (option === undefined || isFlag(option)) return { candidates: [], dynamic: [] };
  if (option.kind === 'choice') return { candidates: option.choices.map(plain), dynamic: [] };
  const value = 'value' in option ? option.value : '';
  if (value === 'ADDRESS') return { candidates: [], dynamic: ['address'] };
  const named =
    value !== 'NAME'
      ? []
      : /template/i.test(option.describe)
        ? (['template'] as const)
        : /workspace/i.test(option.describe)
          ? (['workspace'] as const)
          : [];
  return { candidates: [], dynamic: named };
}

function positionalOf({ name, choices }: Positional, command: Command): Found {
  if (choices !== undefined) return { candidates: choices.map(plain), dynamic: [] };
  if (command.name === 'explain') return { candidates: [], dynamic: ['address', 'code'] };
  if (command.name === 'schema')
    return {
      candidates: [{ word: 'docs', describe: 'the reference of a key' }],
      dynamic: name === 'name' ? ['schema'] : [],
    };
  if (name === 'address' || name === 'from') return { candidates: [], dynamic: ['address'] };
  return { candidates: [], dynamic: name === 'workspace' ? ['workspace'] : [] };
}

const plain = (word: string): Candidate => ({ word, describe: '' });

/** In the form that `locate` gives: `--file=a.yaml`. */
function whereOf(words: readonly string[]): Expected['where'] {
  const values = (name: string): string[] =>
    words.flatMap((word) => (word.startsWith(`--${name}=`) ? [word.slice(name.length + 3)] : []));
  return { file: values('file'), directory: values('directory').at(-1) ?? null };
}
