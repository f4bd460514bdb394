/** What becomes of each tab: whether it stands as the spec says, and the exact layout that it is to have. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Extent, PlacedNode } from '../layout/tree.ts';
import type { Json } from '../spec/desired.ts';
import { judgeLayout } from './judge-layout.ts';
import type { LayoutJudgement } from './judge-layout.ts';
import type { Change, Drift, FieldChange, Reason } from './model.ts';
import type { Occupants } from './occupants.ts';
import type { TabOrder } from './order.ts';
import type { Selection } from './selection.ts';
import { renamedField } from './panes.ts';
import { layoutText } from './shape.ts';
import type { World } from './world.ts';

export interface TabVerdict {
  readonly occupants: Occupants;
  /** Null for a tab that only a pane of it is selected of and that stands already. */
  readonly change: Change | null;
  readonly drift: readonly Drift[];
  /** The tree that it is to have; the observed one when nothing has to be arranged. Null: it cannot be told. */
  readonly tree: PlacedNode | null;
  readonly size: Extent;
  readonly title: string;
  /** Its panes have to be put in place. */
  readonly arranges: boolean;
  /** Something of it has to be done: panes, title or order. */
  readonly touched: boolean;
  readonly renew: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function judgeTab(
  world: World,
  selection: Selection,
  order: TabOrder,
  occupants: Occupants,
  newSize: Extent,
): TabVerdict {
  const { tab, observed } = occupants;
  const selected = selection.tab(tab.address) && occupants.chosen;
  const renew = order.renewed.has(tab.address);
  const judgement = judgeLayout(world, occupants, { selected, renew, newSize });
  const retitled =
    selected && observed !== null && world.reportsTitles && observed.title !== tab.name
      ? observed.title
      : null;
  const change = tabChange(world, occupants, judgement, retitled, order.misplaced.has(tab.address));
  return {
    occupants,
    change: selected || observed === null ? change : null,
    drift: driftOf(world, occupants, judgement, retitled),
    tree: judgement.tree,
    size: judgement.size,
    title: selected || observed === null ? tab.name : observed.title,
    arranges: judgement.arranges,
    touched: judgement.arranges || renew || retitled !== null || change.action === 'move',
    renew,
    diagnostics: judgement.diagnostics,
  };
}

function tabChange(
  world: World,
  { tab, observed, layout }: Occupants,
  judgement: LayoutJudgement,
  retitled: string | null,
  misplaced: boolean,
): Change {
  const formerly = world.renamedFrom.get(tab.address) ?? null;
  const fields: FieldChange[] = [...renamedField(formerly, tab.address)];
  if (judgement.difference !== null) fields.push(judgement.difference);
  if (retitled !== null) fields.push({ field: 'title', before: retitled, after: tab.name });
  if (misplaced) fields.push({ field: 'order', before: observed?.index ?? null, after: null });
  const change = (action: Change['action'], reason: Reason): Change => ({
    address: tab.address,
    kind: 'tab',
    action,
    reason,
    stops_process: false,
    before:
      observed === null
        ? null
        : { tab_id: observed.id, title: observed.title, size: sizeJson(observed.size) },
    after: { title: tab.name, size: sizeJson(judgement.size), layout: layoutText(layout) },
    fields,
  });
  if (observed === null) {
    const lost = world.tabRows.has(tab.address) && !world.sameIncarnation;
    return change('create', lost ? 'server_restarted' : 'absent');
  }
  if (misplaced) return change('move', 'order_changed');
  if (judgement.reason !== 'unchanged') return change('update', judgement.reason);
  if (formerly !== null) return change('update', 'renamed');
  return retitled === null ? change('no-op', 'unchanged') : change('update', 'title_changed');
}

export const sizeJson = ({ cols, rows }: Extent): Json => ({ cols, rows });

function driftOf(
  world: World,
  { tab }: Occupants,
  judgement: LayoutJudgement,
  retitled: string | null,
): readonly Drift[] {
  const drift: Drift[] = [];
  const row = world.tabRows.get(tab.address);
  if (judgement.reason === 'layout_drifted')
    drift.push({
      address: tab.address,
      kind: 'tab',
      reason: 'layout_drifted',
      detail: 'its panes were arranged otherwise',
    });
  if (retitled !== null && row?.name === tab.name)
    drift.push({
      address: tab.address,
      kind: 'tab',
      reason: 'title_changed',
      detail: `its title is now ${retitled === '' ? 'empty' : JSON.stringify(retitled)}`,
    });
  return drift;
}
