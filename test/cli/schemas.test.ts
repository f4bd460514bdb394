import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture } from '../import/import.ts';
import { buildForTest, type Built } from './support/built.ts';

const folder = join(import.meta.dirname, '../../schemas');
const schemas = readdirSync(folder).map((file) => ({
  name: file.replace('.schema.json', ''),
  schema: JSON.parse(readFileSync(join(folder, file), 'utf8')) as { $id: string; title: string },
}));

describe('the schemas', () => {
  it.each(schemas)('$name has its stable id and a title', ({ name, schema }) => {
    const kind = name.replace(/^wezterm-parallel(?:-(?=.))?/, '') || 'spec';
    expect(schema.$id).toBe(`urn:wezterm-parallel:${kind}:1`);
    expect(schema.title).toMatch(/\S/);
  });
});

describe('what commands print as JSON', () => {
  let built: Built;
  beforeAll(() => {
    built = buildForTest();
    const twice = 'tabs: [{ name: t, layout: { row: [a, b] } }]';
    writeFileSync(
      join(built.home, 'wrong.yaml'),
      `version: 1\nworkspaces:\n  dev:\n    ${twice}\n    panes: { a: { env: { PORT: 80 } }, b: { run: "x --port 80", rum: 1 } }\n`,
    );
    writeFileSync(join(built.home, 'mprocs.yaml'), fixture('mprocs', 'arrays.yaml'));
  });
  afterAll(() => {
    built.remove();
  });

  it.each([
    ['findings', ['validate', '--format', 'json', 'wrong.yaml'], 1, /"related"/],
    ['findings', ['validate', '--json', 'nowhere.yaml', 'no*.yaml'], 2, /"file": null/],
    ['doctor', ['doctor', '--json'], null, /"name": "wzp"/],
    ['init', ['init', '--json', '-f', 'new.yaml'], 0, /"schema": "/],
    ['init', ['init', '--json', '-f', 'converted.yaml', '--from', 'mprocs'], 0, /"approximated"/],
  ])('fits the schema %s: %j', async (name, args, code, part) => {
    const ran = await built.run(args);
    if (code !== null) expect(ran).toMatchObject({ code });
    expect(ran.stdout).toMatch(part);
    const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse((await built.run(['schema', name])).stdout) as object,
    );
    expect(fits(JSON.parse(ran.stdout)), JSON.stringify(fits.errors)).toBe(true);
  });
});
