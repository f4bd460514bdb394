/** The settings of a server or of a calling `wezterm`: from its configuration file and `--config` overrides. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Globals } from './command-line.ts';
import { readExpression, readSettings } from './lua.ts';
import type { LuaValue } from './lua.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly values: Readonly<Record<string, LuaValue>>;
  /** The file that was read. */
  readonly file: string | null;
}

/** `$XDG_RUNTIME_DIR/wezterm`, else below the home. */
export const runtimeDir = (env: Environment): string =>
  env['XDG_RUNTIME_DIR']
    ? join(env['XDG_RUNTIME_DIR'], 'wezterm')
    : join(env['HOME'] ?? '/', '.local/share/wezterm');

/** Where a CLI finds a server when `WEZTERM_UNIX_SOCKET` names none. */
export function defaultSocket(env: Environment): string {
  const kind = env['WAYLAND_DISPLAY'] ? `wayland-${env['WAYLAND_DISPLAY']}` : `x11-${env['DISPLAY'] || ':0'}`;
  const published = join(runtimeDir(env), `${kind}-org.wezfurlong.wezterm`);
  return existsSync(published) ? published : join(runtimeDir(env), 'sock');
}

/** Throws with the text that the real command shows for a value it refuses. */
export function readSettingsOf(globals: Globals, env: Environment): Settings {
  const file = globals.skipConfig ? null : (globals.configFile ?? usualFile(env));
  const values: Record<string, LuaValue> =
    file === null ? {} : { ...readSettings(readFileSync(file, 'utf8')) };
  for (const override of globals.config) {
    const equals = override.indexOf('=');
    const value = equals < 0 ? undefined : readExpression(override.slice(equals + 1));
    if (value !== undefined) values[override.slice(0, equals)] = value;
  }
  checkSize(values, globals);
  return { values, file };
}

function usualFile(env: Environment): string | null {
  const home = env['HOME'] ?? '/';
  const files = [
    env['WEZTERM_CONFIG_FILE'],
    join(home, '.wezterm.lua'),
    join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'wezterm/wezterm.lua'),
  ];
  return files.find((file) => file !== undefined && file !== '' && existsSync(file)) ?? null;
}

function checkSize(values: Readonly<Record<string, LuaValue>>, globals: Globals): void {
  for (const name of ['initial_cols', 'initial_rows']) {
    const value = values[name];
    if (typeof value !== 'number') continue;
    const problem =
      value === 0 ? 'initial_cols and initial_rows must be non-zero' : outOfRange(value, values, globals);
    if (problem === null) continue;
    throw new Error(
      'config::common_init: common_init: set_config_overrides: Error converting lua value from overrides to Config struct: ' +
        `Error processing Config::${name}: ${problem}`,
    );
  }
}

function outOfRange(
  value: number,
  values: Readonly<Record<string, LuaValue>>,
  globals: Globals,
): string | null {
  if (value > 0 && value <= 65535) return null;
  const names = globals.config.map((override) => override.slice(0, override.indexOf('='))).sort();
  const shown = names.map((name) => `    "${name}": ${JSON.stringify(values[name])},\n`).join('');
  return `out of range integral type conversion attempted.\n{\n${shown}}`;
}

export const numberOf = (settings: Settings, name: string, otherwise: number): number => {
  const value = settings.values[name];
  return typeof value === 'number' ? value : otherwise;
};

export const textOf = (settings: Settings, name: string): string | null => {
  const value = settings.values[name];
  return typeof value === 'string' ? value : null;
};

/** The one unix domain that a server listens on. */
export function domainOf(settings: Settings, env: Environment): { name: string; socket: string } {
  const domains = settings.values['unix_domains'];
  const first = domains !== null && typeof domains === 'object' ? domains.items[0] : undefined;
  const fields = first !== null && typeof first === 'object' ? first.fields : {};
  const { name, socket_path: socket } = fields;
  return {
    name: typeof name === 'string' ? name : 'unix',
    socket: typeof socket === 'string' ? socket : join(runtimeDir(env), 'sock'),
  };
}

export function wordsOf(settings: Settings, name: string): readonly string[] | null {
  const value = settings.values[name];
  if (value === null || value === undefined || typeof value !== 'object') return null;
  return value.items.filter((item): item is string => typeof item === 'string');
}
