/** The plan of a project on a server as it was surveyed. */
import type { Extent } from '../layout/tree.ts';
import type { Plan } from '../plan/model.ts';
import { plan } from '../plan/plan.ts';
import type { Desired } from '../spec/desired.ts';
import type { Site } from './site.ts';
import { newTabSize } from './size.ts';
import type { Survey } from './survey.ts';

export interface PlanRequest {
  readonly mode: 'apply' | 'heal' | 'destroy';
  readonly target: readonly string[];
  readonly exclude: readonly string[];
  readonly replace: readonly string[];
  /** `--size`, in cells. */
  readonly size: Extent | null;
  /** Of the terminal that the caller runs in, if any. */
  readonly terminal: Extent | null;
  /** `--fit`: tabs that took another size get the ratios of the spec again. */
  readonly fit?: boolean;
}

export function makePlan(
  site: Site,
  desired: Desired,
  { observed, recorded }: Survey,
  request: PlanRequest,
): Plan {
  const { capabilities } = site.backend;
  return plan(desired, observed, recorded, {
    mode: request.mode,
    target: request.target,
    exclude: request.exclude,
    replace: request.replace,
    size: newTabSize(request.size, observed, request.terminal),
    reordersTabs: capabilities.reordersTabs,
    movesPanes: capabilities.movesPanes,
    serverName: (workspace) => site.backend.workspaceName(workspace),
    fit: request.fit === true,
    renamesWorkspaces: site.backend.renameWorkspace !== undefined,
  });
}
