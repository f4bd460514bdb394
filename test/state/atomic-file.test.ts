import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { prepareFile, writeFileAtomically, type FileCalls } from '../../src/state/atomic-file.ts';
import { canMount, mountSmall } from '../support/mounts.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';

let temporary: TemporaryFolder;
let path: string;
beforeEach(() => {
  temporary = temporaryFolder('atomic');
  path = join(temporary.path, 'file');
});
afterEach(() => temporary.remove());

const messageOf = (outcome: Outcome<unknown>): string =>
  outcome.ok
    ? 'ok'
    : outcome.diagnostics
        .map(({ code, message }) => `${code} ${message}`)
        .join('\n')
        .replaceAll(temporary.path, '');

const failing = (code: string): Error => Object.assign(new Error(code), { code });

describe('an atomic write', () => {
  it('makes the file for the owner alone and leaves nothing else', async () => {
    expect(await writeFileAtomically(path, 'grüße')).toEqual({ ok: true, value: undefined });
    expect(readFileSync(path, 'utf8')).toBe('grüße');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(temporary.path)).toEqual(['file']);
  });

  it('keeps the mode of the old file when asked, whatever the umask', async () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o666);
    await writeFileAtomically(path, 'new', { mode: 'keep', flush: false });
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['new', 0o666]);
  });

  it('writes through a symbolic link', async () => {
    mkdirSync(join(temporary.path, 'dotfiles'));
    const real = join(temporary.path, 'dotfiles', 'real');
    writeFileSync(real, 'old');
    symlinkSync(real, path);
    await writeFileAtomically(path, 'new');
    expect(readFileSync(real, 'utf8')).toBe('new');
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });

  it('touches the target only when it is promoted', async () => {
    writeFileSync(path, 'old');
    const prepared = await prepareFile(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('old');
    if (prepared.ok) await prepared.value.discard();
    expect(readdirSync(temporary.path)).toEqual(['file']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('many at once leave one of the texts, whole', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(10_000));
    await Promise.all(texts.map((text) => writeFileAtomically(path, text, { flush: false })));
    expect(texts).toContain(readFileSync(path, 'utf8'));
    expect(readdirSync(temporary.path)).toEqual(['file']);
  });
});

describe('an atomic write that fails', () => {
  const opening = (change: (handle: Awaited<ReturnType<typeof open>>) => void): FileCalls => ({
    rename,
    open: async (...args) => {
      const handle = await open(...args);
      change(handle);
      return handle;
    },
  });
  const rejecting = (code: string) => (): Promise<never> => Promise.reject(failing(code));
  it.each<[string, FileCalls, string]>([
    ['open', { rename, open: rejecting('EROFS') }, 'read-only file system (EROFS)'],
    [
      'write',
      opening((handle) => (handle.writeFile = rejecting('ENOSPC'))),
      'no space left on device (ENOSPC)',
    ],
    ['flush', opening((handle) => (handle.sync = rejecting('EIO'))), 'i/o error (EIO)'],
    ['rename', { open, rename: rejecting('EACCES') }, 'permission denied (EACCES)'],
  ])('in %s leaves the old file, removes the new one and says why', async (_, calls, reason) => {
    writeFileSync(path, 'old');
    expect(messageOf(await writeFileAtomically(path, 'new', {}, calls))).toBe(
      `WZP4002 cannot write /file: ${reason}`,
    );
    expect(readdirSync(temporary.path)).toEqual(['file']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('for want of the folder says so', async () => {
    const outcome = await writeFileAtomically(join(temporary.path, 'no', 'file'), 'x');
    expect(messageOf(outcome)).toBe('WZP4002 cannot write /no/file: no such file or directory (ENOENT)');
  });

  it.skipIf(!canMount)('on a disk that is really full keeps the old file whole', async () => {
    const mount = mountSmall(join(temporary.path, 'small'), 64);
    try {
      const file = join(temporary.path, 'small', 'file');
      expect(messageOf(await writeFileAtomically(file, 'old'))).toBe('ok');
      const outcome = await writeFileAtomically(file, 'x'.repeat(200_000));
      expect(messageOf(outcome)).toBe('WZP4002 cannot write /small/file: no space left on device (ENOSPC)');
      expect(readdirSync(join(temporary.path, 'small'))).toEqual(['file']);
      expect(readFileSync(file, 'utf8')).toBe('old');
    } finally {
      mount?.end();
    }
  });

  it.skipIf(!canMount)('on a file system that is really read-only keeps the old file', async () => {
    const mount = mountSmall(join(temporary.path, 'small'), 64);
    try {
      const file = join(temporary.path, 'small', 'file');
      await writeFileAtomically(file, 'old');
      mount?.makeReadOnly();
      expect(messageOf(await writeFileAtomically(file, 'new'))).toBe(
        'WZP4002 cannot write /small/file: read-only file system (EROFS)',
      );
      expect(readFileSync(file, 'utf8')).toBe('old');
    } finally {
      mount?.end();
    }
  });

  it.skipIf(process.getuid?.() === 0)(
    'in a folder without the right to write keeps the old file',
    async () => {
      writeFileSync(path, 'old');
      chmodSync(temporary.path, 0o500);
      expect(messageOf(await writeFileAtomically(path, 'new'))).toBe(
        'WZP4002 cannot write /file: permission denied (EACCES)',
      );
      chmodSync(temporary.path, 0o700);
      expect(readFileSync(path, 'utf8')).toBe('old');
    },
  );
});
