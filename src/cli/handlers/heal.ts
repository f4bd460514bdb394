import type { HealArguments } from '../commands/heal.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openApplied } from '../applied.ts';
import { NeededDaemon } from '../needed-daemon.ts';
import { openSite, openSpec } from '../open.ts';
import { carryOut, failure, planRequest } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

/** Repairs drift only: goes back to the spec that was applied last, whatever the file says by now. */
export async function run(context: Context, args: HealArguments): Promise<ExitCode> {
  const edited = await openSpec(context, args);
  if (!edited) return exitCodes.failed;
  const site = await openSite(context, args, edited.desired, 'wzp heal', true);
  if (!site.ok) return failure(context, site);
  const spec = await openApplied(context, site.value);
  if (!spec) {
    printDiagnostics(context, [
      {
        code: 'WZP2012',
        severity: 'error',
        message: 'nothing was applied here yet, so there is nothing to go back to',
        hint: 'wzp apply makes what the spec says',
      },
    ]);
    return exitCodes.failed;
  }
  const request = planRequest(context, args, { ...args, mode: 'heal' });
  const daemon = new NeededDaemon(context, site.value.paths, spec.desired);
  const code = await carryOut(context, args, site.value, spec.desired, request, {
    yes: args.yes,
    dryRun: false,
    begins: () => Promise.resolve(daemon.begin()),
  });
  return daemon.after(code);
}
