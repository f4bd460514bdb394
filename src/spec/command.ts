/** A command of the spec: a text for a shell, or a program and its arguments. */
import type { Command, Text } from './desired.ts';
import type { Findings } from './findings.ts';
import { itemsOf, type SpecNode } from './node.ts';
import { isSecret, literal, type Scope, type Texts } from './texts.ts';

/** The words of a list; those that could not be read are left out. A secret among them is warned of. */
export function readWords(node: SpecNode, scope: Scope, texts: Texts, findings: Findings): readonly Text[] {
  return itemsOf(node).flatMap((item) => {
    const text = texts.expand(item, scope);
    if (text === undefined) return [];
    if (isSecret(text))
      findings.add('WZP1305', item.span, `a value of the environment in a command line: ${text.shown}`, {
        severity: 'warning',
        hint: 'every user of the machine can read command lines: pass it in `env`, or write the command as a text',
      });
    return [text];
  });
}

/** A command that wzp runs beside the pane's own; `shell` reads it where it is a text. Null: there is none. */
export function readCommand(
  node: SpecNode | undefined,
  shell: string,
  scope: Scope,
  texts: Texts,
  findings: Findings,
): Command | null {
  if (node === undefined) return null;
  if (node.kind === 'list') return { argv: readWords(node, scope, texts, findings), input: null };
  const text = texts.expand(node, scope);
  return text === undefined ? null : { argv: [literal(shell)], input: text };
}
