/** The generated validator's errors → findings with places. */
import type { Findings } from './findings.ts';
import { knownKeys } from './generated/fields.ts';
import { type SchemaError, validateSpec, validateTemplate } from './generated/validator.mjs';
import { entryOf, type MapEntry, plain, type SpecNode, type Span } from './node.ts';
import { quoted } from './printable.ts';
import { suggestion } from './suggest.ts';
import { formOf } from './forms.ts';

/** A key whose engine does not exist yet: reported last, when nothing better was found about it. */
export interface Unsupported {
  readonly key: string;
  readonly entry: MapEntry;
}

export interface SchemaCheck {
  /** Nodes that do not have the right shape: what is read from them later says nothing more about them. */
  readonly invalid: ReadonlySet<SpecNode>;
  readonly unsupported: readonly Unsupported[];
}

export function checkSchema(node: SpecNode, what: 'spec' | 'template', findings: Findings): SchemaCheck {
  const validate = what === 'spec' ? validateSpec : validateTemplate;
  const invalid = new Set<SpecNode>();
  const unsupported: Unsupported[] = [];
  if (validate(plain(node))) return { invalid, unsupported };
  for (const error of validate.errors ?? []) {
    // `if` says only that a branch failed, whose own errors are here too.
    if (error.keyword === 'if') continue;
    const spot = find(node, error.instancePath);
    if (error.keyword === 'not') {
      if (spot.entry !== undefined) unsupported.push({ key: spot.entry.key, entry: spot.entry });
      continue;
    }
    if (error.keyword !== 'additionalProperties' && error.keyword !== 'required') invalid.add(spot.node);
    report(error, spot, findings);
  }
  return { invalid, unsupported };
}

interface Spot {
  readonly node: SpecNode;
  /** The entry it is the value of; undefined at the root and inside lists. */
  readonly entry: MapEntry | undefined;
  /** `ready.interval`: the keys to it, list positions left out. */
  readonly path: string;
  readonly parentKey: string | undefined;
}

function find(root: SpecNode, pointer: string): Spot {
  let node = root;
  let entry: MapEntry | undefined;
  const keys: string[] = [];
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node.kind === 'list') {
      entry = undefined;
      node = node.items[Number(key)] ?? node;
    } else {
      entry = entryOf(node, key);
      node = entry?.value ?? node;
      keys.push(key);
    }
  }
  return { node, entry, path: keys.join('.'), parentKey: keys.at(-1) };
}

function report(error: SchemaError, spot: Spot, findings: Findings): void {
  const { node, parentKey } = spot;
  const name = parentKey ?? 'the file';
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(error, spot, findings);
    case 'required': {
      const missing = String(error.params['missingProperty']);
      const span = spot.entry?.keySpan ?? { ...node.span, end: node.span.start + 1 };
      findings.add('WZP1203', span, `the key ${quoted(missing)} is missing`, { hint: `add \`${missing}:\`` });
      return;
    }
    case 'type': {
      const form = formOf(error.schemaPath, parentKey);
      const wanted = form?.what ?? typesInWords(error.params['type']);
      findings.add('WZP1202', node.span, `${name} must be ${wanted}, not ${kindInWords(node)}`, {
        hint: form?.hint ?? hintForType(error.params['type'], node),
      });
      return;
    }
    case 'const':
      findings.add('WZP1206', node.span, `version ${shown(node)} is not supported`, {
        hint: 'this wzp reads `version: 1`; a newer one may be needed',
      });
      return;
    case 'enum': {
      const allowed = (error.params['allowedValues'] as readonly unknown[]).map(String); // ajv's shape of this keyword
      findings.add('WZP1204', node.span, `${name} cannot be ${shown(node)}`, {
        hint: suggestion(node.kind === 'scalar' ? node.written : '', allowed, 'allowed'),
      });
      return;
    }
    case 'minItems':
      findings.add('WZP1205', node.span, `${name} is an empty list`, { hint: 'write at least one item' });
      return;
    case 'minLength':
      findings.add('WZP1205', node.span, `${name} is empty`, { hint: 'write a value or remove the key' });
      return;
    default: {
      const form = formOf(error.schemaPath, parentKey);
      findings.add(
        form?.code ?? 'WZP1205',
        node.span,
        `${name}: ${shown(node)} is not ${form?.what ?? 'allowed'}`,
        form === undefined ? {} : { hint: form.hint },
      );
    }
  }
}

function unknownKey(error: SchemaError, spot: Spot, findings: Findings): void {
  const key = String(error.params['additionalProperty']);
  const span: Span = entryOf(spot.node, key)?.keySpan ?? spot.node.span;
  if (key === '<<') {
    findings.add('WZP1201', span, 'merge keys (<<) are not part of YAML 1.2', {
      hint: 'use a template, or write the keys out',
    });
    return;
  }
  const definition = /\$defs\/([a-z_]+)\/additionalProperties$/.exec(error.schemaPath)?.[1] ?? 'spec';
  const known = knownKeys[definition] ?? [];
  const where =
    definition === 'spec'
      ? 'at the top level'
      : `in a ${definition.replace(/_settings$/, '').replaceAll('_', ' ')}`;
  findings.add('WZP1201', span, `unknown key ${quoted(key)} ${where}`, {
    hint: () => suggestion(key, known),
  });
}

function shown(node: SpecNode): string {
  if (node.kind === 'scalar' && node.value !== null)
    return typeof node.value === 'string' ? quoted(node.value) : node.written;
  return kindInWords(node);
}

function kindInWords(node: SpecNode): string {
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'string') return `the text ${quoted(node.value)}`;
  return `${typeof node.value === 'number' ? 'the number ' : ''}${node.written}`;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a mapping',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function hintForType(type: unknown, node: SpecNode): string {
  const wanted = Array.isArray(type) ? type.map(String) : [String(type)];
  if (node.kind === 'scalar' && node.value === null) return 'write a value, or remove the key';
  if (wanted.includes('string'))
    return node.kind === 'scalar' ? 'put it in quotes if it is meant as text' : 'write a text';
  if (wanted.includes('object')) return 'write NAME: value lines, indented below the key';
  return wanted.includes('array') ? 'write a list: [first, second]' : 'correct the value';
}

function typesInWords(type: unknown): string {
  const words = (Array.isArray(type) ? type : [type])
    .map((one) => typeWords[String(one)])
    .filter((word) => word !== undefined);
  const unique = [...new Set(words)];
  const last = unique.pop() ?? 'something else';
  return unique.length === 0 ? last : `${unique.join(', ')} or ${last}`;
}
