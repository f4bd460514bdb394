/** The text of an imported spec: the value as YAML, with what is not the same as in the source as comments beside it. */
import {
  Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml';
import type { Json } from '../desired.ts';
import { printable } from '../printable.ts';
import type { ImportNote, ImportReport, SpecPath } from './report.ts';

/** Mappings under these keys stand on one line. */
const onOneLine = new Set(['depends_on', 'ready', 'health', 'restart', 'stop', 'log', 'schedule']);

/** Without the `# yaml-language-server` header, which is the caller's. */
export function toCommentedYaml(spec: Json, report: ImportReport): string {
  const document = new Document(spec, { aliasDuplicateObjects: false });
  if (isNode(document.contents)) shape(document.contents, '');
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
  const text = ` line ${place.line}: ${source}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
  return printable(text);
}

/** Rows, argv and short mappings on one line, as a person writes them. */
function shape(node: Node, key: string): void {
  if (isSeq(node)) {
    const isLayout = key === 'row' || key === 'column';
    if (!isLayout && node.items.every((item) => isScalar(item) && !String(item.value).includes('\n')))
      node.flow = true;
    if (isLayout && node.items.every((item) => isScalar(item) || (isMap(item) && item.has('pane'))))
      node.flow = true;
    for (const item of node.items) if (isNode(item)) shape(item, '');
  } else if (isMap(node)) {
    if (node.items.length === 0 || onOneLine.has(key) || isLeaf(node)) node.flow = true;
    for (const { key: name, value } of node.items) {
      if (isNode(value)) shape(value, isScalar(name) ? String(name.value) : '');
    }
  } else if (isScalar(node) && typeof node.value === 'string' && hasOddBreaks(node.value))
    node.type = Scalar.QUOTE_DOUBLE;
}

const isLeaf = (node: YAMLMap): boolean => node.has('pane') && node.items.length <= 2;

/** What a block scalar would not keep as it is. */
const hasOddBreaks = (text: string): boolean =>
  /\r|\t|[\u0085\u2028\u2029\ufeff]|(?:^|\n)[ ]|[ ]\n|\n$/.test(text);

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
