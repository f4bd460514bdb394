/** Templates that no workspace uses, and parameters that their template does not mention. */
import type { Rule } from './facts.ts';
import { child, entriesOf, type SpecNode, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import { scalarsOf } from './walk.ts';

export const unusedTemplates: Rule = ({ files, spec }, findings) => {
  const used = new Set<string>();
  for (const { value } of entriesOf(child(spec, 'workspaces'))) {
    const name = textOf(child(value, 'template'));
    if (name === undefined) continue;
    if (/[${]/.test(name)) return; // which one it is depends on the environment
    used.add(name);
  }
  for (const { file, node } of files) {
    // An included file may serve other specs too.
    if (file.role === 'include' || file.role === 'template') continue;
    for (const { key, keySpan } of entriesOf(child(node, 'templates')))
      if (!used.has(key))
        findings.add('WZP1716', keySpan, `no workspace uses the template ${quoted(key)}`, {
          severity: 'warning',
          hint: `use it (\`template: ${quoted(key).slice(1, -1)}\`), or remove it`,
        });
  }
};

export const unusedParameters: Rule = ({ templates }, findings) => {
  for (const [name, template] of templates) {
    const declared = [...entriesOf(child(template, 'params'))];
    if (declared.length === 0) continue;
    const mentioned = mentionedIn(template);
    for (const { key, keySpan } of declared)
      if (!mentioned.has(key))
        findings.add(
          'WZP1717',
          keySpan,
          `the template ${quoted(name)} does not use its parameter ${quoted(key)}`,
          {
            severity: 'warning',
            hint: `write {{${key}}} where its value belongs, or remove it`,
          },
        );
  }
};

function mentionedIn(template: SpecNode): Set<string> {
  const names = new Set<string>();
  for (const { node, path } of scalarsOf(template)) {
    // A default may name another parameter.
    if (typeof node.value !== 'string' || path[0] === 'description') continue;
    for (const [, name = ''] of node.value.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)) names.add(name);
  }
  return names;
}
