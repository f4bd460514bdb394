/** The tree of the formatter → YAML in canonical style: two spaces, `{ a: b }`, `[a, b]`, lines of at most 100 columns. */
import { isScalar } from 'yaml';
import { blockScalar, properties, scalarText, tagText } from './scalar.ts';
import type { Collection, Comment, Entry, FormatTree, Leaf, Value } from './tree.ts';

/** Columns; a flow collection that needs more is written in lines. */
const widest = 100;
const step = '  ';

export function printTree({ root, header }: FormatTree, source: string): string {
  liftComments(root);
  const printer = new Printer(source);
  const above = printer.comments(header, '', false);
  const props = properties(root.node, tagText);
  if (props !== '') above.push(props.trimEnd());
  root.isFlow = root.entries.length === 0;
  const body = root.isFlow ? ['{}'] : printer.block(root, '', above.length > 0);
  return `${[...above, ...body].join('\n')}\n`;
}

/** What stands above the first key of a list item would be read as standing above the item: so it is printed there. */
function liftComments(collection: Collection): void {
  for (const entry of collection.entries) {
    const { value } = entry;
    if (value === null || value.kind === 'leaf') continue;
    liftComments(value);
    const [first] = value.entries;
    const begins = entry.key === null && entry.trailing === null && properties(value.node, tagText) === '';
    if (begins && first !== undefined) entry.leading.push(...first.leading.splice(0));
  }
}

class Printer {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  comments(comments: readonly Comment[], indent: string, mayBeApart: boolean): string[] {
    return comments.flatMap(({ text, isApart }, index) => [
      ...(isApart && (index > 0 || mayBeApart) ? [''] : []),
      indent + text,
    ]);
  }

  /** The lines of a collection that is written in lines. */
  block(collection: Collection, indent: string, mayBeApart = false): string[] {
    const lines = collection.entries.flatMap((entry, index) =>
      this.#entry(entry, indent, mayBeApart || index > 0),
    );
    return [...lines, ...this.comments(collection.ending, indent, true)];
  }

  #entry(entry: Entry, indent: string, mayBeApart: boolean): string[] {
    const above = this.comments(entry.leading, indent, mayBeApart);
    const isFirst = above.length === 0;
    const gap = entry.isApart && (!isFirst || mayBeApart) ? [''] : [];
    const trailing = entry.trailing === null ? '' : ` ${entry.trailing}`;
    return [...above, ...gap, ...this.#content(entry, indent, trailing)];
  }

  #content(entry: Entry, indent: string, trailing: string): string[] {
    const { value } = entry;
    const start = entry.key === null ? `${indent}-` : `${indent}${this.#key(entry)}:`;
    if (value === null) return [`${start}${trailing}`];
    const props = properties(value.node, tagText);
    if (value.kind === 'leaf') return this.#leaf(value, start, props, indent, trailing);
    const inFlow = this.#inOneLine(value);
    const fits =
      inFlow !== null &&
      (value.entries.length === 0 || start.length + 1 + props.length + inFlow.length <= widest);
    if (fits) return [`${start} ${props}${inFlow}${trailing}`];
    value.isFlow = false;
    const lines = this.block(value, indent + step);
    // A list in a list and a mapping in a list begin on the line of the dash.
    const [first = ''] = lines;
    const isInline =
      entry.key === null &&
      props === '' &&
      trailing === '' &&
      !first.trimStart().startsWith('#') &&
      first !== '';
    if (isInline) return [`${start} ${first.slice(indent.length + step.length)}`, ...lines.slice(1)];
    return [`${start}${props === '' ? '' : ` ${props.trimEnd()}`}${trailing}`, ...lines];
  }

  #leaf({ node }: Leaf, start: string, props: string, indent: string, trailing: string): string[] {
    if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
      const [head, ...body] = blockScalar(node, this.#source, indent + step);
      return [`${start} ${props}${head}${trailing}`, ...body];
    }
    const text = `${props}${scalarText(node, this.#source)}`.trimEnd();
    return [`${start}${text === '' ? '' : ` ${text}`}${trailing}`];
  }

  #key({ key }: Entry): string {
    if (key === null) return '';
    const text = `${properties(key, tagText)}${scalarText(key, this.#source)}`;
    return text.startsWith('*') ? `${text} ` : text; // `*a:` would be the name of the alias
  }

  /** The collection on one line; null when it has comments or was written in lines. */
  #inOneLine(collection: Collection): string | null {
    const { entries, ending, isFlow, kind } = collection;
    if (ending.length > 0 || (entries.length > 0 && !isFlow)) return null;
    const parts: string[] = [];
    for (const entry of entries) {
      if (entry.leading.length > 0 || entry.trailing !== null) return null;
      const value = entry.value === null ? '' : this.#valueInOneLine(entry.value);
      if (value === null) return null;
      parts.push(entry.key === null ? value : `${this.#key(entry)}:${value === '' ? '' : ` ${value}`}`);
    }
    const inner = parts.join(', ');
    if (kind === 'list') return `[${inner}]`;
    return inner === '' ? '{}' : `{ ${inner} }`;
  }

  #valueInOneLine(value: Value): string | null {
    const props = properties(value.node, tagText);
    const text = value.kind === 'leaf' ? scalarText(value.node, this.#source) : this.#inOneLine(value);
    return text === null ? null : `${props}${text}`.trimEnd();
  }
}
