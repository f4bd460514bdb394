/** Templates: where they are found, their parameters, and the workspace that they make. */
import type { Text } from './desired.ts';
import type { Findings } from './findings.ts';
import { child, entriesOf, entryOf, type MapEntry, type MapNode, type SpecNode, textOf } from './node.ts';
import { quoted } from './printable.ts';
import { suggestion } from './suggest.ts';
import { merge } from './merge.ts';
import { isSecret, Scope, type Texts } from './texts.ts';

export interface ExpandedWorkspace {
  /** The template's body with the workspace's own keys over it. */
  readonly body: SpecNode;
  /** Knows the parameters, and what the given scope knew. */
  readonly scope: Scope;
  /** A parameter is missing or wrong: texts that name it would only repeat that. */
  readonly broken: boolean;
}

const ownKeys: ReadonlySet<string> = new Set(['params', 'description']);

/** Null when the template does not exist. */
export function expandTemplate(
  workspace: SpecNode,
  templates: ReadonlyMap<string, SpecNode>,
  knownNames: readonly string[],
  scope: Scope,
  texts: Texts,
  findings: Findings,
): ExpandedWorkspace | null {
  const use = child(workspace, 'template');
  const values = entryOf(workspace, 'with');
  if (use === undefined) {
    if (values !== undefined)
      findings.add('WZP1406', values.keySpan, '`with` has no template to go to', {
        hint: 'add `template: NAME`, or remove it',
      });
    return { body: workspace, scope, broken: false };
  }
  const name = texts.expandPublic(use, scope, 'the name of a template');
  if (name === undefined) return null;
  const template = templates.get(name);
  if (template === undefined) {
    const names = [...new Set([...templates.keys(), ...knownNames])];
    findings.add('WZP1401', use.span, `unknown template ${quoted(name)}`, { hint: suggestion(name, names) });
    return null;
  }
  const declared = child(template, 'params');
  const { own, broken } = parameters(declared, values?.value, use, scope, texts, findings);
  return { body: merge(bodyOf(template), workspace), scope: new Scope(own, scope), broken };
}

function bodyOf(template: SpecNode): SpecNode {
  if (template.kind !== 'map') return template;
  const entries = new Map([...template.entries].filter(([key]) => !ownKeys.has(key)));
  return { ...template, entries } satisfies MapNode;
}

function parameters(
  declared: SpecNode | undefined,
  given: SpecNode | undefined,
  use: SpecNode,
  scope: Scope,
  texts: Texts,
  findings: Findings,
): { own: Map<string, Text>; broken: boolean } {
  const own = new Map<string, Text>();
  const names = [...entriesOf(declared)].map((entry) => entry.key);
  let broken = false;
  for (const { key, keySpan } of entriesOf(given)) {
    if (names.includes(key)) continue;
    findings.add('WZP1402', keySpan, `the template has no parameter ${quoted(key)}`, {
      hint: suggestion(key, names, 'parameters'),
    });
  }
  for (const param of entriesOf(declared)) {
    const value = child(given, param.key) ?? child(param.value, 'default');
    if (value === undefined) {
      findings.add('WZP1403', use.span, `the parameter ${quoted(param.key)} of the template has no value`, {
        hint: `add \`with: { ${param.key}: … }\``,
        related: [{ message: 'it is declared here', span: param.keySpan }],
      });
      broken = true;
      continue;
    }
    const text = texts.expand(value, scope);
    if (text !== undefined && hasType(text.value, param)) own.set(param.key, text);
    else {
      broken = true;
      if (text !== undefined) {
        const shown = isSecret(text) ? text.shown : quoted(text.value);
        findings.add(
          'WZP1404',
          value.span,
          `the parameter ${param.key} is ${shown}, not of type ${typeOf(param)}`,
          {
            hint: `write a value of type ${typeOf(param)}`,
            related: [{ message: 'it is declared here', span: param.keySpan }],
          },
        );
      }
    }
  }
  return { own, broken };
}

const typeOf = (param: MapEntry): string => textOf(child(param.value, 'type')) ?? 'string';

function hasType(value: string, param: MapEntry): boolean {
  switch (typeOf(param)) {
    case 'integer':
      return /^[-+]?\d+$/.test(value);
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value));
    case 'boolean':
      return value === 'true' || value === 'false';
    default:
      return true;
  }
}
