/** Is there a tmux or a WezTerm, is it one that we can work with, and does it answer? */
import { clientEnvironment, findTmux } from '../../backend/tmux/find-tmux.ts';
import { tmuxSocket } from '../../backend/tmux/socket.ts';
import { tooOld } from '../../backend/tmux/version.ts';
import { weztermCli } from '../../backend/wezterm/cli.ts';
import { listens, weztermSocket } from '../../backend/wezterm/socket.ts';
import type { Check, Surroundings } from './check.ts';
import { knownOf } from './known-versions.ts';
import { checkTmuxServer } from './tmux-server.ts';

export async function checkTmux({
  env,
  commander,
  tmuxSocket: name,
  uid,
}: Surroundings): Promise<readonly Check[]> {
  const program = findTmux(env);
  if (program === null)
    return [
      {
        name: 'tmux',
        status: 'missing',
        message: 'not on PATH',
        hint: 'install tmux 3.2 or newer to use it',
      },
    ];
  const { code, stdout } = await commander.run({
    argv: [program, '-V'],
    env: clientEnvironment(env),
    timeoutMs: 5000,
  });
  const version = stdout.trim();
  if (code !== 0) return [{ name: 'tmux', status: 'failed', message: `${program} -V does not answer` }];
  const old = tooOld(version);
  if (old !== null)
    return [
      {
        name: 'tmux',
        status: 'failed',
        message: old.message,
        ...(old.hint !== undefined && { hint: old.hint }),
      },
    ];
  const socket = tmuxSocket(name, env, uid);
  const isListening = await listens(socket.path);
  const server = isListening ? 'a server listens' : 'no server yet, wzp starts one';
  const known = knownOf('tmux', version);
  return [
    known === null
      ? { name: 'tmux', status: 'ok', message: `${version} (${program}); ${server} on ${socket.path}` }
      : { name: 'tmux', status: 'warning', message: `${version} ${known.message}`, hint: known.hint },
    ...(isListening ? await checkTmuxServer({ env, commander }, program, socket.path) : []),
  ];
}

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
  const known = knownOf('wezterm', version.value);
  const program: Check =
    known === null
      ? { name: 'wezterm', status: 'ok', message: version.value }
      : {
          name: 'wezterm',
          status: 'warning',
          message: `${version.value} ${known.message}`,
          hint: known.hint,
        };
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
    (status === 'ok' && /^(?:tmux|wezterm server)$/.test(name)) || (status === 'warning' && name === 'tmux');
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
