import { adoptionOf, adoptPane } from '../../apply/adopt.ts';
import { survey } from '../../apply/survey.ts';
import type { AdoptArguments } from '../commands/adopt.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { failure, locked } from '../reconcile.ts';
import { escapeLine } from '../view/escape.ts';

export async function run(context: Context, args: AdoptArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const { desired } = spec;
  const site = await openSite(context, args, desired, 'wzp adopt', true);
  if (!site.ok) return failure(context, site);
  return locked(context, site.value, async () => {
    const seen = await survey(site.value);
    if (!seen.ok) return failure(context, seen);
    const adoption = adoptionOf(desired, seen.value, args.address, args.paneId);
    if (!adoption.ok) return failure(context, adoption);
    const adopted = await adoptPane(site.value, seen.value, adoption.value);
    if (!adopted.ok) return failure(context, adopted);
    if (!context.quiet)
      context.stdout.write(
        `${escapeLine(`pane ${adoption.value.observed.id} is ${args.address} now; wzp plan shows what is left to do`)}\n`,
      );
    return exitCodes.done;
  });
}
