/** `.tmuxinator.yml` → a spec. Windows are tabs, panes run what tmuxinator would type into their shells. */
import { child, entriesOf, itemsOf, type MapEntry, type SpecNode, type Span, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftPane, DraftTab } from './draft.ts';
import type { WithoutErb } from './erb.ts';
import { isNothing, numberOf, textsOf } from './source-values.ts';
import { quietText, literalText } from './texts.ts';
import { shapeOf } from './tmux-layout.ts';
import { fillPane, type TypedCommand } from './typed-pane.ts';

const known = new Set(['name', 'project_name', 'root', 'project_root', 'windows', 'tabs', 'pre_window', 'pre_tab', 'rbenv', 'rvm', 'pre', 'post', 'on_project_start', 'on_project_first_start', 'on_project_restart', 'on_project_exit', 'on_project_stop', 'startup_window', 'startup_pane', 'socket_name', 'socket_path', 'tmux_command', 'tmux_options', 'cli_args', 'tmux_detached', 'attach', 'append', 'enable_pane_titles', 'pane_title_position', 'pane_title_format']); // prettier-ignore
const silent = new Set(['attach', 'tmux_detached', 'enable_pane_titles']);
const ofTmux = new Set(['socket_name', 'socket_path', 'tmux_command', 'tmux_options', 'cli_args', 'append', 'pane_title_position', 'pane_title_format']); // prettier-ignore

export function readTmuxinator(draft: Draft, top: SpecNode, erb: WithoutErb): void {
  new TmuxinatorReader(draft, top, erb).read();
}

class TmuxinatorReader {
  readonly #draft: Draft;
  readonly #top: SpecNode;
  readonly #erb: WithoutErb;
  #prefix: TypedCommand[] = [];

  constructor(draft: Draft, top: SpecNode, erb: WithoutErb) {
    this.#draft = draft;
    this.#top = top;
    this.#erb = erb;
  }

  read(): void {
    const draft = this.#draft;
    const top = this.#top;
    const name = child(top, 'name') ?? child(top, 'project_name');
    if (name !== undefined) draft.nameWorkspace(this.#text(name) ?? '', name.span);
    const root = child(top, 'root') ?? child(top, 'project_root');
    const raw = this.#text(root);
    if (root !== undefined && raw !== undefined)
      draft.cwd = draft.folder(draft.folders.root(raw), raw, root.span, 'root', [
        'workspaces',
        draft.workspace,
      ]);
    this.#hooks();
    for (const key of ['pre_window', 'pre_tab', 'rbenv', 'rvm']) {
      const node = child(top, key);
      if (node !== undefined && !isNothing(node))
        draft.note('approximated', node.span, key, 'stands before the command of every pane');
    }
    this.#prefix = ['rbenv', 'rvm', 'pre_window', 'pre_tab'].flatMap((key) => this.#preparing(key));
    const windows = child(top, 'windows') ?? child(top, 'tabs');
    const items = windows?.kind === 'map' ? [windows] : itemsOf(windows);
    if (raw === undefined)
      draft.rootOfWindows(
        items.flatMap((item) => [...entriesOf(item)].map(({ value }) => child(value, 'root'))),
        'root',
      );
    for (const item of items) this.#windows(item);
    this.#startup();
    for (const { key, keySpan } of entriesOf(top)) this.#other(key, keySpan);
  }

  #text(node: SpecNode | undefined): string | undefined {
    const text = textOf(node);
    return text === undefined ? undefined : this.#erb.explained(text);
  }

  #commands(node: SpecNode | undefined): TypedCommand[] {
    return textsOf(node).map(({ text, node: at }) => ({ text: this.#erb.explained(text), span: at.span }));
  }

  #preparing(key: string): TypedCommand[] {
    const commands = this.#commands(child(this.#top, key));
    if (key === 'rbenv')
      return commands.map((command) => ({ ...command, text: `rbenv shell ${command.text}` }));
    return key === 'rvm'
      ? commands.map((command) => ({ ...command, text: `rvm use ${command.text}` }))
      : commands;
  }

  #hooks(): void {
    const draft = this.#draft;
    const hooks = {
      pre: 'before_apply',
      on_project_start: 'before_apply',
      on_project_first_start: 'before_apply',
      on_project_stop: 'before_destroy',
    } as const;
    for (const [key, hook] of Object.entries(hooks)) {
      const node = child(this.#top, key);
      const lines = this.#commands(node);
      if (node === undefined || lines.length === 0) continue;
      draft.hook(hook, lines.map(({ text }) => literalText(text)).join('\n'));
      draft.note(
        'approximated',
        node.span,
        key,
        `is \`hooks.${hook}\`: it runs at every ${hook === 'before_apply' ? 'apply' : 'destroy'}, and its failure stops that`,
        {
          at: ['hooks', hook],
        },
      );
    }
    for (const key of ['on_project_restart', 'on_project_exit', 'post']) {
      const node = child(this.#top, key);
      if (isNothing(node) || node === undefined) continue;
      draft.note(
        'dropped',
        node.span,
        key,
        'has no counterpart: an apply may run at any time, and a client may come and go',
      );
    }
  }

  #other(key: string, span: Span): void {
    if (silent.has(key)) this.#draft.note('converted', span, key, 'needs no counterpart');
    else if (ofTmux.has(key)) {
      this.#draft.note('dropped', span, key, 'is about tmux itself', {
        hint: key.startsWith('socket') ? 'call wzp with `--tmux-socket`' : 'set it in tmux.conf',
      });
    } else if (!known.has(key))
      this.#draft.note('dropped', span, key, 'is not a key of tmuxinator that is known here');
  }

  /** A window is a mapping with one key; a mapping with several is as many windows. */
  #windows(item: SpecNode): void {
    if (item.kind === 'map') {
      for (const entry of entriesOf(item)) this.#window(entry);
      return;
    }
    const name = this.#text(item);
    if (name !== undefined)
      this.#window({
        key: name,
        keySpan: item.span,
        value: { kind: 'scalar', value: null, written: '', span: item.span },
      });
  }

  #window(entry: MapEntry): void {
    const draft = this.#draft;
    const { keySpan, value } = entry;
    const tab = draft.tab(this.#erb.explained(entry.key), keySpan);
    const settings = value.kind === 'map' ? value : undefined;
    const root = child(settings, 'root');
    const raw = this.#text(root);
    if (root !== undefined && raw !== undefined)
      tab.cwd = draft.folder(draft.folders.inside(raw, false), raw, root.span, 'root', draft.tabPath(tab));
    const prefix = [...this.#prefix, ...this.#commands(child(settings, 'pre'))];
    const panes = child(settings, 'panes');
    const listed = panes?.kind === 'list' ? panes.items : panes?.kind === 'map' ? [panes] : undefined;
    // A list in place of the settings is what is typed into the one pane.
    const alone =
      settings === undefined
        ? [value]
        : (listed ?? [{ kind: 'scalar', value: null, written: '', span: keySpan } as const]);
    const flat = alone.flatMap((pane) => this.#named(pane));
    for (const pane of flat) this.#pane(tab, pane, prefix, flat.length === 1);
    this.#layout(tab, settings, keySpan);
    this.#settings(tab, settings);
    draft.note(
      'converted',
      keySpan,
      `the window ${quoted(entry.key)}`,
      `is the tab ${quoted(tab.name)} with ${tab.panes.length === 1 ? 'one pane' : `${tab.panes.length} panes`}`,
      {
        at: draft.tabPath(tab),
      },
    );
  }

  #named(pane: SpecNode): { readonly title?: MapEntry; readonly body: SpecNode }[] {
    if (pane.kind !== 'map') return [{ body: pane }];
    return [...entriesOf(pane)].map((title) => ({ title, body: title.value }));
  }

  #pane(
    tab: DraftTab,
    { title, body }: { readonly title?: MapEntry; readonly body: SpecNode },
    prefix: readonly TypedCommand[],
    alone: boolean,
  ): void {
    const draft = this.#draft;
    const given = body.kind === 'map' ? (child(body, 'commands') ?? child(body, 'command')) : body;
    const commands = this.#commands(given);
    const wished = title === undefined || title.key === '' ? undefined : this.#erb.explained(title.key);
    const command = commands.length === 0 ? undefined : commands.map(({ text }) => text).join('\n');
    const span = title?.keySpan ?? body.span;
    const pane = draft.pane(tab, span, {
      alone,
      ...(wished === undefined ? {} : { wished }),
      ...(command === undefined ? {} : { command }),
    });
    if (wished !== undefined && quietText(wished) !== '') pane.set('title', literalText(quietText(wished)));
    fillPane(draft, tab, pane, [...prefix, ...commands]);
  }

  #layout(tab: DraftTab, settings: SpecNode | undefined, span: Span): void {
    const draft = this.#draft;
    const layout = child(settings, 'layout');
    const { shape, change } = shapeOf(
      this.#text(layout),
      tab.panes.map(({ name }) => name),
      'tiled',
    );
    tab.shape = shape;
    if (change !== undefined)
      draft.note('approximated', layout?.span ?? span, 'layout', change, {
        at: draft.tabPath(tab, 'layout'),
      });
  }

  #settings(tab: DraftTab, settings: SpecNode | undefined): void {
    const draft = this.#draft;
    for (const { key, keySpan, value } of entriesOf(settings)) {
      if (['root', 'pre', 'panes', 'layout'].includes(key)) continue;
      if (key === 'synchronize') {
        if (['', 'false', 'no'].includes(textOf(value) ?? '')) continue;
        draft.note('dropped', keySpan, 'synchronize', 'panes are not typed into together', {
          hint: '`wzp send` sends a text to a pane',
          at: draft.tabPath(tab),
        });
      } else if (key === 'focused_pane') {
        const index = numberOf(value) ?? 0;
        this.#focus(tab.panes[index] ?? tab.panes[index - 1], keySpan, key);
      } else draft.note('dropped', keySpan, key, 'is not a key of a window that is known here');
    }
  }

  #startup(): void {
    const draft = this.#draft;
    const window = child(this.#top, 'startup_window');
    const pane = child(this.#top, 'startup_pane');
    const wanted = this.#text(window)?.trim();
    const node = window ?? pane;
    if (node === undefined || (wanted === undefined && isNothing(pane))) return;
    const index = numberOf(window);
    const { tabs } = draft;
    // Without a base-index of the user's, tmux counts windows and panes from 0.
    const tab =
      wanted === undefined
        ? tabs[0]
        : (tabs.find(({ name }) => name === wanted) ??
          (index === undefined ? undefined : (tabs[index] ?? tabs[index - 1])));
    if (tab === undefined) {
      draft.note('dropped', node.span, 'startup_window', `there is no window ${quoted(wanted ?? '')}`);
      return;
    }
    const at = numberOf(pane) ?? 0;
    this.#focus(
      tab.panes[at] ?? tab.panes[at - 1] ?? tab.panes[0],
      node.span,
      wanted === undefined ? 'startup_pane' : 'startup_window',
    );
  }

  #focus(pane: DraftPane | undefined, span: Span, key: string): void {
    const draft = this.#draft;
    if (pane === undefined) {
      draft.note('dropped', span, key, 'there is no such pane');
      return;
    }
    draft.focus(pane);
    draft.note('converted', span, key, `is \`focus\` of ${quoted(pane.name)}`, {
      at: draft.panePath(pane, 'focus'),
    });
  }
}
