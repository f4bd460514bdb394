/** The text of an imported spec: the value as YAML, with what is not the same as in the source as comments beside it. */
import { Document, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, Scalar } from 'yaml';
import type { Json } from '../desired.ts';
import { printable } from '../printable.ts';
import type { ImportNote, ImportReport, SpecPath } from './report.ts';

/** Mappings under these keys stand on one line. */
const onOneLine: ReadonlySet<string> = new Set([
  'depends_on',
  'ready',
  'health',
  'restart',
  'stop',
  'log',
  'schedule',
]);

/** Without the `# yaml-language-server` header, which is the caller's. */
export function toCommentedYaml(spec: Json, report: ImportReport): string {
  const document = new Document(spec, { aliasDuplicateObjects: false });
  if (isNode(document.contents)) shape(document.contents, []);
  const comments = new Map<Pair | Node, string[]>();
  for (const note of [...report.approximated, ...report.dropped, ...report.suggestions]) {
    const at = note.at === undefined ? undefined : holderOf(document.contents, note.at);
    if (at === undefined) continue;
    const lines = comments.get(at) ?? [];
    const text = commentOf(note);
    if (!lines.includes(text)) lines.push(text);
    comments.set(at, lines);
  }
  for (const [holder, lines] of comments) setComment(holder, lines.join('\n'));
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function commentOf({ place, source, message, hint }: ImportNote): string {
  // A command line stands beside the comment anyway.
  const what = source.startsWith('"') ? '' : `${source}: `;
  const text = ` line ${place.line}: ${what}${message}${hint === undefined ? '' : ` (${hint})`}`;
  return printable(text);
}

/** Rows, argv and short mappings on one line, as a person writes them. `path`: the keys that lead here, list positions as `[]`. */
function shape(node: Node, path: readonly string[]): void {
  // workspaces NAME tabs [] layout …
  const isLayout = path[2] === 'tabs' && path[4] === 'layout';
  if (isSeq(node)) {
    node.flow = node.items.every((item) => isShort(item) || (isLayout && isLeaf(item)));
    for (const item of node.items) if (isNode(item)) shape(item, [...path, '[]']);
  } else if (isMap(node)) {
    // workspaces NAME panes NAME KEY
    const isSetting = path.length === 5 && path[2] === 'panes' && onOneLine.has(path[4] ?? '');
    const isSmall = isSetting && node.items.every(({ value }) => isShort(value));
    node.flow = node.items.length === 0 || isSmall || (isLayout && isLeaf(node));
    for (const { key, value } of node.items) {
      if (isScalar(key)) quote(key);
      if (isNode(value)) shape(value, [...path, isScalar(key) ? String(key.value) : '']);
    }
  } else if (isScalar(node)) quote(node);
}

const isShort = (item: unknown): boolean => isScalar(item) && !String(item.value).includes('\n');

const isLeaf = (node: unknown): boolean =>
  isMap(node) && node.has('pane') && node.items.every(({ value }) => isShort(value));

/** What YAML 1.1 takes for something else, and what a block scalar would not keep as it is. */
function quote(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string') return;
  const isOldWord = /^(?:y|n|yes|no|on|off|[0-9]+:[0-9:.]+)$/i.test(value);
  const hasOddBreaks = /[\r\t\u0085\u2028\u2029\ufeff]|^\s|\s$/.test(value);
  if (isOldWord || hasOddBreaks) scalar.type = Scalar.QUOTE_DOUBLE;
}

/** The pair or list item, outside one-line collections, that a path leads to or through. */
function holderOf(root: unknown, path: SpecPath): Pair | Node | undefined {
  let node: unknown = root;
  let holder: Pair | Node | undefined;
  for (const step of path) {
    if (isMap(node)) {
      if (node.flow === true) break;
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) break;
      holder = pair;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = typeof step === 'number' ? node.items[step] : undefined;
      if (node.flow === true || !isNode(item)) break;
      holder = item;
      node = item;
    } else break;
  }
  return holder;
}

function setComment(holder: Pair | Node, comment: string): void {
  const node = isPair(holder) ? holder.key : holder;
  if (isNode(node)) node.commentBefore = comment;
}
