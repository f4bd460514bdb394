/** Small and read-only file systems, where the machine lets us mount (root in a container); elsewhere tests inject. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { temporaryFolder } from './temporary.ts';

function runs(...argv: readonly [string, ...string[]]): boolean {
  const [file, ...args] = argv;
  try {
    execFileSync(file, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface Mount {
  readonly path: string;
  /** Nothing can be written from now on. */
  makeReadOnly(): void;
  /** Also while something that is ending has a file of it open. */
  end(): void;
}

/** A tmpfs of so many KiB at `path`, or null when mounting is not allowed. */
export function mountSmall(path: string, kib: number): Mount | null {
  mkdirSync(path, { recursive: true });
  if (process.platform !== 'linux') return null;
  if (!runs('mount', '-t', 'tmpfs', '-o', `size=${kib}k,mode=700`, 'wzp-test', path)) return null;
  return {
    path,
    makeReadOnly: () => void execFileSync('mount', ['-o', 'remount,ro', path]),
    end: () => void execFileSync('umount', ['-l', path]),
  };
}

export const canMount: boolean = (() => {
  const temporary = temporaryFolder('mount');
  const mount = mountSmall(temporary.path, 64);
  mount?.end();
  temporary.remove();
  return mount !== null;
})();
