import { failed } from '../../diagnostics/diagnostic.ts';
import { withoutWorkspace } from '../../spec/edit/workspaces.ts';
import { child, entriesOf, entryOf } from '../../spec/node.ts';
import { parseFile } from '../../spec/parse.ts';
import { suggestion } from '../../spec/suggest.ts';
import type { WorkspaceDeleteArguments } from '../commands/workspace.ts';
import type { Context } from '../context.ts';
import { isOwn, readForEdit, writeEdited } from '../edit-spec.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { failure } from '../reconcile.ts';
import { escapeLine, jsonText } from '../view/escape.ts';

export async function run(context: Context, args: WorkspaceDeleteArguments): Promise<ExitCode> {
  const sources = await readForEdit(context, args);
  if (sources === null) return exitCodes.failed;
  const workspacesOf = (file: (typeof sources.files)[number]) => child(parseFile(file).node, 'workspaces');
  const name = args.workspace;
  const files = sources.files.filter((file) => entryOf(workspacesOf(file), name) !== undefined);
  const refuse = (message: string, hint: string): ExitCode =>
    failure(context, failed({ code: 'WZP6004', severity: 'error', message, hint }));
  if (files.length === 0) {
    const names = sources.files.flatMap((file) => [...entriesOf(workspacesOf(file))].map(({ key }) => key));
    return refuse(`no workspace is named "${name}"`, suggestion(name, [...new Set(names)], 'workspaces'));
  }
  const foreign = files.find((file) => !isOwn(file, sources, context));
  if (foreign !== undefined)
    return refuse(
      `"${name}" is defined in ${foreign.shown}, which does not belong to this project`,
      'remove it there by hand, or stop including that file',
    );
  const shown = files.map((file) => escapeLine(file.shown)).join(' and ');
  // Where nobody can be asked the command is enough: it edits a file, and ends nothing.
  if (!args.yes && (await context.confirm(`Remove ${escapeLine(name)} from ${shown}?`)) === false)
    return exitCodes.failed;
  const edited = new Map(files.map((file) => [file, withoutWorkspace(file, name)]));
  if (!(await writeEdited(context, args, edited))) return exitCodes.failed;
  context.stdout.write(
    args.json
      ? `${jsonText({ workspace: name, files: files.map((file) => file.shown) })}\n`
      : `removed ${escapeLine(name)} from ${shown}; what runs in it stays until \`wzp apply\`\n`,
  );
  return exitCodes.done;
}
