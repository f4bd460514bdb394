import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { validateSpec as matchesSchema, validateTemplate } from '../../src/spec/generated/validator.mjs';
import type { WezTermParallelSpec } from '../../src/spec/generated/types.ts';
import { paneKeys } from '../../src/spec/generated/fields.ts';
import { parseFile } from '../../src/spec/parse.ts';
import { readSpec, shippedFolder } from '../../src/spec/read.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';
import { sourcesOf } from './scene.ts';

const root = join(import.meta.dirname, '../..');
interface Property {
  title?: string;
  description?: string;
  examples?: unknown[];
  $ref?: string;
  properties?: Record<string, Property>;
  [key: string]: unknown;
}
const schema = JSON.parse(
  readFileSync(join(root, 'schemas/wezterm-parallel.schema.json'), 'utf8'),
) as Property & { $defs: Record<string, Property> };

describe('what is made from the schema', () => {
  it('is what was committed', async () => {
    // @ts-expect-error a build script without types
    const { generate } = (await import('../../script/generate.mjs')) as {
      generate: () => Promise<Map<string, string>>;
    };
    for (const [file, text] of await generate())
      expect(readFileSync(join(root, file), 'utf8') === text, `run script/generate.mjs: ${file}`).toBe(true);
  });

  it('the validator needs nothing at run time', () => {
    const text = readFileSync(join(root, 'src/spec/generated/validator.mjs'), 'utf8');
    expect(text).not.toMatch(/^\s*import\s|\brequire\(['"](?!ajv)/m);
  });

  it('the types fit what a program writes', () => {
    const spec: WezTermParallelSpec = {
      version: 1,
      workspaces: {
        dev: {
          tabs: [{ name: 't', layout: { row: ['a', { pane: 'b', size: '50%' }] } }],
          panes: { a: {}, b: { run: ['x'] } },
        },
      },
    };
    expect(matchesSchema(spec)).toBe(true);
  });
});

describe('the schema', () => {
  const definitions = [['spec', schema] as const, ...Object.entries(schema.$defs)];
  const keys = definitions.flatMap(([name, definition]) =>
    Object.entries(definition.properties ?? {}).map(([key, property]) => [name, key, property] as const),
  );

  it.each(keys.filter(([, , property]) => property.$ref === undefined || property.title !== undefined))(
    '%s.%s has a title, a description and an example',
    (_name, _key, property) => {
      expect(property.title).toMatch(/\S/);
      expect(property.description).toMatch(/\.$/);
      expect(property.examples?.length).toBeGreaterThan(0);
    },
  );

  it('lets a pane in a layout have every key of a pane', () => {
    const pane = Object.keys(schema.$defs['pane']?.properties ?? {});
    const leaf = Object.keys(schema.$defs['leaf']?.properties ?? {});
    expect(leaf).toEqual(['pane', 'size', 'position', ...pane]);
    expect(Object.keys(paneKeys).sort()).toEqual([...pane, 'size', 'position'].sort());
  });

  // The example is put where the key stands; keys that are not supported yet may only fail for that.
  const frames: Record<string, (value: Record<string, unknown>) => unknown> = {
    spec: (value) => ({ version: 1, ...value }),
    workspace: (value) => ({ workspaces: { w: value } }),
    template: (value) => ({ templates: { t: value } }),
    param: (value) => ({ templates: { t: { params: { p: value } } } }),
    tab: (value) => ({ workspaces: { w: { tabs: [{ name: 't', layout: 'grid', ...value }] } } }),
    row: (value) => layout({ row: ['a'], ...value }),
    column: (value) => layout({ column: ['a'], ...value }),
    leaf: (value) => layout({ pane: 'a', ...value }),
    pane: (value) => ({ workspaces: { w: { panes: { p: value } } } }),
    agent_settings: (value) => pane({ agent: { kind: 'claude', ...value } }),
    restart_settings: (value) => pane({ restart: { policy: 'no', ...value } }),
    probe: (value) => pane({ ready: value }),
    stop: (value) => pane({ stop: value }),
    limits: (value) => pane({ limits: value }),
    log_settings: (value) => pane({ log: { file: 'x', ...value } }),
    schedule_settings: (value) => pane({ schedule: value }),
    sandbox_settings: (value) => pane({ sandbox: value }),
    hub: (value) => ({ hub: value }),
    websocket: (value) => ({ hub: { websocket: { port: 1, ...value } } }),
    logging: (value) => ({ logging: value }),
    metrics: (value) => ({ metrics: value }),
    ui: (value) => ({ ui: value }),
    hub_limits: (value) => ({ hub: { limits: value } }),
    pool: (value) => ({ pools: { p: value } }),
    move: (value) => ({ moved: [{ from: 'a', to: 'b', ...value }] }),
    hooks: (value) => ({ hooks: value }),
    daemon: (value) => ({ daemon: value }),
    hook_settings: (value) => ({ hooks: { on_exit: { run: 'x', ...value } } }),
    project_limits: (value) => ({ limits: value }),
  };
  const pane = (value: unknown) => ({ workspaces: { w: { panes: { p: value } } } });
  const layout = (value: unknown) => ({ workspaces: { w: { tabs: [{ name: 't', layout: value }] } } });

  it.each(
    keys.flatMap(([name, key, property]) =>
      (property.examples ?? []).map((example) => [name, key, example] as const),
    ),
  )('%s.%s: the example %j fits', (name, key, example) => {
    const frame = frames[name];
    if (frame === undefined) throw new Error(`where does ${name} stand?`);
    matchesSchema(frame({ [key]: example }));
    const errors = (matchesSchema.errors ?? []).filter(
      ({ keyword }) => keyword !== 'if' && keyword !== 'not',
    );
    expect(errors).toEqual([]);
  });
});

describe('shipped templates', () => {
  const files = readdirSync(shippedFolder()).filter((file) => file.endsWith('.yaml'));
  it.each(files)('%s makes a workspace without any value given', async (file) => {
    const name = file.replace(/\.yaml$/, '');
    const text = readFileSync(join(shippedFolder(), file), 'utf8');
    expect(validateTemplate(parse(text)), JSON.stringify(validateTemplate.errors)).toBe(true);
    expect(parse(text)).toHaveProperty('description');
    const spec = `version: 1\nname: shop\nworkspaces: { dev: { template: ${name} } }\n`;
    const inputs = { env: {}, envFiles: new Map(), home: '/home/ada', shell: '/bin/sh' };
    const { value, diagnostics } = resolveSpec(sourcesOf(spec, { templates: { [name]: text } }), inputs);
    expect(diagnostics).toEqual([]);
    expect(value?.workspaces[0]?.panes.filter(({ focus }) => focus)).toHaveLength(1);
  });

  it('are found beside the program', async () => {
    expect(shippedFolder()).toBe(join(root, 'templates'));
    expect(files).toEqual(expect.arrayContaining(['default.yaml', 'web_dev.yaml']));
    expect(
      (await readSpec({ cwd: '/', env: {}, home: '/nowhere', files: ['/nowhere/x'] })).value,
    ).toBeUndefined();
  });
});

describe('parsing', () => {
  it('happens once for a file', () => {
    const [file] = sourcesOf('version: 1\n').files;
    if (file === undefined) throw new Error('a file');
    expect(parseFile(file)).toBe(parseFile(file));
  });
});
