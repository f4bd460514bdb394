/** `pane_template`, `tab_template`, `default_tab_template` and `children` of zellij's layouts: filled in before anything else. */
import type { KdlNode } from './read-kdl.ts';

const deepest = 30;
/** A template may use another one many times over. */
const mostNodes = 5000;

export interface Templates {
  readonly panes: ReadonlyMap<string, KdlNode>;
  readonly tabs: ReadonlyMap<string, KdlNode>;
  readonly everyTab: KdlNode | undefined;
}

export function templatesIn(layout: KdlNode): Templates {
  const named = (kind: string) =>
    new Map(
      layout.children
        .filter((node) => node.name === kind)
        .flatMap((node) => {
          const name = node.props.get('name');
          return typeof name === 'string' ? [[name, node] as const] : [];
        }),
    );
  return {
    panes: named('pane_template'),
    tabs: named('tab_template'),
    everyTab: layout.children.find((node) => node.name === 'default_tab_template'),
  };
}

export class Filler {
  readonly #templates: Templates;
  #made = 0;

  constructor(templates: Templates) {
    this.#templates = templates;
  }

  /** Too much to be meant. */
  get isOver(): boolean {
    return this.#made > mostNodes;
  }

  isPane(node: KdlNode): boolean {
    return node.name === 'pane' || this.#templates.panes.has(node.name);
  }

  isTab(node: KdlNode): boolean {
    return node.name === 'tab' || this.#templates.tabs.has(node.name);
  }

  /** A tab with its template around its own panes. */
  tab(node: KdlNode): KdlNode {
    const template = this.#templates.tabs.get(node.name) ?? this.#templates.everyTab;
    const filled = template === undefined ? node : around(template, node);
    return { ...filled, name: 'tab', children: filled.children.map((child) => this.#pane(child, 0)) };
  }

  /** Panes that stand in the layout without a tab. */
  loose(layout: KdlNode, panes: readonly KdlNode[]): KdlNode {
    return this.tab({ name: 'tab', args: [], props: new Map(), children: panes, span: layout.span });
  }

  #pane(node: KdlNode, depth: number): KdlNode {
    this.#made += 1;
    if (depth > deepest || this.isOver) return { ...node, children: [] };
    const template = this.#templates.panes.get(node.name);
    // A template that uses itself ends here: the depth is counted through it.
    if (template !== undefined) return this.#pane({ ...around(template, node), name: 'pane' }, depth + 1);
    if (node.name === 'floating_panes' || node.name === 'pane')
      return { ...node, children: node.children.map((child) => this.#pane(child, depth + 1)) };
    return node;
  }
}

/** The template's node with what the use of it says: its own keys win, its panes stand where `children` stands. */
function around(template: KdlNode, use: KdlNode): KdlNode {
  const props = new Map([...template.props].filter(([name]) => name !== 'name'));
  for (const [name, value] of use.props) props.set(name, value);
  const settings = use.children.filter((child) => child.name !== 'pane' && !isContent(child));
  const overridden = new Set(settings.map(({ name }) => name));
  const kept = template.children.filter((child) => !overridden.has(child.name));
  const content = use.children.filter((child) => !settings.includes(child));
  const children = [...settings, ...placed(kept, content, use)];
  return { name: use.name, args: use.args, props, children, span: use.span };
}

const settingNames = new Set(['command', 'args', 'cwd', 'edit', 'name', 'size', 'focus', 'borderless', 'close_on_exit', 'start_suspended', 'split_direction', 'stacked', 'expanded', 'plugin', 'contents_file', 'x', 'y', 'width', 'height']); // prettier-ignore

/** Settings written as nodes are no panes; everything else is (a pane, or the name of a template). */
export const isContent = (node: KdlNode): boolean => !settingNames.has(node.name);

function placed(nodes: readonly KdlNode[], content: readonly KdlNode[], use: KdlNode): KdlNode[] {
  return nodes.flatMap((node): KdlNode[] => {
    if (node.name !== 'children') return [{ ...node, children: placed(node.children, content, use) }];
    // Without own panes the place of the children is one pane.
    return content.length > 0
      ? [...content]
      : [{ name: 'pane', args: [], props: new Map(), children: [], span: use.span }];
  });
}
