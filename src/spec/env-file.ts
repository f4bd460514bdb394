/**
 * NAME=value lines → variables. Own code, because `util.parseEnv` reports nothing: a line without `=` swallows the next one.
 * Understood: blank lines, `#` comments, `export`, single quotes (verbatim), double quotes (`\n \t \r \" \\ \$`), both over
 * several lines, bare values up to ` #`. Variables inside values are not replaced.
 */
import type { Findings } from './findings.ts';
import { type SourceText, sourceText } from './node.ts';
import { quoted } from './printable.ts';

export const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Messages never show a value, only names. Later lines win. */
export function parseEnvFile(file: string, text: string, findings: Findings): Map<string, string> {
  const source = sourceText(file, text);
  const variables = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const content = line.trim();
    if (content === '' || content.startsWith('#')) {
      at = lineEnd + 1;
      continue;
    }
    const equals = line.indexOf('=');
    const name = (equals === -1 ? content : line.slice(0, equals)).trim().replace(/^export\s+/, '');
    if (equals === -1 || !variableName.test(name)) {
      const problem = equals === -1 ? 'a line without "="' : `${quoted(name)} is not a name for a variable`;
      malformed(source, at, lineEnd, problem, findings);
      at = lineEnd + 1;
      continue;
    }
    const value = readValue(text, at + equals + 1, lineEnd);
    if (value === null) {
      malformed(source, at, lineEnd, `the quote of ${name} is not closed`, findings);
      at = lineEnd + 1;
      continue;
    }
    if (value.text.includes('\0'))
      malformed(source, at, lineEnd, `the value of ${name} has a NUL character`, findings);
    else variables.set(name, value.text);
    at = value.end + 1;
  }
  return variables;
}

function readValue(text: string, from: number, lineEnd: number): { text: string; end: number } | null {
  const start = from + (/^[ \t]*/.exec(text.slice(from, lineEnd))?.[0].length ?? 0);
  const quote = text[start];
  if (quote !== '"' && quote !== "'") {
    const bare = text.slice(start, lineEnd).replace(/\s+#.*$/, '');
    return { text: bare.startsWith('#') ? '' : bare.trim(), end: lineEnd };
  }
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === quote) return { text: value, end: endOfLine(text, at) };
    if (quote === '"' && character === '\\') {
      const next = text[at + 1] ?? '';
      value += escapes[next] ?? `\\${next}`;
      at += 1;
    } else value += character;
  }
  return null;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' };

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

function malformed(
  source: SourceText,
  start: number,
  end: number,
  problem: string,
  findings: Findings,
): void {
  findings.add('WZP1307', { source, start, end }, problem, { hint: 'write NAME=value, one in a line' });
}
