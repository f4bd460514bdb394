/** teamocil's layouts (also itermocil's and weztermocil's) → a spec; the older form has `session:` and `splits:`. */
import { child, entriesOf, itemsOf, type SpecNode, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftTab } from './draft.ts';
import { flagOf, textsOf } from './source-values.ts';
import { shapeOf } from './tmux-layout.ts';
import { fillPane, type TypedCommand } from './typed-pane.ts';

const windowKeys = new Set(['name', 'root', 'layout', 'panes', 'splits', 'focus', 'clear', 'filters', 'command', 'commands', 'options', 'with_env_var']); // prettier-ignore

export function readTeamocil(draft: Draft, top: SpecNode): void {
  const session = child(top, 'session')?.kind === 'map' ? child(top, 'session') : top;
  const name = child(session, 'name');
  if (name !== undefined) draft.nameWorkspace(textOf(name) ?? '', name.span);
  const root = child(session, 'root');
  const raw = textOf(root);
  if (root !== undefined && raw !== undefined)
    draft.cwd = draft.folder(draft.folders.root(raw), raw, root.span, 'root', [
      'workspaces',
      draft.workspace,
    ]);
  const windows = itemsOf(child(session, 'windows'));
  if (raw === undefined)
    draft.rootOfWindows(
      windows.map((window) => child(window, 'root')),
      'root',
    );
  for (const window of windows) readWindow(draft, window);
  for (const { key, keySpan } of entriesOf(session))
    if (!['name', 'root', 'windows', 'session'].includes(key))
      draft.note('dropped', keySpan, key, 'is not a key of teamocil that is known here');
}

function readWindow(draft: Draft, window: SpecNode): void {
  const nameNode = child(window, 'name');
  const raw = textOf(nameNode) ?? textOf(window) ?? '';
  const tab = draft.tab(raw, nameNode?.span ?? window.span);
  const root = child(window, 'root');
  const path = textOf(root);
  if (root !== undefined && path !== undefined)
    tab.cwd = draft.folder(draft.folders.inside(path, false), path, root.span, 'root', draft.tabPath(tab));
  const filters = child(window, 'filters');
  const before = commands(child(filters, 'before'));
  const after = commands(child(filters, 'after'));
  const given = child(window, 'panes') ?? child(window, 'splits');
  const own =
    child(window, 'commands') ??
    child(window, 'command') ??
    ({ kind: 'scalar', value: null, written: '', span: window.span } as const);
  const panes = given?.kind === 'list' && given.items.length > 0 ? given.items : [own];
  for (const pane of panes) readPane(draft, tab, pane, { before, after, alone: panes.length === 1 });
  const layout = child(window, 'layout');
  const names = tab.panes.map(({ name }) => name);
  const { shape, change } = shapeOf(textOf(layout), names, 'tiled');
  tab.shape = shape;
  if (change !== undefined)
    draft.note('approximated', layout?.span ?? window.span, 'layout', change, {
      at: draft.tabPath(tab, 'layout'),
    });
  const [first] = tab.panes;
  if (
    flagOf(child(window, 'focus')) === true &&
    first !== undefined &&
    tab.panes.every((pane) => pane.get('focus') !== true)
  )
    draft.focus(first);
  for (const { key, keySpan } of entriesOf(window))
    if (!windowKeys.has(key) || key === 'options') draft.note('dropped', keySpan, key, 'has no counterpart');
  draft.note(
    'converted',
    nameNode?.span ?? window.span,
    `the window ${quoted(raw)}`,
    `is the tab ${quoted(tab.name)}`,
    {
      at: draft.tabPath(tab),
    },
  );
}

function readPane(
  draft: Draft,
  tab: DraftTab,
  node: SpecNode,
  around: {
    readonly before: readonly TypedCommand[];
    readonly after: readonly TypedCommand[];
    readonly alone: boolean;
  },
): void {
  const given =
    node.kind === 'map' ? (child(node, 'commands') ?? child(node, 'cmd') ?? child(node, 'command')) : node;
  const own = commands(given);
  const command = own.length === 0 ? undefined : own.map(({ text }) => text).join('\n');
  const wished = textOf(child(node, 'name')) ?? textOf(child(node, 'title'));
  const pane = draft.pane(tab, node.span, {
    alone: around.alone,
    ...(wished === undefined ? {} : { wished }),
    ...(command === undefined ? {} : { command }),
  });
  const root = child(node, 'root');
  const path = textOf(root);
  if (root !== undefined && path !== undefined) {
    const cwd = draft.folder(
      draft.folders.inside(path, tab.cwd !== null),
      path,
      root.span,
      'root',
      draft.panePath(pane, 'cwd'),
    );
    if (cwd !== null) pane.set('cwd', cwd);
  }
  fillPane(draft, tab, pane, [...around.before, ...own, ...around.after]);
  if (flagOf(child(node, 'focus')) === true) draft.focus(pane);
  for (const { key, keySpan } of entriesOf(node)) {
    if (['width', 'height', 'target', 'reverse', 'vertical', 'horizontal'].includes(key))
      draft.note('dropped', keySpan, key, 'the old way of splitting: the panes stand in a grid', {
        hint: 'give the sizes in the layout',
        at: draft.tabPath(tab, 'layout'),
      });
    else if (!['commands', 'cmd', 'command', 'focus', 'name', 'title', 'root'].includes(key))
      draft.note('dropped', keySpan, key, 'is not a key of a pane that is known here');
  }
}

const commands = (node: SpecNode | undefined): TypedCommand[] =>
  textsOf(node).map(({ text, node: at }) => ({ text, span: at.span }));
