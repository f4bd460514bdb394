/** `.smug.yml` → a spec. A window's own commands are those of its first pane; `panes` are split from it. */
import { child, entriesOf, itemsOf, type SpecNode, type Span, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftTab } from './draft.ts';
import { flagOf, textsOf, variablesOf } from './source-values.ts';
import { envValue, expandedText, literalText } from './texts.ts';
import { shapeOf } from './tmux-layout.ts';
import { fillPane, type TypedCommand } from './typed-pane.ts';

const windowKeys = new Set([
  'name',
  'root',
  'layout',
  'panes',
  'commands',
  'manual',
  'before_start',
  'selected',
]);

export function readSmug(draft: Draft, top: SpecNode): void {
  const name = child(top, 'session');
  if (name !== undefined) draft.nameWorkspace(textOf(name) ?? '', name.span);
  const root = child(top, 'root');
  const raw = textOf(root);
  if (root !== undefined && raw !== undefined)
    draft.cwd = draft.folder(draft.folders.root(raw), raw, root.span, 'root', [
      'workspaces',
      draft.workspace,
    ]);
  for (const { name: variable, value, node } of variablesOf(child(top, 'env')))
    draft.setEnv(variable, envValue(expandedText(value ?? '')), node.span);
  for (const [key, hook] of [
    ['before_start', 'before_apply'],
    ['stop', 'before_destroy'],
  ] as const) {
    // prettier-ignore
    const node = child(top, key);
    const lines = textsOf(node);
    if (node === undefined || lines.length === 0) continue;
    draft.hook(hook, lines.map(({ text }) => literalText(text)).join('\n'));
    draft.note(
      'approximated',
      node.span,
      key,
      `is \`hooks.${hook}\`: it runs at every ${hook === 'before_apply' ? 'apply' : 'destroy'}`,
      {
        at: ['hooks', hook],
      },
    );
  }
  const windows = itemsOf(child(top, 'windows'));
  if (raw === undefined)
    draft.rootOfWindows(
      windows.map((window) => child(window, 'root')),
      'root',
    );
  for (const window of windows) readWindow(draft, window);
  for (const { key, keySpan, value } of entriesOf(top)) {
    if (['session', 'root', 'env', 'before_start', 'stop', 'windows', 'attach'].includes(key)) continue;
    if (value.kind === 'scalar' && value.value === null) continue;
    draft.note(
      'dropped',
      keySpan,
      key,
      key.endsWith('_hook') ? 'a client may come and go without anything running' : 'is about tmux itself',
    );
  }
}

function readWindow(draft: Draft, window: SpecNode): void {
  const nameNode = child(window, 'name');
  const raw = textOf(nameNode) ?? '';
  const tab = draft.tab(raw, nameNode?.span ?? window.span);
  const root = child(window, 'root');
  const path = textOf(root);
  if (root !== undefined && path !== undefined)
    tab.cwd = draft.folder(draft.folders.inside(path, false), path, root.span, 'root', draft.tabPath(tab));
  const split = itemsOf(child(window, 'panes'));
  const before = commands(child(window, 'before_start'));
  addPane(draft, tab, window.span, [...before, ...commands(child(window, 'commands'))], split.length === 0);
  for (const node of split) readPane(draft, tab, node);
  const layout = child(window, 'layout');
  const names = tab.panes.map((pane) => pane.name);
  const { shape, change } = shapeOf(
    textOf(layout) === '' ? undefined : textOf(layout),
    names,
    'even-horizontal',
  );
  tab.shape = shape;
  if (change !== undefined)
    draft.note('approximated', layout?.span ?? window.span, 'layout', change, {
      at: draft.tabPath(tab, 'layout'),
    });
  if (flagOf(child(window, 'manual')) === true) {
    for (const pane of tab.panes) pane.set('start', 'manual');
    draft.note(
      'approximated',
      child(window, 'manual')?.span ?? window.span,
      'manual',
      'the tab stands there, its panes wait for `wzp start`',
      {
        at: draft.tabPath(tab),
      },
    );
  }
  const [first] = tab.panes;
  if (flagOf(child(window, 'selected')) === true && first !== undefined) draft.focus(first);
  for (const { key, keySpan } of entriesOf(window))
    if (!windowKeys.has(key))
      draft.note('dropped', keySpan, key, 'is not a key of a window that is known here');
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

function readPane(draft: Draft, tab: DraftTab, node: SpecNode): void {
  const pane = addPane(draft, tab, node.span, commands(child(node, 'commands') ?? node), false);
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
  if (flagOf(child(node, 'focus')) === true) draft.focus(pane);
  for (const { key, keySpan } of entriesOf(node))
    if (!['commands', 'root', 'type', 'focus'].includes(key))
      draft.note('dropped', keySpan, key, 'is not a key of a pane that is known here');
}

function addPane(draft: Draft, tab: DraftTab, span: Span, typed: readonly TypedCommand[], alone: boolean) {
  const command = typed.length === 0 ? undefined : typed.map(({ text }) => text).join('\n');
  const pane = draft.pane(tab, span, { alone, ...(command === undefined ? {} : { command }) });
  fillPane(draft, tab, pane, typed);
  return pane;
}

const commands = (node: SpecNode | undefined): TypedCommand[] =>
  node?.kind === 'map' ? [] : textsOf(node).map(({ text, node: at }) => ({ text, span: at.span }));
