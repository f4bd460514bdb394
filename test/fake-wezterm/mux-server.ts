/** `wezterm-mux-server`: one simulated server with real programs, behind a unix socket. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { SimulatedServer } from '../../src/backend/simulated/server.ts';
import { VERSION } from './command-line.ts';
import { run } from './commands.ts';
import type { Call } from './commands.ts';
import { domainOf, numberOf, readSettingsOf, runtimeDir, textOf, wordsOf } from './config.ts';
import type { Settings } from './config.ts';
import { Downfall, logLine } from './outcome.ts';
import { Panes } from './panes.ts';
import type { PaneSettings } from './panes.ts';

interface ServerLine {
  readonly skipConfig: boolean;
  readonly configFile: string | null;
  readonly config: readonly string[];
  readonly daemonize: boolean;
  readonly cwd: string | null;
  readonly prog: readonly string[];
}

function fail(text: string, status = 1): never {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
  process.exit(status);
}

function readServerLine(words: readonly string[]): ServerLine {
  let [skipConfig, daemonize] = [false, false];
  let [configFile, cwd]: [string | null, string | null] = [null, null];
  const config: string[] = [];
  let at = 0;
  const next = (name: string, inline: string | undefined): string =>
    inline ??
    words[(at += 1)] ??
    fail(
      `error: a value is required for '${name}' but none was supplied\n\nFor more information, try '--help'.`,
      2,
    );
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [, name = word, inline] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
    if (name === '-n' || name === '--skip-config') skipConfig = true;
    else if (name === '--daemonize') daemonize = true;
    else if (name === '--config-file') configFile = next('--config-file <CONFIG_FILE>', inline);
    else if (name === '--config') config.push(next('--config <name=value>', inline));
    else if (name === '--cwd') cwd = next('--cwd <CWD>', inline);
    else if (name === '--pid-file-fd') next('--pid-file-fd <PID_FILE_FD>', inline);
    else if (name === '--version' || name === '-V') {
      process.stdout.write(`wezterm-mux-server ${VERSION}\n`);
      process.exit(0);
    } else if (name === '--') {
      at += 1;
      break;
    } else if (name.startsWith('-')) {
      fail(
        `error: unexpected argument '${name}' found\n\nUsage: wezterm-mux-server [OPTIONS] [PROG]...\n\nFor more information, try '--help'.`,
        2,
      );
    } else break;
  }
  return { skipConfig, configFile, config, daemonize, cwd, prog: words.slice(at) };
}

/** A second process of the same name goes on; this one is done before the socket exists. */
function daemonize(launcher: string): never {
  const folder = runtimeDir(process.env);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pidFile = join(folder, 'pid');
  if (existsSync(pidFile) && alive(Number(readFileSync(pidFile, 'utf8')))) {
    fail(
      logLine(
        `unable to lock pid file ${pidFile}: Resource temporarily unavailable (os error 11)`,
        'wezterm_mux_server',
      ),
    );
  }
  const log = openSync(join(folder, 'log'), 'a');
  const words = process.argv.slice(2).filter((word) => word !== '--daemonize');
  const child = spawn(launcher, words, { detached: true, stdio: ['ignore', log, log] });
  writeFileSync(pidFile, String(child.pid));
  child.unref();
  process.exit(0);
}

function alive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Refuses a folder that others may write to; takes a socket of the same name away without asking. */
function prepareSocket(socket: string): void {
  const folder = dirname(socket);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o022) !== 0) {
    fail(
      logLine(
        `The permissions for ${folder} are insecure and currently allow other users to write to it (permissions=${mode.toString(8)})`,
        'wezterm_mux_server',
      ),
    );
  }
  if (existsSync(socket)) unlinkSync(socket);
}

const DROPPED = [
  'OLDPWD',
  'PWD',
  'SHLVL',
  'WEZTERM_PANE',
  'WEZTERM_UNIX_SOCKET',
  '_',
  'SHELL',
  'SSH_AUTH_SOCK',
  'SSH_CLIENT',
  'SSH_CONNECTION',
];

function paneSettings(settings: Settings, launcher: string, socket: string): PaneSettings {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !DROPPED.includes(entry[0]),
  );
  const behavior = textOf(settings, 'exit_behavior');
  const custom = settings.values['set_environment_variables'];
  const fields = custom !== null && typeof custom === 'object' ? Object.entries(custom.fields) : [];
  return {
    exitBehavior: behavior === 'Hold' || behavior === 'CloseOnCleanExit' ? behavior : 'Close',
    defaultProg: wordsOf(settings, 'default_prog'),
    defaultCwd: textOf(settings, 'default_cwd'),
    baseEnv: {
      ...Object.fromEntries(own),
      WEZTERM_EXECUTABLE: launcher,
      WEZTERM_EXECUTABLE_DIR: dirname(launcher),
      ...(settings.file === null
        ? {}
        : { WEZTERM_CONFIG_FILE: settings.file, WEZTERM_CONFIG_DIR: dirname(settings.file) }),
    },
    overlay: {
      ...Object.fromEntries(
        fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      TERM: textOf(settings, 'term') ?? 'xterm-256color',
      COLORTERM: 'truecolor',
      TERM_PROGRAM: 'WezTerm',
      TERM_PROGRAM_VERSION: VERSION,
      WEZTERM_UNIX_SOCKET: socket,
      ...(settings.values['mux_enable_ssh_agent'] === false
        ? {}
        : { SSH_AUTH_SOCK: join(runtimeDir(process.env), `agent.${process.pid}`) }),
    },
  };
}

/** Windows are listed in an order of their own that differs from server to server, as the real one's hash map does. */
function hashOrder(): (ids: readonly number[]) => readonly number[] {
  const seed = process.hrtime.bigint();
  const weight = (id: number): bigint => BigInt.asUintN(64, (BigInt(id) + seed) * 0x9e3779b97f4a7c15n) >> 17n;
  return (ids) => [...ids].sort((a, b) => (weight(a) < weight(b) ? -1 : 1));
}

export function main(launcher: string): void {
  const line = readServerLine(process.argv.slice(2));
  if (line.daemonize) daemonize(launcher);
  const settings = readSettingsOf(line, process.env);
  const { name, socket } = domainOf(settings, process.env);
  prepareSocket(socket);
  const panes = new Panes(paneSettings(settings, launcher, socket), {
    closed: (pane) => server.close(pane),
    windowTitle: (pane, title) => server.windowTitleFrom(pane, title),
  });
  const workspace = textOf(settings, 'default_workspace') ?? 'default';
  const server = new SimulatedServer({
    hooks: panes.hooks,
    defaultWorkspace: workspace,
    domains: [name],
    unzoomOnSwitch: settings.values['unzoom_on_switch_pane'] !== false,
    windowOrder: hashOrder(),
  });
  const size = { cols: numberOf(settings, 'initial_cols', 80), rows: numberOf(settings, 'initial_rows', 24) };
  const env = line.prog.length === 0 ? null : { ...panes.settings.baseEnv };
  const start = { argv: line.prog.length === 0 ? null : line.prog, cwd: line.cwd, env };
  server.spawn({ window: null, workspace, size, domain: null, start });
  const listener = createServer({ allowHalfOpen: true }, (client) => serve(client, server, panes));
  listener.listen(socket);
}

function serve(client: Socket, server: SimulatedServer, panes: Panes): void {
  const parts: Buffer[] = [];
  client.on('error', () => client.destroy());
  client.on('data', (data: Buffer) => parts.push(data));
  client.on('end', () => {
    void answer(client, server, panes, Buffer.concat(parts).toString('utf8'));
  });
}

async function answer(client: Socket, server: SimulatedServer, panes: Panes, request: string): Promise<void> {
  const call = readCall(request);
  // Whoever speaks another protocol, or was killed in the middle of a word, is cut off.
  if (call === null) return void client.destroy();
  try {
    client.end(JSON.stringify(await run(server, panes, call)));
  } catch (error) {
    if (error instanceof Downfall && error.kind === 'hung') return hang(error.message);
    // The real server is gone with all its panes; so is this one, and it says why.
    fail(
      `fake wezterm-mux-server: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      101,
    );
  }
}

function readCall(request: string): Call | null {
  try {
    return JSON.parse(request) as Call; // written by the client of this same folder
  } catch {
    return null;
  }
}

/** Spins until it is killed, like the real one. */
function hang(why: string): never {
  process.stderr.write(`fake wezterm-mux-server hangs: ${why}\n`);
  const forever = new Int32Array(new SharedArrayBuffer(4));
  for (;;) Atomics.wait(forever, 0, 0);
}
