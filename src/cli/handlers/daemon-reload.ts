import type { DaemonArguments } from '../commands/daemon.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';

export const run = (context: Context, _args: DaemonArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    const reloaded = accepted(context, await hub.call('project.reload', {}));
    if (reloaded === null) return exitCodes.failed;
    if (!context.quiet) context.stderr.write(`${reloaded.projects} projects\n`);
    return exitCodes.done;
  });
