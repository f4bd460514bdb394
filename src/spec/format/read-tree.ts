/** YAML text → the tree of the formatter. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, Lexer, parseDocument } from 'yaml';
import type { Node as YamlNode, Pair } from 'yaml';
import { attachComments, type FoundComment } from './comments.ts';
import type { Collection, Entry, FormatTree, Value } from './tree.ts';

/** Null for a text that is no mapping, or has what the formatter does not print. `text` has no errors and LF line breaks. */
export function readTree(text: string): FormatTree | null {
  if (/^%/m.test(text.slice(0, text.search(/^---/m) + 1))) return null; // directives
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return null;
  const reader = new Reader(text);
  const root = reader.value(contents, null);
  if (root === null || root.kind === 'leaf' || reader.isStrange) return null;
  const comments = commentsOf(text);
  const header = attachComments(text, root, comments);
  return { root, header, comments: comments.map((comment) => comment.text.trimEnd()) };
}

class Reader {
  readonly #text: string;
  isStrange = false;

  constructor(text: string) {
    this.#text = text;
  }

  value(node: unknown, holder: Entry | null): Value | null {
    if (!isNode(node)) return null;
    if (isAlias(node) || isScalar(node)) return { kind: 'leaf', node };
    if (!isMap(node) && !isSeq(node)) return this.#strange();
    const [start = 0, end = 0] = node.range ?? [];
    const collection: Collection = {
      kind: isMap(node) ? 'map' : 'list',
      node,
      start,
      end,
      column: start - (this.#text.lastIndexOf('\n', start - 1) + 1),
      holder,
      isFlow: node.flow === true,
      entries: [],
      ending: [],
    };
    // Of YAML's own types only `items` differs; each item is a pair, or a node in a list.
    const items: readonly unknown[] = node.items;
    for (const item of items) {
      const entry = isPair(item) && isMap(node) ? this.#pair(item, collection) : this.#item(item, collection);
      if (entry !== null) collection.entries.push(entry);
    }
    return collection;
  }

  #pair({ key, value }: Pair, parent: Collection): Entry | null {
    if (!isNode(key) || isMap(key) || isSeq(key)) return this.#strange();
    const name = isScalar(key) ? String(key.source ?? key.value) : '';
    return this.#entry(key, name, value, startOf(key), parent);
  }

  #item(item: unknown, parent: Collection): Entry | null {
    // `[a: b]` is a list of a mapping of its own, which has no node with a place.
    if (!isNode(item)) return this.#strange();
    return this.#entry(null, '', item, startOf(item), parent);
  }

  #entry(
    key: YamlNode | null,
    name: string,
    value: unknown,
    start: number,
    parent: Collection,
  ): Entry | null {
    const entry: { -readonly [K in keyof Entry]: Entry[K] } = {
      key,
      name,
      value: null,
      start,
      parent,
      leading: [],
      trailing: null,
      isApart: false,
    };
    entry.value = this.value(value, entry);
    return entry;
  }

  #strange(): null {
    this.isStrange = true;
    return null;
  }
}

const startOf = (node: YamlNode): number => node.range?.[0] ?? 0;

/** What the lexer yields ahead of a value; what follows it may begin with `#` and is no comment. */
const scalarMark = '\u001f';
/** Marks that the lexer adds: they are not in the text. */
const added: ReadonlySet<string> = new Set([scalarMark, '\u0002', '\u0018']);

/** Every comment of a text, in its order. */
export function commentsOf(text: string): FoundComment[] {
  const found: FoundComment[] = [];
  let offset = text.startsWith('\ufeff') ? 1 : 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && before !== scalarMark) found.push({ offset, text: lexeme });
    if (!added.has(lexeme)) offset += lexeme.length;
    before = lexeme;
  }
  return found;
}
