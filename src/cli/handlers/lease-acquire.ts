import type { LeaseAcquireArguments } from '../commands/lease.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { accepted, withHub } from '../hub.ts';
import { timeOf } from '../task.ts';
import { jsonText } from '../view/escape.ts';

/** ms */
const usual = 600_000;

export async function run(context: Context, args: LeaseAcquireArguments): Promise<ExitCode> {
  const ms = timeOf(context, args.ttl, '--ttl');
  if (ms === undefined) return exitCodes.usage;
  return withHub(context, async (hub) => {
    const lease = accepted(
      context,
      await hub.call('lease.acquire', { name: args.name, ttl_ms: ms ?? usual }),
    );
    if (lease === null) return exitCodes.failed;
    context.stdout.write(args.json ? `${jsonText(lease, 2)}\n` : `${lease.lease}\n`);
    return exitCodes.done;
  });
}
