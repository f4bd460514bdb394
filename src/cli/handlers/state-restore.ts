import { resolve } from 'node:path';
import { restoreState } from '../../state/state-file.ts';
import type { StateRestoreArguments } from '../commands/state.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { failure, locked } from '../reconcile.ts';
import { openState } from '../state.ts';
import { printDiagnostics } from '../view/diagnostics.ts';

export async function run(context: Context, args: StateRestoreArguments): Promise<ExitCode> {
  const site = await openState(context, args, 'wzp state restore');
  if (!site) return exitCodes.failed;
  if (!site.ok) return failure(context, site);
  const { paths, project } = site.value;
  if (!args.yes) {
    const answer = await context.confirm('Replace what the state remembers? Nothing that runs is touched.');
    if (answer === null) {
      printDiagnostics(context, [
        {
          code: 'WZP6007',
          severity: 'error',
          message: 'there is nobody to ask, and --yes was not given',
          hint: 'run it with --yes',
        },
      ]);
      return exitCodes.failed;
    }
    if (!answer) return exitCodes.failed;
  }
  return locked(context, site.value, async () => {
    const restored = await restoreState(paths, project.key, resolve(context.cwd, args.copy));
    return restored.ok ? exitCodes.done : failure(context, restored);
  });
}
