import type { RecordedPane } from '../../state/model.ts';
import type { Json } from '../../spec/desired.ts';
import type { StateShowArguments } from '../commands/state.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { failure } from '../reconcile.ts';
import { openState, rowsOf, unknownAddress } from '../state.ts';
import { jsonText } from '../view/escape.ts';
import { layoutJson } from '../view/show-document.ts';

export async function run(context: Context, args: StateShowArguments): Promise<ExitCode> {
  const site = await openState(context, args, 'wzp state show');
  if (!site) return exitCodes.failed;
  if (!site.ok) return failure(context, site);
  const rows = await rowsOf(context, site.value);
  if (!rows.ok) return failure(context, rows);
  const pane = rows.value?.panes.find(({ address }) => address === args.address);
  const tab = rows.value?.tabs.find(({ address }) => address === args.address);
  if (!pane && !tab) return failure(context, unknownAddress(args.address));
  const value: Json = pane
    ? shown(pane)
    : tab
      ? { ...tab, layout: layoutJson(tab.layout), size: { ...tab.size } }
      : null;
  context.stdout.write(`${jsonText(value)}\n`);
  return exitCodes.done;
}

/** Digests stay in the file: they cover values that came from the environment. */
const shown = ({ fields, ...pane }: RecordedPane): Json => ({
  ...pane,
  fields: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.shown])),
});
