/**
 * Which server `wezterm cli` is to talk to, decided here and passed on explicitly: left to itself the CLI may start a server of its
 * own or follow a dead link (facts: WezTerm 20250223, wezterm-client/src/client.rs and discovery.rs).
 */
import { connect } from 'node:net';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

const guiClass = 'org.wezfurlong.wezterm';

/** The socket by option, `WEZTERM_UNIX_SOCKET`, the link of a running GUI, or the place of the default mux server. Absolute. */
export function weztermSocket(option: string | null, env: Environment): string {
  const named = option ?? env['WEZTERM_UNIX_SOCKET'];
  if (named) return real(isAbsolute(named) ? named : join(process.cwd(), named));
  const folder = runtimeFolder(env);
  const links = [
    ...(env['WAYLAND_DISPLAY'] ? [`wayland-${env['WAYLAND_DISPLAY']}-${guiClass}`] : []),
    `x11-${env['DISPLAY'] ?? ':0'}-${guiClass}`,
    `default-${guiClass}`,
  ];
  for (const link of links) if (existsSync(join(folder, link))) return real(join(folder, link));
  return real(join(folder, 'sock'));
}

function runtimeFolder(env: Environment): string {
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime && isAbsolute(runtime)
    ? join(runtime, 'wezterm')
    : join(env['HOME'] ?? '/', '.local', 'share', 'wezterm');
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // nothing there yet: the name is all there is
  }
}

/**
 * Changes with every start of a server: it removes and makes the socket file anew when it binds. Null when there is none.
 * The change time would not do, for a chmod moves it.
 */
export function incarnationOf(socket: string): string | null {
  try {
    const { ino, mtimeMs } = statSync(socket);
    return `${ino}-${Math.round(mtimeMs)}`;
  } catch {
    return null;
  }
}

/** Whether somebody listens. The CLI is not asked: each failed call of it leaves a log file behind. */
export function listens(socket: string, timeoutMs = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket);
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      probe.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), timeoutMs);
    probe.once('connect', () => end(true));
    probe.once('error', () => end(false));
  });
}
