/**
 * Adds a workspace to the text of a spec, or removes one. All other bytes stay as they are; where the spec is written in a way that
 * does not allow that (in brackets), it is written anew with its comments. Pure.
 */
import { Document, parseDocument } from 'yaml';
import { failed, ok, type Outcome } from '../../diagnostics/diagnostic.ts';
import { canonicalJson } from '../canonical.ts';
import type { Json } from '../desired.ts';
import { readTree } from '../format/read-tree.ts';
import type { Collection, Comment, Entry, Value } from '../format/tree.ts';
import { plain } from '../node.ts';
import { parseFile } from '../parse.ts';
import type { SpecFile } from '../source.ts';

export interface NewWorkspace {
  readonly name: string;
  /** Keys and values of the workspace. */
  readonly body: { readonly [key: string]: Json };
}

export interface WorkspaceOrder {
  readonly template: string | null;
  /** Values for the parameters of the template. */
  readonly values: { readonly [key: string]: Json };
  readonly cwd: string | null;
}

/** The keys of a new workspace; without a template it has one pane with a shell. */
export function newWorkspaceBody({ template, values, cwd }: WorkspaceOrder): NewWorkspace['body'] {
  const place = cwd === null ? {} : { cwd };
  if (template === null)
    return {
      ...place,
      tabs: [{ name: 'main', layout: { pane: 'shell' } }],
      panes: { shell: { focus: true } },
    };
  return { template, ...(Object.keys(values).length > 0 && { with: values }), ...place };
}

/** `name` is not in the file yet. The text has no errors. */
export function withWorkspace(file: SpecFile, { name, body }: NewWorkspace): Outcome<string> {
  const root = readTree(file.text)?.root;
  const spliced = root === undefined ? null : spliceIn(file.text, root, name, body);
  return verified(
    file,
    [spliced, () => anew(file.text, (document) => document.setIn(['workspaces', name], body))],
    (spec) => ({
      ...spec,
      workspaces: { ...mapOf(spec['workspaces']), [name]: body },
    }),
  );
}

/** Null where the workspaces are written in brackets. */
function spliceIn(text: string, root: Collection, name: string, body: JsonMap): string | null {
  if (root.isFlow) return null;
  const entry = entryOf(root, 'workspaces');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = (column: number): string =>
    linesOf(name, body, ' '.repeat(column))
      .map((line) => line + newline)
      .join('');
  if (entry === undefined)
    return `${ended(text, newline)}${' '.repeat(root.column)}workspaces:${newline}${lines(root.column + 2)}`;
  const { value } = entry;
  if (isBlock(value) && value.entries.length > 0) {
    const at = endOfLast(text, value);
    const hasGap = value.entries.some(
      ({ isApart, leading }) => isApart || leading.some((one) => one.isApart),
    );
    return `${ended(text.slice(0, at), newline)}${hasGap ? newline : ''}${lines(value.column)}${text.slice(at)}`;
  }
  if (value !== null && value.kind !== 'leaf' && value.entries.length > 0) return null;
  // `workspaces: {}` and `workspaces:` become a mapping in lines; what stands behind them on the line stays.
  const [from = entry.start, to = from] = value?.node.range ?? [];
  const bare = value === null ? text : text.slice(0, from) + text.slice(to);
  const at = lineEnd(bare, entry.start);
  const head = bare
    .slice(0, at)
    .replace(/[ \t]+(?=\r?\n?$)/, '')
    .replace(/:[ \t]+#/, ': #');
  return `${ended(head, newline)}${lines(root.column + 2)}${bare.slice(at)}`;
}

const ended = (text: string, newline: string): string =>
  text === '' || text.endsWith('\n') ? text : text + newline;

const linesOf = (name: string, body: JsonMap, indent: string): string[] =>
  new Document({ [name]: body }, { aliasDuplicateObjects: false })
    .toString({ lineWidth: 0, flowCollectionPadding: true })
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line));

export function withoutWorkspace(file: SpecFile, name: string): Outcome<string> {
  const root = readTree(file.text)?.root;
  const workspaces = root === undefined ? undefined : entryOf(root, 'workspaces')?.value;
  const spliced =
    isBlock(workspaces) && workspaces.entries.length > 1 ? cutOut(file.text, workspaces, name) : null;
  return verified(
    file,
    [spliced, () => anew(file.text, (document) => document.deleteIn(['workspaces', name]))],
    (spec) => ({
      ...spec,
      workspaces: Object.fromEntries(
        Object.entries(mapOf(spec['workspaces'])).filter(([other]) => other !== name),
      ),
    }),
  );
}

type JsonMap = { readonly [key: string]: Json };

const mapOf = (value: Json | undefined): JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonMap) : {}; // neither null nor a list

/** The first candidate that reads as it should. */
function verified(
  file: SpecFile,
  [spliced, whole]: readonly [string | null, () => string | null],
  change: (spec: JsonMap) => JsonMap,
): Outcome<string> {
  const before = parseFile(file).node;
  const wanted = before === undefined ? null : canonicalJson(change(mapOf(plain(before))));
  const says = (text: string): boolean => {
    const { node, diagnostics } = parseFile({ ...file, text });
    return node !== undefined && diagnostics.length === 0 && canonicalJson(plain(node)) === wanted;
  };
  if (spliced !== null && says(spliced)) return ok(spliced);
  const text = whole();
  if (text !== null && says(text)) return ok(text);
  return failed({
    code: 'WZP1110',
    severity: 'error',
    message: `${file.shown} is written in a way that cannot be edited without changing what it says`,
    hint: 'edit it by hand',
    place: { file: file.shown, line: 1, column: 1 },
  });
}

const entryOf = ({ entries }: Collection, name: string): Entry | undefined =>
  entries.find((entry) => entry.name === name);

const isBlock = (value: Value | null | undefined): value is Collection =>
  value?.kind === 'map' && !value.isFlow;

function cutOut(text: string, workspaces: Collection, name: string): string | null {
  const index = workspaces.entries.findIndex((entry) => entry.name === name);
  const entry = workspaces.entries[index];
  if (entry === undefined) return null;
  const next = workspaces.entries[index + 1];
  const end = next === undefined ? endOfLast(text, workspaces) : startOf(text, next);
  const start = startOf(text, entry);
  // Without what follows, the empty lines above the last one separate nothing.
  const kept =
    next === undefined ? text.slice(0, start).replace(/(?<=\n)[ \t\r\n]*$/, '') : text.slice(0, start);
  return kept + text.slice(end);
}

/** The line of the entry, or of the first comment above it. */
function startOf(text: string, { start, leading }: Entry): number {
  const first = Math.min(start, ...leading.map(({ offset }: Comment) => offset));
  return text.lastIndexOf('\n', first - 1) + 1;
}

/** Behind the last line that belongs to the last workspace: comments that are indented below its key do. */
function endOfLast(text: string, workspaces: Collection): number {
  let at = lineEnd(text, lastOffset(workspaces));
  for (let next = at; next < text.length; next = lineEnd(text, next)) {
    const line = text.slice(next, lineEnd(text, next));
    const indentation = /^[ ]*/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '') continue;
    if (!line.trim().startsWith('#') || indentation <= workspaces.column) break;
    at = lineEnd(text, next);
  }
  return at;
}

/** Of the last character that is no comment. */
function lastOffset({ entries, isFlow, start, end }: Collection): number {
  const last = entries.at(-1);
  if (isFlow || last === undefined) return Math.max(start, end - 1);
  const { value, key } = last;
  if (value !== null && value.kind !== 'leaf') return lastOffset(value);
  const [, to = last.start] = (value?.node ?? key)?.range ?? [];
  return Math.max(last.start, to - 1);
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 ? text.length : found + 1;
}

/** Through the document of the YAML library, which keeps comments but not every space. Null: what is left makes no sense. */
function anew(text: string, change: (document: Document.Parsed) => void): string | null {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  change(document);
  try {
    return document.toString({ lineWidth: 0, flowCollectionPadding: true });
  } catch {
    return null; // an alias whose anchor is gone
  }
}
