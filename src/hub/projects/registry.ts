/** The projects that the daemon serves: each apply writes where it has put a project, each destroy takes it off the list. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendKind } from '../../backend/backend.ts';
import { ok, type Diagnostic, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Desired, HubSettings, ProjectIdentity, TaskPool } from '../../spec/desired.ts';
import { readTexts, writeText, type KeyedTexts } from '../../state/keyed-texts.ts';
import type { UserPaths } from '../../state/paths.ts';
import { isObject } from '../../state/sealed.ts';
import { needsDaemon } from '../../supervise/needs.ts';

export interface Registration {
  readonly project: ProjectIdentity;
  readonly backend: BackendKind;
  /** Where the server listens: an absolute socket path. */
  readonly server: string;
  /** Absolute paths of the spec files that were named with `-f`; none: it is found in the root. */
  readonly files: readonly string[];
  /** The PATH of whoever applied it: a daemon started elsewhere must find the same multiplexer. */
  readonly path: string;
  /** Pools of tasks of the spec as it was applied last; absent where it has none. */
  readonly pools?: readonly TaskPool[];
  /** What it asks of the hub. */
  readonly hub?: HubSettings;
  /** It has something that only the daemon carries out, so it is looked at all the time. */
  readonly supervised?: true;
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
    const { project, backend, server, files, path, pools, hub, supervised } = value;
    const identity = isObject(project)
      ? ['name', 'key', 'root', 'file'].map((key) => project[key])
      : [undefined];
    const whole =
      [...identity, server, path].every((part) => typeof part === 'string') &&
      Array.isArray(files) &&
      (backend === 'tmux' || backend === 'wezterm') &&
      (pools === undefined || (Array.isArray(pools) && pools.every(isPool))) &&
      (hub === undefined || isHubSettings(hub)) &&
      (supervised === undefined || supervised === true);
    return whole ? [value as unknown as Registration] : []; // every member was just checked
  } catch {
    return [];
  }
}

const isPool = (pool: unknown): boolean =>
  isObject(pool) &&
  typeof pool['name'] === 'string' &&
  (pool['concurrency'] === null || typeof pool['concurrency'] === 'number') &&
  Array.isArray(pool['panes']) &&
  pool['panes'].every((pane) => typeof pane === 'string');

function isHubSettings(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { enabled, requireToken, websocket, maxConcurrentTasks, limits } = value;
  return (
    typeof enabled === 'boolean' &&
    typeof requireToken === 'boolean' &&
    (websocket === null || isWebSocket(websocket)) &&
    (maxConcurrentTasks === null || typeof maxConcurrentTasks === 'number') &&
    isObject(limits) &&
    Object.values(limits).every((limit) => typeof limit === 'number' && limit > 0)
  );
}

const isWebSocket = (value: unknown): boolean =>
  isObject(value) &&
  typeof value['host'] === 'string' &&
  typeof value['port'] === 'number' &&
  Array.isArray(value['origins']) &&
  (value['tls'] === null ||
    (isObject(value['tls']) &&
      typeof value['tls']['cert'] === 'string' &&
      typeof value['tls']['key'] === 'string'));

/** What of a spec goes with its registration. */
export const ofSpec = (
  desired: Pick<Desired, 'pools' | 'hub'> & Parameters<typeof needsDaemon>[0],
): Pick<Registration, 'pools' | 'hub' | 'supervised'> => ({
  ...(desired.pools === undefined ? {} : { pools: desired.pools }),
  ...(desired.hub === undefined ? {} : { hub: desired.hub }),
  ...(needsDaemon(desired).length === 0 ? {} : { supervised: true }),
});
