/** How single values are written: as the author did, on one line. Quotes stay: other formatters of a repository have a say in them. */
import { isAlias, isScalar, type Node as YamlNode, type Scalar } from 'yaml';

/** One line, for values that are no block scalars. */
export function scalarText(node: YamlNode, source: string): string {
  if (isAlias(node)) return `*${node.source}`;
  if (!isScalar(node)) return '';
  const [start = 0, end = 0] = node.range ?? [];
  const written = source.slice(start, end);
  return written.includes('\n') ? oneLine(node, written) : written;
}

function oneLine({ value, type }: Scalar, written: string): string {
  if (typeof value !== 'string') return written;
  // Folding made spaces of single line breaks; the same text on one line means the same.
  if (type === 'PLAIN' && !value.includes('\n')) return value;
  return JSON.stringify(value);
}

/** `&anchor` and `!tag` before a value, each with a space behind it. */
export function properties(node: YamlNode, tagText: (tag: string) => string): string {
  const anchor = 'anchor' in node && typeof node.anchor === 'string' ? `&${node.anchor} ` : '';
  const tag = !isAlias(node) && typeof node.tag === 'string' ? `${tagText(node.tag)} ` : '';
  return anchor + tag;
}

/** Only the core tags can stand in a spec without a finding. */
export const tagText = (tag: string): string =>
  tag.startsWith('tag:yaml.org,2002:')
    ? `!!${tag.slice('tag:yaml.org,2002:'.length)}`
    : tag.startsWith('!')
      ? tag
      : `!<${tag}>`;

/** A `|` or `>` text: what stands on the line of its key, and the lines below it. */
export function blockScalar(node: Scalar, source: string, indent: string): readonly [string, ...string[]] {
  const [start = 0, end = 0] = node.range ?? [];
  const [head = '', ...body] = source.slice(start, end).split('\n');
  const [marks = '|'] = /^[|>][-+0-9]*/.exec(head) ?? [];
  const chomping = /[-+]/.exec(marks)?.[0] ?? '';
  const value = typeof node.value === 'string' ? node.value : '';
  const firstLine = body.find((line) => line.trim() !== '') ?? '';
  const ownSpaces = /^ */.exec(value.split('\n').find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const depth = (/^ */.exec(firstLine)?.[0].length ?? 0) - ownSpaces;
  // Lines of spaces above the first one, or spaces at its start, hide how deep the text is indented.
  const isHidden = ownSpaces > 0 || /^\s*\n/.test(value);
  const keepsEnd = chomping === '+';
  while (body.length > 0 && (body.at(-1) ?? '').trim() === '') {
    if (keepsEnd && body.at(-1) !== '') break;
    body.pop();
    if (keepsEnd) break; // the last newline alone is not a line
  }
  const lines = body.map((line) => {
    const text = line.slice(Math.min(depth, /^ */.exec(line)?.[0].length ?? 0));
    return text === '' ? '' : indent + text;
  });
  return [`${marks.charAt(0)}${isHidden ? '2' : ''}${chomping}`, ...lines];
}
