/** A plan in numbers and in one sentence. */
import type { Change, Plan } from './model.ts';

/** Numbers of panes, and of the running processes that end. */
export interface Summary {
  readonly create: number;
  readonly update: number;
  readonly move: number;
  readonly restart: number;
  readonly replace: number;
  readonly delete: number;
  readonly no_op: number;
  readonly stops: number;
}

export function summary({ changes }: Pick<Plan, 'changes'>): Summary {
  const panes = changes.filter((change) => change.kind === 'pane');
  const count = (action: Change['action']): number =>
    panes.filter((change) => change.action === action).length;
  return {
    create: count('create'),
    update: count('update'),
    move: count('move'),
    restart: count('restart'),
    replace: count('replace'),
    delete: count('delete'),
    no_op: count('no-op'),
    stops: panes.filter((change) => change.stops_process).length,
  };
}

/** Changes that are not no-ops: of workspaces, tabs and panes. */
export const openChanges = ({ changes }: Pick<Plan, 'changes'>): readonly Change[] =>
  changes.filter((change) => change.action !== 'no-op');

export const isEmpty = (plan: Pick<Plan, 'changes'>): boolean =>
  plan.changes.every((change) => change.action === 'no-op');

/** The last line of the text form. */
export function summaryLine(plan: Pick<Plan, 'changes' | 'desired'>): string {
  const counts = summary(plan);
  if (isEmpty(plan)) {
    const matching = counts.no_op === 1 ? '1 pane matches' : `${counts.no_op} panes match`;
    return `No changes. ${matching} ${plan.desired.project.file}.`;
  }
  const tabs = plan.changes.filter(
    ({ kind, action }) => kind === 'tab' && (action === 'update' || action === 'move'),
  );
  const parts = [
    `${counts.create} to create`,
    ...(counts.update > 0 ? [`${counts.update} to update`] : []),
    `${counts.move} to move`,
    `${counts.restart} to restart`,
    ...(counts.replace > 0 ? [`${counts.replace} to replace`] : []),
    `${counts.delete} to delete`,
    ...(tabs.length > 0 ? [`${tabs.length} ${tabs.length === 1 ? 'tab' : 'tabs'} to change`] : []),
  ];
  return `Plan: ${parts.join(', ')}. ${counts.no_op} unchanged.`;
}
