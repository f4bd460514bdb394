import type { AttachArguments } from '../commands/attach.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { openSite, openSpec } from '../open.ts';
import { failure } from '../reconcile.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

export async function run(context: Context, args: AttachArguments): Promise<ExitCode> {
  const spec = await openSpec(context, args);
  if (!spec) return exitCodes.failed;
  const names = spec.desired.workspaces.map(({ name }) => name);
  const name = args.workspace ?? names[0];
  if (name === undefined || !names.includes(name)) {
    printDiagnostics(context, [
      {
        code: 'WZP2004',
        severity: 'error',
        message: `there is no workspace ${name ?? ''} in the spec`,
        hint: `it has: ${names.join(', ')}`,
      },
    ]);
    return exitCodes.failed;
  }
  const site = await openSite(context, args, spec.desired, 'wzp attach', false);
  if (!site.ok) return failure(context, site);
  const { backend } = site.value;
  const argv = await backend.attachCommand(backend.workspaceName(name));
  if (!argv.ok) return failure(context, argv);
  const [program, ...rest] = argv.value;
  return program === undefined ? exitCodes.done : context.foreground([program, ...rest]);
}
