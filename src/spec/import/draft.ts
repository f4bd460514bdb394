/** A spec that an importer is making: one workspace, its tabs and panes, and the notes about what became of the source. */
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import type { LayoutNode } from '../../layout/tree.ts';
import type { Json } from '../desired.ts';
import { variableName } from '../env-file.ts';
import { placeOf, type SourceText, type Span, type SpecNode, textOf } from '../node.ts';
import { quoted } from '../printable.ts';
import { type Folder, Folders } from './folders.ts';
import type { ImportKind } from './kinds.ts';
import { Names, nameOfCommand, paneName, usableName } from './names.ts';
import type { Fate, ImportReport, NoteDetails, Notes, SpecPath } from './report.ts';
import { spanAt } from './read-yaml.ts';
import { soundTree, treeJson } from './sound-tree.ts';
import { suggestDependencies, type Wait } from './suggest-dependency.ts';
import type { TabShape } from './tmux-layout.ts';

export interface Imported {
  /** The plain value of a wezterm-parallel.yaml. */
  readonly spec: Json;
  readonly report: ImportReport;
}

export type ImportEnv = Readonly<Record<string, string | undefined>>;

/** The order in which the keys of a pane are written. */
const paneKeyOrder = ['run', 'type', 'shell', 'cwd', 'env_file', 'env', 'title', 'focus', 'replicas', 'start', 'depends_on', 'ready', 'health', 'restart', 'stop', 'log', 'on_exit', 'schedule', 'watch'] as const; // prettier-ignore
export type PaneKey = (typeof paneKeyOrder)[number];

export class DraftPane {
  readonly name: string;
  readonly span: Span;
  readonly #keys = new Map<PaneKey, Json>();
  readonly #env = new Map<string, Json>();

  constructor(name: string, span: Span) {
    this.name = name;
    this.span = span;
  }

  /** An empty text says nothing. */
  set(key: PaneKey, value: Json): void {
    if (typeof value !== 'string' || value.trim() !== '') this.#keys.set(key, value);
  }

  get(key: PaneKey): Json | undefined {
    return this.#keys.get(key);
  }

  unset(key: PaneKey): void {
    this.#keys.delete(key);
  }

  setEnv(name: string, value: Json): void {
    this.#env.set(name, value);
  }

  get json(): Json {
    const env = this.#env.size > 0 ? Object.fromEntries(this.#env) : undefined;
    return Object.fromEntries(
      paneKeyOrder.flatMap((key) => {
        const value = key === 'env' ? env : this.#keys.get(key);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }
}

export class DraftTab {
  readonly name: string;
  readonly index: number;
  readonly panes: DraftPane[] = [];
  cwd: string | null = null;
  shape: TabShape | null = null;

  constructor(name: string, index: number) {
    this.name = name;
    this.index = index;
  }
}

export class Draft {
  readonly kind: ImportKind;
  readonly source: SourceText;
  readonly notes: Notes;
  readonly folders: Folders;
  readonly env: ImportEnv;
  readonly tabs: DraftTab[] = [];
  readonly #tabNames = new Names();
  readonly #paneNames = new Names();
  readonly #workspaceEnv = new Map<string, Json>();
  readonly #hooks = new Map<string, string[]>();
  readonly #waits: Wait[] = [];
  workspace = 'dev';
  cwd: string | null = null;

  constructor(kind: ImportKind, source: SourceText, notes: Notes, env: ImportEnv) {
    this.kind = kind;
    this.source = source;
    this.notes = notes;
    this.env = env;
    this.folders = new Folders(liesBeside(source.file));
    this.workspace = nameOfFile(source.file) ?? 'dev';
  }

  note(fate: Fate, span: Span, source: string, message: string, details: NoteDetails = {}): void {
    this.notes.add(fate, span, source, message, details);
  }

  /** The whole file, for what concerns all of it. */
  get start(): Span {
    return spanAt(this.source, 0, 0);
  }

  /** The name of the session; variables in it are replaced from the environment given to the import. */
  nameWorkspace(raw: string, span: Span): void {
    const replaced = raw
      .slice(0, 1000)
      .replaceAll(
        /\$\{([A-Za-z_]\w*)(?::?-([^}]*))?[^}]*\}|\$([A-Za-z_]\w*)/g,
        (_, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) => {
          const name = braced ?? bare ?? '';
          const value = Object.hasOwn(this.env, name) ? this.env[name] : undefined;
          return value ?? otherwise ?? name.toLowerCase();
        },
      );
    const name = usableName(replaced, this.workspace);
    this.workspace = name;
    this.#renamed('the session', raw, name, span, ['workspaces', name]);
  }

  /** `isFree`: the name is the importer's own, so that nobody misses it when it is taken. */
  tab(raw: string, span: Span, { isFree = false }: { readonly isFree?: boolean } = {}): DraftTab {
    const name = this.#tabNames.take(usableName(raw, `tab-${this.tabs.length + 1}`));
    const tab = new DraftTab(name, this.tabs.length);
    this.tabs.push(tab);
    if (raw.trim() !== '' && !isFree) this.#renamed('the window', raw, name, span, this.tabPath(tab, 'name'));
    return tab;
  }

  /** `wished`: a name that the source gives; else the pane is named after its command or its tab. */
  pane(
    tab: DraftTab,
    span: Span,
    naming: { readonly wished?: string; readonly command?: string; readonly alone?: boolean },
  ): DraftPane {
    const { wished, command, alone = false } = naming;
    const after = command === undefined ? null : nameOfCommand(command);
    const own = wished ?? (alone ? tab.name : (after ?? 'shell'));
    const pane = new DraftPane(
      this.#paneNames.take(paneName(own, paneName(after ?? 'shell', 'shell'))),
      span,
    );
    tab.panes.push(pane);
    if (wished !== undefined) this.#renamed('the pane', wished, pane.name, span, this.panePath(pane));
    return pane;
  }

  #renamed(what: string, raw: string, name: string, span: Span, at: SpecPath): void {
    if (raw === name) return;
    const isTaken = name.startsWith(`${paneName(raw, '')}-`) || name.startsWith(`${usableName(raw, '')}-`);
    const why = isTaken ? 'another one has its name' : 'names stand in addresses';
    this.note('approximated', span, `${what} ${quoted(raw)}`, `is named ${quoted(name)}: ${why}`, { at });
  }

  /** Takes the newest tab back. */
  dropTab(tab: DraftTab): void {
    if (this.tabs.at(-1) === tab) this.tabs.pop();
  }

  tabPath(tab: DraftTab, key?: string): SpecPath {
    return ['workspaces', this.workspace, 'tabs', tab.index, ...(key === undefined ? [] : [key])];
  }

  panePath(pane: DraftPane, key?: PaneKey): SpecPath {
    return ['workspaces', this.workspace, 'panes', pane.name, ...(key === undefined ? [] : [key])];
  }

  /** Without a folder of the session: one that all windows lie in takes its place. */
  rootOfWindows(roots: readonly (SpecNode | undefined)[], key: string): void {
    const written = roots.flatMap((node) => {
      const path = textOf(node);
      return node === undefined || path === undefined ? [] : [{ path, span: node.span }];
    });
    const outermost = written.toSorted((a, b) => a.path.length - b.path.length)[0];
    if (outermost === undefined || !this.folders.isOnePersons(outermost.path)) return;
    const bare = outermost.path.replace(/\/+$/, '');
    if (!written.every(({ path }) => path === bare || path.startsWith(`${bare}/`))) return;
    const { path, span } = outermost;
    this.cwd = this.folder(this.folders.root(path), path, span, key, ['workspaces', this.workspace]);
  }

  /** The `cwd` that a folder becomes; says what happened to it. */
  folder(folder: Folder, raw: string, span: Span, key: string, at: SpecPath): string | null {
    if (folder.change !== undefined)
      this.note(
        folder.lost === true ? 'dropped' : 'approximated',
        span,
        `${key} ${quoted(raw)}`,
        folder.change,
        {
          at,
          ...(folder.lost === true ? { hint: 'write the folder out as `cwd`' } : {}),
        },
      );
    return folder.cwd;
  }

  /** Makes this the focused pane of its tab. */
  focus(pane: DraftPane): void {
    const tab = this.tabs.find(({ panes }) => panes.includes(pane));
    for (const other of tab?.panes ?? []) other.unset('focus');
    pane.set('focus', true);
  }

  setEnv(name: string, value: Json, span: Span): void {
    // What it is anyway; unset it would be empty instead.
    if (value === `\${${name}}`) return;
    if (variableName.test(name)) this.#workspaceEnv.set(name, value);
    else this.badVariable(name, span);
  }

  setPaneEnv(pane: DraftPane, name: string, value: Json, span: Span): void {
    if (variableName.test(name)) pane.setEnv(name, value);
    else this.badVariable(name, span);
  }

  badVariable(name: string, span: Span): void {
    this.note('dropped', span, `the variable ${quoted(name)}`, 'is not a name that a shell can have', {
      hint: 'give it to the program in its command line',
    });
  }

  hook(name: 'before_apply' | 'before_destroy', script: string): void {
    this.#hooks.set(name, [...(this.#hooks.get(name) ?? []), script]);
  }

  wait(wait: Wait): void {
    this.#waits.push(wait);
  }

  finish(): Outcome<Imported> {
    const tabs = this.tabs.filter((tab) => tab.panes.length > 0);
    if (tabs.length === 0) {
      return failed({
        code: 'WZP1803',
        severity: 'error',
        message: `there are no panes in this ${this.kind} file`,
        place: placeOf(this.start),
        hint: 'check that it is the right file, or start anew with `wzp init`',
      });
    }
    suggestDependencies(this, this.#waits);
    this.#keepLogsApart(tabs.flatMap((tab) => tab.panes));
    const panes = tabs.flatMap((tab) => tab.panes).map((pane) => [pane.name, pane.json] as const);
    const workspace = {
      ...(this.cwd === null ? {} : { cwd: this.cwd }),
      ...(this.#workspaceEnv.size === 0 ? {} : { env: Object.fromEntries(this.#workspaceEnv) }),
      tabs: tabs.map((tab) => this.#tabJson(tab)),
      panes: Object.fromEntries(panes),
    };
    const hooks = [...this.#hooks].map(([name, lines]) => [name, lines.join('\n')] as const);
    const spec: Json = {
      version: 1,
      ...(hooks.length === 0 ? {} : { hooks: Object.fromEntries(hooks) }),
      workspaces: Object.fromEntries([[this.workspace, workspace]]),
    };
    return ok({ spec, report: this.notes.report(this.kind, this.source.file) });
  }

  /** A log of ours is the file of one process: it is rotated, and lines of two would stand in each other. */
  #keepLogsApart(panes: readonly DraftPane[]): void {
    const taken = new Set<string>();
    for (const pane of panes) {
      const log = pane.get('log');
      if (typeof log !== 'object' || log === null || Array.isArray(log)) continue;
      const settings = log as { readonly [key: string]: Json }; // no list, which the compiler does not tell from readonly ones
      const { file } = settings;
      if (typeof file !== 'string') continue;
      const replicas = pane.get('replicas');
      const isMany = typeof replicas === 'number' && replicas > 1 && !file.includes('{{index}}');
      const own = isMany ? file.replace(/(\.[^./]*)?$/, '-{{index}}$1') : file;
      if (isMany) pane.set('log', { ...settings, file: own });
      if (taken.has(own)) {
        pane.unset('log');
        this.note(
          'dropped',
          pane.span,
          `the log of ${quoted(pane.name)}`,
          'is that of another pane already',
          {
            at: this.panePath(pane),
            hint: 'give it a file of its own: `log: { file: … }`',
          },
        );
      }
      taken.add(own);
    }
  }

  #tabJson(tab: DraftTab): Json {
    const cwd = tab.cwd === null ? {} : { cwd: tab.cwd };
    const names = tab.panes.map((pane) => pane.name);
    const [only] = names;
    const shape: TabShape =
      tab.shape ??
      (names.length === 1 && only !== undefined
        ? { kind: 'tree', tree: { kind: 'leaf', key: only } }
        : { kind: 'named', layout: 'grid', panes: names });
    if (shape.kind === 'named')
      return { name: tab.name, ...cwd, layout: shape.layout, panes: [...shape.panes] };
    return { name: tab.name, ...cwd, ...this.#treeJson(shape.tree, tab, names) };
  }

  #treeJson(tree: LayoutNode, tab: DraftTab, names: readonly string[]): { readonly [key: string]: Json } {
    const sound = soundTree(tree);
    const span = tab.panes[0]?.span ?? this.start;
    const at = this.tabPath(tab, 'layout');
    const what = `the layout of ${quoted(tab.name)}`;
    if (sound === null) {
      this.note('approximated', span, what, 'is nested too deeply: the panes stand in a grid', { at });
      return { layout: 'grid', panes: [...names] };
    }
    if (sound.changed)
      this.note('approximated', span, what, 'has sizes that leave no room: they are left out', { at });
    return { layout: treeJson(sound.tree) };
  }
}

/** The name of what is no file: it says nothing, and the text is of the project that it is given in. */
export const standardInput = 'standard input';

/** Files that stand in the folder of their project, not in a folder of all of a person's sessions. */
function liesBeside(file: string): boolean {
  const parts = file.split(/[/\\]/);
  const base = parts.at(-1) ?? '';
  if (
    parts.some(
      (part) => part === '.config' || part === '.tmuxinator' || part === '.tmuxp' || part === '.teamocil',
    )
  )
    return false;
  return (
    base.startsWith('.') ||
    file === standardInput ||
    /^(?:mprocs|process-compose|zellij|tmuxinator|tmuxp|smug|teamocil|Procfile)\b/.test(base)
  );
}

const generic =
  /^(?:\.?(?:tmuxinator|tmuxp|smug|teamocil|itermocil|zellij|mprocs|layout|default|config)|process-compose.*|Procfile.*|.*\.(?:mprocs|tmuxp|tmuxinator|smug))$/i;

/** A name for the workspace after the file, unless every file of the kind is called so. */
function nameOfFile(file: string): string | null {
  const base = (file.split(/[/\\]/).at(-1) ?? '').replace(/\.(?:ya?ml|json|kdl|toml)$/i, '');
  if (base === '' || file === standardInput || generic.test(base) || /procfile/i.test(base)) return null;
  const name = usableName(base.replace(/^\.+/, ''), '');
  return name === '' ? null : name;
}
