import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveServer } from '../../src/apply/live.ts';
import { plan } from '../../src/plan/plan.ts';
import { summary } from '../../src/plan/summary.ts';
import { formatSpec } from '../../src/spec/format/format.ts';
import { findSpec } from '../../src/spec/find.ts';
import { readSpec } from '../../src/spec/read.ts';
import { resolveSpec } from '../../src/spec/resolve.ts';
import { applyRules } from '../../src/spec/rules/rules.ts';

const folder = join(import.meta.dirname, '../../examples');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'wezterm-parallel.yaml')));
const index = readFileSync(join(folder, 'README.md'), 'utf8');

const read = async (name: string) => {
  const cwd = join(folder, name);
  const { value: sources, diagnostics } = await readSpec({ cwd, env: {}, home: '/home/ada' });
  if (sources === undefined) throw new Error(JSON.stringify(diagnostics));
  const inputs = {
    env: {},
    envFiles: new Map(),
    home: '/home/ada',
    shell: '/bin/sh',
    missingFiles: 'warning',
  } as const;
  return { sources, ...resolveSpec(sources, { ...inputs, rules: applyRules }) };
};

describe('the examples', () => {
  it('are at least 20, each with a line in their README', () => {
    expect(names.length).toBeGreaterThanOrEqual(20);
    const listed = [...index.matchAll(/^\| \[([\w-]+)\]\(\1\/wezterm-parallel\.yaml\) +\| \S.*\|$/gm)].map(
      ([, name]) => name,
    );
    expect(listed.toSorted((a = '', b = '') => (a < b ? -1 : 1))).toEqual(names);
  });

  it('use every shipped template', () => {
    const used = names.flatMap((name) =>
      [
        ...readFileSync(join(folder, name, 'wezterm-parallel.yaml'), 'utf8').matchAll(
          /^ {4}template: (\w+)$/gm,
        ),
      ].map(([, template]) => template),
    );
    const shipped = readdirSync(join(folder, '../templates')).filter((file) => file.endsWith('.yaml'));
    expect(
      shipped.map((file) => file.replace('.yaml', '')).filter((template) => !used.includes(template)),
    ).toEqual([]);
  });

  it.each(names)(
    '%s is valid, without a warning but for an environment file, and in canonical form',
    async (name) => {
      const { sources, diagnostics } = await read(name);
      expect(diagnostics.filter(({ code }) => code !== 'WZP1306')).toEqual([]);
      for (const file of sources.files) {
        expect(formatSpec(file)).toEqual({ ok: true, value: file.text });
        expect(file.text).toMatch(
          /^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/wezterm-parallel\.schema\.json\n# \S/,
        );
      }
      expect(findSpec({ cwd: join(folder, name), env: {}, home: '/' }).files).toHaveLength(1);
    },
  );

  it.each(names)('%s is planned for an empty terminal of 120x40: everything is created', async (name) => {
    const { value: desired } = await read(name);
    if (desired === undefined) throw new Error('it is valid');
    const observed = liveServer('[]', desired);
    if (!observed.ok) throw new Error(JSON.stringify(observed.diagnostics));
    const made = plan(
      desired,
      observed.value,
      { server: null, processes: new Map() },
      {
        mode: 'apply',
        target: [],
        exclude: [],
        replace: [],
        size: { cols: 120, rows: 40 },
        reordersTabs: false,
        movesPanes: true,
        serverName: (workspace) => workspace,
      },
    );
    expect(made.diagnostics).toEqual([]);
    const panes = desired.workspaces.flatMap((workspace) => workspace.panes);
    expect(summary(made)).toMatchObject({ create: panes.length, delete: 0, stops: 0 });
    expect(panes.length).toBeGreaterThan(2);
  });
});
