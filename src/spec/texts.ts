/** Texts of the spec → values, remembering which parts of them came from the environment. */
import type { Text } from './desired.ts';
import type { Findings } from './findings.ts';
import type { ScalarNode, Span, SpecNode } from './node.ts';
import { quoted } from './printable.ts';
import { suggestion } from './suggest.ts';
import { isLiteral, type ParsedText, parseText, type Part } from './variables.ts';

/** The names in `{{…}}` that are known at one place of the spec. */
export class Scope {
  readonly #own: ReadonlyMap<string, Text>;
  readonly #parent: Scope | null;

  constructor(own: ReadonlyMap<string, Text>, parent: Scope | null = null) {
    this.#own = own;
    this.#parent = parent;
  }

  get(name: string): Text | undefined {
    return this.#own.get(name) ?? this.#parent?.get(name);
  }

  names(): string[] {
    return [...(this.#parent?.names() ?? []), ...this.#own.keys()];
  }
}

export const literal = (value: string): Text => ({ value, shown: value });
export const isSecret = (text: Text): boolean => text.value !== text.shown;
export const fromEnvironment = (name: string, value: string): Text => ({ value, shown: `(from $${name})` });

/** What `${NAME}` stands for; the environment first, then the environment files of the top level. */
export type Variables = (name: string) => Text | undefined;

export class Texts {
  readonly #findings: Findings;
  variables: Variables;
  readonly #invalid: ReadonlySet<SpecNode>;
  readonly #parsed = new Map<ScalarNode, ParsedText>();
  /** Texts without `{{…}}` have one value everywhere. */
  readonly #known = new Map<ScalarNode, Text | null>();

  constructor(findings: Findings, variables: Variables, invalid: ReadonlySet<SpecNode>) {
    this.#findings = findings;
    this.variables = variables;
    this.#invalid = invalid;
  }

  /** Undefined when there is no text, or a finding already says what is wrong with it. */
  expand(node: SpecNode | undefined, scope: Scope): Text | undefined {
    if (node?.kind !== 'scalar' || node.value === null || this.#invalid.has(node)) return undefined;
    if (typeof node.value !== 'string') return literal(node.written);
    const known = this.#known.get(node);
    if (known !== undefined) return known ?? undefined;
    if (isLiteral(node.value)) return this.#checked(node, literal(node.value));
    let parsed = this.#parsed.get(node);
    if (parsed === undefined) {
      parsed = parseText(node.value);
      this.#parsed.set(node, parsed);
      if (parsed.problem !== null) {
        this.#findings.add('WZP1303', within(node, '${'), parsed.problem, {
          hint: "for the shell's own ${…} write $${…}, and $$ for a dollar",
        });
      }
    }
    if (parsed.problem !== null) return undefined;
    const text = this.#join(parsed.parts, node, scope);
    if (parsed.hasParameters) return text;
    this.#known.set(node, text ?? null);
    return text === undefined ? undefined : this.#checked(node, text);
  }

  /** For what is printed everywhere (names, sizes): a text in which nothing came from the environment. */
  expandPublic(node: SpecNode | undefined, scope: Scope, what: string): string | undefined {
    const text = this.expand(node, scope);
    if (text === undefined || node === undefined) return undefined;
    if (!isSecret(text)) return text.value;
    this.#findings.add('WZP1304', node.span, `${what} cannot come from the environment: ${text.shown}`, {
      hint: `values of the environment are never printed, and ${what} is; write it out`,
    });
    return undefined;
  }

  #checked(node: ScalarNode, text: Text): Text | undefined {
    const bad = text.value.includes('\0');
    if (bad)
      this.#findings.add('WZP1309', node.span, 'a NUL character in a value', {
        hint: 'remove it: no program can receive it',
      });
    this.#known.set(node, bad ? null : text);
    return bad ? undefined : text;
  }

  #join(parts: readonly Part[], node: ScalarNode, scope: Scope): Text | undefined {
    let value = '';
    let shown = '';
    let failed = false;
    for (const part of parts) {
      const text = this.#part(part, node, scope);
      if (text === undefined) failed = true;
      else {
        value += text.value;
        shown += text.shown;
      }
    }
    return failed ? undefined : { value, shown };
  }

  #part(part: Part, node: ScalarNode, scope: Scope): Text | undefined {
    if (part.kind === 'literal') return literal(part.text);
    return part.kind === 'parameter'
      ? this.#parameter(part.name, node, scope)
      : this.#variable(part, node, scope);
  }

  #parameter(name: string, node: ScalarNode, scope: Scope): Text | undefined {
    const text = scope.get(name);
    if (text !== undefined) return text;
    if (name.startsWith('port.')) {
      this.#findings.add('WZP1207', within(node, name), `{{${name}}} is not supported yet`, {
        hint: 'write the port out',
      });
    } else {
      this.#findings.add('WZP1405', within(node, name), `{{${name}}} names nothing here`, {
        hint: `${suggestion(name, scope.names())}; for the braces themselves write {{{{${name}}}}}`,
      });
    }
    return undefined;
  }

  #variable(part: Extract<Part, { kind: 'variable' }>, node: ScalarNode, scope: Scope): Text | undefined {
    const { name, use, argument } = part;
    const found = this.variables(name);
    const isSet = found !== undefined && !(use.startsWith(':') && found.value === '');
    switch (use) {
      case ':-':
      case '-':
        return isSet ? found : this.#join(argument, node, scope);
      case ':+':
      case '+':
        return isSet ? this.#join(argument, node, scope) : literal('');
      case ':?':
      case '?': {
        if (isSet) return found;
        const reason = this.#join(argument, node, scope)?.shown ?? '';
        this.#findings.add(
          'WZP1301',
          within(node, `\${${name}`),
          `the variable ${name} is ${found === undefined ? 'not set' : 'empty'}${reason === '' ? '' : `: ${quoted(reason).slice(1, -1)}`}`,
          { hint: `set ${name} in the environment or in an environment file of the top level` },
        );
        return undefined;
      }
      case '':
        if (found !== undefined) return found;
        this.#findings.add(
          'WZP1302',
          within(node, `\${${name}`),
          `the variable ${name} is not set and stands for nothing`,
          {
            severity: 'warning',
            hint: `set it, or write \${${name}:-default}; for the shell's own variable write $${name} or $\${${name}}`,
          },
        );
        return literal('');
    }
  }
}

/** The first occurrence of a fragment in the source of a text: a script of forty lines is not marked as a whole. */
function within(node: ScalarNode, fragment: string): Span {
  const { source, start, end } = node.span;
  const at = source.text.indexOf(fragment, start);
  return at === -1 || at + fragment.length > end
    ? node.span
    : { source, start: at, end: at + fragment.length };
}
