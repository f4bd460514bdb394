/** Logs that begin later than their change is applied. Pure. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Matches } from './match.ts';
import type { PaneVerdicts } from './panes.ts';
import type { World } from './world.ts';

/**
 * Where the server does not hand out what a pane prints, a program that runs cannot be given a recorder: it would need another terminal.
 * It is not stopped for that.
 */
export function lateLogs(world: World, matches: Matches, verdicts: PaneVerdicts): readonly Diagnostic[] {
  if (world.options.pipesOutput !== false) return [];
  return [...verdicts.wanted.values()].flatMap(({ task }): readonly Diagnostic[] => {
    if (task?.kind !== 'update' || !task.fields.includes('log') || !task.pane.log) return [];
    const { address } = task.pane;
    const launch = matches.own.get(task.id)?.pane.marker?.launch;
    const record = launch === undefined ? undefined : world.processes.get(launch);
    if (record?.state.kind !== 'running' || (record.fields['log']?.shown ?? null) !== null) return [];
    return [
      {
        code: 'WZP2016',
        severity: 'info',
        message: `the log of ${address} begins with the next start of its process, which goes on`,
        hint: `wzp restart ${address} begins it at once; on tmux a log begins while the process runs`,
        address,
      },
    ];
  });
}
