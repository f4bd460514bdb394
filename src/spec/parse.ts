/** YAML text → nodes with places. Never throws, never expands more than it was given by much. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node as YamlNode, Pair, Range } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Findings } from './findings.ts';
import {
  type MapEntry,
  placeOf,
  type SpecNode,
  type Span,
  type SourceText,
  sourceText,
  textOf,
} from './node.ts';
import { printable, quoted } from './printable.ts';
import type { SpecFile } from './source.ts';

/** Lines and commas of one file; a spec of 16,000 panes has about 150,000. */
const mostValues = 500_000;

/** Levels of nesting; the deepest sensible spec has about twenty. */
const deepest = 100;
/** Brackets open at once at which the parser is not even asked. */
const mostOpenBrackets = 2000;
/** Nodes that aliases may add to a document in all. */
const mostFromAliases = 50_000;
/** Syntax errors shown; what follows the first ones is mostly their echo. */
const mostSyntaxErrors = 3;

export interface ParsedFile {
  readonly file: SpecFile;
  readonly source: SourceText;
  /** Absent when the text is no YAML mapping. */
  readonly node?: SpecNode;
  readonly diagnostics: readonly Diagnostic[];
}

// Reading and resolving look at the same files: each is parsed once.
const parsed = new WeakMap<SpecFile, ParsedFile>();

export function parseFile(file: SpecFile): ParsedFile {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const source = sourceText(file.shown, file.text);
  const findings = new Findings();
  const node = parseYaml(source, findings);
  const result: ParsedFile = {
    file,
    source,
    ...(node === undefined ? {} : { node }),
    diagnostics: findings.list,
  };
  parsed.set(file, result);
  return result;
}

function parseYaml(source: SourceText, findings: Findings): SpecNode | undefined {
  const open = openBrackets(source.text);
  if (open !== null) {
    findings.add('WZP1104', { source, start: open, end: open + 1 }, 'brackets nested too deeply to be read', {
      hint: 'close the brackets before this place',
    });
    return undefined;
  }
  const beyond = tooManyValues(source.text);
  if (beyond !== null) {
    findings.add(
      'WZP1005',
      { source, start: beyond, end: beyond + 1 },
      `the file has more than ${mostValues} values`,
      {
        hint: 'split it with `include`, or check that it is the right file',
      },
    );
    return undefined;
  }
  let document;
  try {
    // uniqueKeys compares every pair of keys; duplicates are found below, in linear time and with both places.
    document = parseDocument(source.text, {
      lineCounter: new LineCounter(),
      version: '1.2',
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
      stringKeys: false,
      logLevel: 'error',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    findings.add('WZP1104', wholeSpan(source), 'nested too deeply to be read', { hint: 'write it flatter' });
    return undefined;
  }
  const exhausted = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted !== undefined) {
    findings.add(
      'WZP1104',
      spanAt(source, exhausted.pos[0], exhausted.pos[1]),
      'nested too deeply to be read',
      {
        hint: 'close the brackets before this place',
      },
    );
    return undefined;
  }
  const lines = new Set<number>();
  for (const error of document.errors) {
    // What follows the first error of a line is its echo.
    const span = spanAt(source, error.pos[0], error.pos[1]);
    const { line } = placeOf(span);
    if (lines.has(line)) continue;
    lines.add(line);
    findings.add('WZP1101', span, yamlMessage(error.message), { hint: yamlHint(error.code) });
    if (lines.size >= mostSyntaxErrors) break;
  }
  if (document.errors.length > 0) return undefined;
  for (const warning of document.warnings) {
    findings.add('WZP1108', spanAt(source, warning.pos[0], warning.pos[1]), yamlMessage(warning.message), {
      hint: 'remove it, or quote the value if it is meant as text',
    });
  }
  const contents = document.contents;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    findings.add('WZP1105', wholeSpan(source), 'the file has no content', {
      hint: 'start with `version: 1` and `workspaces:`, or run `wzp init`',
    });
    return undefined;
  }
  const conversion = new Conversion(source, findings);
  const node = conversion.convert(contents, 0);
  if (node === undefined) return undefined;
  if (node.kind === 'map') return node;
  findings.add(
    'WZP1106',
    node.span,
    `the file must be a mapping, not ${node.kind === 'list' ? 'a list' : 'a single value'}`,
    {
      hint: 'start with `version: 1` and `workspaces:`',
    },
  );
  return undefined;
}

/** Where a text has more ends of values than anybody's spec has values, or null: the parser takes microseconds for each, and memory. */
function tooManyValues(text: string): number | null {
  if (text.length <= mostValues) return null;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x0a && unit !== 0x2c) continue;
    count += 1;
    if (count > mostValues) return at;
  }
  return null;
}

/**
 * Where a text has opened far more brackets than it closed, or null: the parser takes seconds to give up on such a file.
 * Brackets inside quotes count too; nobody opens thousands of those without closing them either.
 */
function openBrackets(text: string): number | null {
  let depth = 0;
  for (const match of text.matchAll(/[[\]{}]/g)) {
    depth = match[0] === '[' || match[0] === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > mostOpenBrackets) return match.index;
  }
  return null;
}

class Conversion {
  readonly #source: SourceText;
  readonly #findings: Findings;
  /** Anchor → its node and how many nodes that is; null while it is being read. */
  readonly #anchors = new Map<string, { node: SpecNode; size: number } | null>();
  /** Nodes made so far, those behind aliases counted each time. */
  #count = 0;
  #fromAliases = 0;
  #stopped = false;

  constructor(source: SourceText, findings: Findings) {
    this.#source = source;
    this.#findings = findings;
  }

  /** Undefined once something stops the whole conversion (a finding says what). */
  convert(node: YamlNode, depth: number): SpecNode | undefined {
    if (this.#stopped) return undefined;
    if (depth > deepest)
      return this.#stop('WZP1104', node, `nested more than ${deepest} levels deep`, 'write it flatter');
    if (isAlias(node)) return this.#alias(node);
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
      if (typeof value === 'string') return { kind: 'scalar', value, written: value, span };
      if (typeof value === 'number' || typeof value === 'boolean')
        return { kind: 'scalar', value, written: node.source ?? String(value), span };
      return { kind: 'scalar', value: null, written: '', span };
    }
    if (isSeq(node)) {
      const items: SpecNode[] = [];
      for (const item of node.items) {
        const made = isNode(item)
          ? this.convert(item, depth + 1)
          : isPair(item)
            ? this.#strayPair(item, span)
            : undefined;
        if (made !== undefined) items.push(made);
      }
      return this.#stopped ? undefined : { kind: 'list', items, span };
    }
    if (!isMap(node))
      return this.#stop('WZP1101', node, 'neither a mapping, a list nor a value', 'write it as one of these');
    const entries = new Map<string, MapEntry>();
    for (const pair of node.items) this.#entry(pair, entries, depth);
    return this.#stopped ? undefined : { kind: 'map', entries, span };
  }

  #entry(pair: Pair, entries: Map<string, MapEntry>, depth: number): void {
    const { key: keyNode, value: valueNode } = pair;
    if (this.#stopped) return;
    const keySpan = this.#span(isNode(keyNode) ? keyNode.range : null);
    const key = this.#key(keyNode);
    if (key === undefined) {
      if (!this.#stopped)
        this.#findings.add('WZP1107', keySpan, 'a key must be a text', { hint: 'write NAME: value' });
      return;
    }
    const value = isNode(valueNode)
      ? homeIn(key, valueNode, this.convert(valueNode, depth + 1))
      : ({ kind: 'scalar', value: null, written: '', span: keySpan } as const);
    if (value === undefined) return;
    const first = entries.get(key);
    if (first !== undefined) {
      this.#findings.add('WZP1102', keySpan, `duplicate key ${quoted(key)}`, {
        hint: 'keep one of the two, or give one another name',
        related: [{ message: 'the first one is here', span: first.keySpan }],
      });
      return;
    }
    entries.set(key, { key, keySpan, value });
  }

  /** The text of a key, numbers and truth values as written; undefined for everything else. */
  #key(node: unknown): string | undefined {
    if (isAlias(node)) return textOf(this.#alias(node));
    if (!isScalar(node) || node.value === null) return undefined;
    return typeof node.value === 'string' ? node.value : node.source;
  }

  #alias(node: { readonly source: string; readonly range?: Range | null | undefined }): SpecNode | undefined {
    const target = this.#anchors.get(node.source);
    if (target === undefined)
      return this.#stop(
        'WZP1109',
        node,
        `the alias *${printable(node.source)} names no anchor before it`,
        `define it first: &${printable(node.source)}`,
      );
    if (target === null)
      return this.#stop(
        'WZP1103',
        node,
        `the alias *${printable(node.source)} stands inside its own anchor`,
        'write the values out',
      );
    this.#count += target.size;
    this.#fromAliases += target.size;
    if (this.#fromAliases <= mostFromAliases) return target.node;
    return this.#stop(
      'WZP1103',
      node,
      `aliases expand to more than ${mostFromAliases} values`,
      'write the values out, or use a template',
    );
  }

  /** `[a: b]` is a list of one mapping. */
  #strayPair(pair: Pair, span: Span): SpecNode | undefined {
    const entries = new Map<string, MapEntry>();
    this.#entry(pair, entries, 0);
    return this.#stopped ? undefined : { kind: 'map', entries, span };
  }

  #stop(
    code: 'WZP1101' | 'WZP1103' | 'WZP1104' | 'WZP1109',
    node: { readonly range?: Range | null | undefined },
    message: string,
    hint: string,
  ): undefined {
    if (!this.#stopped) this.#findings.add(code, this.#span(node.range), message, { hint });
    this.#stopped = true;
    return undefined;
  }

  #span(range: Range | null | undefined): Span {
    return spanAt(this.#source, range?.[0] ?? 0, range?.[1] ?? range?.[0] ?? 0);
  }
}

/** YAML reads a bare `~` as null; as a working directory it can only be the home. */
function homeIn(key: string, node: YamlNode, made: SpecNode | undefined): SpecNode | undefined {
  const isTilde = key === 'cwd' && isScalar(node) && node.value === null && node.source === '~';
  return isTilde && made?.kind === 'scalar' ? { ...made, value: '~', written: '~' } : made;
}

function spanAt(source: SourceText, start: number, end: number): Span {
  const from = Math.min(Math.max(0, start), source.text.length);
  return { source, start: from, end: Math.min(Math.max(from, end), source.text.length) };
}

const wholeSpan = (source: SourceText): Span => ({ source, start: 0, end: 0 });

/** The parser's first sentence in the house style. */
function yamlMessage(message: string): string {
  const line = printable((message.split('\n')[0] ?? '').slice(0, 160));
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/\.$/, '');
}

function yamlHint(code: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'indent with spaces';
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return 'check the indentation and the brackets and quotes above this place';
    case 'MULTIPLE_DOCS':
      return 'keep one document in a file: remove the `---` in the middle';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a bracket, quote or colon is missing before this place';
    default:
      return 'check the line and the one above it';
  }
}
