import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { failed } from '../../diagnostics/diagnostic.ts';
import { resolveSources } from '../../spec/load.ts';
import { userPaths } from '../../state/paths.ts';
import { isTrusted, listTrusted, trust, untrust } from '../../state/trust.ts';
import type { TrustArguments } from '../commands/trust.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exitCodes } from '../exit.ts';
import { usageError } from '../parse/check.ts';
import { failure } from '../reconcile.ts';
import { contentOf } from '../trusting.ts';
import { commandLines } from '../view/commands.ts';
import { printDiagnostics } from '../view/diagnostics.ts';
import { escapeLine, jsonText } from '../view/escape.ts';

export async function run(context: Context, args: TrustArguments): Promise<ExitCode> {
  if (args.list && args.remove) {
    printDiagnostics(context, [usageError('--list and --remove exclude each other', 'trust')]);
    return exitCodes.usage;
  }
  if (args.list) return list(context, args);
  return args.remove ? remove(context, args) : add(context, args);
}

const folderOf = (context: Context, { folder }: TrustArguments): string =>
  folder === null ? context.cwd : resolve(context.cwd, folder);

async function add(context: Context, args: TrustArguments): Promise<ExitCode> {
  const { env, user } = context;
  const content = await contentOf(context, folderOf(context, args), args.file);
  if (!content.ok) return failure(context, content);
  const { sources, digest } = content.value;
  const { desired, diagnostics } = await resolveSources(sources, { cwd: context.cwd, env, home: user.home });
  printDiagnostics(context, diagnostics);
  if (desired === undefined) return exitCodes.failed;
  const paths = userPaths(env, user);
  const before = await isTrusted(paths, sources.root, digest);
  if (!before.ok) return failure(context, before);
  printDiagnostics(context, before.value.diagnostics);
  const shown = escapeLine(sources.root);
  if (before.value.trusted) {
    context.stdout.write(`${shown} is trusted as it is\n`);
    return exitCodes.done;
  }
  const panes = desired.workspaces.flatMap((workspace) => workspace.panes);
  context.stderr.write(`${shown} starts:\n${commandLines(panes)}`);
  // Where nobody can be asked the command itself is the answer: whoever runs it could as well say --yes.
  if (!args.yes && (await context.confirm('Trust exactly this content?')) === false) return exitCodes.failed;
  const saved = await trust(paths, sources.root, digest);
  if (!saved.ok) return failure(context, saved);
  context.stdout.write(`trusted ${shown} until it changes\n`);
  return exitCodes.done;
}

async function remove(context: Context, args: TrustArguments): Promise<ExitCode> {
  const paths = userPaths(context.env, context.user);
  const folder = folderOf(context, args);
  const known = await listTrusted(paths);
  if (!known.ok) return failure(context, known);
  // A project that is gone is still in the list.
  const content = args.folder === null ? await contentOf(context, folder, args.file) : null;
  const root =
    content?.ok === true ? content.value.sources.root : existsSync(folder) ? realpathSync(folder) : folder;
  if (!known.value.has(root))
    return failure(
      context,
      failed({
        code: 'WZP6004',
        severity: 'error',
        message: `${root} is not trusted`,
        hint: 'wzp trust --list names what is',
      }),
    );
  const removed = await untrust(paths, root);
  if (!removed.ok) return failure(context, removed);
  context.stdout.write(`${escapeLine(root)} is trusted no longer\n`);
  return exitCodes.done;
}

type State = 'as it is' | 'changed' | 'gone';

async function list(context: Context, args: TrustArguments): Promise<ExitCode> {
  const known = await listTrusted(userPaths(context.env, context.user));
  if (!known.ok) return failure(context, known);
  const rows: { readonly root: string; readonly digest: string; readonly state: State }[] = [];
  for (const [root, digest] of [...known.value].sort(([a], [b]) => (a < b ? -1 : 1)))
    rows.push({ root, digest, state: await stateOf(context, root, digest) });
  context.stdout.write(
    args.json
      ? `${jsonText({ trusted: rows })}\n`
      : rows
          .map(({ root, state }) => `${escapeLine(root)}${state === 'as it is' ? '' : ` (${state})`}\n`)
          .join(''),
  );
  return exitCodes.done;
}

async function stateOf(context: Context, root: string, digest: string): Promise<State> {
  if (!existsSync(root)) return 'gone';
  // The variable would name the spec of another project.
  const { WZP_FILE: _file, ...env } = context.env;
  const content = await contentOf({ env, user: context.user }, root, []);
  if (!content.ok || content.value.sources.root !== root) return 'gone';
  return content.value.digest === digest ? 'as it is' : 'changed';
}
