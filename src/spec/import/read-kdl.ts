/** KDL (zellij's layouts are KDL 1; later ones KDL 2) → plain nodes with places. */
import { getLocation, InvalidKdlError, parse as parseSecond } from '@bgotink/kdl';
import { parse as parseFirst } from '@bgotink/kdl/v1-compat';
import type { Document, Node } from '@bgotink/kdl';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceText, Span } from '../node.ts';
import { printable } from '../printable.ts';
import { deepestNesting, deepestText } from './nesting.ts';
import { refuse, spanAt } from './read-yaml.ts';
import { withoutNul } from './texts.ts';

type KdlValue = string | number | boolean | null;

export interface KdlNode {
  readonly name: string;
  readonly args: readonly KdlValue[];
  readonly props: ReadonlyMap<string, KdlValue>;
  readonly children: readonly KdlNode[];
  readonly span: Span;
}

export type KdlReading =
  | { readonly ok: true; readonly nodes: readonly KdlNode[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

const deepest = 60;

export function readKdl(source: SourceText): KdlReading {
  const text = source.text;
  if (deepestNesting(text) > deepestText) return refuse(spanAt(source, 0, 0), 'nested too deeply to be read');
  const first = attempt(() => parseFirst(text, { storeLocations: true }));
  if (first.document !== undefined) return { ok: true, nodes: convert(first.document, source, 0) };
  const second = attempt(() => parseSecond(text, { storeLocations: true }));
  if (second.document !== undefined) return { ok: true, nodes: convert(second.document, source, 0) };
  const { start, message } = first.error;
  const offset = start ?? 0;
  return refuse(
    spanAt(source, offset, offset),
    `not KDL: ${printable((message.split('\n')[0] ?? '').slice(0, 160))}`,
  );
}

type Attempt =
  | { readonly document: Document }
  | {
      readonly document?: undefined;
      readonly error: { readonly message: string; readonly start: number | undefined };
    };

function attempt(parse: () => Document): Attempt {
  try {
    return { document: parse() };
  } catch (error) {
    if (error instanceof InvalidKdlError) {
      const [inner] = error.flat();
      return { error: { message: (inner ?? error).message, start: (inner ?? error).start?.offset } };
    }
    // Whatever else a parser throws on a stranger's text is about the text.
    return { error: { message: error instanceof Error ? error.message : 'unreadable', start: undefined } };
  }
}

function convert(document: Document, source: SourceText, depth: number): KdlNode[] {
  return depth > deepest ? [] : document.nodes.map((node) => convertNode(node, source, depth));
}

function convertNode(node: Node, source: SourceText, depth: number): KdlNode {
  const props = new Map<string, KdlValue>();
  for (const [name, value] of node.getProperties()) props.set(name, quietValue(value));
  const where = getLocation(node);
  return {
    name: node.getName(),
    args: node.getArguments().map(quietValue),
    props,
    children: node.children === null ? [] : convert(node.children, source, depth + 1),
    span: spanAt(source, where?.start.offset ?? 0, where?.end.offset ?? 0),
  };
}

const quietValue = (value: KdlValue): KdlValue => (typeof value === 'string' ? withoutNul(value) : value);
