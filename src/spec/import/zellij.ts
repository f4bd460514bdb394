/** zellij's KDL layouts → a spec. Its `vertical` split stands panes side by side. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { Axis, LayoutNode, Share } from '../../layout/tree.ts';
import { placeOf } from '../node.ts';
import { quoted } from '../printable.ts';
import type { Draft, DraftPane, DraftTab } from './draft.ts';
import { joinedPath } from './folders.ts';
import type { KdlNode } from './read-kdl.ts';
import { literalText, quietText, shellWord } from './texts.ts';
import { noteScript } from './typed-pane.ts';
import { Filler, isContent, templatesIn } from './zellij-templates.ts';

/** What a layout file may hold besides the layout. */
const ofLayout = new Set(['pane_template', 'tab_template', 'default_tab_template', 'cwd', 'pane', 'tab']);

export function readZellij(draft: Draft, nodes: readonly KdlNode[]): Outcome<null> {
  const layout = nodes.find(({ name }) => name === 'layout');
  if (layout === undefined) {
    return failed({
      code: 'WZP1803',
      severity: 'error',
      message: 'there is no `layout` in this file',
      place: placeOf(draft.start),
      hint: 'zellij keeps settings and themes in KDL files too: give the file of a layout',
    });
  }
  for (const node of nodes)
    if (node !== layout) draft.note('dropped', node.span, node.name, 'is a setting of zellij');
  return new ZellijReader(draft, layout).read();
}

class ZellijReader {
  readonly #draft: Draft;
  readonly #layout: KdlNode;
  readonly #filler: Filler;
  /** The pane that is read is the only one of a tab with a name. */
  #isAlone = false;

  constructor(draft: Draft, layout: KdlNode) {
    this.#draft = draft;
    this.#layout = layout;
    this.#filler = new Filler(templatesIn(layout));
  }

  read(): Outcome<null> {
    const draft = this.#draft;
    const layout = this.#layout;
    const root = settingOf(layout, 'cwd') ?? layout.children.find(({ name }) => name === 'cwd')?.args[0];
    if (typeof root === 'string')
      draft.cwd = draft.folder(draft.folders.root(root), root, layout.span, 'cwd', [
        'workspaces',
        draft.workspace,
      ]);
    const tabs = layout.children.filter((node) => this.#filler.isTab(node));
    const loose = layout.children.filter((node) => this.#filler.isPane(node));
    if (loose.length > 0) this.#tab(this.#filler.loose(layout, loose), 'main');
    for (const tab of tabs) this.#tab(this.#filler.tab(tab), null);
    const isEmpty = tabs.length === 0 && loose.length === 0;
    if (isEmpty) this.#tab(this.#filler.loose(layout, []), 'main');
    for (const node of layout.children) {
      if (ofLayout.has(node.name) || this.#filler.isTab(node) || this.#filler.isPane(node)) continue;
      draft.note(
        'dropped',
        node.span,
        node.name,
        node.name.startsWith('swap_') ? 'a tab has one layout' : 'is a setting of zellij',
        node.name === 'floating_panes' ? { hint: 'put them into a tab of their own' } : {},
      );
    }
    if (!this.#filler.isOver) return ok(null);
    return failed({
      code: 'WZP1802',
      severity: 'error',
      message: 'the templates of the layout expand too far',
      place: placeOf(layout.span),
    });
  }

  #tab(node: KdlNode, usualName: string | null): void {
    const draft = this.#draft;
    const named = settingOf(node, 'name');
    const raw = typeof named === 'string' || typeof named === 'number' ? String(named) : null;
    const tab = draft.tab(raw ?? usualName ?? `tab-${draft.tabs.length + 1}`, node.span, {
      isFree: raw === null,
    });
    const path = settingOf(node, 'cwd');
    if (typeof path === 'string')
      tab.cwd = draft.folder(draft.folders.inside(path, false), path, node.span, 'cwd', draft.tabPath(tab));
    this.#isAlone = raw !== null && leavesIn(node.children) === 1;
    const axis = axisOf(node) ?? 'column';
    const children = this.#nodes(node.children, tab, undefined, 'tab');
    const tree: LayoutNode | null =
      children.length > 0 ? { kind: 'split', axis, children } : this.#ownPane(node, tab);
    tab.shape = tree === null ? null : { kind: 'tree', tree };
    const [first] = tab.panes;
    if (
      settingOf(node, 'focus') === true &&
      first !== undefined &&
      tab.panes.every((pane) => pane.get('focus') !== true)
    )
      draft.focus(first);
    this.#isAlone = false;
    this.#floating(node, tab);
    if (tree === null) return;
    draft.note(
      'converted',
      node.span,
      `the tab ${quoted(raw ?? '')}`,
      `is the tab ${quoted(tab.name)} with ${tab.panes.length === 1 ? 'one pane' : `${tab.panes.length} panes`}`,
      {
        at: draft.tabPath(tab),
      },
    );
  }

  /** A tab without panes is one shell; one whose panes are all plugins is nothing. */
  #ownPane(node: KdlNode, tab: DraftTab): LayoutNode | null {
    if (node.children.some((child) => child.name === 'pane')) {
      this.#draft.note('dropped', node.span, 'a tab', 'has plugins only');
      this.#draft.dropTab(tab);
      return null;
    }
    const pane = this.#draft.pane(tab, node.span, { alone: true });
    return { kind: 'leaf', key: pane.name };
  }

  #nodes(nodes: readonly KdlNode[], tab: DraftTab, cwd: string | undefined, around: string): LayoutNode[] {
    const made: LayoutNode[] = [];
    for (const node of nodes) {
      if (node.name === 'pane') {
        const one = this.#pane(node, tab, cwd);
        if (one !== null) made.push(one);
      } else if (
        isContent(node) &&
        !['floating_panes', 'children', 'tab'].includes(node.name) &&
        !node.name.startsWith('swap_')
      ) {
        this.#draft.note('dropped', node.span, node.name, `is nothing that a ${around} can have`);
      } else if (node.name.startsWith('swap_'))
        this.#draft.note('dropped', node.span, node.name, 'a tab has one layout');
    }
    return made;
  }

  #pane(node: KdlNode, tab: DraftTab, outerCwd: string | undefined): LayoutNode | null {
    const draft = this.#draft;
    const plugin = node.children.find(({ name }) => name === 'plugin');
    if (plugin !== undefined) {
      draft.note(
        'dropped',
        node.span,
        'a plugin pane',
        `${quoted(String(settingOf(plugin, 'location') ?? 'plugin'))} is part of zellij`,
      );
      return null;
    }
    const share = this.#share(node);
    const path = settingOf(node, 'cwd');
    const own = typeof path === 'string' ? this.#folder(path, node, tab, outerCwd) : outerCwd;
    const inner = node.children.filter((child) => child.name === 'pane');
    if (inner.length > 0) {
      if (settingOf(node, 'stacked') === true)
        draft.note('approximated', node.span, 'stacked', 'panes are not stacked: they share the column', {
          at: draft.tabPath(tab, 'layout'),
        });
      const children = this.#nodes(node.children, tab, own, 'pane');
      if (children.length === 0) return null;
      return {
        kind: 'split',
        axis: axisOf(node) ?? 'column',
        children,
        ...(share === undefined ? {} : { share }),
      };
    }
    const pane = this.#leaf(node, tab, own);
    return { kind: 'leaf', key: pane.name, ...(share === undefined ? {} : { share }) };
  }

  #folder(path: string, node: KdlNode, tab: DraftTab, outer: string | undefined): string | undefined {
    const draft = this.#draft;
    const cwd = draft.folder(
      draft.folders.inside(path, tab.cwd !== null || outer !== undefined),
      path,
      node.span,
      'cwd',
      draft.tabPath(tab),
    );
    return cwd === null ? outer : joinedPath(outer, cwd);
  }

  #share(node: KdlNode): Share | undefined {
    const size = settingOf(node, 'size');
    const percent = typeof size === 'string' ? /^(\d+(?:\.\d+)?)%$/.exec(size.trim())?.[1] : undefined;
    if (percent !== undefined) return { unit: 'percent', value: Number(percent) };
    const cells =
      typeof size === 'number'
        ? size
        : typeof size === 'string' && /^\d+$/.test(size)
          ? Number(size)
          : undefined;
    if (cells !== undefined && Number.isInteger(cells) && cells > 0 && cells <= 10_000)
      return { unit: 'cells', value: cells };
    if (size !== undefined) this.#draft.note('dropped', node.span, 'size', 'is no size that is known here');
    return undefined;
  }

  #leaf(node: KdlNode, tab: DraftTab, cwd: string | undefined): DraftPane {
    const draft = this.#draft;
    const command = textSetting(node, 'command');
    const args = node.children.find(({ name }) => name === 'args')?.args ?? [];
    const edit = textSetting(node, 'edit');
    const named = textSetting(node, 'name');
    const argv = command === undefined ? [] : [command, ...args.map(String)];
    const pane = draft.pane(tab, node.span, {
      alone: this.#isAlone,
      ...(named === undefined || named.trim() === '' ? {} : { wished: named }),
      ...(argv.length === 0
        ? edit === undefined
          ? {}
          : { command: 'editor' }
        : { command: argv.join(' ') }),
    });
    const title = named === undefined ? '' : quietText(named);
    if (title !== '') pane.set('title', literalText(title));
    if (cwd !== undefined) pane.set('cwd', cwd);
    if (argv.length > 0) {
      pane.set('run', argv.map(literalText));
      noteScript(draft, pane, argv.join(' '), node.span);
    } else if (edit !== undefined) {
      pane.set('run', literalText(`"\${EDITOR:-vi}" ${shellWord(edit)}`));
      draft.note('approximated', node.span, 'edit', 'opens in `$EDITOR`', {
        at: draft.panePath(pane, 'run'),
      });
    }
    if (settingOf(node, 'focus') === true) draft.focus(pane);
    if (settingOf(node, 'start_suspended') === true) {
      pane.set('start', 'manual');
      draft.note('approximated', node.span, 'start_suspended', 'waits for `wzp start` instead of Enter', {
        at: draft.panePath(pane, 'start'),
      });
    }
    if (settingOf(node, 'close_on_exit') === true) pane.set('on_exit', 'close');
    for (const lost of ['contents_file', 'expanded', 'default_fg', 'default_bg'])
      if (settingOf(node, lost) !== undefined) draft.note('dropped', node.span, lost, 'has no counterpart');
    draft.note(
      'converted',
      node.span,
      named === undefined ? 'a pane' : `the pane ${quoted(named)}`,
      `is ${quoted(pane.name)}`,
      {
        at: draft.panePath(pane),
      },
    );
    return pane;
  }

  /** Panes over the others get a tab of their own: nothing that runs is lost. */
  #floating(node: KdlNode, tab: DraftTab): void {
    const draft = this.#draft;
    const panes = node.children
      .filter(({ name }) => name === 'floating_panes')
      .flatMap(({ children }) => children.filter(({ name }) => name === 'pane'));
    if (panes.length === 0) return;
    const own = draft.tab(`${tab.name}-floating`, node.span, { isFree: true });
    for (const pane of panes)
      this.#pane(
        { ...pane, props: new Map([...pane.props].filter(([name]) => name !== 'size')) },
        own,
        undefined,
      );
    draft.note(
      'approximated',
      node.span,
      'floating_panes',
      `panes do not float: they stand in the tab ${quoted(own.name)}`,
      { at: draft.tabPath(own) },
    );
  }
}

const leavesIn = (nodes: readonly KdlNode[]): number =>
  nodes.reduce((sum, { name, children }) => {
    if (name !== 'pane' || children.some((child) => child.name === 'plugin')) return sum;
    return sum + (children.some((child) => child.name === 'pane') ? leavesIn(children) : 1);
  }, 0);

/** A setting stands beside the name of its node, or as a node inside it. */
function settingOf(node: KdlNode, name: string): string | number | boolean | null | undefined {
  return (
    node.props.get(name) ??
    node.children.find((child) => child.name === name && child.children.length === 0)?.args[0]
  );
}

function textSetting(node: KdlNode, name: string): string | undefined {
  const value = settingOf(node, name);
  return typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined;
}

function axisOf(node: KdlNode): Axis | undefined {
  const direction = settingOf(node, 'split_direction');
  return typeof direction === 'string'
    ? direction.toLowerCase() === 'vertical'
      ? 'row'
      : 'column'
    : undefined;
}
