/**
 * The language of the command table: what options and positionals a command takes, and the types of its arguments,
 * derived from that. Every parser, the help and the completion are made from these values.
 */
import type { Extent } from '../layout/tree.ts';

interface OptionBase {
  /** One letter. A command's own letter hides the same letter of a global option. */
  readonly short?: string;
  /** Other long names. */
  readonly alias?: readonly string[];
  readonly describe: string;
}
export type Option = OptionBase &
  (
    | { readonly kind: 'flag' }
    /** A flag with a third state: not said. */
    | { readonly kind: 'switch' }
    /** `value` is the word for it in the help: `FILE`. */
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    /** May be repeated. */
    | { readonly kind: 'list'; readonly value: string }
    /** A whole number from 0. */
    | { readonly kind: 'count'; readonly value: string }
    /** `200x50`: columns and rows in cells. */
    | { readonly kind: 'size'; readonly value: string }
  );
export type Options = Readonly<Record<string, Option>>;

export interface Positional {
  readonly name: string;
  readonly describe: string;
  /** `any`: none or more; `some`: one or more. Only the last positional may be `any` or `some`. */
  readonly count: 'one' | 'optional' | 'any' | 'some';
  readonly choices?: readonly string[];
}

export type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type OptionValue<O extends Option> = O extends { kind: 'flag' }
  ? boolean
  : O extends { kind: 'switch' }
    ? boolean | null
    : O extends { kind: 'choice'; choices: readonly (infer C)[] }
      ? C | null
      : O extends { kind: 'list' }
        ? readonly string[]
        : O extends { kind: 'count' }
          ? number | null
          : O extends { kind: 'size' }
            ? Extent | null
            : string | null;

type Word<P extends Positional> = P extends { choices: readonly (infer C)[] } ? C : string;
type PositionalValue<P extends Positional> = P extends { count: 'one' }
  ? Word<P>
  : P extends { count: 'optional' }
    ? Word<P> | null
    : readonly Word<P>[];

export type OptionValues<O extends Options> = {
  readonly [Name in keyof O & string as CamelCase<Name>]: OptionValue<O[Name]>;
};
export type PositionalValues<P extends readonly Positional[]> = {
  readonly [One in P[number] as CamelCase<One['name']>]: PositionalValue<One>;
};

/** `detailed-exitcode` → `detailedExitcode` */
export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Taken by every command; each is also read from `WZP_` and its name: `--tmux-socket`, `WZP_TMUX_SOCKET`. */
export const globalOptions = {
  file: {
    kind: 'list',
    short: 'f',
    value: 'FILE',
    describe: 'Spec file; repeat it to override earlier ones (WZP_FILE: separated by ":")',
  },
  directory: { kind: 'text', short: 'C', value: 'DIR', describe: 'Work as if started in DIR' },
  backend: { kind: 'choice', choices: ['wezterm', 'tmux', 'auto'], describe: 'Terminal multiplexer to use' },
  'wezterm-socket': {
    kind: 'text',
    value: 'PATH',
    describe: 'Socket of the WezTerm server (else WEZTERM_UNIX_SOCKET)',
  },
  'tmux-socket': { kind: 'text', value: 'NAME|PATH', describe: 'Socket of the tmux server' },
  size: { kind: 'size', value: 'CxR', describe: 'Columns and rows of a new tab, such as 200x50' },
  json: { kind: 'flag', describe: 'Print JSON' },
  verbose: { kind: 'flag', describe: 'Say more' },
  quiet: { kind: 'flag', describe: 'Say only what matters' },
  trace: { kind: 'flag', describe: 'Show every backend command with its time' },
  color: { kind: 'switch', describe: 'Colour always, or never (--no-color); default: on a terminal' },
} as const satisfies Options;

export type GlobalArguments = OptionValues<typeof globalOptions>;

/** What a handler gets: its own options and positionals and the global options, in one flat object. */
export type Arguments<O extends Options, P extends readonly Positional[] = readonly []> = GlobalArguments &
  OptionValues<O> &
  PositionalValues<P>;

/** `tmux-socket` → `WZP_TMUX_SOCKET` */
export const variableOf = (name: string): string => `WZP_${name.toUpperCase().replaceAll('-', '_')}`;
