import { existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
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
env_file: [.env]
workspaces:
  dev:
    tabs: [{ name: code, layout: { row: [api, list, typed, shell] } }]
    panes:
      api: { run: "npm run api --token \${TOKEN:-}" }
      list: { run: [npm, test] }
      typed: { type: npm run lint }
      shell: {}
`;

function project(name: string): string {
  const path = join(built.home, name);
  mkdirSync(path);
  writeFileSync(join(path, 'wezterm-parallel.yaml'), spec);
  writeFileSync(join(path, '.env'), 'TOKEN=very-secret\n');
  return realpathSync(path);
}

const listed = async (): Promise<string> => (await built.run(['trust', '--list'])).stdout;

async function inTerminal(args: readonly string[], cwd: string, question: string, keys: string) {
  const terminal = spawn(process.execPath, [built.entry, ...args], {
    cwd,
    cols: 200,
    rows: 60,
    env: {
      PATH: process.env['PATH'],
      HOME: built.home,
      XDG_STATE_HOME: join(built.home, 'state'),
      XDG_RUNTIME_DIR: join(built.home, 'run'),
      WZP_TMUX_SOCKET: join(built.home, 'tmux.sock'),
      TERM: 'xterm',
    },
  });
  let screen = '';
  let isAsked = false;
  terminal.onData((data) => {
    screen += data;
    if (isAsked || !screen.includes(question)) return;
    isAsked = true;
    terminal.write(keys);
  });
  const code = await new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
  return { code, screen };
}

describe('wzp trust', () => {
  const starts = (cwd: string): string => `${cwd} starts:
  dev/api: npm run api --token (from $TOKEN)
  dev/list: "npm" "test"
  dev/typed: npm run lint (typed, not run)
  dev/shell: a shell
`;

  it('shows what the spec starts, and trusts it where nobody can be asked', async () => {
    const cwd = project('alone');
    const { code, stdout, stderr } = await built.run(['trust'], { cwd });
    expect([code, stdout]).toEqual([0, `trusted ${cwd} until it changes\n`]);
    expect(stderr).toBe(starts(cwd));
    expect(await listed()).toContain(`${cwd}\n`);
  });

  it.each([
    ['asked-yes', 'y', 0],
    ['asked-no', 'n', 1],
    ['asked-enter', '\r', 1],
    ['asked-nothing', '\u0003', 130],
  ])('asks on a terminal, and no is the default: %s', async (name, keys, expected) => {
    const cwd = project(name);
    const { code, screen } = await inTerminal(['trust'], cwd, 'Trust exactly this content?', keys);
    expect(code).toBe(expected);
    expect(screen).toContain('dev/api: npm run api --token (from $TOKEN)');
    expect(screen).not.toContain('very-secret');
    expect((await listed()).includes(cwd)).toBe(expected === 0);
  });

  it('holds for exactly this content: spec, included files, environment files', async () => {
    const cwd = project('pinned');
    expect((await built.run(['trust', '--yes'], { cwd })).stdout).toBe(`trusted ${cwd} until it changes\n`);
    expect(statSync(join(built.home, 'state/wezterm-parallel/trust.json')).mode & 0o777).toBe(0o600);
    expect((await built.run(['trust'], { cwd })).stdout).toBe(`${cwd} is trusted as it is\n`);
    expect(await listed()).toContain(`${cwd}\n`);
    const changes: (() => void)[] = [
      () => writeFileSync(join(cwd, '.env'), 'TOKEN=other\n'),
      () => writeFileSync(join(cwd, 'wezterm-parallel.local.yaml'), 'env: { A: 1 }\n'),
      () => writeFileSync(join(cwd, 'wezterm-parallel.yaml'), `${spec}# more\n`),
    ];
    for (const change of changes) {
      change();
      expect(await listed()).toContain(`${cwd} (changed)\n`);
      expect((await built.run(['trust', '-y'], { cwd })).code).toBe(0);
      expect(await listed()).toContain(`${cwd}\n`);
    }
    rmSync(join(cwd, '.env'));
    expect(await listed()).toContain(`${cwd} (changed)\n`);
  });

  it('is taken back, for a project that is gone too', async () => {
    const [here, gone] = [project('here'), project('gone')];
    for (const cwd of [here, gone]) await built.run(['trust', '--yes'], { cwd });
    rmSync(gone, { recursive: true });
    expect(await listed()).toContain(`${gone} (gone)\n`);
    expect((await built.run(['trust', '--remove', gone])).stdout).toBe(`${gone} is trusted no longer\n`);
    mkdirSync(join(here, 'sub'));
    expect((await built.run(['trust', '--remove'], { cwd: join(here, 'sub') })).code).toBe(0);
    expect(await listed()).not.toMatch(new RegExp(`${here}|${gone}`));
    const again = await built.run(['trust', '--remove', here]);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('is not trusted')]);
  });

  it('is not given to a spec with errors, and lists as JSON', async () => {
    const cwd = project('wrong');
    writeFileSync(join(cwd, 'wezterm-parallel.yaml'), spec.replace('type: npm', 'typo: npm'));
    expect((await built.run(['trust', '--yes'], { cwd })).code).toBe(1);
    const json: unknown = JSON.parse((await built.run(['trust', '--list', '--json'])).stdout);
    expect(json).toEqual({ trusted: expect.any(Array) as unknown });
    expect((await built.run(['trust', '--list', '--remove'])).code).toBe(64);
  });
});

describe('an apply in a terminal', () => {
  it('shows the commands before it asks, and starts nothing when the answer is no', async () => {
    const cwd = project('applied');
    const { code, screen } = await inTerminal(['apply', '--backend', 'tmux'], cwd, 'Do this to tmux', 'n');
    expect(code).toBe(1);
    expect(screen).toMatch(
      /starts:\s+dev\/api: npm run api --token \(from \$TOKEN\)\s+dev\/list: "npm" "test"/,
    );
    expect(screen).not.toContain('very-secret');
    expect(existsSync(join(built.home, 'tmux.sock'))).toBe(false);
  });
});
