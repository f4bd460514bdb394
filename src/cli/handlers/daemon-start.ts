import { join } from 'node:path';
import { startDaemon } from '../../supervise/daemon/start.ts';
import { userPaths } from '../../state/paths.ts';
import type { DaemonStartArguments } from '../commands/daemon.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { packageRoot, version } from '../package.ts';
import { failure } from '../reconcile.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: DaemonStartArguments): Promise<ExitCode> {
  if (args.foreground) return (await import('../daemon-foreground.ts')).serveInForeground(context);
  const started = await startDaemon({
    paths: userPaths(context.env, context.user),
    env: context.env,
    argv: [process.execPath, join(packageRoot(), 'bin', 'wzp'), 'daemon', 'start', '--foreground'],
    version,
  });
  if (!started.ok) return failure(context, started);
  const { record, already } = started.value;
  if (args.json) context.stdout.write(`${jsonText({ running: true, pid: record.pid, socket: record.socket, already }, 2)}\n`);
  else if (!context.quiet)
    context.stderr.write(already ? `the daemon runs already (pid ${record.pid})\n` : `the daemon runs (pid ${record.pid})\n`);
  return exitCodes.done;
}
