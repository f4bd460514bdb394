/** What was changed outside wzp since the last apply. What of it apply would undo stands among the changes too. */
import type { Drift } from './model.ts';
import type { PaneVerdict, PaneVerdicts } from './panes.ts';
import { situationOf } from './situation.ts';
import type { TabVerdict } from './tabs.ts';
import type { World } from './world.ts';

export function driftOf(world: World, verdicts: PaneVerdicts, tabs: readonly TabVerdict[]): readonly Drift[] {
  return [
    ...tabs.flatMap((tab) => tab.drift),
    ...[...verdicts.wanted.values()].flatMap((verdict) => paneDrift(world, verdict) ?? []),
  ];
}

function paneDrift(world: World, verdict: PaneVerdict): Drift | null {
  const { address, own, desired } = verdict;
  const row = world.sameIncarnation ? world.rows.get(address) : undefined;
  const drift = (reason: Drift['reason'], detail: string): Drift => ({
    address,
    kind: 'pane',
    reason,
    detail,
  });
  if (own === null) {
    if (verdict.over || row?.phase !== 'present') return null;
    return drift('absent', row.paneId === null ? 'its pane is gone' : `its pane ${row.paneId} is gone`);
  }
  if (verdict.exited) {
    const { exitCode } = situationOf(own);
    return drift('exited', exitCode === null ? 'its process is gone' : `its process exited with ${exitCode}`);
  }
  if (verdict.moves === null || row?.paneId !== own.id || row.tab !== desired?.tab) return null;
  const { title, workspace } = own.tab;
  return drift(
    verdict.moves,
    `its pane was moved to tab ${JSON.stringify(title)} of workspace ${JSON.stringify(workspace)}`,
  );
}
