/** `wzp plan --live FILE` */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { liveServer } from '../apply/live.ts';
import type { PlanRequest } from '../apply/make-plan.ts';
import { newTabSize } from '../apply/size.ts';
import { failed, ok, type Outcome } from '../diagnostics/diagnostic.ts';
import { plan } from '../plan/plan.ts';
import type { Desired } from '../spec/desired.ts';
import type { Context } from './context.ts';
import type { Surveyed } from './reconcile.ts';

export async function planLive(
  context: Context,
  file: string,
  desired: Desired,
  request: PlanRequest,
): Promise<Outcome<Surveyed>> {
  let text: string;
  try {
    text = file === '-' ? await context.readInput() : await readFile(resolve(context.cwd, file), 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    return failed({ code: 'WZP4006', severity: 'error', message: `cannot read ${file}: ${why}` });
  }
  const observed = liveServer(text, desired);
  if (!observed.ok) return observed;
  const recorded = { server: null, processes: new Map() };
  return ok({
    survey: { observed: observed.value, recorded, notes: [] },
    plan: plan(desired, observed.value, recorded, {
      mode: request.mode,
      target: request.target,
      exclude: request.exclude,
      replace: request.replace,
      size: newTabSize(request.size, observed.value, null),
      reordersTabs: false,
      movesPanes: true,
      serverName: (workspace) => workspace,
    }),
  });
}
