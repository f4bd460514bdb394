import { mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

describe('wzp trust', () => {
  it('shows what the spec starts, and asks before it trusts it', async () => {
    const cwd = project('asked');
    const { code, stdout, stderr } = await built.run(['trust'], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${cwd} starts:
  dev/api: npm run api --token (from $TOKEN)
  dev/list: "npm" "test"
  dev/typed: npm run lint (typed, not run)
  dev/shell: a shell
`);
    expect(stderr).not.toContain('very-secret');
    expect(stderr).toContain('error[WZP6007]');
    expect(await listed()).not.toContain(cwd);
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
