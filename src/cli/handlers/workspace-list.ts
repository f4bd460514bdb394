import { child, entriesOf, textOf } from '../../spec/node.ts';
import { parseFile } from '../../spec/parse.ts';
import type { WorkspaceListArguments } from '../commands/workspace.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { openSpec } from '../open.ts';
import { escapeLine, jsonText } from '../view/escape.ts';

export async function run(context: Context, args: WorkspaceListArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (spec === null) return exitCodes.failed;
  const templates = new Map<string, string>();
  for (const file of spec.sources.files)
    for (const { key, value } of entriesOf(child(parseFile(file).node, 'workspaces'))) {
      const template = textOf(child(value, 'template'));
      if (template !== undefined) templates.set(key, template);
    }
  const rows = spec.desired.workspaces.map(({ name, tabs, panes, place }) => ({
    name,
    tabs: tabs.length,
    panes: panes.length,
    template: templates.get(name) ?? null,
    file: place?.file ?? null,
  }));
  if (args.json) {
    context.stdout.write(`${jsonText({ workspaces: rows })}\n`);
    return exitCodes.done;
  }
  const width = Math.max(0, ...rows.map(({ name }) => escapeLine(name).length));
  for (const { name, tabs, panes, template } of rows)
    context.stdout.write(
      `${escapeLine(name).padEnd(width)}  ${amount(tabs, 'tab')}, ${amount(panes, 'pane')}${template === null ? '' : `, template ${escapeLine(template)}`}\n`,
    );
  return exitCodes.done;
}

const amount = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
