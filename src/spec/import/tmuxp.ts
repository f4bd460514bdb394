/** `.tmuxp.yaml` and `.tmuxp.json` → a spec. */
import { child, entriesOf, itemsOf, type SpecNode, type Span, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftPane, DraftTab } from './draft.ts';
import { flagOf, isNothing, textsOf, variablesOf } from './source-values.ts';
import { envValue, expandedText, literalText, quietText } from './texts.ts';
import { type MainSize, shapeOf } from './tmux-layout.ts';
import { fillPane, type TypedCommand } from './typed-pane.ts';

const blank = new Set(['blank', 'pane', 'null', '']);
const topKeys = new Set(['session_name', 'start_directory', 'windows', 'environment', 'before_script', 'shell_command_before', 'suppress_history', 'enter', 'sleep_before', 'sleep_after', 'socket_name', 'workspace_builder', 'pane_readiness']); // prettier-ignore
const windowKeys = new Set(['window_name', 'window_index', 'layout', 'panes', 'focus', 'start_directory', 'shell_command_before', 'shell_command', 'options', 'options_after', 'window_shell', 'environment', 'suppress_history', 'enter', 'clear', 'sleep_before', 'sleep_after']); // prettier-ignore
const paneKeys = new Set(['shell_command', 'shell_command_before', 'focus', 'start_directory', 'shell', 'environment', 'enter', 'sleep_before', 'sleep_after', 'suppress_history', 'title', 'pane_name', 'cmd', 'target']); // prettier-ignore

export function readTmuxp(draft: Draft, top: SpecNode): void {
  const name = child(top, 'session_name');
  if (name !== undefined) draft.nameWorkspace(textOf(name) ?? '', name.span);
  const root = child(top, 'start_directory');
  const raw = textOf(root);
  if (root !== undefined && raw !== undefined)
    draft.cwd = draft.folder(draft.folders.root(raw), raw, root.span, 'start_directory', [
      'workspaces',
      draft.workspace,
    ]);
  for (const { name: variable, value, node } of variablesOf(child(top, 'environment')))
    draft.setEnv(variable, envValue(expandedText(value ?? '')), node.span);
  const script = child(top, 'before_script');
  const text = textOf(script);
  if (script !== undefined && text !== undefined && text.trim() !== '') {
    draft.hook('before_apply', literalText(text));
    draft.note(
      'approximated',
      script.span,
      'before_script',
      'is `hooks.before_apply`: it runs at every apply',
      {
        at: ['hooks', 'before_apply'],
      },
    );
  }
  const enter = flagOf(child(top, 'enter')) ?? true;
  const before = commandsOf(child(top, 'shell_command_before'), enter);
  const windows = child(top, 'windows');
  if (raw === undefined)
    draft.rootOfWindows(
      itemsOf(windows).map((window) => child(window, 'start_directory')),
      'start_directory',
    );
  for (const window of itemsOf(windows)) readWindow(draft, window, before, enter);
  for (const { key, keySpan } of entriesOf(top)) {
    if (!topKeys.has(key))
      draft.note('dropped', keySpan, key, 'is about tmux itself', { hint: 'set it in tmux.conf' });
    else if (key.startsWith('sleep')) sleepDropped(draft, keySpan, key);
  }
}

function readWindow(
  draft: Draft,
  window: SpecNode,
  outer: readonly TypedCommand[],
  outerEnter: boolean,
): void {
  const nameNode = child(window, 'window_name');
  const raw = textOf(nameNode) ?? '';
  const tab = draft.tab(raw, nameNode?.span ?? window.span);
  const root = child(window, 'start_directory');
  const path = textOf(root);
  if (root !== undefined && path !== undefined)
    tab.cwd = draft.folder(
      draft.folders.inside(path, false),
      path,
      root.span,
      'start_directory',
      draft.tabPath(tab),
    );
  const enter = flagOf(child(window, 'enter')) ?? outerEnter;
  const before = [...outer, ...commandsOf(child(window, 'shell_command_before'), enter)];
  const panes = child(window, 'panes');
  const own = child(window, 'shell_command');
  const listed =
    panes?.kind === 'list' && panes.items.length > 0 ? panes.items : [own ?? nothingAt(window.span)];
  const variables = variablesOf(child(window, 'environment'));
  for (const node of listed) {
    const pane = readPane(draft, tab, node, before, { enter, alone: listed.length === 1 });
    for (const { name, value, node: at } of variables)
      if (!hasVariable(node, name))
        draft.setPaneEnv(pane, name, envValue(expandedText(value ?? '')), at.span);
    const shell = child(window, 'window_shell');
    if (shell !== undefined) readShell(draft, pane, shell);
  }
  readShape(draft, tab, window);
  const wantsFocus = flagOf(child(window, 'focus')) === true;
  const [first] = tab.panes;
  if (wantsFocus && first !== undefined && tab.panes.every((pane) => pane.get('focus') !== true))
    draft.focus(first);
  for (const { key, keySpan } of entriesOf(window)) {
    if (!windowKeys.has(key))
      draft.note('dropped', keySpan, key, 'is not a key of a window that is known here');
    else if (key.startsWith('sleep')) sleepDropped(draft, keySpan, key);
  }
  draft.note(
    'converted',
    nameNode?.span ?? window.span,
    `the window ${quoted(raw)}`,
    `is the tab ${quoted(tab.name)} with ${count(tab.panes.length)}`,
    {
      at: draft.tabPath(tab),
    },
  );
}

const hasVariable = (pane: SpecNode, name: string): boolean =>
  variablesOf(child(pane, 'environment')).some((variable) => variable.name === name);

const count = (panes: number): string => (panes === 1 ? 'one pane' : `${panes} panes`);

const nothingAt = (span: Span): SpecNode => ({ kind: 'scalar', value: null, written: '', span });

function readShape(draft: Draft, tab: DraftTab, window: SpecNode): void {
  const layout = child(window, 'layout');
  const sizes: { width?: string; height?: string } = {};
  for (const section of ['options', 'options_after']) {
    for (const { key, keySpan, value } of entriesOf(child(window, section))) {
      const text = textOf(value);
      if (key === 'main-pane-width' && text !== undefined) sizes.width = text;
      else if (key === 'main-pane-height' && text !== undefined) sizes.height = text;
      else if (key === 'synchronize-panes') {
        draft.note('dropped', keySpan, key, 'panes are not typed into together', {
          hint: '`wzp send` sends a text to a pane',
          at: draft.tabPath(tab),
        });
      } else draft.note('dropped', keySpan, key, 'is an option of tmux', { hint: 'set it in tmux.conf' });
    }
  }
  const main: MainSize = sizes;
  const names = tab.panes.map(({ name }) => name);
  const { shape, change } = shapeOf(textOf(layout), names, 'even-vertical', main);
  tab.shape = shape;
  if (change !== undefined)
    draft.note('approximated', layout?.span ?? window.span, 'layout', change, {
      at: draft.tabPath(tab, 'layout'),
    });
}

function readPane(
  draft: Draft,
  tab: DraftTab,
  node: SpecNode,
  before: readonly TypedCommand[],
  around: { readonly enter: boolean; readonly alone: boolean },
): DraftPane {
  const isMap = node.kind === 'map';
  const enter = (isMap ? flagOf(child(node, 'enter')) : undefined) ?? around.enter;
  const given = isMap ? (child(node, 'shell_command') ?? child(node, 'cmd')) : node;
  const own = commandsOf(given, enter);
  const title = textOf(child(node, 'title')) ?? textOf(child(node, 'pane_name'));
  const command = own.length === 0 ? undefined : own.map(({ text }) => text).join('\n');
  const pane = draft.pane(tab, node.span, {
    alone: around.alone,
    ...(title === undefined ? {} : { wished: title }),
    ...(command === undefined ? {} : { command }),
  });
  const quiet = title === undefined ? '' : quietText(title);
  if (quiet !== '') pane.set('title', literalText(quiet));
  const root = child(node, 'start_directory');
  const path = textOf(root);
  if (root !== undefined && path !== undefined) {
    const cwd = draft.folder(
      draft.folders.inside(path, tab.cwd !== null),
      path,
      root.span,
      'start_directory',
      draft.panePath(pane, 'cwd'),
    );
    if (cwd !== null) pane.set('cwd', cwd);
  }
  for (const { name, value, node: at } of variablesOf(child(node, 'environment')))
    draft.setPaneEnv(pane, name, envValue(expandedText(value ?? '')), at.span);
  fillPane(draft, tab, pane, [...before, ...commandsOf(child(node, 'shell_command_before'), enter), ...own]);
  const shell = child(node, 'shell');
  if (shell !== undefined) readShell(draft, pane, shell);
  if (flagOf(child(node, 'focus')) === true) draft.focus(pane);
  if (isMap) {
    for (const { key, keySpan } of entriesOf(node)) {
      if (!paneKeys.has(key))
        draft.note('dropped', keySpan, key, 'is not a key of a pane that is known here');
      else if (key.startsWith('sleep')) sleepDropped(draft, keySpan, key);
    }
  }
  return pane;
}

/** `shell` and `window_shell` take the place of the shell, and may be any command. */
function readShell(draft: Draft, pane: DraftPane, node: SpecNode): void {
  const shell = textOf(node)?.trim() ?? '';
  const isShell = /^(?:\S*\/)?(?:ba|z|fi|da|k|nu)?sh$/.test(shell);
  if (shell === '') return;
  if (isShell && pane.get('run') === undefined) pane.set('shell', literalText(shell));
  else if (pane.get('run') === undefined && pane.get('type') === undefined)
    pane.set('run', literalText(shell));
  else
    draft.note(
      'dropped',
      node.span,
      'shell',
      `the commands run in the shell of the pane, not in ${quoted(shell)}`,
    );
}

function sleepDropped(draft: Draft, span: Span, key: string): void {
  draft.note('dropped', span, key, 'wzp does not wait between keys', {
    hint: 'for a pane that another one needs write `ready` there and `depends_on` here',
  });
}

/** Texts, lists, and `{ cmd, enter }`; what means an empty shell is left out. */
function commandsOf(node: SpecNode | undefined, enter: boolean): TypedCommand[] {
  if (node === undefined || isNothing(node)) return [];
  if (node.kind === 'map') {
    const own = flagOf(child(node, 'enter')) ?? enter;
    return commandsOf(child(node, 'cmd') ?? child(node, 'shell_command'), own);
  }
  if (node.kind === 'list') return node.items.flatMap((item) => commandsOf(item, enter));
  return textsOf(node).flatMap(({ text, node: at }) =>
    blank.has(text.trim()) ? [] : [{ text, span: at.span, ...(enter ? {} : { isOnlyTyped: true }) }],
  );
}
