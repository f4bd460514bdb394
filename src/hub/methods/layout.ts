/** The layouts of tabs. */
import { mapKeys, leavesOf, rectsOf, sameRect } from '../../layout/placed.ts';
import { solve } from '../../layout/solve.ts';
import type { PlacedNode, Rect } from '../../layout/tree.ts';
import { treeJson } from '../../plan/document.ts';
import { ok } from '../../diagnostics/diagnostic.ts';
import { answerOf, done, refused, type Answer } from '../answer.ts';
import { method, type Call, type Method } from '../call.ts';
import type { Params, Result } from '../generated/types.ts';
import { arrangeTabs, tabAddress } from '../panes/arrange.ts';
import { allPanes, panesIn, parseReference } from '../panes/find.ts';
import type { FoundPane } from '../panes/found-pane.ts';
import { layoutOf } from '../panes/layout-param.ts';
import { changedSince } from './project.ts';

type Applied = Result<'layout.apply'>;

export const layoutMethods: readonly Method[] = [
  method('layout.get', async (call, params) => {
    const found = await panesOfTab(call, params.tab, params.project);
    if (!found.ok) return found;
    const [first] = found.value;
    const { tree, size } = first.tab;
    return done({
      tab: tabAddress(first),
      size: { cols: size.cols, rows: size.rows },
      tree: tree && shownTree(tree, found.value),
    });
  }),
  method('layout.apply', async (call, params) => {
    const found = await panesOfTab(call, params.tab, params.project);
    if (!found.ok) return found;
    const [{ project }] = found.value;
    const late = changedSince(call, project, params.expected_seq);
    if (late !== null) return late;
    const [{ tab }] = found.value;
    if (params.dry_run === true) {
      const wanted = wantedTree(found.value, params);
      return wanted.ok ? done(difference(found.value, wanted.value)) : wanted;
    }
    const outcome = await project.change('wzp daemon: arrange a tab', async (site) => {
      const quiet = await site.backend.quiesce();
      if (!quiet.ok) return quiet;
      const server = await site.backend.observe();
      if (!server.ok) return server;
      const [first, ...rest] = panesIn(project, server.value).filter((pane) => pane.tab.id === tab.id);
      if (first === undefined) return ok(refused('noSuch', `tab ${params.tab} is gone`));
      const now = [first, ...rest] as const;
      const wanted = wantedTree(now, params);
      if (!wanted.ok) return ok(wanted);
      const change = difference(now, wanted.value);
      if (!change.changed) return ok(done(change));
      const arranged = await arrangeTabs(site, { project, server: server.value }, [
        { tab: first.tab, tree: wanted.value },
      ]);
      return arranged.ok ? ok(done(change)) : arranged;
    });
    return outcome.ok ? outcome.value : answerOf(outcome);
  }),
];

type PanesOfTab = readonly [FoundPane, ...FoundPane[]];

/** `dev:code`, or with the project before it. */
async function panesOfTab(call: Call, tab: string, named?: string): Promise<Answer<PanesOfTab>> {
  const [, project, address] = /^([^:/]+):([^:/]+:.+)$/s.exec(tab) ?? [];
  const panes = await allPanes(call, named ?? project);
  if (!panes.ok) return panes;
  const name = address ?? parseReference(tab).name;
  const [first, ...rest] = panes.value.filter((pane) => tabAddress(pane) === name);
  if (first === undefined) return refused('noSuch', `there is no tab ${tab}`);
  if (rest.some(({ project: other }) => other !== first.project))
    return refused('params', `tab ${tab} stands in more than one project`);
  return done([first, ...rest]);
}

const nameOf = ({ address, pane }: FoundPane): string => address ?? pane.id;

function shownTree(tree: PlacedNode, panes: PanesOfTab) {
  const names = new Map(panes.map((pane) => [pane.pane.id as string, nameOf(pane)]));
  return treeJson(mapKeys(tree, (key) => names.get(key) ?? key));
}

function wantedTree(panes: PanesOfTab, { layout }: Params<'layout.apply'>): Answer<PlacedNode> {
  const [{ tab }] = panes;
  if (tab.tree === null) return refused('serverGone', 'the server reports panes that overlap');
  const keyOf = (name: string): string | null => {
    const found = panes.find(
      ({ address, pane }) =>
        address === name || pane.id === name || pane.id === `%${name}` || address?.split('/')[1] === name,
    );
    return found === undefined ? null : found.pane.id;
  };
  const read = layoutOf(layout, leavesOf(tab.tree), keyOf);
  if (!read.ok) return read;
  const solved = solve(read.value, tab.size);
  if (solved.ok) return done(solved.tree);
  const { cols, rows } = solved.smallest;
  return refused(
    'noSpace',
    `layout: it needs ${cols}x${rows} cells; the tab has ${tab.size.cols}x${tab.size.rows}`,
  );
}

function difference(panes: PanesOfTab, wanted: PlacedNode): Applied {
  const [{ tab }] = panes;
  const now = tab.tree === null ? new Map<string, Rect>() : rectsOf(tab.tree);
  const after = rectsOf(wanted);
  const changed = panes.flatMap((pane) => {
    const [from, to] = [now.get(pane.pane.id), after.get(pane.pane.id)];
    return from === undefined || to === undefined || sameRect(from, to)
      ? []
      : [{ pane: nameOf(pane), before: { ...from }, after: { ...to } }];
  });
  return {
    tab: tabAddress(panes[0]),
    changed: changed.length > 0,
    panes: changed,
    tree: shownTree(wanted, panes),
  };
}
