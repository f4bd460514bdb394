/** Whether the process of a pane starts with its pane, or is held back in it. Pure. */
import type { PaneTask, Plan } from '../plan/model.ts';
import type { RecordedPane } from '../state/model.ts';
import { conditionsText } from '../supervise/order/conditions.ts';

export type Starting =
  | { readonly kind: 'now' }
  /** Until what it depends on is true; `waitsFor` stands in the pane: `waits for dev/db to be ready`. */
  | { readonly kind: 'waits'; readonly waitsFor: string }
  /** Until `wzp start`. */
  | { readonly kind: 'by-hand'; readonly waitsFor: string }
  /** It was stopped, and its policy respects that even in a new pane. */
  | { readonly kind: 'stopped'; readonly waitsFor: string };

export function startingOf(
  task: PaneTask,
  plan: Pick<Plan, 'close'>,
  row: RecordedPane | undefined,
): Starting {
  const { address, supervision } = task.pane;
  const { dependsOn, start, restart } = supervision;
  const byHand = supervision.schedule ? `its time, or wzp start ${address}` : `wzp start ${address}`;
  const isNew = task.kind === 'create' || task.kind === 'replace';
  if (isNew && row?.stopped === true && restart.policy === 'unless-stopped')
    return { kind: 'stopped', waitsFor: byHand };
  if (start === 'manual' && !runsNow(task, plan)) return { kind: 'by-hand', waitsFor: byHand };
  return dependsOn.size > 0 ? { kind: 'waits', waitsFor: conditionsText(dependsOn) } : { kind: 'now' };
}

/** What was started by hand goes on in its new form. */
function runsNow(task: PaneTask, { close }: Pick<Plan, 'close'>): boolean {
  if (task.kind === 'restart') return task.stops;
  return task.kind === 'replace' && close.some(({ id, running }) => id === task.id && running);
}
