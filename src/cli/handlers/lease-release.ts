import type { LeaseReleaseArguments } from '../commands/lease.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { escapeLine } from '../view/escape.ts';

/** One that nobody has any more was what was wanted: it is said, and is no failure. */
export const run = (context: Context, args: LeaseReleaseArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    for (const lease of args.lease) {
      const released = accepted(context, await hub.call('lease.release', { lease }));
      if (released === null) return exitCodes.failed;
      if (!released.released && !context.quiet)
        context.stderr.write(`nobody has the lease ${escapeLine(lease)} any more\n`);
    }
    return exitCodes.done;
  });
