import { running } from '../../apply/running.ts';
import { survey } from '../../apply/survey.ts';
import type { PsArguments } from '../commands/ps.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { failure } from '../reconcile.ts';
import { usesOf } from '../usage.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { showDocument } from '../view/show-document.ts';
import { psText } from '../view/show-text.ts';
import { jsonText } from '../view/escape.ts';

export async function run(context: Context, args: PsArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, 'wzp ps', false);
  if (!site.ok) return failure(context, site);
  const seen = await survey(site.value);
  if (!seen.ok) return failure(context, seen);
  printDiagnostics(context, seen.value.notes);
  const workspaces = running(spec.desired, seen.value);
  const uses = usesOf(workspaces, context.now());
  context.stdout.write(
    args.json
      ? `${jsonText(showDocument(spec.desired.project, seen.value, workspaces, uses))}\n`
      : `${psText(workspaces, uses, context.stdout.paint, context.now())}\n`,
  );
  return exitCodes.done;
}
