/**
 * A spec with other tabs: the text of a spec in which the tabs of some workspaces are replaced and panes are added, all else as it was
 * written. One file keeps its comments; several are merged into one.
 */
import { Document, isMap, isNode, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { mapKeys } from '../layout/placed.ts';
import type { LayoutNode } from '../layout/tree.ts';
import type { Json } from './desired.ts';
import { Findings } from './findings.ts';
import { gatherAll } from './in-place.ts';
import { joinedPath } from './import/folders.ts';
import { treeJson } from './import/sound-tree.ts';
import { merge } from './merge.ts';
import { child, entriesOf, itemsOf, plain, type SpecNode, textOf } from './node.ts';
import { parseFile } from './parse.ts';
import { printable } from './printable.ts';
import type { SpecSources } from './source.ts';
import { expandTemplate } from './template.ts';
import { Scope, Texts } from './texts.ts';

type JsonMap = { readonly [key: string]: Json };

export interface NewTab {
  readonly name: string;
  /** Empty: the first OS window. */
  readonly window: string;
  /** Leaves keyed by pane address. Null: as it was written. */
  readonly layout: LayoutNode | null;
  /** The tab of the spec whose other keys it has; null: none. */
  readonly like: string | null;
  readonly comments: readonly string[];
}

export interface NewPane {
  readonly name: string;
  readonly keys: JsonMap;
  readonly comments: readonly string[];
}

export interface NewWorkspace {
  readonly name: string;
  /** As `cwd` of a workspace that the spec did not have; null: the spec's folder. */
  readonly cwd: string | null;
  readonly tabs: readonly NewTab[];
  /** Panes that the spec did not have. */
  readonly panes: readonly NewPane[];
  /** Tab of the spec → its panes, where panes have left it or come to it: what it gave them they get themselves. */
  readonly parted: ReadonlyMap<string, readonly string[]>;
  readonly comments: readonly string[];
}

/** A spec of these workspaces and nothing else. */
export function specText(workspaces: readonly NewWorkspace[], head: readonly string[]): string {
  const spec: JsonMap = {
    version: 1,
    workspaces: Object.fromEntries(
      workspaces.map((workspace) => [
        workspace.name,
        {
          ...(workspace.cwd === null ? {} : { cwd: workspace.cwd }),
          tabs: workspace.tabs.map((tab) => tabJson(tab, undefined, noKeys)),
          panes: Object.fromEntries(workspace.panes.map(({ name, keys }) => [name, keys])),
        },
      ]),
    ),
  };
  return written(new Document(spec, { aliasDuplicateObjects: false }), workspaces, head);
}

/** `gone`: workspaces that are left out. */
export function rewrittenSpec(
  sources: SpecSources,
  workspaces: readonly NewWorkspace[],
  gone: readonly string[],
  head: readonly string[],
): string {
  const merged = mergedFiles(sources);
  const [only, ...others] = sources.files;
  const document =
    only !== undefined && others.length === 0 && !only.text.includes('&') // an anchor may stand in what is replaced
      ? parseDocument(only.text, { version: '1.2', schema: 'core' })
      : new Document(withoutIncludes(plain(merged)), { aliasDuplicateObjects: false });
  for (const name of gone) document.deleteIn(['workspaces', name]);
  for (const workspace of workspaces) {
    const at = ['workspaces', workspace.name];
    const body = bodyOf(child(child(merged, 'workspaces'), workspace.name), merged, sources);
    const standing = new Map(itemsOf(child(body, 'tabs')).map((tab) => [textOf(child(tab, 'name')), tab]));
    const tabs = workspace.tabs.map((tab) => {
      const like = standing.get(tab.like ?? undefined);
      return tabJson(tab, like, workspace.parted.has(tab.like ?? '') ? inherited : noKeys);
    });
    document.setIn([...at, 'tabs'], document.createNode(tabs));
    // What was defined inside of a layout is defined among the panes from now on.
    for (const { key, value } of entriesOf(
      child(child(child(merged, 'workspaces'), workspace.name), 'panes'),
    ))
      if (!document.hasIn([...at, 'panes', key])) setPane(document, [...at, 'panes'], key, plain(value));
    for (const [tab, panes] of workspace.parted)
      for (const name of panes) handDown(document, [...at, 'panes'], name, body, standing.get(tab));
    for (const { name, keys } of workspace.panes) setPane(document, [...at, 'panes'], name, keys);
  }
  return written(document, workspaces, head);
}

function setPane(document: Document, at: readonly string[], name: string, keys: Json): void {
  if (!isMap(document.getIn(at))) document.setIn(at, document.createNode({}));
  document.setIn([...at, name], document.createNode(keys));
}

/** Gives a pane what it had from its tab. */
function handDown(
  document: Document,
  at: readonly string[],
  name: string,
  body: SpecNode | undefined,
  tab: SpecNode | undefined,
): void {
  const pane = child(child(body, 'panes'), name);
  const [folder, env] = [textOf(child(tab, 'cwd')), child(tab, 'env')];
  if (folder === undefined && env === undefined) return;
  if (!isMap(document.getIn([...at, name]))) setPane(document, at, name, {});
  if (folder !== undefined) {
    const own = textOf(child(pane, 'cwd'));
    document.setIn([...at, name, 'cwd'], own === undefined ? folder : joinedPath(folder, own));
  }
  const own = child(pane, 'env');
  if (env !== undefined)
    document.setIn(
      [...at, name, 'env'],
      document.createNode(plain(own === undefined ? env : merge(env, own))),
    );
}

/** All files as one tree, panes that were defined in layouts among the panes. */
function mergedFiles(sources: SpecSources): SpecNode {
  const nodes = sources.files.flatMap((file) => {
    const { node } = parseFile(file);
    return node === undefined ? [] : [gatherAll(node, new Findings(), new Set())];
  });
  const [first, ...rest] = nodes;
  if (first === undefined) throw new Error('a spec that was applied has a file');
  return rest.reduce(merge, first);
}

function withoutIncludes(spec: Json): Json {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) return spec;
  return Object.fromEntries(Object.entries(spec).filter(([key]) => key !== 'include'));
}

/** The workspace with its template filled in, texts as they are written. */
function bodyOf(workspace: SpecNode | undefined, spec: SpecNode, sources: SpecSources): SpecNode | undefined {
  if (workspace === undefined) return undefined;
  const templates = new Map<string, SpecNode>();
  for (const file of sources.templates) {
    const { node } = parseFile(file);
    if (node !== undefined) templates.set(file.template ?? '', node);
  }
  for (const { key, value } of entriesOf(child(spec, 'templates'))) templates.set(key, value);
  const texts = new Texts(new Findings(), () => undefined, new Set());
  const scope = new Scope(new Map());
  return expandTemplate(workspace, templates, [], scope, texts, new Findings())?.body;
}

/** Keys that say where panes stand; what else a tab has stays. */
const placing: ReadonlySet<string> = new Set(['name', 'window', 'layout', 'panes']);
/** Keys that a tab has for its panes. */
const inherited: ReadonlySet<string> = new Set(['cwd', 'env']);
const noKeys: ReadonlySet<string> = new Set();

function tabJson(tab: NewTab, like: SpecNode | undefined, without: ReadonlySet<string>): JsonMap {
  const others: [string, Json][] = [];
  for (const { key, value } of entriesOf(like))
    if (!placing.has(key) && !without.has(key)) others.push([key, plain(value)]);
  return {
    name: tab.name,
    ...(tab.window === '' ? {} : { window: tab.window }),
    ...Object.fromEntries(others),
    ...layoutJson(tab, like),
  };
}

function layoutJson({ layout }: NewTab, like: SpecNode | undefined): JsonMap {
  const [asWritten, slots] = [child(like, 'layout'), child(like, 'panes')];
  if (layout !== null) return { layout: treeJson(mapKeys(layout, paneName)) };
  return {
    ...(asWritten === undefined ? {} : { layout: placesOnly(plain(asWritten)) }),
    ...(slots === undefined ? {} : { panes: placesOnly(plain(slots)) }),
  };
}

const paneName = (address: string): string => address.slice(address.indexOf('/') + 1);

/** Layouts without definitions of panes in them: those stand among the panes. */
function placesOnly(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => nameAlone(placesOnly(item)));
  const kept = 'pane' in value ? ['pane', 'size', 'position'] : Object.keys(value);
  const entries = kept.flatMap((key): [string, Json][] =>
    value[key] === undefined ? [] : [[key, placesOnly(value[key])]],
  );
  return Object.fromEntries(entries);
}

/** In a list a pane without a size is written by its name. */
function nameAlone(value: Json): Json {
  if (value === null || typeof value !== 'object' || isList(value)) return value;
  const { pane } = value;
  return Object.keys(value).length === 1 && typeof pane === 'string' ? pane : value;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value); // isArray does not narrow readonly arrays

/** The comments go to what they are about, the head before everything. */
function written(document: Document, workspaces: readonly NewWorkspace[], head: readonly string[]): string {
  for (const workspace of workspaces) {
    const at = ['workspaces', workspace.name];
    comment(document, at, workspace.comments);
    workspace.tabs.forEach((tab, index) => comment(document, [...at, 'tabs', index], tab.comments));
    for (const pane of workspace.panes) comment(document, [...at, 'panes', pane.name], pane.comments);
    shape(document.getIn([...at, 'tabs']), '');
    for (const pane of workspace.panes) shape(document.getIn([...at, 'panes', pane.name]), '');
  }
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return `${head.map((line) => `# ${printable(line)}\n`).join('')}\n${text}`;
}

function comment(document: Document, path: readonly (string | number)[], lines: readonly string[]): void {
  if (lines.length === 0) return;
  const text = lines.map((line) => ` ${printable(line)}`).join('\n');
  const parent = document.getIn(path.slice(0, -1));
  const last = path.at(-1);
  if (isSeq(parent) && typeof last === 'number') {
    const item = parent.items[last];
    if (isNode(item)) item.commentBefore = text;
  } else if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    if (pair !== undefined && isScalar(pair.key)) pair.key.commentBefore = text;
  }
}

/** Rows of panes and short mappings on one line, as a person writes them. */
function shape(node: unknown, key: string): void {
  if (isSeq(node)) {
    node.flow = key !== '' && node.items.every((item) => isScalar(item) || isLeaf(item));
    for (const item of node.items) shape(item, '');
  } else if (isMap(node)) {
    node.flow = node.items.length === 0 || isLeaf(node);
    for (const pair of node.items) shape(pair.value, isScalar(pair.key) ? String(pair.key.value) : '');
  }
}

const isLeaf = (node: unknown): node is Node => isMap(node) && node.has('pane') && node.items.length <= 2;
