/** The daemon itself: this process, until it is told to end. */
import { once } from 'node:events';
import { logTo } from '../hub/log.ts';
import { openDaemon } from '../supervise/daemon/daemon.ts';
import { daemonParts } from '../supervise/daemon/parts.ts';
import { userPaths } from '../state/paths.ts';
import type { Context } from './context.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { version } from './package.ts';
import { failure } from './reconcile.ts';

export async function serveInForeground(context: Context): Promise<ExitCode> {
  const umask = process.umask(0o077);
  const opened = await openDaemon({
    paths: userPaths(context.env, context.user),
    env: context.env,
    version,
    log: logTo((line) => context.stderr.write(line)),
    umask,
    parts: daemonParts,
  });
  if (!opened.ok) return failure(context, opened);
  if (opened.value.kind === 'taken') {
    context.stderr.write(`another daemon listens on ${opened.value.path}\n`);
    return exitCodes.done;
  }
  if (!context.signal.aborted) await once(context.signal, 'abort');
  await opened.value.daemon.stop();
  // SIGTERM is how a daemon is told to end: that it did so is no interruption.
  process.exit(exitCodes.done);
}
