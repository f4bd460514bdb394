/** The environment of a pane: what it takes over from the shell that wzp was called from, and which names need care. */
import { join } from 'node:path';

/** Names that sh cannot set, or that change when they are read: these reach the program through `env NAME=value`. */
const special =
  /^(?:_|IFS|OPTIND|OPTARG|PPID|UID|EUID|GROUPS|LINENO|RANDOM|SRANDOM|SECONDS|HISTCMD|SHLVL|SHELLOPTS|BASHOPTS|BASHPID|BASH_\w*|COMP_\w*|DIRSTACK|EPOCHSECONDS|EPOCHREALTIME|FUNCNAME|PIPESTATUS|PWD|OLDPWD|WZP_RUNNER\w*|wzp__\w*)$/;

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether sh can `export` this name exactly as given. */
export const shCanExport = (name: string): boolean => identifier.test(name) && !special.test(name);

/** Belongs to the place that wzp was called from: its terminal, multiplexer, package manager, agent. */
const ofItsPlace = [
  /^TMUX/,
  /^WEZTERM_/,
  /^TERM$/,
  /^TERM_PROGRAM/,
  /^TERM_SESSION_ID$/,
  /^COLORTERM$/,
  /^VTE_VERSION$/,
  /^WINDOWID$/,
  /^STY$/,
  /^ZELLIJ/,
  /^KITTY_/,
  /^ALACRITTY_/,
  /^ITERM_/,
  /^LC_TERMINAL/,
  /^LINES$/,
  /^COLUMNS$/,
  /^npm_/i,
  /^INIT_CWD$/,
  /^CLAUDECODE$/,
  /^CLAUDE_CODE_/,
  /^CODEX_(?!HOME$)/,
  /^WZP_/,
];

/**
 * The caller's environment less what belongs to its place and less the names that sh cannot export.
 * `NODE_ENV` stays; it is the project's, not the package manager's. `CODEX_HOME` stays: it is the user's setting.
 */
export function baseEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const base: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || !shCanExport(name)) continue;
    if (!ofItsPlace.some((pattern) => pattern.test(name))) base[name] = value;
  }
  return base;
}

/** What every managed process may ask about its pane. */
export const paneVariables = (
  projectName: string,
  projectKey: string,
  address: string,
): Readonly<Record<string, string>> => ({
  WZP_PANE: `${projectName}:${address}`,
  WZP_PROJECT: projectKey,
  WZP_ADDRESS: address,
});

/** How they reach the hub, whether or not it runs, and how they prove which pane they are. */
export const hubVariables = (
  runtimeDir: string,
  token: string | undefined,
): Readonly<Record<string, string>> => ({
  WZP_SOCKET: join(runtimeDir, 'hub.sock'),
  ...(token === undefined ? {} : { WZP_TOKEN: token }),
});

/** Names under which other programs look for such a socket: a pane that wants one sets it to `hub`. */
const aliases = ['CLAUDE_PANE_BACKEND_SOCKET', 'CRUX_SOCKET'];

export const hubAliases = (
  runtimeDir: string,
  environment: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    aliases.flatMap((name) => (environment[name] === 'hub' ? [[name, join(runtimeDir, 'hub.sock')]] : [])),
  );
