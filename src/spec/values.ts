/** Values with a written form (durations, counts, signals), read from texts that may have parameters in them. */
import type { Findings } from './findings.ts';
import { form, type FormName } from './forms.ts';
import type { SpecNode } from './node.ts';
import { quoted } from './printable.ts';
import type { Scope, Texts } from './texts.ts';

export interface ValueSurroundings {
  readonly texts: Texts;
  readonly findings: Findings;
}

/** Undefined when there is nothing, or a finding says what is wrong with it. */
export function readValue<T>(
  { texts, findings }: ValueSurroundings,
  node: SpecNode | undefined,
  scope: Scope,
  key: string,
  formName: FormName,
  parse: (text: string) => T | null,
): T | undefined {
  const text = texts.expandPublic(node, scope, `\`${key}\``);
  if (node === undefined || text === undefined) return undefined;
  const value = parse(text);
  if (value !== null) return value;
  const { code, what, hint } = form(formName);
  findings.add(code, node.span, `${key}: ${quoted(text)} is not ${what}`, { hint });
  return undefined;
}
