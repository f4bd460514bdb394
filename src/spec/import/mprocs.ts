/** `mprocs.yaml` → a spec: each process a pane, with its way of starting, restarting and stopping. */
import { child, entriesOf, type MapEntry, type SpecNode, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftPane } from './draft.ts';
import { GridTabs } from './grid-tabs.ts';
import { flagOf, isNothing, textsOf, variablesOf } from './source-values.ts';
import { envValue, expandedText, literalText } from './texts.ts';
import { fillPane, noteScript } from './typed-pane.ts';

const known = new Set(['shell', 'cmd', 'cwd', 'env', 'add_path', 'autostart', 'autorestart', 'stop', 'log', 'mouse_scroll_speed', 'scrollback']); // prettier-ignore

export function readMprocs(draft: Draft, top: SpecNode): void {
  const tabs = new GridTabs(draft);
  const autorestart = flagOf(child(child(top, 'defaults'), 'autorestart')) ?? false;
  for (const entry of entriesOf(child(top, 'procs'))) readProcess(draft, tabs, entry, autorestart);
  for (const { key, keySpan } of entriesOf(top)) {
    if (key === 'procs' || key.startsWith('x-')) continue;
    draft.note(
      'dropped',
      keySpan,
      key,
      key === 'server' ? 'wzp has a socket of its own' : 'is about the screen of mprocs',
    );
  }
}

function readProcess(draft: Draft, tabs: GridTabs, entry: MapEntry, autorestart: boolean): void {
  const { key, keySpan, value: raw } = entry;
  const value = selected(draft, raw);
  if (isNothing(value)) {
    draft.note('dropped', keySpan, `the process ${quoted(key)}`, 'is switched off with null');
    return;
  }
  const settings = value.kind === 'map' ? value : undefined;
  const shell = value.kind === 'scalar' ? value : selectedChild(draft, settings, 'shell');
  const cmd = value.kind === 'list' ? value : selectedChild(draft, settings, 'cmd');
  const script = textOf(shell);
  const argv = cmd === undefined ? [] : textsOf(cmd).map(({ text }) => text);
  if ((script === undefined || script.trim() === '') && argv.length === 0) {
    draft.note('dropped', keySpan, `the process ${quoted(key)}`, 'has neither `shell` nor `cmd`');
    return;
  }
  const tab = tabs.next('procs', keySpan);
  const pane = draft.pane(tab, keySpan, { wished: key, command: script ?? argv.join(' ') });
  const cwd = selectedChild(draft, settings, 'cwd');
  const path = textOf(cwd)?.replace(/^<CONFIG_DIR>(?:\/|$)/, './');
  if (cwd !== undefined && path !== undefined) {
    const folder = draft.folder(
      draft.folders.inside(path, false),
      path,
      cwd.span,
      'cwd',
      draft.panePath(pane, 'cwd'),
    );
    if (folder !== null) pane.set('cwd', folder);
  }
  readEnv(draft, pane, settings);
  if (script !== undefined && script.trim() !== '')
    fillPane(draft, tab, pane, [{ text: script, span: shell?.span ?? keySpan }], false);
  else {
    pane.set('run', argv.map(literalText));
    noteScript(draft, pane, argv.join(' '), cmd?.span ?? keySpan);
  }
  readPolicies(draft, pane, settings, autorestart);
  for (const { key: other, keySpan: span } of entriesOf(settings))
    if (!known.has(other)) draft.note('dropped', span, other, 'is not a key of a process that is known here');
  draft.note('converted', keySpan, `the process ${quoted(key)}`, `is the pane ${quoted(pane.name)}`, {
    at: draft.panePath(pane),
  });
}

function readEnv(draft: Draft, pane: DraftPane, settings: SpecNode | undefined): void {
  for (const { name, value, node } of variablesOf(selectedChild(draft, settings, 'env'))) {
    if (value === null)
      draft.note('dropped', node.span, `the variable ${quoted(name)}`, 'a variable cannot be taken away', {
        hint: 'use `env -u` in the command',
      });
    else draft.setPaneEnv(pane, name, envValue(literalText(value)), node.span);
  }
  const paths = selectedChild(draft, settings, 'add_path');
  const added = textsOf(paths).map(({ text }) =>
    expandedText(text.replace(/^<CONFIG_DIR>(?=\/|$)/, '.')).replace(/^\.(?=\/|$)/, '{{root}}'),
  );
  if (paths === undefined || added.length === 0) return;
  pane.setEnv('PATH', `${added.join(':')}:\${PATH}`);
  draft.note('approximated', paths.span, 'add_path', 'is written into PATH', {
    at: draft.panePath(pane, 'env'),
  });
}

function readPolicies(
  draft: Draft,
  pane: DraftPane,
  settings: SpecNode | undefined,
  autorestart: boolean,
): void {
  const start = child(settings, 'autostart');
  if (flagOf(start) === false) pane.set('start', 'manual');
  const restart = child(settings, 'autorestart');
  if (flagOf(restart) ?? autorestart) {
    pane.set('restart', 'always');
    if (restart !== undefined)
      draft.note(
        'approximated',
        restart.span,
        'autorestart',
        'mprocs does not restart what ends within a second: wzp waits longer each time',
        {
          at: draft.panePath(pane, 'restart'),
        },
      );
  }
  const stop = selectedChild(draft, settings, 'stop');
  if (stop !== undefined && !isNothing(stop)) readStop(draft, pane, stop);
  const log = child(settings, 'log');
  if (log !== undefined && !isNothing(log)) readLog(draft, pane, log);
}

function readStop(draft: Draft, pane: DraftPane, stop: SpecNode): void {
  const at = draft.panePath(pane, 'stop');
  const word = textOf(stop);
  const signal = word === 'hard-kill' ? 'SIGKILL' : word?.toUpperCase();
  const keys = textsOf(child(stop, 'send-keys')).map(({ text }) => text);
  if (signal !== undefined && /^SIG(?:INT|TERM|KILL|HUP|QUIT)$/.test(signal)) pane.set('stop', { signal });
  else if (keys.length > 0) {
    pane.set('stop', { keys: keys.map((key) => literalText(key.replace(/^<(.+)>$/, '$1'))) });
    draft.note('approximated', stop.span, 'stop', 'the names of the keys are taken over as they are', { at });
  } else draft.note('dropped', stop.span, 'stop', 'is no way of stopping that is known here', { at });
}

function readLog(draft: Draft, pane: DraftPane, log: SpecNode): void {
  const dir = textOf(log) ?? textOf(child(log, 'dir'));
  const fileNode = child(log, 'file');
  const file = textOf(fileNode) ?? textOf(child(fileNode, 'name')) ?? `${pane.name}.log`;
  if (dir === undefined && fileNode === undefined) {
    draft.note('dropped', log.span, 'log', 'names no file');
    return;
  }
  const folder = dir?.replace(/^<CONFIG_DIR>(?:\/|$)/, '').replace(/\/+$/, '');
  const path = folder === undefined || folder === '' ? file : `${folder}/${file}`;
  if (path.trim() === '') return;
  pane.set('log', { file: literalText(path.replaceAll('{name}', pane.name)) });
  draft.note('approximated', log.span, 'log', 'is one file, with rotation', {
    at: draft.panePath(pane, 'log'),
  });
}

function selectedChild(draft: Draft, settings: SpecNode | undefined, key: string): SpecNode | undefined {
  const node = child(settings, key);
  return node === undefined ? undefined : selected(draft, node);
}

/** `{ $select: os, linux: …, $else: … }`: what holds on Linux. */
function selected(draft: Draft, node: SpecNode): SpecNode {
  const select = child(node, '$select');
  if (select === undefined) return node;
  const chosen = child(node, 'linux') ?? child(node, '$else') ?? child(node, 'macos');
  draft.note(
    'approximated',
    node.span,
    '$select',
    chosen === undefined ? 'has nothing for Linux' : 'only what holds on Linux is taken',
    {
      hint: 'keep the others in `wezterm-parallel.local.yaml`',
    },
  );
  return chosen ?? { kind: 'scalar', value: null, written: '', span: node.span };
}
