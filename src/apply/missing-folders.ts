/** A process must not start in a directory that is not there: both multiplexers would quietly take another one. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Plan } from '../plan/model.ts';
import type { Desired } from '../spec/desired.ts';

/** Of the panes that the plan starts something in. */
export async function missingFolders(desired: Desired, plan: Plan): Promise<readonly Diagnostic[]> {
  const starting = new Set(
    plan.tasks.flatMap((task) => (task.kind === 'keep' || task.kind === 'update' ? [] : [task.pane.address])),
  );
  if (starting.size === 0) return [];
  const workspaces = desired.workspaces.map((workspace) => ({
    ...workspace,
    panes: workspace.panes.filter(({ address }) => starting.has(address)),
  }));
  const { checkFiles } = await import('../spec/check-files.ts');
  return checkFiles({ ...desired, workspaces }, 'error');
}
