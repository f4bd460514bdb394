import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../spec/desired.ts';
import { newWorkspaceBody, withWorkspace } from '../../spec/edit/workspaces.ts';
import { nameProblem } from '../../spec/names.ts';
import { child, entryOf } from '../../spec/node.ts';
import { parseFile } from '../../spec/parse.ts';
import { mainFile } from '../../spec/source.ts';
import type { WorkspaceNewArguments } from '../commands/workspace.ts';
import type { Context } from '../context.ts';
import { readForEdit, writeEdited } from '../edit-spec.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { failure } from '../reconcile.ts';
import { escapeLine, jsonText } from '../view/escape.ts';

export async function run(context: Context, args: WorkspaceNewArguments): Promise<ExitCode> {
  const body = bodyOf(args);
  if (!body.ok) {
    failure(context, body);
    return exitCodes.usage;
  }
  const sources = await readForEdit(context, args);
  const file = sources === null ? undefined : mainFile(sources);
  if (sources === null || file === undefined) return exitCodes.failed;
  const there = sources.files.find(
    (one) => entryOf(child(parseFile(one).node, 'workspaces'), args.name) !== undefined,
  );
  if (there !== undefined)
    return failure(
      context,
      failed({
        code: 'WZP6003',
        severity: 'error',
        message: `${there.shown} has a workspace "${args.name}" already`,
        hint: 'give the new one another name',
      }),
    );
  const edited = withWorkspace(file, { name: args.name, body: body.value });
  if (!(await writeEdited(context, args, new Map([[file, edited]])))) return exitCodes.failed;
  context.stdout.write(
    args.json
      ? `${jsonText({ workspace: args.name, file: file.shown })}\n`
      : `added ${escapeLine(args.name)} to ${escapeLine(file.shown)}; \`wzp apply --target ${escapeLine(args.name)}\` makes it\n`,
  );
  return exitCodes.done;
}

function bodyOf(args: WorkspaceNewArguments): Outcome<{ readonly [key: string]: Json }> {
  const usage = (message: string, hint: string): Outcome<never> =>
    failed({ code: 'WZP6002', severity: 'error', message, hint });
  const bad = nameProblem(args.name);
  if (bad !== null) return usage(`the name ${bad.problem}`, bad.hint);
  if (args.template === null && args.with.length > 0)
    return usage('--with gives values to a template', 'add --template NAME');
  const values: Record<string, Json> = {};
  for (const one of args.with) {
    const [, key, value = ''] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
    if (key === undefined)
      return usage(`--with: "${one}" is not NAME=VALUE`, 'write it like --with port=8080');
    values[key] = valueOf(value);
  }
  return ok(newWorkspaceBody({ template: args.template, values, cwd: args.cwd }));
}

/** A number or truth value where it is written as one, so that it stands in the file as a person writes it. */
function valueOf(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
