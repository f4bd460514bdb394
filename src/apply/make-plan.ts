/** The plan of a project on a server as it was surveyed. */
import type { ObservedServer } from '../backend/backend.ts';
import type { Extent } from '../layout/tree.ts';
import type { Plan, PlanOptions } from '../plan/model.ts';
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
  return plan(desired, observed, recorded, planOptionsOf(site, observed, request));
}

export function planOptionsOf(
  { backend }: Site,
  observed: ObservedServer,
  request: PlanRequest,
): PlanOptions {
  return {
    mode: request.mode,
    target: request.target,
    exclude: request.exclude,
    replace: request.replace,
    size: newTabSize(request.size, observed, request.terminal),
    reordersTabs: backend.capabilities.reordersTabs,
    movesPanes: backend.capabilities.movesPanes,
    serverName: (workspace) => backend.workspaceName(workspace),
    fit: request.fit === true,
    pipesOutput: backend.capabilities.pipesOutput,
    renamesWorkspaces: backend.renameWorkspace !== undefined,
  };
}
