import type { LeaseListArguments } from '../commands/lease.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { escapeLine, jsonText } from '../view/escape.ts';

export const run = (context: Context, args: LeaseListArguments): Promise<ExitCode> =>
  withHub(context, async (hub) => {
    const listed = accepted(context, await hub.call('lease.list', {}));
    if (listed === null) return exitCodes.failed;
    if (args.json) context.stdout.write(`${jsonText(listed, 2)}\n`);
    else
      for (const { name, holder, expires_at: until } of listed.leases)
        context.stdout.write(`${escapeLine(name)}  ${escapeLine(holder ?? 'somebody')}  until ${until}\n`);
    return exitCodes.done;
  });
