// schemas/wezterm-parallel.schema.json → src/spec/generated/ and the schema of template files; tables of the program → pages of docs/.
// With --check nothing is written: exit 1 when a committed file differs from a fresh one.
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { generateHub } from './generate-hub.mjs';

const root = join(import.meta.dirname, '..');
const schemaPath = 'schemas/wezterm-parallel.schema.json';
const banner = `// Made from ${schemaPath} by script/generate.mjs. Edit the schema, then run it.\n`;
const annotations = ['x-wzp-effect', 'x-wzp-supported', 'x-wzp-compared-as'];

/** File name, relative to the root → text. */
export async function generate() {
  const schema = JSON.parse(readFileSync(join(root, schemaPath), 'utf8'));
  return new Map([
    ['src/spec/generated/types.ts', await types(schema)],
    ['src/spec/generated/validator.mjs', await validator(schema)],
    ['src/spec/generated/validator.d.mts', validatorTypes()],
    ['src/spec/generated/fields.ts', fields(schema)],
    ['schemas/wezterm-parallel-template.schema.json', await templateSchema(schema)],
    ...(await generateHub()),
    ...(await pages()),
  ]);
}

async function types(schema) {
  const plain = withoutPropertyTitles(structuredClone(schema));
  delete plain.patternProperties; // `x-…` keys would make every key of the root `unknown`
  return compile(plain, 'Spec', {
    bannerComment: banner.trimEnd(),
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    format: true,
    style: { singleQuote: true, printWidth: 110 },
  });
}

/** A title, or anything beside a `$ref`, would give each property a type of its own. */
function withoutPropertyTitles(schema) {
  for (const definition of [schema, ...Object.values(schema.$defs)])
    for (const property of Object.values(definition.properties ?? {})) {
      delete property.title;
      if (property.$ref !== undefined)
        for (const key of Object.keys(property)) if (key !== '$ref') delete property[key];
    }
  return schema;
}

async function validator(schema) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  for (const keyword of annotations) ajv.addKeyword(keyword);
  const decided = decide(schema, schema);
  const main = ajv.compile(decided);
  const template = ajv.compile({
    $id: 'urn:wezterm-parallel:template:1',
    $ref: `${schema.$id}#/$defs/template`,
  });
  const names = new Map(Object.entries(decided.$defs).map(([name, definition]) => [definition, name]));
  const seen = new Set();
  for (const start of [main, template]) nameDefinitions(start, names, seen);
  const code = standaloneModule.default(ajv, {
    validateSpec: main.schema.$id,
    validateTemplate: template.schema.$id,
  });
  const bundled = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    legalComments: 'none',
  });
  return banner + withoutCopies(bundled.outputFiles[0].text);
}

/** ajv copies all errors so far for each further part with errors: a file with 100,000 of them would take minutes. */
const withoutCopies = (code) =>
  `${code.replaceAll(/vErrors\.concat\(([\w.]+\.errors)\)/g, 'joined(vErrors, $1)')}
function joined(errors, more) {
  for (const error of more) errors.push(error);
  return errors;
}
`;

/**
 * Each definition becomes a function whose errors say `#/pattern`, whichever definition that is: put its name into them.
 * `source` is what ajv's own standalone generator reads.
 */
function nameDefinitions(validate, names, seen) {
  const { source, schema } = validate;
  if (seen.has(source)) return;
  seen.add(source);
  const name = names.get(schema);
  if (name !== undefined)
    source.validateCode = source.validateCode.replaceAll('schemaPath:"#/', `schemaPath:"#/$defs/${name}/`);
  for (const { value } of source.scopeValues.validate ?? []) nameDefinitions(value.ref, names, seen);
}

/**
 * The same schema for the validator: a choice (`anyOf`) becomes an if/then/else chain over what tells the branches apart
 * (the type, or the one required key of a mapping), so that a mistake gives the errors of the branch that was meant and no
 * others. A key whose engine does not exist yet fails with the keyword `not`.
 */
function decide(node, schema) {
  if (Array.isArray(node)) return node.map((item) => decide(item, schema));
  if (node === null || typeof node !== 'object') return node;
  const { anyOf, examples: _examples, title: _title, description: _description, ...rest } = node;
  const copy = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === 'properties' || key === '$defs'
        ? eachValue(value, (item) => decide(item, schema))
        : decide(value, schema),
    ]),
  );
  if (copy['x-wzp-supported'] === false) copy.allOf = [{ not: {} }];
  return anyOf === undefined ? copy : { ...copy, ...chain(anyOf, schema) };
}

function chain(branches, schema) {
  const signs = branches.map((branch) => signOf(branch, schema));
  const allTypes = [...new Set(signs.flatMap((sign) => sign.type))];
  return branches.reduceRight(
    (otherwise, branch, index) => ({ if: signs[index], then: decide(branch, schema), else: otherwise }),
    { type: allTypes },
  );
}

/** What tells this branch apart: `{ type }` or `{ type: 'object', required: [key] }`. */
function signOf(branch, schema) {
  const target = resolveRef(branch, schema);
  const sign = { type: target.type };
  if (sign.type === undefined) throw new Error(`a branch without a type: ${JSON.stringify(branch)}`);
  return sign.type === 'object' && target.required?.length === 1
    ? { ...sign, required: target.required }
    : sign;
}

function resolveRef(node, schema) {
  if (node.$ref === undefined) return node;
  return node.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key], schema);
}

const eachValue = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

function validatorTypes() {
  return `${banner}export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validate {
  (data: unknown): boolean;
  errors: readonly SchemaError[] | null;
}
export declare const validateSpec: Validate;
export declare const validateTemplate: Validate;
`;
}

function fields(schema) {
  const keys = Object.entries({
    ...schema.$defs.pane.properties,
    ...pick(schema.$defs.leaf.properties, ['size', 'position']),
  });
  for (const [key, property] of keys) {
    if (property['x-wzp-effect'] === undefined || property['x-wzp-supported'] === undefined)
      throw new Error(`pane key ${key} lacks x-wzp-effect or x-wzp-supported`);
  }
  const rows = keys.map(([key, property]) => {
    const comparedAs = property['x-wzp-effect'] === 'none' ? null : (property['x-wzp-compared-as'] ?? key);
    return `  ${key}: { effect: '${property['x-wzp-effect']}', supported: ${property['x-wzp-supported']}, comparedAs: ${comparedAs === null ? null : `'${comparedAs}'`} },`;
  });
  const compared = keys
    .filter(
      ([key, property]) =>
        property['x-wzp-supported'] &&
        property['x-wzp-effect'] !== 'none' &&
        (property['x-wzp-compared-as'] ?? key) === key,
    )
    .map(([key]) => `  '${key}',`);
  const known = [['spec', schema], ...Object.entries(schema.$defs)]
    .filter(([, definition]) => definition.properties !== undefined)
    .map(
      ([name, definition]) =>
        `  ${name}: [${Object.keys(definition.properties)
          .map((key) => `'${key}'`)
          .join(', ')}],`,
    );
  return `${banner}
/** What a difference in a pane key asks for. */
export type Effect = 'none' | 'update' | 'restart' | 'replace';

export interface PaneKey {
  readonly effect: Effect;
  /** Its engine exists; otherwise the key is refused with "not supported yet". */
  readonly supported: boolean;
  /** The field of \`DesiredPane.fields\` in which a difference shows; null when it never does. */
  readonly comparedAs: string | null;
}

export const paneKeys = {
${rows.join('\n')}
} as const satisfies Readonly<Record<string, PaneKey>>;

/** The keys of \`DesiredPane.fields\`, in the order of the schema. */
export const comparedFields = [
${compared.join('\n')}
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** Definition of the schema → its keys. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
${known.join('\n')}
};
`;
}

const pick = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));

async function templateSchema(schema) {
  const { $defs } = schema;
  const document = {
    $schema: schema.$schema,
    $id: 'urn:wezterm-parallel:template:1',
    ...$defs.template,
    title: 'WezTerm Parallel template file',
    $defs,
  };
  return format(JSON.stringify(document, null, 2), { parser: 'json', printWidth: 110 });
}

/** The pages of docs/, from the tables of the program itself. */
async function pages() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'script/pages.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The table of commands names their handlers, which nobody runs here.
    external: ['../handlers/*'],
    banner: {
      js: "import { createRequire as pagesRequire } from 'node:module'; const require = pagesRequire(import.meta.url);",
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'wzp-pages-'));
  try {
    const file = join(folder, 'pages.mjs');
    writeFileSync(file, outputFiles[0].text);
    const { codesPage, manualPage, referencePage } = await import(pathToFileURL(file));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const markdown = (text) => format(text, { parser: 'markdown', printWidth: 110 });
    return [
      ['docs/codes.md', await markdown(codesPage())],
      ['docs/spec.md', await markdown(referencePage())],
      ['docs/wzp.1', manualPage(version)],
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function main() {
  const check = process.argv.includes('--check');
  let stale = 0;
  for (const [file, text] of await generate()) {
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    stale += 1;
    process.stderr.write(`${check ? 'differs' : 'written'}: ${file}\n`);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (check && stale > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
