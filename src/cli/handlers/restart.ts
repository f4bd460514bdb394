import type { Outcome } from '../../diagnostics/diagnostic.ts';
import { ok } from '../../diagnostics/diagnostic.ts';
import { isAdopted } from '../../plan/situation.ts';
import type { RestartArguments } from '../commands/restart.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { carryOut, failure, planRequest } from '../reconcile.ts';
import { workWithPanes } from '../work.ts';

/**
 * Ends the process and starts it anew in its pane, as it was started last: changes of the spec are for `wzp apply`. In a pane that was
 * adopted nothing could start it again, so a new pane takes its place.
 */
export async function run(context: Context, args: RestartArguments): Promise<ExitCode> {
  const adopted: string[] = [];
  const code = await workWithPanes(
    context,
    args,
    'wzp restart',
    'restarted',
    async (address, { pane }, { keeper }, say): Promise<Outcome<void>> => {
      if (isAdopted(pane.marker?.launch ?? '')) {
        adopted.push(address);
        say('was adopted: a new pane takes its place');
        return ok(undefined);
      }
      const stopped = await keeper.stop(pane, 'restart', say);
      return stopped.ok ? keeper.start(pane) : stopped;
    },
    false,
  );
  return code === exitCodes.done && adopted.length > 0 ? replace(context, args, adopted) : code;
}

async function replace(
  context: Context,
  args: RestartArguments,
  addresses: readonly string[],
): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, 'wzp restart', true);
  if (!site.ok) return failure(context, site);
  const request = planRequest(context, args, { mode: 'apply', target: addresses, replace: addresses });
  return carryOut(context, args, site.value, spec.desired, request, { yes: true, dryRun: false });
}
