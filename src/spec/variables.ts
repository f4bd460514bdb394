/** The grammar of texts: `${NAME}`, `${NAME:-default}`, `${NAME:?message}`, `$$`, and `{{parameter}}`. Text in, parts out. */

export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly use: VariableUse;
      readonly argument: readonly Part[];
    }
  | { readonly kind: 'parameter'; readonly name: string };

/** With a colon an empty value counts as unset, as in POSIX sh and Compose. */
export type VariableUse = '' | ':-' | '-' | ':?' | '?' | ':+' | '+';

export interface ParsedText {
  readonly parts: readonly Part[];
  /** Has `{{…}}` somewhere: its value differs from pane to pane. */
  readonly hasParameters: boolean;
  /** What is wrong with it, in one line; then `parts` mean nothing. */
  readonly problem: string | null;
}

const deepestDefault = 20;

/** Nothing to replace: most texts. */
export const isLiteral = (text: string): boolean => !text.includes('$') && !text.includes('{{');

export function parseText(text: string): ParsedText {
  const reader = new Reader(text);
  const parts = reader.parts(0);
  return { parts, hasParameters: reader.hasParameters, problem: reader.problem };
}

class Reader {
  readonly #text: string;
  #at = 0;
  hasParameters = false;
  problem: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Up to the end, or (inside a default) up to the closing brace, which is left for the caller. */
  parts(depth: number): Part[] {
    const parts: Part[] = [];
    let literal = '';
    const flush = () => {
      if (literal !== '') parts.push({ kind: 'literal', text: literal });
      literal = '';
    };
    while (this.#at < this.#text.length && this.problem === null) {
      const character = this.#text[this.#at] ?? '';
      if (depth > 0 && character === '}') break;
      const special =
        character === '$' ? this.#dollar(depth) : character === '{' ? this.#braces() : undefined;
      if (special === undefined) {
        literal += character;
        this.#at += 1;
      } else if (typeof special === 'string') {
        literal += special;
      } else {
        flush();
        parts.push(special);
      }
    }
    flush();
    return parts;
  }

  /** A text to keep, a part, or undefined: an ordinary character. */
  #dollar(depth: number): Part | string | undefined {
    const next = this.#text[this.#at + 1];
    if (next === '$') {
      this.#at += 2;
      return '$';
    }
    if (next !== '{') return undefined;
    const name = matchAt(/[A-Za-z_][A-Za-z0-9_]*/y, this.#text, this.#at + 2);
    if (name === null) return this.#fail();
    this.#at += 2 + name.length;
    const use = (matchAt(/:?[-?+]/y, this.#text, this.#at) ?? '') as VariableUse; // exactly the texts the pattern matches
    this.#at += use.length;
    if (depth >= deepestDefault) return this.#fail();
    const argument = use === '' ? [] : this.parts(depth + 1);
    if (this.#text[this.#at] !== '}') return this.#fail();
    this.#at += 1;
    return { kind: 'variable', name, use, argument };
  }

  #braces(): Part | string | undefined {
    // `{{{{name}}}}` is `{{name}}`, as `$$` is `$`; braces around anything but a name are ordinary text (`{{.Names}}`).
    const kept = matchAt(/\{\{\{\{\s*[A-Za-z_][\w.-]*\s*\}\}\}\}/y, this.#text, this.#at);
    if (kept !== null) {
      this.#at += kept.length;
      return kept.slice(2, -2);
    }
    const found = matchAt(/\{\{\s*[A-Za-z_][\w-]*(?:\.[\w-]+)*\s*\}\}/y, this.#text, this.#at);
    if (found === null) return undefined;
    this.#at += found.length;
    this.hasParameters = true;
    return { kind: 'parameter', name: found.slice(2, -2).trim() };
  }

  #fail(): string {
    this.problem ??= 'a `${` that is not followed by NAME}, NAME:-default} or NAME:?message}';
    this.#at = this.#text.length;
    return '';
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
