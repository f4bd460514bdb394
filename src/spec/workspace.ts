/** One workspace of the merged spec → the desired workspace. */
import type { LayoutNode } from '../layout/tree.ts';
import { leavesOf } from '../layout/placed.ts';
import type { DependingPane } from './depend.ts';
import type { DesiredPane, DesiredTab, DesiredWorkspace } from './desired.ts';
import type { Environment } from './environment.ts';
import type { Findings } from './findings.ts';
import type { InPlace } from './in-place.ts';
import { checkName } from './names.ts';
import { child, entriesOf, itemsOf, type MapEntry, placeOf, type SpecNode, type Span } from './node.ts';
import type { PaneReader } from './pane.ts';
import { quoted } from './printable.ts';
import { suggestion } from './suggest.ts';
import { TabLayout } from './tab-layout.ts';
import { expandTemplate } from './template.ts';
import { literal, Scope, type Texts } from './texts.ts';
import { countNumber } from './forms.ts';
import { readValue } from './values.ts';

export interface WorkspaceSurroundings {
  readonly texts: Texts;
  readonly environment: Environment;
  readonly findings: Findings;
  readonly panes: PaneReader;
  readonly inPlace: InPlace;
  readonly templates: ReadonlyMap<string, SpecNode>;
  readonly templateNames: readonly string[];
  /** `env_file` and `env` of the top level. */
  readonly env: { readonly files: SpecNode | undefined; readonly variables: SpecNode | undefined };
  readonly scope: Scope;
  /** Every pane with its keys, for the dependencies. */
  readonly depending: Map<string, DependingPane>;
  /** Address of a pane with replicas → theirs. */
  readonly groups: Map<string, readonly string[]>;
}

/** A pane as defined, or one of its replicas. */
interface DefinedPane extends MapEntry {
  /** From 1. */
  readonly index: number;
}

interface PlacedPane {
  readonly entry: MapEntry;
  readonly span: Span;
}

/** No screen has room for more. */
const mostReplicas = 100;

const scopeOf = ({ key, index }: DefinedPane, outer: Scope): Scope =>
  new Scope(
    new Map([
      ['name', literal(key)],
      ['index', literal(String(index))],
    ]),
    outer,
  );

export function readWorkspace(entry: MapEntry, around: WorkspaceSurroundings): DesiredWorkspace {
  return new WorkspaceReader(entry, around).read();
}

class WorkspaceReader {
  readonly #entry: MapEntry;
  readonly #around: WorkspaceSurroundings;
  readonly #defined = new Map<string, DefinedPane>();
  /** Name of a pane with replicas → their names. */
  readonly #replicas = new Map<string, readonly string[]>();
  readonly #placed = new Map<string, PlacedPane>();
  readonly #read = new Set<string>();
  /** Some tab has no layout, so that a pane without a place is no news. */
  #incomplete = false;

  constructor(entry: MapEntry, around: WorkspaceSurroundings) {
    this.#entry = entry;
    this.#around = around;
  }

  read(): DesiredWorkspace {
    const { texts, findings, templates, templateNames } = this.#around;
    const name = this.#entry.key;
    checkName('workspace', name, this.#entry.keySpan, findings);
    const outer = new Scope(new Map([['workspace', literal(name)]]), this.#around.scope);
    const expanded = expandTemplate(this.#entry.value, templates, templateNames, outer, texts, findings);
    const none = { name, tabs: [], panes: [], place: placeOf(this.#entry.keySpan) };
    if (expanded === null || expanded.broken) return none;
    const { body, scope } = expanded;
    for (const pane of entriesOf(child(body, 'panes'))) this.#define(pane, scope);
    const tabNodes = child(body, 'tabs');
    if (body.kind === 'map' && tabNodes === undefined) {
      findings.add('WZP1513', this.#entry.keySpan, `the workspace ${quoted(name)} has no tabs`, {
        hint: 'add `tabs:` with at least one tab, or a `template`',
      });
    }
    const tabs: DesiredTab[] = [];
    const panes: DesiredPane[] = [];
    const names = new Map<string, Span>();
    for (const node of itemsOf(tabNodes)) this.#tab(node, body, scope, names, tabs, panes);
    // Panes of a tab that failed are read for their own mistakes.
    for (const pane of this.#defined.values())
      if (!this.#read.has(pane.key)) this.#pane(pane, undefined, body, scope, '');
    this.#reportUnplaced();
    const backend = texts.expandPublic(child(body, 'backend'), scope, '`backend`');
    return { ...none, tabs, panes, ...(backend === 'wezterm' || backend === 'tmux' ? { backend } : {}) };
  }

  /** A pane under its name, or under those of its replicas. */
  #define(entry: MapEntry, scope: Scope): void {
    const { texts, findings, depending, groups } = this.#around;
    const workspace = this.#entry.key;
    const isUsable = checkName('pane', entry.key, entry.keySpan, findings);
    const node = child(entry.value, 'replicas');
    const given = readValue({ texts, findings }, node, scope, 'replicas', 'count', countNumber);
    const count = given === undefined ? undefined : Math.min(given, mostReplicas);
    if (node !== undefined && given !== count)
      findings.add('WZP1205', node.span, `${given} replicas are more than any screen has room for`, {
        hint: `write at most ${mostReplicas}`,
      });
    const names =
      count === undefined
        ? [entry.key]
        : Array.from({ length: count }, (_, index) => `${entry.key}-${index + 1}`);
    if (count !== undefined) {
      this.#replicas.set(entry.key, names);
      groups.set(
        `${workspace}/${entry.key}`,
        names.map((name) => `${workspace}/${name}`),
      );
    }
    for (const [position, name] of names.entries()) {
      const pane = { ...entry, key: name, index: position + 1 };
      const other = this.#defined.get(name);
      if (other !== undefined)
        findings.add('WZP1507', entry.keySpan, `two panes would be called ${quoted(name)}`, {
          hint: 'replicas are called NAME-1, NAME-2 …: give the other pane another name',
          related: [{ message: 'the other one', span: other.keySpan }],
        });
      else if (isUsable) this.#defined.set(name, pane);
      const address = `${workspace}/${name}`;
      depending.set(address, { address, workspace, node: entry.value, scope: scopeOf(pane, scope) });
    }
  }

  #tab(
    node: SpecNode,
    body: SpecNode,
    scope: Scope,
    names: Map<string, Span>,
    tabs: DesiredTab[],
    panes: DesiredPane[],
  ): void {
    const { texts, findings } = this.#around;
    const workspace = this.#entry.key;
    const nameNode = child(node, 'name');
    const name = texts.expandPublic(nameNode, scope, 'the name of a tab');
    const layout = new TabLayout(texts, findings, scope, {
      place: (pane, at) => this.#place(pane, at),
      replicas: (key) =>
        this.#replicas.get(key.slice(workspace.length + 1))?.map((pane) => `${workspace}/${pane}`),
    }).build(node);
    if (layout === undefined) this.#incomplete = true;
    if (nameNode === undefined || name === undefined || !checkName('tab', name, nameNode.span, findings))
      return;
    const other = names.get(name);
    if (other !== undefined) {
      findings.add(
        'WZP1502',
        nameNode.span,
        `a second tab ${quoted(name)} in the workspace ${quoted(workspace)}`,
        {
          hint: 'give it another name',
          related: [{ message: 'the first one', span: other }],
        },
      );
    }
    names.set(name, nameNode.span);
    const address = `${workspace}:${name}`;
    const windowNode = child(node, 'window');
    const window = texts.expandPublic(windowNode, scope, 'the name of a window') ?? '';
    if (windowNode !== undefined && window !== '') checkName('window', window, windowNode.span, findings);
    if (layout === undefined) return;
    tabs.push({ address, workspace, name, window, layout, place: placeOf(nameNode.span) });
    this.#panes(node, body, scope, address, layout, panes);
  }

  #panes(
    tab: SpecNode,
    body: SpecNode,
    scope: Scope,
    address: string,
    layout: LayoutNode,
    panes: DesiredPane[],
  ): void {
    const { findings } = this.#around;
    const first: { focus?: Span; zoom?: Span } = {};
    for (const key of leavesOf(layout)) {
      const entry = this.#defined.get(key.slice(this.#entry.key.length + 1));
      if (entry === undefined) continue;
      const pane = this.#pane(entry, tab, body, scope, address);
      panes.push(pane);
      for (const flag of ['focus', 'zoom'] as const) {
        if (!pane[flag]) continue;
        const span = child(entry.value, flag)?.span ?? entry.keySpan;
        const earlier = first[flag];
        if (earlier === undefined) first[flag] = span;
        else {
          findings.add('WZP1512', span, `a second pane of the tab ${address} with \`${flag}: true\``, {
            hint: `keep \`${flag}\` on one pane of a tab`,
            related: [{ message: 'the first one', span: earlier }],
          });
        }
      }
    }
  }

  #pane(
    entry: DefinedPane,
    tab: SpecNode | undefined,
    body: SpecNode,
    scope: Scope,
    address: string,
  ): DesiredPane {
    const { environment, env: top, panes } = this.#around;
    const name = entry.key;
    const inside = scopeOf(entry, scope);
    this.#read.add(name);
    return panes.read(name, entry.value, entry.keySpan, {
      workspace: this.#entry.key,
      tab: address,
      scope: inside,
      isFirst: entry.index === 1,
      cwds: [child(body, 'cwd'), child(tab, 'cwd')],
      env: [
        environment.files(top.files, inside),
        environment.variables(top.variables, inside),
        environment.files(child(body, 'env_file'), inside),
        environment.variables(child(body, 'env'), inside),
        environment.variables(child(tab, 'env'), inside),
      ],
    });
  }

  #place(name: string, node: SpecNode): string | undefined {
    const { findings } = this.#around;
    const names = this.#replicas.get(name) ?? [name];
    const entries = names.flatMap((one) => this.#defined.get(one) ?? []);
    if (entries.length < names.length) {
      // A replica without a definition gave way to another pane, which has been said.
      if (this.#replicas.has(name)) return undefined;
      findings.add('WZP1504', node.span, `the layout names the pane ${quoted(name)}, which is not defined`, {
        hint: () =>
          `${suggestion(name, [...this.#defined.keys()], 'panes')} or add it under \`panes:\` (\`${quoted(name).slice(1, -1)}: {}\` is a shell)`,
      });
      return undefined;
    }
    const earlier = names.flatMap((one) => this.#placed.get(one) ?? [])[0];
    if (earlier !== undefined) {
      findings.add('WZP1505', node.span, `the pane ${quoted(name)} is placed twice`, {
        hint: 'a pane stands in one place of its workspace: define another one',
        related: [{ message: 'the first place', span: earlier.span }],
      });
      return undefined;
    }
    for (const entry of entries) this.#placed.set(entry.key, { entry, span: node.span });
    return `${this.#entry.key}/${name}`;
  }

  #reportUnplaced(): void {
    if (this.#incomplete) return;
    for (const [name, { keySpan, value }] of this.#defined) {
      if (this.#placed.has(name) || this.#around.inPlace.has(value)) continue;
      this.#around.findings.add(
        'WZP1506',
        keySpan,
        `the pane ${quoted(name)} is in no layout, so it is never made`,
        {
          severity: 'warning',
          hint: 'put it into the layout of a tab, or remove it',
        },
      );
    }
  }
}
