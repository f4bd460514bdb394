import { dependenciesOf, type Dependency } from '../../plan/dependencies.ts';
import { dotText, mermaidText } from '../../plan/graph.ts';
import type { DesiredWorkspace } from '../../spec/desired.ts';
import { suggestion } from '../../spec/suggest.ts';
import type { GraphArguments } from '../commands/graph.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSpec } from '../open.ts';
import { terminalExtent } from '../terminal.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeBlock, jsonText } from '../view/escape.ts';
import { graphDocument, graphText } from '../view/graph.ts';

const usualSize = { cols: 200, rows: 50 };

export async function run(context: Context, args: GraphArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const { workspaces } = spec.desired;
  const unknown = args.workspace.find((name) => !workspaces.some((workspace) => workspace.name === name));
  if (unknown !== undefined) {
    const names = workspaces.map(({ name }) => name);
    printDiagnostics(context, [
      {
        code: 'WZP2004',
        severity: 'error',
        message: `there is no workspace "${unknown}"`,
        hint: suggestion(unknown, names, 'workspaces'),
      },
    ]);
    return exitCodes.failed;
  }
  const shown = workspaces.filter(({ name }) => args.workspace.length === 0 || args.workspace.includes(name));
  const addresses = new Set(shown.flatMap(({ panes }) => panes.map(({ address }) => address)));
  const waits = dependenciesOf(spec.desired).filter(
    ({ from, to }) => addresses.has(from) && addresses.has(to),
  );
  context.stdout.write(`${textOf(context, args, shown, waits)}\n`);
  return exitCodes.done;
}

function textOf(
  context: Context,
  args: GraphArguments,
  workspaces: readonly DesiredWorkspace[],
  waits: readonly Dependency[],
): string {
  const size = args.size ?? terminalExtent(context) ?? usualSize;
  if (args.json) return jsonText(graphDocument(workspaces, waits, size));
  switch (args.format) {
    case 'dot':
      return escapeBlock(dotText(workspaces, waits));
    case 'mermaid':
      return escapeBlock(mermaidText(workspaces, waits));
    default:
      return graphText(workspaces, waits, size, context.stdout);
  }
}
