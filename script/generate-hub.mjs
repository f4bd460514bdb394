// schemas/hub.schema.json → src/hub/generated/ (types, validators), the types that the package ships, and the tables of docs/hub.md. Called by generate.mjs.
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';

const root = join(import.meta.dirname, '..');
const schemaPath = 'schemas/hub.schema.json';
const banner = `// Made from ${schemaPath} by script/generate-hub.mjs. Edit the schema, then run script/generate.mjs.\n`;
const docsPath = 'docs/hub.md';
const importOfJson = "import type { Json } from '../../spec/desired.ts';";
/** The types that the package ships stand alone. */
const ownJson =
  'export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };';

/** File name, relative to the root → text. */
export async function generateHub() {
  const schema = JSON.parse(readFileSync(join(root, schemaPath), 'utf8'));
  const text = await format(types(schema), { parser: 'typescript', singleQuote: true, printWidth: 110 });
  return new Map([
    ['src/hub/generated/types.ts', text],
    ['src/hub/client/hub-types.d.mts', text.replace(importOfJson, ownJson)],
    ['src/hub/generated/params.mjs', await validators(schema)],
    ['src/hub/generated/params.d.mts', validatorTypes()],
    ...(existsSync(join(root, docsPath)) ? [[docsPath, await docs(schema)]] : []),
  ]);
}

/** Of params only: what the hub answers is held to the schema by its tests. */
async function validators(schema) {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addSchema({ $id: schema.$id, $defs: schema.$defs });
  const names = Object.keys(schema.methods);
  const ids = {};
  for (const [index, name] of names.entries()) {
    const id = `${schema.$id}:${index}`;
    ajv.addSchema({ ...absolute(schema.methods[name].params, schema.$id), $id: id });
    ajv.getSchema(id);
    ids[`v${index}`] = id;
  }
  const code = standaloneModule.default(ajv, ids);
  const table = names.map((name, index) => `  [${JSON.stringify(name)}, v${index}],`).join('\n');
  const bundled = await build({
    stdin: {
      contents: `${code}\nexport const validators = new Map([\n${table}\n]);\n`,
      resolveDir: root,
      loader: 'js',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    legalComments: 'none',
  });
  const text = bundled.outputFiles[0].text;
  // Of all exports only the table is used.
  return banner + text.replace(/export \{[^}]*\};\n$/, 'export { validators };\n');
}

function validatorTypes() {
  return `${banner}export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validate {
  (data: unknown): boolean;
  errors: readonly SchemaError[] | null;
}
/** method → check */
export declare const validators: ReadonlyMap<string, Validate>;
`;
}

/** References into the common definitions, without what is only for people. */
function absolute(node, id) {
  if (Array.isArray(node)) return node.map((item) => absolute(item, id));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !(key === 'description' && typeof value === 'string'))
      .map(([key, value]) => [key, key === '$ref' ? `${id}${value}` : absolute(value, id)]),
  );
}

const pascal = (name) =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function types({ $defs, methods }) {
  const parts = Object.entries($defs).map(
    ([name, node]) => `${comment(node.description)}export type Hub${pascal(name)} = ${typeOf(node)};\n`,
  );
  const rows = Object.entries(methods).map(
    ([name, { params, result, description }]) =>
      `${comment(description)}${JSON.stringify(name)}: { readonly params: ${typeOf(params)}; readonly result: ${typeOf(result)} };`,
  );
  return `${banner}${importOfJson}\n\n${parts.join('\n')}
/** method → what it takes and what it answers */
export interface HubMethods {\n${rows.join('\n')}\n}
export type HubMethod = keyof HubMethods;
export type Params<M extends HubMethod> = HubMethods[M]['params'];
export type Result<M extends HubMethod> = HubMethods[M]['result'];
`;
}

const comment = (text) => (text === undefined ? '' : `/** ${text} */\n`);

function typeOf(node) {
  if (node.$ref !== undefined) return `Hub${pascal(node.$ref.split('/').at(-1))}`;
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum !== undefined) return node.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (node.anyOf !== undefined && node.properties === undefined) return node.anyOf.map(typeOf).join(' | ');
  if (node.type === undefined) return 'Json';
  return [node.type]
    .flat()
    .map((type) => plainType(type, node))
    .join(' | ');
}

function plainType(type, node) {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `readonly (${typeOf(node.items)})[]`;
    case 'object':
      return objectType(node);
    default:
      throw new Error(`a type that is not known: ${type}`);
  }
}

function objectType({ properties, required = [], additionalProperties }) {
  if (properties === undefined)
    return typeof additionalProperties === 'object'
      ? `Readonly<Record<string, ${typeOf(additionalProperties)}>>`
      : 'Readonly<Record<string, Json>>';
  const members = Object.entries(properties).map(
    ([name, node]) =>
      `${comment(node.description)}readonly ${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(node)};`,
  );
  return members.length === 0 ? 'Readonly<Record<string, never>>' : `{ ${members.join('\n')} }`;
}

/** Replaces what stands between the two marks. */
async function docs({ methods }) {
  const text = readFileSync(join(root, docsPath), 'utf8');
  const rows = Object.entries(methods).map(
    ([name, { params, result, description }]) =>
      `| \`${name}\` | ${cell(description)} | ${cell(signature(params))} | ${cell(signature(result))} |`,
  );
  const table = ['| method | does | params | result |', '| --- | --- | --- | --- |', ...rows].join('\n');
  const next = text.replace(
    /(<!-- methods: made by script\/generate\.mjs -->\n)[\s\S]*?(<!-- end -->)/,
    (_, begin, end) => `${begin}\n${table}\n\n${end}`,
  );
  return format(next, { parser: 'markdown', singleQuote: true, printWidth: 110 });
}

const cell = (text) => text.replaceAll('|', '\\|');

function signature(node) {
  const names = Object.keys(node.properties ?? {});
  if (names.length === 0) return node.$ref === undefined ? '' : `\`${node.$ref.split('/').at(-1)}\``;
  return `\`{ ${names.map((name) => ((node.required ?? []).includes(name) ? name : `${name}?`)).join(', ')} }\``;
}
