/** Is there a tmux or a WezTerm, is it one that we can work with, and does it answer? */
import { clientEnvironment, findTmux } from '../../backend/tmux/find-tmux.ts';
import { tmuxSocket } from '../../backend/tmux/socket.ts';
import { tooOld } from '../../backend/tmux/version.ts';
import { weztermCli } from '../../backend/wezterm/cli.ts';
import { listens, weztermSocket } from '../../backend/wezterm/socket.ts';
import type { Check, Surroundings } from './check.ts';

export async function checkTmux({ env, commander, tmuxSocket: name, uid }: Surroundings): Promise<Check> {
  const program = findTmux(env);
  if (program === null)
    return {
      name: 'tmux',
      status: 'missing',
      message: 'not on PATH',
      hint: 'install tmux 3.2 or newer to use it',
    };
  const { code, stdout } = await commander.run({
    argv: [program, '-V'],
    env: clientEnvironment(env),
    timeoutMs: 5000,
  });
  const version = stdout.trim();
  if (code !== 0) return { name: 'tmux', status: 'failed', message: `${program} -V does not answer` };
  const old = tooOld(version);
  if (old !== null)
    return {
      name: 'tmux',
      status: 'failed',
      message: old.message,
      ...(old.hint !== undefined && { hint: old.hint }),
    };
  const socket = tmuxSocket(name, env, uid);
  const server = (await listens(socket.path)) ? 'a server listens' : 'no server yet, wzp starts one';
  return { name: 'tmux', status: 'ok', message: `${version} (${program}); ${server} on ${socket.path}` };
}

/** The first release in which `split-pane --move-pane-id` works inside one tab (wezterm.md, T6). */
const movesInsideTabs = '20250209';

export async function checkWezterm({
  env,
  commander,
  weztermSocket: option,
}: Surroundings): Promise<readonly Check[]> {
  const socket = weztermSocket(option, env);
  const version = await weztermCli(commander, 'wezterm', env, socket).version();
  if (!version.ok) {
    const [first] = version.diagnostics;
    const isMissing = first?.code === 'WZP3020';
    return [
      {
        name: 'wezterm',
        status: isMissing ? 'missing' : 'failed',
        message: isMissing ? 'not on PATH' : (first?.message ?? 'does not answer'),
        ...(first?.hint !== undefined && { hint: first.hint }),
      },
    ];
  }
  const isOld = /^\d{8}/.test(version.value) && version.value.slice(0, 8) < movesInsideTabs;
  const program: Check = isOld
    ? {
        name: 'wezterm',
        status: 'warning',
        message: `${version.value} cannot move a pane inside its tab`,
        hint: 'install a nightly of 2025-02-09 or later, or live with panes that are parked in another tab for a moment',
      }
    : { name: 'wezterm', status: 'ok', message: version.value };
  const reachable: Check = (await listens(socket))
    ? { name: 'wezterm server', status: 'ok', message: `listens on ${socket}` }
    : {
        name: 'wezterm server',
        status: 'missing',
        message: `nobody listens on ${socket}`,
        hint: 'start WezTerm or wezterm-mux-server --daemonize, or name the socket with --wezterm-socket',
      };
  return [program, reachable];
}

/** At least one of the two must be usable. */
export function checkOneIsThere(checks: readonly Check[]): readonly Check[] {
  const isUsable = ({ name, status }: Check): boolean =>
    status === 'ok' && /^(?:tmux|wezterm server)$/.test(name);
  if (checks.some(isUsable)) return [];
  return [
    {
      name: 'multiplexer',
      status: 'failed',
      message: 'neither tmux nor a running WezTerm can be used',
      hint: 'install tmux, or start WezTerm',
    },
  ];
}
