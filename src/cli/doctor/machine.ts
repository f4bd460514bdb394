/** The rest of the machine: Node, our folders, the shell, the locale. */
import { accessSync, constants, lstatSync, type Stats } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { findPerl } from '../../runner/record-file.ts';
import type { Check, Surroundings } from './check.ts';

const oldestNode = [20, 19] as const;

export function checkNode({ nodeVersion }: Surroundings): Check {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return isOld
    ? {
        name: 'node',
        status: 'failed',
        message: `${nodeVersion} is too old`,
        hint: `install Node ${oldestNode.join('.')} or newer`,
      }
    : { name: 'node', status: 'ok', message: nodeVersion };
}

export function checkFolders({ paths, uid }: Surroundings): readonly Check[] {
  return [
    checkFolder('state folder', paths.state, uid, true),
    checkFolder('runtime folder', paths.runtime, uid, true),
    checkFolder('config folder', paths.config, uid, false),
  ];
}

/** Nothing is made or mended here; `ensurePrivateFolder` does that when the folder is needed. */
function checkFolder(name: string, path: string, uid: number, isPrivate: boolean): Check {
  const found = statusOf(path);
  if (found === null) {
    const parent = nearestExisting(path);
    return !isPrivate || isWritable(parent)
      ? { name, status: 'ok', message: `${path}, not made yet` }
      : { name, status: 'failed', message: `${path} cannot be made: ${parent} is not writable` };
  }
  const mode = found.mode & 0o777;
  const shown = `${path} (mode ${mode.toString(8)})`;
  if (!found.isDirectory())
    return { name, status: 'failed', message: `${path} is not a folder`, hint: 'move it away' };
  if (found.uid !== uid) return { name, status: 'failed', message: `${path} belongs to user ${found.uid}` };
  if ((mode & (isPrivate ? 0o077 : 0o022)) !== 0) {
    const hint = `chmod ${isPrivate ? '700' : 'go-w'} '${path}'`;
    return { name, status: 'warning', message: `${shown} is open to other users`, hint };
  }
  if (!isWritable(path))
    return { name, status: isPrivate ? 'failed' : 'ok', message: `${shown} is not writable` };
  return { name, status: 'ok', message: shown };
}

function statusOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

const nearestExisting = (path: string): string =>
  statusOf(path) !== null || dirname(path) === path ? path : nearestExisting(dirname(path));

const isWritable = (path: string): boolean => isAllowed(path, constants.W_OK | constants.X_OK);

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

export function checkShells({ env }: Surroundings): readonly Check[] {
  const runnerShell: Check = isAllowed('/bin/sh', constants.X_OK)
    ? { name: 'sh', status: 'ok', message: '/bin/sh' }
    : { name: 'sh', status: 'failed', message: '/bin/sh is not there; every pane is started by it' };
  return [runnerShell, checkUserShell(env['SHELL'])];
}

/** Only panes with `log` need it. */
export function checkPerl({ env }: Surroundings): Check {
  const path = findPerl(env);
  return path === null
    ? {
        name: 'perl',
        status: 'missing',
        message: 'not on the PATH; panes with `log` need it',
        hint: 'install perl; its base package is enough',
      }
    : { name: 'perl', status: 'ok', message: path };
}

function checkUserShell(shell: string | undefined): Check {
  const name = 'shell';
  if (shell === undefined || shell === '')
    return {
      name,
      status: 'warning',
      message: 'SHELL is not set',
      hint: 'panes without a `shell` use /bin/sh',
    };
  if (!isAbsolute(shell) || !isAllowed(shell, constants.X_OK))
    return {
      name,
      status: 'failed',
      message: `SHELL names no program: ${shell}`,
      hint: 'set SHELL, or `shell` in the spec',
    };
  return { name, status: 'ok', message: shell };
}

export function checkLocale({ env }: Surroundings): Check {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale)
    ? { name: 'locale', status: 'ok', message: locale }
    : {
        name: 'locale',
        status: 'warning',
        message: locale === '' ? 'no locale is set' : `${locale} is not UTF-8`,
        hint: 'tmux shows other characters as underscores; set LANG=C.UTF-8',
      };
}
