import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from './support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => {
  built.remove();
});

const spec = `version: 1
workspaces:
  dev:
    tabs:
      - name: one
        layout: { row: [a, b] }
    panes: { a: {}, b: {} }
`;

/** Files of the built tool that a run really loaded, by name. */
async function filesLoadedBy(args: readonly string[]): Promise<readonly string[]> {
  return (await urlsLoadedBy(args)).map((url) => basename(fileURLToPath(url))).sort();
}

/** Source files and packages (`package: yaml`) of the files that a run really loaded. */
async function loadedBy(args: readonly string[]): Promise<readonly string[]> {
  const inputs = new Set<string>();
  for (const url of await urlsLoadedBy(args)) {
    const output = built.metafile.outputs[relative(built.root, fileURLToPath(url))];
    for (const input of Object.keys(output?.inputs ?? {})) inputs.add(nameOf(input));
  }
  return [...inputs].sort();
}

async function urlsLoadedBy(args: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(built.home, 'coverage-'));
  writeFileSync(join(built.home, 'wezterm-parallel.yaml'), spec);
  const { code, stderr } = await built.run(args, {
    env: { NODE_V8_COVERAGE: folder, WZP_BACKEND: 'tmux', WZP_TMUX_SOCKET: `wzp-test-none-${process.pid}` },
  });
  expect(code, stderr).toBe(0);
  const urls = new Set<string>();
  for (const file of readdirSync(folder)) {
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { result: { url: string }[] };
    for (const { url } of result) if (url.startsWith('file:') && url.endsWith('.mjs')) urls.add(url);
  }
  rmSync(folder, { recursive: true });
  return [...urls];
}

const inputsOf = (file: string): readonly string[] =>
  Object.keys(
    Object.entries(built.metafile.outputs).find(([path]) => basename(path) === file)?.[1].inputs ?? {},
  );

/** The part of a package matters for ajv alone: its run-time helpers are small, its compiler is not. */
function nameOf(input: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(input);
  if (inPackage === null) return input;
  return inPackage[1] === 'ajv' ? `package: ajv/${inPackage[2] ?? ''}` : `package: ${inPackage[1] ?? ''}`;
}

describe('what a command loads', () => {
  it('plan: the planner and the backends, and no package but yaml and picocolors', async () => {
    const loaded = await loadedBy(['plan']);
    const packages = loaded.filter(
      (name) => name.startsWith('package: ') && !name.startsWith('package: ajv/dist/runtime/'),
    );
    expect(packages).toEqual(['package: picocolors', 'package: yaml']);
    expect(loaded).toContain('src/cli/handlers/plan.ts');
    expect(loaded).toContain('src/spec/generated/validator.mjs');
    // What applies, supervises and serves is none of its business.
    expect(
      loaded.filter((name) =>
        /^src\/(apply\/(apply|converge|keeper)|backend\/(stepwise|simulated)|hub|supervise)/.test(name),
      ),
    ).toEqual([]);
  });

  it('plan of a spec that has not changed: not even yaml and the validator', async () => {
    await loadedBy(['plan']);
    const loaded = await loadedBy(['plan']);
    expect(loaded.filter((name) => name.startsWith('package: '))).toEqual(['package: picocolors']);
    expect(loaded).not.toContain('src/spec/generated/validator.mjs');
  });

  it('plan: one file of ours when nothing is cold', async () => {
    await loadedBy(['plan']);
    expect(await filesLoadedBy(['plan'])).toEqual(['main.mjs']);
  });

  it('apply on tmux: one file too, without execa and listr2', async () => {
    const server = `wzp-test-none-${process.pid}`;
    try {
      expect(await filesLoadedBy(['apply', '--yes', '--size', '80x24'])).toEqual(['change.mjs']);
    } finally {
      execFileSync('tmux', ['-L', server, 'kill-server']);
    }
    const inputs = inputsOf('change.mjs').filter((input) =>
      /node_modules\/(yargs|listr2|execa|ink)\//.test(input),
    );
    expect(inputs).toEqual([]);
  });

  it('version: the main file and nothing cold', async () => {
    expect(await filesLoadedBy(['version'])).toEqual(['main.mjs']);
  });

  it('the help: yargs, with our own string-width in the place of the real one', async () => {
    const loaded = await loadedBy(['--help']);
    expect(loaded).toContain('package: yargs');
    expect(loaded).toContain('src/cli/width.ts');
    expect(loaded).not.toContain('package: string-width');
  });
});

describe('the bundle', () => {
  it('has the ajv compiler nowhere, and the heavy packages only apart from the entry', () => {
    const inputs = Object.values(built.metafile.outputs).flatMap((output) => Object.keys(output.inputs));
    expect(inputs.filter((input) => input.includes('node_modules/ajv/dist/compile'))).toEqual([]);
    expect(
      inputsOf('main.mjs').filter((input) => /node_modules\/(yargs|listr2|execa|yaml|ink)\//.test(input)),
    ).toEqual([]);
  });
});
