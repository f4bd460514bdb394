import type { DestroyArguments } from '../commands/destroy.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { carryOut, failure, planRequest } from '../reconcile.ts';
import { unregister } from '../register.ts';

export async function run(context: Context, args: DestroyArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, 'wzp destroy', true);
  if (!site.ok) return failure(context, site);
  const request = planRequest(context, args, { ...args, mode: 'destroy' });
  return carryOut(context, args, site.value, spec.desired, request, {
    yes: args.yes,
    dryRun: false,
    hooks: { before: 'before_destroy', after: 'after_destroy' },
    succeeded: async () => {
      if (args.target.length === 0) await unregister(context, site.value);
    },
  });
}
