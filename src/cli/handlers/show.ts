import { running } from '../../apply/running.ts';
import { survey } from '../../apply/survey.ts';
import type { ShowArguments } from '../commands/show.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { failure } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { showDocument } from '../view/show-document.ts';
import { showText } from '../view/show-text.ts';
import { jsonText } from '../view/escape.ts';

/** ms between two looks with `--watch`. */
const period = 1000;

export async function run(context: Context, args: ShowArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const site = await openSite(context, args, spec.desired, 'wzp show', false);
  if (!site.ok) return failure(context, site);
  for (let last = ''; ;) {
    const seen = await survey(site.value);
    if (!seen.ok) return failure(context, seen);
    printDiagnostics(context, last === '' ? seen.value.notes : []);
    const workspaces = running(spec.desired, seen.value);
    const text = args.json
      ? jsonText(showDocument(spec.desired.project, seen.value, workspaces), args.watch ? 0 : 2)
      : showText(workspaces, context.stdout.paint, context.now());
    if (text !== last)
      context.stdout.write(
        `${args.watch && context.stdout.isTerminal && !args.json ? '\u001b[H\u001b[2J' : ''}${text}\n`,
      );
    if (!args.watch || context.signal.aborted) return exitCodes.done;
    last = text;
    await new Promise((resolve) => setTimeout(resolve, period));
  }
}
