import { paneIndex } from '../../apply/locate.ts';
import { selectPanes } from '../../apply/select.ts';
import { survey } from '../../apply/survey.ts';
import type { FocusArguments } from '../commands/focus.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { failure } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

export async function run(context: Context, args: FocusArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, 'wzp focus', false);
  if (!site.ok) return failure(context, site);
  const seen = await survey(site.value);
  if (!seen.ok) return failure(context, seen);
  const found = paneIndex(seen.value.observed, spec.desired.project.key);
  const chosen = selectPanes(spec.desired, [args.address], [...found.keys()]);
  if (!chosen.ok) return failure(context, chosen);
  const at = chosen.value.map((address) => found.get(address)).find((pane) => pane !== undefined);
  if (!at) {
    printDiagnostics(context, [
      {
        code: 'WZP3015',
        severity: 'error',
        message: `nothing of ${args.address} is there`,
        hint: 'wzp apply makes what the spec has',
      },
    ]);
    return exitCodes.failed;
  }
  const focused = await site.value.backend.focus(at.pane.id);
  return focused.ok ? exitCodes.done : failure(context, focused);
}
