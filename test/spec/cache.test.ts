import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCached } from '../../src/spec/cache.ts';
import { loadSpec } from '../../src/spec/load.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wzp-cache-'));
  mkdirSync(join(root, 'p'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (text: string, name = 'wezterm-parallel.yaml'): void =>
  writeFileSync(join(root, 'p', name), text);
const spec = (run: string, more = ''): string =>
  `version: 1\nname: shop\n${more}workspaces:\n  dev:\n    tabs: [{ name: one, layout: { pane: a } }]\n    panes: { a: { run: '${run}', env: { K: v } } }\n`;
const where = (env: Record<string, string> = {}) => ({
  cwd: join(root, 'p'),
  env: { SHELL: '/bin/sh', ...env },
  home: root,
});
const folder = (): string => join(root, 'cache');
const cached = (env?: Record<string, string>) => loadCached(folder(), where(env));

describe('a spec that has not changed', () => {
  it('means the same from the cache as from its files', async () => {
    write(spec('sleep 1'));
    const read = await loadSpec(where(), folder());
    expect(read.diagnostics).toEqual([]);
    expect(cached()?.desired).toEqual(read.desired);
    expect(cached()?.sources).toEqual(read.sources);
    expect(cached()?.desired.workspaces[0]?.panes[0]?.env.get('K')?.value).toBe('v');
  });

  it.each([
    ['its text', () => write(spec('sleep 2'))],
    ['a personal file beside it', () => write('env: { A: "1" }\n', 'wezterm-parallel.local.yaml')],
    ['its absence', () => rmSync(join(root, 'p', 'wezterm-parallel.yaml'))],
    ['a second spelling of its name', () => write(spec('x'), 'wezterm-parallel.yml')],
  ])('is read anew after a change of %s', async (_, change) => {
    write(spec('sleep 1'));
    await loadSpec(where(), folder());
    expect(cached()).not.toBeNull();
    change();
    expect(cached()).toBeNull();
  });

  it('is read anew when a variable that was not set is set by now, and for another shell', async () => {
    write(spec('echo ${GREETING:-hello}'));
    await loadSpec(where(), folder());
    expect(cached()).not.toBeNull();
    expect(cached({ GREETING: 'hi' })).toBeNull();
    expect(cached({ SHELL: '/bin/zsh' })).toBeNull();
  });

  it('is never kept when it holds a value of the environment', async () => {
    write(spec('echo ${TOKEN}'));
    expect((await loadSpec(where({ TOKEN: 'S3CR3T' }), folder())).desired).toBeDefined();
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([]);
  });

  it('is not kept while it has findings', async () => {
    write(spec('sleep 1', 'nonsense: true\n'));
    await loadSpec(where(), folder());
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([]);
  });

  it('is not taken from an entry that others could have written, nor from rubbish', async () => {
    write(spec('sleep 1'));
    await loadSpec(where(), folder());
    const [name = ''] = readdirSync(folder());
    const path = join(folder(), name);
    const good = readFileSync(path, 'utf8');
    chmodSync(path, 0o666);
    expect(cached()).toBeNull();
    chmodSync(path, 0o600);
    writeFileSync(path, good.slice(0, good.length / 2));
    expect(cached()).toBeNull();
  });
});
