import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder('entry');
  for (const name of ['bin', 'dist']) mkdirSync(join(folder.path, name));
  copyFileSync(join(import.meta.dirname, '../../bin/wzp'), join(folder.path, 'bin/wzp'));
  writeFileSync(join(folder.path, 'package.json'), '{ "version": "1.2.3" }');
});
afterEach(() => folder.remove());

const bundle = (name: string): void =>
  writeFileSync(join(folder.path, 'dist', `${name}.mjs`), `console.log('${name}', process.argv[2]);`);

function wzp(...args: readonly string[]): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder.path, 'bin/wzp'), ...args], {
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

describe('bin/wzp', () => {
  it('takes the bundle of changes for what changes something, the small one for the rest', () => {
    for (const name of ['main', 'change']) bundle(name);
    expect(wzp('apply').said).toBe('change apply\n');
    expect(wzp('plan').said).toBe('main plan\n');
  });

  it('applies with a build that is older than the bundle of changes', () => {
    bundle('main');
    expect(wzp('apply')).toEqual({ code: 0, said: 'main apply\n' });
  });

  it('says that nothing is built instead of failing inside Node', () => {
    expect(wzp('apply')).toEqual({
      code: 1,
      said: 'error: wzp is not built\n  hint: run npm run build in its folder\n',
    });
    expect(wzp('--version')).toEqual({ code: 0, said: 'wzp 1.2.3\n' });
  });
});
