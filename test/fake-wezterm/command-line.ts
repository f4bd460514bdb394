/** The whole command line of `wezterm`: global options, `cli` and its options, then one subcommand. */
import { jaro, readArguments, shown, usageError } from './arguments.ts';
import type { Parsed } from './arguments.ts';
import { cliOptions, globalOptions, grammars } from './grammar.ts';
import type { Option } from './grammar.ts';

export const VERSION = '20250223-062404-4ff581a8';

export interface Globals {
  readonly skipConfig: boolean;
  readonly configFile: string | null;
  /** `name=value`, the value a Lua expression. */
  readonly config: readonly string[];
}

export type Line =
  | {
      readonly kind: 'command';
      readonly globals: Globals;
      readonly command: Parsed;
      readonly autoStart: boolean;
    }
  /** Nothing to ask a server for. */
  | { readonly kind: 'answer'; readonly exit: number; readonly stdout: string; readonly stderr: string };

const failed = (usage: { stderr: string }): Line => ({
  kind: 'answer',
  exit: 2,
  stdout: '',
  stderr: `${usage.stderr}\n`,
});
const said = (stdout: string): Line => ({ kind: 'answer', exit: 0, stdout, stderr: '' });

export function readLine(words: readonly string[]): Line {
  const [first, ...rest] = words;
  if (first === '--version' || first === '-V') return said(`wezterm ${VERSION}\n`);
  const globals = leading(globalOptions, words, { n: 'skip-config' }, 'wezterm [OPTIONS] [COMMAND]');
  if ('kind' in globals) return globals;
  const given: Globals = {
    skipConfig: globals.flags.includes('skip-config'),
    configFile: globals.values['config-file']?.[0] ?? null,
    config: globals.values['config'] ?? [],
  };
  if (given.skipConfig && given.configFile !== null) {
    return failed(
      usageError(
        "the argument '--skip-config' cannot be used with '--config-file <CONFIG_FILE>'",
        'wezterm --skip-config',
      ),
    );
  }
  if (globals.rest[0] === 'cli') return readCli(globals.rest.slice(1), given);
  if (first === undefined || rest.length === 0) return said('');
  return failed(
    usageError(`unrecognized subcommand '${globals.rest[0] ?? ''}'`, 'wezterm [OPTIONS] [COMMAND]'),
  );
}

const CLI_USAGE = 'wezterm cli [OPTIONS] <COMMAND>';

function readCli(words: readonly string[], globals: Globals): Line {
  const options = leading(cliOptions, words, {}, CLI_USAGE);
  if ('kind' in options) return options;
  const [name, ...rest] = options.rest;
  if (name === undefined) {
    const names = [...grammars.map((grammar) => grammar.name), 'help'].join(', ');
    const text = `'wezterm cli' requires a subcommand but one was not provided\n  [subcommands: ${names}]`;
    return failed(usageError(text, CLI_USAGE));
  }
  if (name === 'help') {
    const [topic] = rest;
    if (topic === undefined || grammars.some((grammar) => grammar.name === topic))
      return said(helpText(topic));
    return failed(unknownSubcommand(topic, false));
  }
  const grammar = grammars.find((each) => each.name === name);
  if (grammar === undefined) return failed(unknownSubcommand(name, true));
  const reading = readArguments(grammar, rest);
  if (reading.kind === 'help') return said(helpText(name));
  if (reading.kind === 'usage') return failed(reading);
  return {
    kind: 'command',
    globals,
    command: reading.parsed,
    autoStart: !options.flags.includes('no-auto-start'),
  };
}

function unknownSubcommand(name: string, tips: boolean): { stderr: string } {
  const similar = [...grammars.map((grammar) => grammar.name), 'help']
    .map((known) => ({ known, likeness: jaro(name, known) }))
    .filter(({ likeness }) => tips && likeness > 0.7)
    .sort((a, b) => a.likeness - b.likeness)
    .map(({ known }) => `'${known}'`);
  const tip =
    similar.length === 0
      ? ''
      : `\n\n  tip: ${similar.length === 1 ? 'a similar subcommand exists' : 'some similar subcommands exist'}: ${similar.join(', ')}`;
  return usageError(`unrecognized subcommand '${name}'${tip}`, CLI_USAGE);
}

interface Leading {
  readonly flags: readonly string[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly rest: readonly string[];
}

/** Options before the first word that is none. `--config` may be repeated, the others not. */
function leading(
  options: readonly Option[],
  words: readonly string[],
  short: Record<string, string>,
  usage: string,
): Leading | Line {
  const flags: string[] = [];
  const values: Record<string, string[]> = {};
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    if (word === '-h' || word === '--help') return said(helpText(undefined));
    const equals = word.indexOf('=');
    const name = word.startsWith('--')
      ? word.slice(2, equals < 0 ? undefined : equals)
      : (short[word.slice(1)] ?? '');
    const option = options.find(({ long }) => long === name);
    if (option === undefined) {
      const similar = options.filter(({ long }) => jaro(name, long) > 0.7).at(-1);
      const tip = similar === undefined ? '' : `\n\n  tip: a similar argument exists: '--${similar.long}'`;
      const group = word.startsWith('--')
        ? usage.replace('[OPTIONS]', `<${options.map(shown).join('|')}>`)
        : usage;
      return failed(
        usageError(
          `unexpected argument '${word.startsWith('--') ? `--${name}` : word.slice(0, 2)}' found${tip}`,
          group,
        ),
      );
    }
    if (option.long !== 'config' && (flags.includes(name) || values[name] !== undefined)) {
      return failed(usageError(`the argument '${shown(option)}' cannot be used multiple times`, usage));
    }
    if (option.value === undefined) {
      flags.push(name);
      continue;
    }
    const value = equals < 0 ? words[(at += 1)] : word.slice(equals + 1);
    if (value === undefined) {
      return failed(usageError(`a value is required for '${shown(option)}' but none was supplied`, null));
    }
    values[name] = [...(values[name] ?? []), value];
  }
  return { flags, values, rest: words.slice(at) };
}

/** Not the real help, only enough to see what there is. */
function helpText(name: string | undefined): string {
  const grammar = grammars.find((each) => each.name === name);
  if (grammar === undefined)
    return `Usage: ${CLI_USAGE}\n\n${grammars.map((each) => `  ${each.name}`).join('\n')}\n`;
  const positional = grammar.positional === undefined ? '' : ` [${grammar.positional.name}]`;
  return `Usage: wezterm cli ${grammar.name} [OPTIONS]${positional}\n\n${grammar.options.map((each) => `  ${shown(each)}`).join('\n')}\n`;
}
