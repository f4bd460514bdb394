import { stopDaemon } from '../../supervise/daemon/start.ts';
import { userPaths } from '../../state/paths.ts';
import type { DaemonArguments } from '../commands/daemon.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { failure } from '../reconcile.ts';

export async function run(context: Context, _args: DaemonArguments): Promise<ExitCode> {
  const stopped = await stopDaemon(userPaths(context.env, context.user));
  if (!stopped.ok) return failure(context, stopped);
  if (!context.quiet)
    context.stderr.write(
      stopped.value === null ? 'no daemon runs\n' : `the daemon has ended (pid ${stopped.value.pid})\n`,
    );
  return exitCodes.done;
}
