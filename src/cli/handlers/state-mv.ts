import { survey } from '../../apply/survey.ts';
import { renameLive } from '../../apply/rename.ts';
import { renamesFor } from '../../apply/renames-for.ts';
import { rowsNow } from '../../apply/rows.ts';
import { renamedRows } from '../../plan/renamed.ts';
import { addressesOf } from '../../spec/moves.ts';
import { updateState } from '../../state/state-file.ts';
import type { StateMoveArguments } from '../commands/state.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { failure, locked } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeLine } from '../view/escape.ts';

/** Gives what runs another address. Its process notices nothing. */
export async function run(context: Context, { from, to, ...args }: StateMoveArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const { desired } = spec;
  const opened = await openSite(context, args, desired, 'wzp state mv', true);
  if (!opened.ok) return failure(context, opened);
  const site = opened.value;
  return locked(context, site, async () => {
    const seen = await survey(site);
    if (!seen.ok) return failure(context, seen);
    const renames = renamesFor(site, desired, seen.value, { from, to });
    if (!renames.ok) return failure(context, renames);
    const { observed } = seen.value;
    // The rows first: with rows of the new address and marks of the old one the same command goes on where it stopped.
    const saved = await updateState(site.paths, site.project.key, observed.id, (rows) =>
      renamedRows(rowsNow(rows, observed), renames.value),
    );
    if (!saved.ok) return failure(context, saved);
    const silent = { before: () => Promise.resolve(), after: () => Promise.resolve() };
    const renamed = await renameLive(site, renames.value, silent);
    if (!renamed.ok) return failure(context, renamed);
    if (!context.quiet)
      for (const [before, after] of renames.value.addresses)
        context.stdout.write(`${escapeLine(`${before} is ${after} now`)}\n`);
    if (!addressesOf(desired).has(to))
      printDiagnostics(context, [
        {
          code: 'WZP2009',
          severity: 'warning',
          message: `the spec has no "${to}" yet`,
          hint: 'give it that name in the spec before the next apply, which would close it',
        },
      ]);
    return exitCodes.done;
  });
}
