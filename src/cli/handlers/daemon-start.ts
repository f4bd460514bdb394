import { startDaemon } from '../../supervise/daemon/start.ts';
import { userPaths } from '../../state/paths.ts';
import type { DaemonStartArguments } from '../commands/daemon.ts';
import type { Context } from '../context.ts';
import { daemonArgv } from '../daemon-argv.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { version } from '../package.ts';
import { failure } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: DaemonStartArguments): Promise<ExitCode> {
  if (args.foreground) return inForeground(context);
  const started = await startDaemon({
    paths: userPaths(context.env, context.user),
    env: context.env,
    argv: daemonArgv(),
    version,
  });
  if (!started.ok) return failure(context, started);
  const { record, already, note } = started.value;
  if (note !== null) printDiagnostics(context, [note]);
  const { pid, socket } = record;
  if (args.json) context.stdout.write(`${jsonText({ running: true, pid, socket, already }, 2)}\n`);
  else if (!context.quiet) context.stderr.write(`the daemon runs${already ? ' already' : ''} (pid ${pid})\n`);
  return exitCodes.done;
}

/** SIGTERM is how a daemon is told to end: that it did so is no interruption. */
async function inForeground(context: Context): Promise<never> {
  const { serveUntilTold } = await import('../daemon-foreground.ts');
  const { env, user, signal, stderr } = context;
  const served = await serveUntilTold({ env, user, signal, write: (text) => stderr.write(text) });
  process.exit(served ? exitCodes.done : exitCodes.failed);
}
