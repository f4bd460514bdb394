/** `show --json`, and `ps --json`, which has also what each process uses. The fields are fixed by the contract; the schema is `schemas/show.schema.json`. */
import type { RunningPane, RunningWorkspace } from '../../apply/running.ts';
import type { Survey } from '../../apply/survey.ts';
import type { LayoutNode } from '../../layout/tree.ts';
import type { ShownUse } from '../usage.ts';
import type { Json, ProjectIdentity } from '../../spec/desired.ts';

export function showDocument(
  project: ProjectIdentity,
  { observed }: Survey,
  workspaces: readonly RunningWorkspace[],
  uses: ReadonlyMap<string, ShownUse> | null = null,
): Json {
  return {
    project: project.name,
    backend: observed.backend,
    server: { id: observed.id, incarnation: observed.incarnation },
    workspaces: workspaces.map(({ name, tabs }) => ({
      name,
      tabs: tabs.map((tab) => ({
        name: tab.name,
        layout: tab.layout && layoutJson(tab.layout),
        panes: tab.panes.map((pane) => ({ ...paneJson(pane), ...(uses && useJson(uses.get(pane.address))) })),
      })),
    })),
  };
}

const useJson = (use: ShownUse | undefined) => ({
  cpu: use === undefined ? null : Math.round(use.cpu * 1000) / 1000,
  memory: use?.memory ?? null,
});

const paneJson = (pane: RunningPane) => ({
  address: pane.address,
  pane_id: pane.paneId,
  pid: pane.pid,
  state: pane.state,
  exit_code: pane.exitCode,
  restarts: pane.restarts,
  ready: pane.ready,
  health: pane.health && pane.health.verdict,
  health_reason: pane.health && pane.health.reason,
  since: pane.since,
  geometry: pane.rect && {
    left: pane.rect.left,
    top: pane.rect.top,
    cols: pane.rect.cols,
    rows: pane.rect.rows,
  },
  ad_hoc: pane.adHoc,
  agent: null,
});

/** A layout as the spec writes it, panes by address. */
export function layoutJson(node: LayoutNode): Json {
  const size =
    node.share === undefined
      ? {}
      : { size: node.share.unit === 'percent' ? `${node.share.value}%` : node.share.value };
  return node.kind === 'leaf'
    ? { pane: node.key, ...size }
    : { [node.axis]: node.children.map(layoutJson), ...size };
}
