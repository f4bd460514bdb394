import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { daemonLogPath } from '../../hub/paths.ts';
import { writeFileAtomically } from '../../state/atomic-file.ts';
import { userPaths } from '../../state/paths.ts';
import { errorCode, errorText } from '../../state/system-error.ts';
import type { DaemonInstallArguments } from '../commands/daemon.ts';
import type { Context } from '../context.ts';
import {
  agentName,
  launchdAgent,
  mark,
  systemdUnit,
  unitName,
  type Service,
  type ServiceKind,
} from '../daemon-service.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { packageRoot } from '../package.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

/** Variables that decide where the daemon listens and what it finds. */
const passed = [
  'PATH',
  'XDG_RUNTIME_DIR',
  'XDG_STATE_HOME',
  'XDG_CONFIG_HOME',
  'WEZTERM_UNIX_SOCKET',
  'LANG',
] as const;

/** Writes the file and says what to do with it: nothing is started or enabled behind the user's back. */
export async function run(context: Context, args: DaemonInstallArguments): Promise<ExitCode> {
  const kind: ServiceKind = args.kind ?? (process.platform === 'darwin' ? 'launchd' : 'systemd');
  const path = pathOf(kind, context);
  const text = kind === 'systemd' ? systemdUnit(serviceOf(context)) : launchdAgent(serviceOf(context));
  if (args.print) {
    context.stdout.write(text);
    return exitCodes.done;
  }
  const before = await readFile(path, 'utf8').catch((error: unknown) =>
    errorCode(error) === 'ENOENT' ? null : '',
  );
  if (before !== null && !before.includes(mark)) return refuse(context, path);
  if (args.remove) {
    await rm(path, { force: true });
    if (!context.quiet)
      context.stderr.write(before === null ? `there is no ${path}\n` : `removed ${path}\n${gone(kind)}`);
    return exitCodes.done;
  }
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    return failed(context, path, errorText(error));
  }
  const written = await writeFileAtomically(path, text);
  if (!written.ok) {
    printDiagnostics(context, written.diagnostics);
    return exitCodes.failed;
  }
  context.stdout.write(`${path}\n`);
  if (!context.quiet) context.stderr.write(next(kind, path));
  return exitCodes.done;
}

function pathOf(kind: ServiceKind, { env, user }: Context): string {
  if (kind === 'launchd') return join(user.home, 'Library', 'LaunchAgents', `${agentName}.plist`);
  const config = env['XDG_CONFIG_HOME'];
  const folder = config !== undefined && isAbsolute(config) ? config : join(user.home, '.config');
  return join(folder, 'systemd', 'user', unitName);
}

function serviceOf({ env, user }: Context): Service {
  const environment = passed.flatMap((name): readonly (readonly [string, string])[] => {
    const value = env[name];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return {
    argv: [process.execPath, join(packageRoot(), 'bin', 'wzp'), 'daemon', 'start', '--foreground'],
    environment: Object.fromEntries(environment),
    log: daemonLogPath(userPaths(env, user)),
  };
}

const next = (kind: ServiceKind, path: string): string =>
  kind === 'systemd'
    ? `to start it now and with every login (a daemon that runs already ends first):
  wzp daemon stop
  systemctl --user daemon-reload
  systemctl --user enable --now ${unitName}
its log: journalctl --user -u ${unitName}
`
    : `to start it now and with every login (a daemon that runs already ends first):
  wzp daemon stop
  launchctl bootstrap gui/$(id -u) ${path}
`;

const gone = (kind: ServiceKind): string =>
  kind === 'systemd'
    ? `to end the one that runs: systemctl --user disable --now ${unitName}; systemctl --user daemon-reload\n`
    : `to end the one that runs: launchctl bootout gui/$(id -u)/${agentName}\n`;

function refuse(context: Context, path: string): ExitCode {
  printDiagnostics(context, [
    {
      code: 'WZP6003',
      severity: 'error',
      message: `${path} is there already and was not made by wzp`,
      hint: 'move it away, or see what would be written: wzp daemon install --print',
    },
  ]);
  return exitCodes.failed;
}

function failed(context: Context, path: string, why: string): ExitCode {
  printDiagnostics(context, [
    { code: 'WZP6003', severity: 'error', message: `cannot write ${path}: ${why}` },
  ]);
  return exitCodes.failed;
}
