/** The daemon itself: this process, until it is told to end. */
import { once } from 'node:events';
import { openDaemon } from '../supervise/daemon/daemon.ts';
import { jsonLog, logLevelOf } from '../supervise/daemon/json-log.ts';
import { daemonParts } from '../supervise/daemon/parts.ts';
import { userPaths, type UserFacts } from '../state/paths.ts';
import { version } from './package.ts';

export interface DaemonEdge {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly user: UserFacts;
  /** Aborted when it is to end. */
  readonly signal: AbortSignal;
  readonly write: (text: string) => void;
}

/** True when it has served, or another one does already. */
export async function serveUntilTold({ env, user, signal, write }: DaemonEdge): Promise<boolean> {
  const umask = process.umask(0o077);
  const opened = await openDaemon({
    paths: userPaths(env, user),
    env,
    version,
    log: jsonLog(write, logLevelOf(env['WZP_LOG'])),
    umask,
    parts: daemonParts,
  });
  if (!opened.ok) {
    for (const { code, message, hint } of opened.diagnostics)
      write(`error[${code}]: ${message}\n${hint === undefined ? '' : `  hint: ${hint}\n`}`);
    return false;
  }
  if (opened.value.kind === 'taken') {
    write(`another daemon listens on ${opened.value.path}\n`);
    return true;
  }
  if (!signal.aborted) await once(signal, 'abort');
  await opened.value.daemon.stop();
  return true;
}
