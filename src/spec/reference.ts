/** The reference of all keys, made from the schema: `docs/spec.md`, and `wzp schema docs PATH`. */
import { stringify } from 'yaml';
import { behind, type SchemaNode, specSchema } from './schema-tree.ts';

/** Definitions that stand for written forms of single values rather than for places of a spec. */
const forms: readonly string[] = [
  'duration',
  'bytes',
  'size',
  'extent',
  'endpoint',
  'signal',
  'flag',
  'count',
  'whole',
  'port',
  'scalar',
  'command',
  'texts',
  'env',
  'env_file',
  'variable',
];

interface Section {
  readonly name: string;
  readonly node: SchemaNode;
}

const definitions = (): Section[] =>
  Object.entries(specSchema.$defs ?? {}).map(([name, node]) => ({ name, node }));

/** Mappings with keys of their own, the top level first. */
const sections = (): Section[] => [
  { name: 'spec', node: specSchema },
  ...definitions().filter(({ node }) => node.properties !== undefined),
];

const titleOf = (name: string, { title }: SchemaNode): string =>
  name === 'spec' ? 'Top level' : (title ?? name);

/** The text of `docs/spec.md`; to be formatted. */
export function referencePage(): string {
  const parts = [
    '<!-- Made from schemas/wezterm-parallel.schema.json by script/generate.mjs. Edit the schema, then run it. -->',
    '# The spec file: all keys',
    'A key marked † belongs to the format, but this version of wzp does not act on it yet and refuses it. *Takes effect* says what a change of the key does to a running pane: `update` in place, `restart` the process in its pane, `replace` the pane.',
    sections()
      .map(({ name, node }) => `[${titleOf(name, node)}](#${anchor(titleOf(name, node))})`)
      .join(' · '),
    ...sections().flatMap(({ name, node }) => section(name, node)),
    '## Forms of values',
    table(
      ['form', 'written'],
      forms.flatMap((name) => {
        const node = behind(`#/$defs/${name}`);
        return node === undefined
          ? []
          : [[`<a id="${name}"></a>${node.title ?? name}`, node.description ?? '']];
      }),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The anchor that a heading has on the usual viewers. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');

function section(name: string, node: SchemaNode): string[] {
  const keys = Object.entries(node.properties ?? {}).map(
    ([key, property]) => [key, ownOf(property)] as const,
  );
  const hasEffect = keys.some(
    ([, key]) => key['x-wzp-effect'] !== undefined && key['x-wzp-effect'] !== 'none',
  );
  const required = new Set(node.required);
  const rows = keys.map(([key, property]) => [
    `\`${key}\`${required.has(key) ? ' (required)' : ''}${property['x-wzp-supported'] === false ? ' †' : ''}`,
    valueText(property, linked),
    described(property),
    ...(hasEffect ? [effectOf(property)] : []),
    (property.examples ?? []).map((example) => `\`${inline(example)}\``).join('<br>'),
  ]);
  const head = ['key', 'value', 'meaning', ...(hasEffect ? ['takes effect'] : []), 'example'];
  return [`## ${titleOf(name, node)}`, node.description ?? '', table(head, rows)];
}

/** A key that is one of another mapping too says there what it is. */
const ownOf = (property: SchemaNode): SchemaNode =>
  property.$ref?.includes('/properties/') === true ? (behind(property.$ref) ?? property) : property;

const effectOf = (property: SchemaNode): string => {
  const effect = property['x-wzp-effect'];
  return effect === undefined || effect === 'none' ? '' : effect;
};

/** A property's own words win over those of its definition. */
const described = ({ description, $ref }: SchemaNode): string =>
  description ?? ($ref === undefined ? '' : (behind($ref)?.description ?? ''));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** An example on one line, as it would stand in a spec. */
const inline = (example: unknown): string =>
  stringify(example, { collectionStyle: 'flow', lineWidth: 0 })
    .trimEnd()
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');

type Name = (definition: string) => string;

/** What a key takes, in words. */
function valueText(node: SchemaNode, name: Name): string {
  if (node.$ref !== undefined) return name(node.$ref.replace('#/$defs/', ''));
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (node.anyOf !== undefined)
    return [...new Set(node.anyOf.map((one) => valueText(one, name)))].join(' or ');
  const types = (typeof node.type === 'string' ? [node.type] : (node.type ?? [])).filter(
    (type) => type !== 'null',
  );
  return types.map((type) => typeText(type, node, name)).join(' or ');
}

function typeText(type: string, node: SchemaNode, name: Name): string {
  switch (type) {
    case 'array':
      return `list of ${node.items === undefined ? 'values' : valueText(node.items, name)}`;
    case 'object':
      return typeof node.additionalProperties === 'object'
        ? `name to ${valueText(node.additionalProperties, name)}`
        : 'mapping';
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    default:
      return type;
  }
}

/** A link where the definition has a section or a form, else what stands behind it. */
function linked(definition: string): string {
  const node = behind(`#/$defs/${definition}`);
  if (node === undefined) return definition;
  const title = (node.title ?? definition).toLowerCase();
  if (forms.includes(definition)) return `[${title}](#${definition})`;
  if (node.properties !== undefined) return `[${title}](#${anchor(node.title ?? definition)})`;
  return valueText(node, linked);
}

const named: Name = (definition) => {
  const node = behind(`#/$defs/${definition}`);
  if (node === undefined) return definition;
  if (forms.includes(definition) || node.properties !== undefined) return definition.replaceAll('_', ' ');
  return valueText(node, named);
};

/** What a path of keys leads to, as text; null when it leads nowhere. `pane.ready`, `workspaces.dev.tabs.name`. */
export function referenceOf(path: string): string | null {
  const keys = path.split('.').filter((key) => key !== '');
  const [first, ...rest] = keys;
  if (first === undefined) return pageOf('', specSchema);
  const own = specSchema.properties?.[first];
  const start = own ?? behind(`#/$defs/${first}`);
  if (start === undefined) return null;
  let found: SchemaNode = start;
  for (const key of rest) {
    const next = below(found, key);
    if (next === null) return null;
    found = next;
  }
  return pageOf(keys.join('.'), found);
}

/** What stands under a key, or under any name, behind references, choices and lists. */
function below(node: SchemaNode, key: string): SchemaNode | null {
  if (node.$ref !== undefined) return below(behind(node.$ref) ?? {}, key);
  const own = node.properties?.[key];
  if (own !== undefined) return own;
  for (const branch of node.anyOf ?? []) {
    const found = below(branch, key);
    if (found !== null) return found;
  }
  if (node.items !== undefined) return /^\d+$/.test(key) ? node.items : below(node.items, key);
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : null;
}

/** The mapping with keys of its own behind references, choices, lists and names. */
function keysOf(node: SchemaNode): SchemaNode | null {
  if (node.properties !== undefined) return node;
  if (node.$ref !== undefined) return keysOf(behind(node.$ref) ?? {});
  for (const branch of [
    ...(node.anyOf ?? []),
    ...(node.items === undefined ? [] : [node.items]),
    ...(typeof node.additionalProperties === 'object' ? [node.additionalProperties] : []),
  ]) {
    const found = keysOf(branch);
    if (found !== null) return found;
  }
  return null;
}

function pageOf(path: string, node: SchemaNode): string {
  const value = valueText(node, named).replaceAll('`', '');
  const refused =
    node['x-wzp-supported'] === false ? ['Not supported yet: this version of wzp refuses it.'] : [];
  const examples = (node.examples ?? []).map((example) => `  ${path.split('.').at(-1)}: ${inline(example)}`);
  const inside = keysOf(node);
  const width = Math.max(0, ...Object.keys(inside?.properties ?? {}).map((key) => key.length));
  const keys = Object.entries(inside?.properties ?? {}).map(
    ([key, property]) =>
      `  ${key.padEnd(width)}  ${described(property)}${property['x-wzp-supported'] === false ? ' (not supported yet)' : ''}`,
  );
  return [
    path === '' ? 'wezterm-parallel.yaml' : `${path}${node.title === undefined ? '' : `: ${node.title}`}`,
    described(node),
    ...(value === '' || value === 'mapping' ? [] : [`Value: ${value}`]),
    ...refused,
    ...(examples.length === 0 ? [] : [['Example:', ...examples].join('\n')]),
    ...(keys.length === 0 ? [] : [['Keys:', ...keys].join('\n')]),
  ].join('\n\n');
}
