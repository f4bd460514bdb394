/** Where panes stand and how large they are. What runs in them notices nothing but its size. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Site } from '../../apply/site.ts';
import { answerOf, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { HubPane } from '../generated/types.ts';
import { arrangeTabs, type TabChange } from '../panes/arrange.ts';
import {
  insertBeside,
  removeLeaf,
  resizeLeaf,
  swapLeaves,
  type Direction,
  type SplitSize,
} from '../panes/edit-layout.ts';
import { findPane, panesIn } from '../panes/find.ts';
import type { FoundPane } from '../panes/found-pane.ts';
import { along } from '../../layout/shares.ts';
import type { Axis, PlacedNode } from '../../layout/tree.ts';
import { again, sizeOf } from './pane-make.ts';

export const paneArrangeMethods: readonly Method[] = [
  method('pane.focus', (call, params) => focusPane(call, params.pane)),
  method('pane.zoom', async (call, params) => {
    const pane = await findPane(call, params.pane);
    if (!pane.ok) return pane;
    const wanted = params.zoomed ?? true;
    return rearranged([pane.value], ([now]) => {
      if (now.tab.tree === null || (now.tab.zoomed === now.pane.id) === wanted) return [];
      return [{ tab: now.tab, tree: now.tab.tree, zoomed: wanted ? now.pane.id : null }];
    });
  }),
  method('pane.resize', (call, params) => {
    const { cols, rows, percent } = params;
    if ([cols, rows, percent].filter((value) => value !== undefined).length !== 1)
      return refused('params', 'one of cols, rows and percent is needed');
    if (rows !== undefined) return resizePane(call, params.pane, 'column', () => rows);
    if (cols !== undefined) return resizePane(call, params.pane, 'row', () => cols);
    return resizePane(call, params.pane, null, (whole) => Math.floor((whole * (percent ?? 0)) / 100));
  }),
  method('pane.swap', async (call, params) => {
    const pair = await both(findPane(call, params.pane), findPane(call, params.target));
    return pair.ok
      ? rearranged(pair.value, ([one, other]) => (other === undefined ? null : swapped(one, other)))
      : pair;
  }),
  method('pane.move', (call, params) =>
    movePane(call, params.pane, params.target, params.direction, sizeOf(params.size)),
  ),
];

type Ref = string | number;

export async function focusPane(call: Call, ref: Ref): Promise<Answer<HubPane>> {
  const pane = await findPane(call, ref);
  if (!pane.ok) return pane;
  const focused = await pane.value.project.change('wzp daemon: focus a pane', ({ backend }) =>
    backend.focus(pane.value.pane.id),
  );
  return focused.ok ? again(pane.value) : answerOf(focused);
}

/** `axis` null: the one on which it has neighbours. `cells` is asked with the size of the tab on that axis. */
export async function resizePane(
  call: Call,
  ref: Ref,
  axis: Axis | null,
  cells: (whole: number) => number,
): Promise<Answer<HubPane>> {
  const pane = await findPane(call, ref);
  if (!pane.ok) return pane;
  return rearranged([pane.value], ([now]) => {
    const chosen = axis ?? axisOfParent(now);
    const wanted = Math.max(1, cells(now.tab.size[along(chosen)]));
    const tree = now.tab.tree && resizeLeaf(now.tab.tree, now.pane.id, chosen, wanted);
    return tree === null ? null : [{ tab: now.tab, tree }];
  });
}

export async function movePane(
  call: Call,
  ref: Ref,
  targetRef: Ref,
  direction: Direction,
  size: SplitSize,
): Promise<Answer<HubPane>> {
  const pair = await both(findPane(call, ref), findPane(call, targetRef));
  if (!pair.ok) return pair;
  const [first, second] = pair.value;
  if (first.pane.id === second.pane.id) return refused('params', 'pane and target are the same');
  return rearranged(pair.value, ([one, target]) => {
    if (one.tab.tree === null || target === undefined || target.tab.tree === null) return null;
    const rest = removeLeaf(one.tab.tree, one.pane.id);
    const same = one.tab.id === target.tab.id;
    const base = same ? rest : target.tab.tree;
    const tree = base && insertBeside(base, target.pane.id, direction, size, one.pane.id);
    if (tree === null) return null;
    const changes: TabChange[] = [{ tab: target.tab, tree }];
    if (!same && rest !== null) changes.push({ tab: one.tab, tree: rest });
    return changes;
  });
}

function swapped(one: FoundPane, other: FoundPane): readonly TabChange[] | null {
  const [tree, second] = [one.tab.tree, other.tab.tree];
  if (tree === null || second === null) return null;
  const swap = (each: PlacedNode): PlacedNode => swapLeaves(each, one.pane.id, other.pane.id);
  return one.tab.id === other.tab.id
    ? [{ tab: one.tab, tree: swap(tree) }]
    : [
        { tab: one.tab, tree: swap(tree) },
        { tab: other.tab, tree: swap(second) },
      ];
}

const axisOfParent = ({ tab, pane }: FoundPane): Axis => (tab.size.cols > pane.rect.cols ? 'row' : 'column');

async function both(
  one: Promise<Answer<FoundPane>>,
  other: Promise<Answer<FoundPane>>,
): Promise<Answer<readonly [FoundPane, FoundPane]>> {
  const [first, second] = await Promise.all([one, other]);
  if (!first.ok) return first;
  if (!second.ok) return second;
  if (first.value.project !== second.value.project)
    return refused('unable', 'panes of different projects or servers do not mix');
  return { ok: true, value: [first.value, second.value] };
}

/** `change` is asked with the panes as they stand once nobody else changes the server. Null: it does not fit. */
async function rearranged(
  panes: readonly [FoundPane, ...FoundPane[]],
  change: (now: readonly [FoundPane, ...FoundPane[]]) => readonly TabChange[] | null,
): Promise<Answer<HubPane>> {
  const [first] = panes;
  const { project } = first;
  const work = async (site: Site): Promise<Outcome<Answer<void>>> => {
    const quiet = await site.backend.quiesce();
    if (!quiet.ok) return quiet;
    const server = await site.backend.observe();
    if (!server.ok) return server;
    const standing = panesIn(project, server.value);
    const [one, ...others] = panes.flatMap(
      ({ pane }) => standing.find((each) => each.pane.id === pane.id) ?? [],
    );
    if (one === undefined || others.length !== panes.length - 1)
      return failed({ code: 'WZP3015', severity: 'error', message: 'a pane of this call is gone' });
    const changes = change([one, ...others]);
    if (changes === null) return ok(refused('noSpace', 'that does not fit into the tab'));
    if (changes.length === 0) return ok({ ok: true, value: undefined });
    const arranged = await arrangeTabs(site, { project, server: server.value }, changes);
    return arranged.ok ? ok({ ok: true, value: undefined }) : arranged;
  };
  const outcome = await project.change('wzp daemon: arrange panes', work);
  if (!outcome.ok) return answerOf(outcome);
  return outcome.value.ok ? again(first) : outcome.value;
}
