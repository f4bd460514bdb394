/** Where the spec is: named files, else the nearest folder upward that has one, else the user's own. */
import { lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { withoutTilde } from './paths.ts';
import type { SpecFile } from './source.ts';

const names = ['wezterm-parallel.yaml', 'wezterm-parallel.yml'];
const localNames = ['wezterm-parallel.local.yaml', 'wezterm-parallel.local.yml'];

export interface FoundFile {
  readonly path: string;
  readonly role: SpecFile['role'];
}

export interface Found {
  /** In the order of merging; empty when there is none. */
  readonly files: readonly FoundFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Whereabouts {
  /** Absolute working directory. */
  readonly cwd: string;
  /** `-f`, as given. */
  readonly files?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export function findSpec(from: Whereabouts): Found {
  const named =
    from.files !== undefined && from.files.length > 0 ? from.files : fromVariable(from.env['WZP_FILE']);
  if (named.length > 0) {
    // As in Compose, naming files turns the search for a personal file off.
    const files = named.map((name, index) => ({
      path: resolve(from.cwd, withoutTilde(name, from.home)),
      role: index === 0 ? ('main' as const) : ('override' as const),
    }));
    return { files, diagnostics: [] };
  }
  const looked: string[] = [];
  for (let folder = resolve(from.cwd); ; folder = dirname(folder)) {
    const found = inFolder(folder, from.cwd);
    if (found !== null) return found;
    looked.push(folder);
    if (dirname(folder) === folder) break;
  }
  const own = configFolder(from.env, from.home);
  return inFolder(own, from.cwd) ?? { files: [], diagnostics: [notFound(looked, own)] };
}

/** `$XDG_CONFIG_HOME/wezterm-parallel`; a relative value is ignored, as the XDG rules say. */
export function configFolder(env: Whereabouts['env'], home: string): string {
  const named = env['XDG_CONFIG_HOME'];
  return join(named !== undefined && isAbsolute(named) ? named : join(home, '.config'), 'wezterm-parallel');
}

/** Relative to the working directory when that is shorter to read: inside it or a few folders up. */
export function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near === '' || near.startsWith('../../../..') || isAbsolute(near) ? path : near;
}

function fromVariable(value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  return exists(value) ? [value] : value.split(':').filter((part) => part !== '');
}

function inFolder(folder: string, cwd: string): Found | null {
  const present = names.map((name) => join(folder, name)).filter(exists);
  const [main, second] = present;
  if (main === undefined) return null;
  const local = localNames.map((name) => join(folder, name)).find(exists);
  const files: FoundFile[] = [{ path: main, role: 'main' }];
  if (local !== undefined) files.push({ path: local, role: 'local' });
  if (second === undefined) return { files, diagnostics: [] };
  const shown = shownPath(second, cwd);
  return {
    files,
    diagnostics: [
      {
        code: 'WZP1009',
        severity: 'warning',
        message: `${shown} is not read: ${shownPath(main, cwd)} stands beside it`,
        hint: 'remove one of the two',
        place: { file: shown, line: 1, column: 1 },
      },
    ],
  };
}

// A dangling link is a mistake worth naming, so the link itself counts.
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true; // it is there, but cannot be looked at: reading says why
  }
}

function notFound(looked: readonly string[], own: string): Diagnostic {
  const [nearest = '', ...above] = looked;
  const upward = above.length === 0 ? '' : `, in the ${above.length} folders above it`;
  return {
    code: 'WZP1001',
    severity: 'error',
    message: `no wezterm-parallel.yaml in ${nearest}${upward} or in ${own}`,
    hint: 'run `wzp init` to write one, or name a file with -f',
    detail: [...looked, own].map((folder) => join(folder, names[0] ?? '')).join('\n'),
  };
}
