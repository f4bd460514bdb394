/** Specs and layouts in short notation. */
import type { ObservedTab } from '../../src/backend/backend.ts';
import { leavesOf } from '../../src/layout/placed.ts';
import { solve } from '../../src/layout/solve.ts';
import type { Extent, LayoutNode, PlacedNode, Share } from '../../src/layout/tree.ts';
import type { PlanOptions } from '../../src/plan/model.ts';
import type { Desired, DesiredPane, FieldValue, Json, Supervision } from '../../src/spec/desired.ts';
import { neverRestart } from '../../src/spec/restart.ts';

export const projectKey = 'shop-3f9a1c2b';
export const size: Extent = { cols: 200, rows: 50 };

/** `row(editor 60%, column(api, tests 12))`; names become addresses of the workspace. */
export function layout(text: string, workspace: string): LayoutNode {
  let at = 0;
  const skip = (): void => void (text[at] === ' ' && at++);
  const node = (): LayoutNode => {
    skip();
    const word = /^[^ (),]+/u.exec(text.slice(at))?.[0] ?? '';
    at += word.length;
    let children: LayoutNode[] | null = null;
    if (text[at] === '(') {
      children = [];
      do {
        at++;
        children.push(node());
      } while (text[at] === ',');
      at++;
    }
    skip();
    const written = /^(\d+)(%?)/u.exec(text.slice(at));
    at += written?.[0].length ?? 0;
    const share: { share?: Share } =
      written === null
        ? {}
        : { share: { unit: written[2] === '%' ? 'percent' : 'cells', value: Number(written[1]) } };
    if (children === null) return { kind: 'leaf', key: `${workspace}/${word}`, ...share };
    return { kind: 'split', axis: word as 'row' | 'column', children, ...share };
  };
  return node();
}

export const field = (value: Json, shown: Json = value): FieldValue => ({
  shown,
  digest: `d:${JSON.stringify(value)}`,
});

const supervised: Supervision = {
  restart: neverRestart,
  dependsOn: new Map(),
  ready: null,
  health: null,
  start: 'auto',
};

export interface PaneNotes {
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly focus?: boolean;
  readonly zoom?: boolean;
  readonly onExit?: DesiredPane['onExit'];
  readonly ignoreChanges?: readonly string[];
  readonly supervision?: Partial<Supervision>;
}

/** workspace → tab → layout; a tab `name@window` stands in a window of its own. */
export type WorldNotes = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function desiredOf(worlds: WorldNotes, panes: Readonly<Record<string, PaneNotes>> = {}): Desired {
  return {
    project: { name: 'shop', key: projectKey, root: '/shop', file: 'wezterm-parallel.yaml' },
    specDigest: 'sha256:0',
    workspaces: Object.entries(worlds).map(([workspace, tabs]) => {
      const made = Object.entries(tabs).map(([written, text]) => {
        const [name = '', window = ''] = written.split('@');
        return {
          address: `${workspace}:${name}`,
          workspace,
          name,
          window,
          layout: layout(text, workspace),
          place: null,
        };
      });
      return {
        name: workspace,
        tabs: made,
        panes: made.flatMap((tab) =>
          leavesOf(tab.layout).map((address) => desiredPane(address, tab.address, panes[address])),
        ),
        place: null,
      };
    }),
  };
}

function desiredPane(address: string, tab: string, notes: PaneNotes = {}): DesiredPane {
  const [workspace = '', name = ''] = address.split('/');
  const fields: Record<string, FieldValue> = {
    run: field(`run ${name}`),
    cwd: field('/shop'),
    env: field({}),
    title: field(null),
    focus: field(notes.focus ?? false),
    zoom: field(notes.zoom ?? false),
    on_exit: field(notes.onExit ?? 'hold'),
    ...notes.fields,
  };
  return {
    address,
    workspace,
    tab,
    name,
    process: { kind: 'shell' },
    shell: '/bin/sh',
    cwd: { value: '/shop', shown: '/shop' },
    env: new Map(),
    title: null,
    focus: notes.focus ?? false,
    zoom: notes.zoom ?? false,
    stop: { signal: 'SIGTERM', timeoutMs: 10_000, command: null, keys: [] },
    supervision: { ...supervised, ...notes.supervision },
    onExit: notes.onExit ?? 'hold',
    ignoreChanges: notes.ignoreChanges ?? [],
    fields,
    publicDigest: JSON.stringify(['run', 'cwd', 'env'].map((key) => fields[key]?.shown)),
    place: null,
  };
}

export const planOptions = (options: Partial<PlanOptions> = {}): PlanOptions => ({
  mode: 'apply',
  target: [],
  exclude: [],
  replace: [],
  size,
  reordersTabs: true,
  movesPanes: true,
  serverName: (workspace) => workspace,
  ...options,
});

export function solvedOf(node: LayoutNode, extent: Extent): PlacedNode {
  const solved = solve(node, extent);
  if (!solved.ok) throw new Error(`${solved.key} does not fit`);
  return solved.tree;
}

export function treeOf(tab: Pick<ObservedTab, 'tree'>): PlacedNode {
  if (tab.tree === null) throw new Error('no tree');
  return tab.tree;
}

/** The structure without sizes. */
export const plain = (node: PlacedNode): LayoutNode =>
  node.kind === 'leaf'
    ? { kind: 'leaf', key: node.key }
    : { kind: 'split', axis: node.axis, children: node.children.map(plain) };
