import type { StateListArguments } from '../commands/state.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { failure } from '../reconcile.ts';
import { openState, rowsOf } from '../state.ts';
import { escapeLine, jsonText } from '../view/escape.ts';

export async function run(context: Context, args: StateListArguments): Promise<ExitCode> {
  const site = await openState(context, args, 'wzp state list');
  if (!site) return exitCodes.failed;
  if (!site.ok) return failure(context, site);
  const rows = await rowsOf(context, site.value);
  if (!rows.ok) return failure(context, rows);
  const addresses = [...(rows.value?.tabs ?? []), ...(rows.value?.panes ?? [])]
    .map(({ address }) => address)
    .sort();
  context.stdout.write(
    args.json
      ? `${jsonText({ addresses })}\n`
      : addresses.map((address) => `${escapeLine(address)}\n`).join(''),
  );
  return exitCodes.done;
}
