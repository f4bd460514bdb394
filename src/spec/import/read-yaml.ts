/**
 * YAML of other tools → nodes with places, leniently: merge keys are followed, of a duplicate key the last one counts, slips
 * that other parsers bear are noted. Scalars keep what was written, so that `no`, `1.10` and `0755` stay what they are.
 */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node as YamlNode, Pair, Range } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type MapEntry, placeOf, type SourceText, type Span, type SpecNode } from '../node.ts';
import { printable, quoted } from '../printable.ts';
import { deepestNesting, deepestText } from './nesting.ts';
import type { Notes } from './report.ts';
import { withoutNul } from './texts.ts';

const deepest = 60;
const mostFromAliases = 20_000;

/** Errors of the parser that leave a usable document; other tools' parsers bear them too. */
const bearable = new Set([
  'TAB_AS_INDENT',
  'BAD_DQ_ESCAPE',
  'DUPLICATE_KEY',
  'MULTIPLE_DOCS',
  'BAD_SCALAR_START',
]);

export type YamlReading =
  | { readonly ok: true; readonly node: SpecNode; readonly span: Span }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

export function readYaml(source: SourceText, notes: Notes): YamlReading {
  if (deepestNesting(source.text) > deepestText)
    return refuse(spanAt(source, 0, 0), 'nested too deeply to be read');
  let document;
  try {
    document = parseDocument(source.text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      stringKeys: false,
      logLevel: 'silent',
    });
  } catch (error) {
    // The parser recurses: only its stack can run out.
    if (!(error instanceof RangeError)) throw error;
    return refuse(spanAt(source, 0, 0), 'nested too deeply to be read');
  }
  const fatal = document.errors.find((error) => !bearable.has(error.code));
  if (fatal !== undefined)
    return refuse(spanAt(source, fatal.pos[0], fatal.pos[1]), `not YAML: ${sentence(fatal.message)}`);
  for (const error of document.errors.slice(0, 5)) {
    notes.add('approximated', spanAt(source, error.pos[0], error.pos[1]), 'YAML', sentence(error.message), {
      code: 'WZP1808',
      hint:
        error.code === 'MULTIPLE_DOCS' ? 'only the first document is imported' : 'check what became of it',
    });
  }
  const { contents } = document;
  if (contents === null) return refuse(spanAt(source, 0, 0), 'the file has no content');
  const conversion = new Conversion(source, notes);
  const node = conversion.convert(contents, 0);
  return node === undefined
    ? refuse(spanAt(source, 0, 0), conversion.stopped ?? 'the file has no content')
    : { ok: true, node, span: node.span };
}

export const refuse = (
  span: Span,
  message: string,
): { readonly ok: false; readonly diagnostic: Diagnostic } => ({
  ok: false,
  diagnostic: {
    code: 'WZP1802',
    severity: 'error',
    message,
    place: placeOf(span),
    hint: 'the tool it belongs to would not read it either: correct it and import again',
  },
});

class Conversion {
  readonly #source: SourceText;
  readonly #notes: Notes;
  readonly #anchors = new Map<string, { readonly node: SpecNode; readonly size: number } | null>();
  #count = 0;
  #fromAliases = 0;
  /** Why nothing can be made of the file. */
  stopped: string | null = null;

  constructor(source: SourceText, notes: Notes) {
    this.#source = source;
    this.#notes = notes;
  }

  convert(node: YamlNode, depth: number): SpecNode | undefined {
    if (this.stopped !== null) return undefined;
    if (depth > deepest) {
      this.stopped = `nested more than ${deepest} levels deep`;
      return undefined;
    }
    if (isAlias(node)) return this.#alias(node.source, this.#span(node.range));
    const anchor = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, null);
    const before = this.#count;
    this.#count += 1;
    const made = this.#make(node, depth);
    if (anchor !== undefined && made !== undefined)
      this.#anchors.set(anchor, { node: made, size: this.#count - before });
    return made;
  }

  #make(node: YamlNode, depth: number): SpecNode | undefined {
    const span = this.#span(node.range);
    if (isScalar(node)) {
      const { value } = node;
      if (typeof value === 'string') {
        const text = withoutNul(value);
        return { kind: 'scalar', value: text, written: text, span };
      }
      if (typeof value === 'number' || typeof value === 'boolean')
        return { kind: 'scalar', value, written: node.source ?? String(value), span };
      return this.#nothing(span);
    }
    if (isSeq(node)) {
      const items: SpecNode[] = [];
      for (const item of node.items) {
        const made = isNode(item)
          ? this.convert(item, depth + 1)
          : isPair(item)
            ? this.#map([item], span, depth)
            : this.#nothing(span);
        if (made !== undefined) items.push(made);
      }
      return { kind: 'list', items, span };
    }
    return isMap(node) ? this.#map(node.items, span, depth) : this.#nothing(span);
  }

  #nothing(span: Span): SpecNode {
    return { kind: 'scalar', value: null, written: '', span };
  }

  #map(pairs: readonly Pair[], span: Span, depth: number): SpecNode {
    const own = new Map<string, MapEntry>();
    const merged: SpecNode[] = [];
    for (const pair of pairs) {
      const entry = this.#entry(pair, span, depth);
      if (entry === undefined) continue;
      if (entry.key === '<<') {
        merged.push(entry.value);
        continue;
      }
      if (own.has(entry.key)) {
        this.#notes.add(
          'approximated',
          entry.keySpan,
          quoted(entry.key),
          'stands twice: the last one counts',
          {
            code: 'WZP1808',
            hint: 'remove one of the two from the source, or check that the right one was taken',
          },
        );
      }
      own.delete(entry.key);
      own.set(entry.key, entry);
    }
    if (merged.length === 0) return { kind: 'map', entries: own, span };
    // What stands in the map itself wins; of the merged ones the first.
    const entries = new Map(own);
    for (const part of merged.flatMap((node) => (node.kind === 'list' ? node.items : [node]))) {
      if (part.kind !== 'map') continue;
      for (const entry of part.entries.values()) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    }
    this.#count += entries.size;
    this.#fromAliases += entries.size;
    if (this.#fromAliases > mostFromAliases) this.stopped ??= tooManyAliases;
    return { kind: 'map', entries, span };
  }

  #entry(pair: Pair, mapSpan: Span, depth: number): MapEntry | undefined {
    const { key: keyNode, value: valueNode } = pair;
    const keySpan = isNode(keyNode) ? this.#span(keyNode.range) : mapSpan;
    const read = isNode(keyNode) ? this.convert(keyNode, depth + 1) : undefined;
    if (this.stopped !== null) return undefined;
    // A null key (`- : vim`) is a name that was left out.
    const key = read === undefined ? '' : read.kind === 'scalar' ? read.written : undefined;
    if (key === undefined) {
      this.#notes.add('dropped', keySpan, 'a key', 'is no text');
      return undefined;
    }
    const value = isNode(valueNode) ? this.convert(valueNode, depth + 1) : this.#nothing(keySpan);
    return value === undefined ? undefined : { key, keySpan, value };
  }

  #alias(name: string, span: Span): SpecNode | undefined {
    const target = this.#anchors.get(name);
    if (target === undefined || target === null) {
      this.#notes.add('dropped', span, `*${name}`, 'the alias names no anchor before it', {
        code: 'WZP1808',
      });
      return this.#nothing(span);
    }
    this.#count += target.size;
    this.#fromAliases += target.size;
    if (this.#fromAliases <= mostFromAliases) return target.node;
    this.stopped ??= tooManyAliases;
    return undefined;
  }

  #span(range: Range | null | undefined): Span {
    return spanAt(this.#source, range?.[0] ?? 0, range?.[1] ?? range?.[0] ?? 0);
  }
}

const tooManyAliases = `aliases expand to more than ${mostFromAliases} values`;

export function spanAt(source: SourceText, start: number, end: number): Span {
  const from = Math.min(Math.max(0, start), source.text.length);
  return { source, start: from, end: Math.min(Math.max(from, end), source.text.length) };
}

/** The parser's first line in the house style. */
function sentence(message: string): string {
  const line = printable((message.split('\n')[0] ?? '').slice(0, 160));
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/\.$/, '');
}
