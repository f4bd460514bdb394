/** The projects that the daemon serves: each apply writes where it has put a project, each destroy takes it off the list. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendKind } from '../../backend/backend.ts';
import { ok, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { ProjectIdentity } from '../../spec/desired.ts';
import { readTexts, writeText, type KeyedTexts } from '../../state/keyed-texts.ts';
import type { UserPaths } from '../../state/paths.ts';
import { isObject } from '../../state/sealed.ts';

export interface Registration {
  readonly project: ProjectIdentity;
  readonly backend: BackendKind;
  /** Where the server listens: an absolute socket path. */
  readonly server: string;
  /** Absolute paths of the spec files that were named with `-f`; none: it is found in the root. */
  readonly files: readonly string[];
  /** The PATH of whoever applied it: a daemon started elsewhere must find the same multiplexer. */
  readonly path: string;
}

const fileOf = (paths: UserPaths): KeyedTexts => ({
  path: join(paths.state, 'projects.json'),
  folders: [paths.state],
  subject: 'list of projects',
  code: 'WZP4011',
  hint: 'run wzp apply in each project: it is written anew',
});

const keyOf = ({ project, server }: Registration): string => `${project.key} ${server}`;

export async function registerProject(paths: UserPaths, registration: Registration): Promise<Outcome<void>> {
  const text = JSON.stringify(registration);
  // Nearly always it is known already, and then there is nothing to wait for.
  const known = await readTexts(fileOf(paths));
  if (known.ok && known.value.entries.get(keyOf(registration)) === text) return ok(undefined);
  return writeText(fileOf(paths), keyOf(registration), text);
}

export function forgetProject(paths: UserPaths, project: string, server: string): Promise<Outcome<void>> {
  return writeText(fileOf(paths), `${project} ${server}`, null);
}

export interface Registered {
  readonly registrations: readonly Registration[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function readRegistrations(paths: UserPaths): Promise<Outcome<Registered>> {
  const read = await readTexts(fileOf(paths));
  if (!read.ok) return read;
  const registrations = [...read.value.entries.values()].flatMap(registrationOf);
  return ok({ registrations, diagnostics: read.value.diagnostics });
}

/** Changes whenever the list is written; empty while there is none. */
export function registryStamp(paths: UserPaths): string {
  const found = statSync(fileOf(paths).path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}

function registrationOf(text: string): readonly Registration[] {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return [];
    const { project, backend, server, files, path } = value;
    const identity = isObject(project)
      ? ['name', 'key', 'root', 'file'].map((key) => project[key])
      : [undefined];
    const whole =
      [...identity, server, path].every((part) => typeof part === 'string') &&
      Array.isArray(files) &&
      (backend === 'tmux' || backend === 'wezterm');
    return whole ? [value as unknown as Registration] : []; // every member was just checked
  } catch {
    return [];
  }
}
