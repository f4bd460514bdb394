import { resolve } from 'node:path';
import { backupState, projectFolder } from '../../state/state-file.ts';
import type { StateBackupArguments } from '../commands/state.ts';
import type { Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../exit.ts';
import { failure } from '../reconcile.ts';
import { openState } from '../state.ts';

export async function run(context: Context, args: StateBackupArguments): Promise<ExitCode> {
  const site = await openState(context, args, 'wzp state backup');
  if (!site) return exitCodes.failed;
  if (!site.ok) return failure(context, site);
  const { paths, project } = site.value;
  const stamp = new Date(context.now()).toISOString().replace(/[:.]/g, '-');
  const to =
    args.copy === null
      ? resolve(projectFolder(paths, project.key), `backup-${stamp}.json`)
      : resolve(context.cwd, args.copy);
  const saved = await backupState(paths, project.key, to);
  if (!saved.ok) return failure(context, saved);
  context.stdout.write(`${to}\n`);
  return exitCodes.done;
}
