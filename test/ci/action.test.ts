import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildForTest, type Built } from '../cli/support/built.ts';

let built: Built;
beforeAll(() => {
  built = buildForTest();
  mkdirSync(join(built.home, 'bin'));
  writeFileSync(
    join(built.home, 'bin', 'wzp'),
    `#!/bin/sh\nexec '${process.execPath}' '${built.entry}' "$@"\n`,
    { mode: 0o755 },
  );
});
afterAll(() => {
  built.remove();
});

const good = `version: 1
name: shop
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [api, web] } }]
    panes: { api: { run: npm run api }, web: {} }
`;

/** A repository whose first commit has the spec, and whose working tree has another one. */
function repository(name: string, before: string | null, now: string): string {
  const cwd = join(built.home, name);
  mkdirSync(cwd);
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'init.defaultBranch=main', ...args],
      { cwd, stdio: 'ignore' },
    );
  git('init');
  if (before !== null) writeFileSync(join(cwd, 'wezterm-parallel.yaml'), before);
  git('add', '.');
  git('commit', '--allow-empty', '-m', 'first');
  writeFileSync(join(cwd, 'wezterm-parallel.yaml'), now);
  return cwd;
}

function action(cwd: string, inputs: Record<string, string>) {
  const output = join(cwd, '..', `${inputs['WZP_ACTION_COMMENT'] ?? 'out'}-${Math.abs(cwd.length)}.txt`);
  writeFileSync(output, '');
  const { status, stdout, stderr } = spawnSync(join(built.root, 'script/action'), {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: `${join(built.home, 'bin')}:${process.env['PATH'] ?? ''}`,
      HOME: built.home,
      WZP_ACTION_VERSION: 'installed',
      GITHUB_OUTPUT: output,
      ...inputs,
    },
  });
  return { status, stdout, stderr, outputs: readFileSync(output, 'utf8') };
}

describe('the action for GitHub', () => {
  it('hands every input on as a variable that the script reads', () => {
    const file = parse(readFileSync(join(built.root, 'action.yml'), 'utf8')) as {
      inputs: Record<string, { default: string }>;
      runs: { steps: { env: Record<string, string>; run: string }[] };
    };
    const [step] = file.runs.steps;
    const given = Object.values(step?.env ?? {}).map((text) => /inputs\.([\w-]+)/.exec(text)?.[1]);
    expect([...given, 'working-directory'].sort()).toEqual(Object.keys(file.inputs).sort());
    const script = readFileSync(join(built.root, 'script/action'), 'utf8');
    for (const name of Object.keys(step?.env ?? {})) expect(script).toContain(name);
    expect(step?.run).not.toContain('${{');
  });

  it('annotates errors and fails; warnings only when it is strict', () => {
    const cwd = repository('warned', null, good.replace('npm run api', 'cd /home/ada/x && npm run api'));
    expect(action(cwd, {})).toMatchObject({ status: 0 });
    const strict = action(cwd, { WZP_ACTION_STRICT: 'true', WZP_ACTION_SARIF: 'out.sarif' });
    expect(strict.status).toBe(1);
    expect(strict.stdout).toMatch(/^::error file=wezterm-parallel\.yaml,line=6,.*title=WZP1712::/m);
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(action(cwd, { WZP_ACTION_FILES: '\n  \nnowhere/*.yaml\n' }).status).toBe(1);
  });

  it('checks the form', () => {
    const cwd = repository(
      'untidy',
      null,
      good.replace('name: shop\n', '').replace('version: 1\n', 'name: shop\nversion: 1\n'),
    );
    expect(action(cwd, {}).status).toBe(0);
    const checked = action(cwd, { WZP_ACTION_FMT: 'true' });
    expect([checked.status, checked.stderr]).toEqual([1, 'run: wzp fmt\n']);
    expect(checked.stdout).toContain('+name: shop');
  });

  it('writes the plan of a change as the body of a comment', () => {
    const cwd = repository('changed', good, good.replace('web: {}', 'web: { run: vite }'));
    const { status, outputs } = action(cwd, { WZP_ACTION_SINCE: 'HEAD' });
    expect(status).toBe(0);
    expect(outputs).toBe(`comment-file=${join(cwd, 'wzp-plan.md')}\n`);
    const body = readFileSync(join(cwd, 'wzp-plan.md'), 'utf8');
    expect(body).toMatch(
      /^<!-- wzp plan -->\n### wzp plan: `shop`\n\nPlan: 0 to create.*1 to restart.*1 unchanged/,
    );
    expect(body).toContain('dev/web');
  });

  it('plans everything as new where there was no spec, and says so when there is no plan', () => {
    const fresh = repository('fresh', null, good);
    expect(action(fresh, { WZP_ACTION_SINCE: 'HEAD', WZP_ACTION_COMMENT: 'plan.md' }).status).toBe(0);
    expect(readFileSync(join(fresh, 'plan.md'), 'utf8')).toContain('Plan: 2 to create');
    const wrong = repository('wrong', good, good.replace('run: npm', 'rum: npm'));
    expect(action(wrong, { WZP_ACTION_SINCE: 'HEAD' }).status).toBe(1);
    expect(readFileSync(join(wrong, 'wzp-plan.md'), 'utf8')).toContain(
      'There is no plan: the spec has errors.',
    );
    expect(action(fresh, { WZP_ACTION_SINCE: 'nowhere' }).stdout).toContain('fetch-depth: 0');
  });
});

describe('the hooks for pre-commit', () => {
  it('name commands that exist, for files that are specs', async () => {
    const hooks = parse(readFileSync(join(built.root, '.pre-commit-hooks.yaml'), 'utf8')) as {
      id: string;
      entry: string;
      files: string;
      exclude?: string;
    }[];
    expect(hooks.map(({ id }) => id)).toEqual(['wzp-validate', 'wzp-fmt']);
    for (const { entry, files, exclude } of hooks) {
      const [program, ...args] = entry.split(' ');
      expect(program).toBe('wzp');
      expect((await built.run([...args, '--help'])).code).toBe(0);
      expect(new RegExp(files).test('a/wezterm-parallel.yaml')).toBe(true);
      expect(new RegExp(files).test('a/not-wezterm-parallel.yaml')).toBe(false);
      if (exclude !== undefined) expect(new RegExp(exclude).test('wezterm-parallel.local.yaml')).toBe(true);
    }
    expect(existsSync(join(built.root, 'package.json'))).toBe(true);
  });
});

describe('the package', () => {
  const about = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    bin: Record<string, string>;
    man: string[];
    files: string[];
    scripts: Record<string, string>;
  };

  it('holds the program, its manual page and the action, and is built before it is packed', () => {
    const isPacked = (path: string): boolean =>
      about.files.some((entry) => path === entry || path.startsWith(`${entry}/`));
    for (const path of [
      ...Object.values(about.bin),
      ...about.man,
      'action.yml',
      'script/action',
      'dist/main.mjs',
    ]) {
      expect(isPacked(path), path).toBe(true);
      if (!path.startsWith('dist')) expect(existsSync(join(built.root, path)), path).toBe(true);
    }
    expect(about.scripts['prepare']).toBe(about.scripts['build']);
  });

  it('brings the notices of what is bundled', () => {
    const text = readFileSync(join(built.folder, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['yaml', 'yargs', 'execa', '@clack/prompts'])
      expect(text).toMatch(new RegExp(`^${name} `, 'm'));
    expect(text).toContain('Copyright');
  });

  it('is its own action: without a wzp on PATH it runs the one beside it', () => {
    const cwd = repository(
      'beside',
      null,
      good.replace('version: 1\nname: shop\n', 'name: shop\nversion: 1\n'),
    );
    const folder = join(built.home, 'package');
    mkdirSync(join(folder, 'script'), { recursive: true });
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'dist'));
    copyFileSync(join(built.root, 'script/action'), join(folder, 'script/action'));
    writeFileSync(join(folder, 'dist/main.mjs'), '');
    writeFileSync(join(folder, 'bin/wzp'), `await import(${JSON.stringify(built.entry)});\n`);
    const { status, stderr } = spawnSync(join(folder, 'script/action'), {
      cwd,
      encoding: 'utf8',
      env: {
        PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
        HOME: built.home,
        WZP_ACTION_VERSION: 'installed',
        WZP_ACTION_FMT: 'true',
      },
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'run: wzp fmt\n' });
  });
});
