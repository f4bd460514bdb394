/** What the processes of panes use, for `wzp ps`: measured at once, so that no daemon is needed. */
import type { RunningPane, RunningWorkspace } from '../apply/running.ts';
import { measure } from '../runner/usage.ts';

export interface ShownUse {
  /** Share of one core on average since the program was started, as ps(1) counts it: 1 is a whole core. */
  readonly cpu: number;
  /** Bytes of resident memory of the program and all that it has started. */
  readonly memory: number;
}

/** address → its use; of what does not run nothing. */
export function usesOf(workspaces: readonly RunningWorkspace[], now: number): ReadonlyMap<string, ShownUse> {
  const panes = workspaces
    .flatMap(({ tabs }) => tabs.flatMap((tab) => tab.panes))
    .flatMap((pane) => programOf(pane) ?? []);
  const uses = measure(panes);
  return new Map(
    panes.flatMap(({ address, since }, index) => {
      const use = uses[index];
      if (use === undefined || use.processes === 0) return [];
      return [[address, { cpu: use.cpuMs / Math.max(1000, now - since), memory: use.memory }] as const];
    }),
  );
}

function programOf({ address, pid, runnerPid, since, state }: RunningPane) {
  if (state !== 'running' || pid === null || runnerPid === null || since === null) return null;
  return { address, pid, runner: runnerPid, since };
}
