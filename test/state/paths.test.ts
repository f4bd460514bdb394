import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensurePrivateFolder, userPaths } from '../../src/state/paths.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

const facts = { uid: 7, tmpdir: '/tmp', home: '/home/anna' };

describe('userPaths', () => {
  it('follows the XDG variables', () => {
    const env = { XDG_STATE_HOME: '/s', XDG_RUNTIME_DIR: '/run/user/7', XDG_CONFIG_HOME: '/c/' };
    expect(userPaths(env, facts)).toEqual({
      state: '/s/wezterm-parallel',
      runtime: '/run/user/7/wezterm-parallel',
      config: '/c/wezterm-parallel',
    });
  });

  const defaults = {
    state: '/home/anna/.local/state/wezterm-parallel',
    runtime: '/tmp/wezterm-parallel-7',
    config: '/home/anna/.config/wezterm-parallel',
  };
  it('has the usual defaults, the runtime folder with the user id', () => {
    expect(userPaths({}, facts)).toEqual(defaults);
  });

  it('ignores every value that is not absolute', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.startsWith('/')),
        (value) => {
          expect(
            userPaths({ XDG_STATE_HOME: value, XDG_RUNTIME_DIR: value, XDG_CONFIG_HOME: value }, facts),
          ).toEqual(defaults);
        },
      ),
    );
  });
});

describe('a private folder', () => {
  let temporary: TemporaryFolder;
  let path: string;
  beforeEach(() => {
    temporary = temporaryFolder('paths');
    path = join(temporary.path, 'a', 'b');
  });
  afterEach(() => temporary.remove());
  const modeOf = (name: string): number => statSync(name).mode & 0o777;
  const problem = (name: string, uid?: number): string => {
    const outcome = ensurePrivateFolder(name, uid);
    if (outcome.ok) return 'ok';
    const [diagnostic] = outcome.diagnostics;
    expect(diagnostic?.hint).toBeTruthy();
    return `${diagnostic?.code} ${diagnostic?.message}`.replaceAll(temporary.path, '');
  };

  it('is made with its parents, for the owner alone, and is fine the second time', () => {
    expect(problem(path)).toBe('ok');
    expect(modeOf(path)).toBe(0o700);
    expect(problem(path)).toBe('ok');
  });

  it('is closed when others could merely read it', () => {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o755);
    expect(problem(path)).toBe('ok');
    expect(modeOf(path)).toBe(0o700);
  });

  it.each([0o777, 0o770, 0o702])('is refused when others can write to it (mode %o)', (mode) => {
    mkdirSync(path, { recursive: true });
    chmodSync(path, mode);
    expect(problem(path)).toBe(
      `WZP4005 folder /a/b can be written by other users (mode ${mode.toString(8)})`,
    );
    expect(modeOf(path)).toBe(mode);
  });

  it('is refused when it belongs to somebody else', () => {
    const uid = process.getuid?.() ?? 0;
    mkdirSync(path, { recursive: true });
    expect(problem(path, uid + 1)).toBe(`WZP4005 folder /a/b belongs to user ${uid}, not to user ${uid + 1}`);
  });

  it('is refused when it is a link, even to a good folder or to nothing', () => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const link = join(temporary.path, 'link');
    symlinkSync(path, link);
    expect(problem(link)).toBe('WZP4005 folder /link is a symbolic link');
    const nowhere = join(temporary.path, 'nowhere');
    symlinkSync('/no/such/place', nowhere);
    expect(problem(nowhere)).toMatch(/^WZP400[25] .*\/nowhere/);
  });

  it('is refused when a file stands there or on the way', () => {
    writeFileSync(join(temporary.path, 'a'), '');
    expect(problem(join(temporary.path, 'a'))).toBe('WZP4005 folder /a is not a folder');
    expect(problem(path)).toBe('WZP4002 cannot make folder /a/b: not a directory (ENOTDIR)');
  });
});
