/**
 * Reads the literal settings out of a `wezterm.lua` without running it: numbers, strings, booleans and tables of these, wherever
 * `name = literal` or `config.name = literal` stands. What is computed is not seen.
 */
export type LuaValue = number | string | boolean | null | LuaTable;
export interface LuaTable {
  readonly items: readonly LuaValue[];
  readonly fields: Readonly<Record<string, LuaValue>>;
}

const TOKEN =
  /--\[(=*)\[[\s\S]*?\]\1\]|--[^\n]*|\[(=*)\[\n?([\s\S]*?)\]\2\]|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|[^\s]/g;

/** The last value given to each name, at any depth of the file. */
export function readSettings(source: string): Readonly<Record<string, LuaValue>> {
  const tokens = [...source.matchAll(TOKEN)].map(([text]) => text).filter((text) => !text.startsWith('--'));
  const found: Record<string, LuaValue> = {};
  for (let at = 0; at < tokens.length; at += 1) {
    const name = tokens[at] ?? '';
    if (!/^[A-Za-z_]\w*$/.test(name) || tokens[at + 1] !== '=' || tokens[at + 2] === '=') continue;
    const read = readValue(tokens, at + 2);
    if (read === undefined) continue;
    found[name] = read.value;
    at = read.next - 1;
  }
  return found;
}

/** A `--config name=value` value. */
export function readExpression(source: string): LuaValue | undefined {
  return readValue(
    [...source.matchAll(TOKEN)].map(([text]) => text),
    0,
  )?.value;
}

function readValue(tokens: readonly string[], at: number): { value: LuaValue; next: number } | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token === '{') return readTable(tokens, at + 1);
  if (token === '-') {
    const read = readValue(tokens, at + 1);
    return typeof read?.value === 'number' ? { value: -read.value, next: read.next } : undefined;
  }
  const value = literal(token);
  return value === undefined ? undefined : { value, next: at + 1 };
}

function readTable(tokens: readonly string[], start: number): { value: LuaTable; next: number } | undefined {
  const items: LuaValue[] = [];
  const fields: Record<string, LuaValue> = {};
  let at = start;
  while (at < tokens.length && tokens[at] !== '}') {
    const token = tokens[at] ?? '';
    if (token === ',' || token === ';') {
      at += 1;
      continue;
    }
    const key = keyAt(tokens, at);
    const read = readValue(tokens, key?.next ?? at);
    if (read === undefined) at += 1;
    else {
      if (key === undefined) items.push(read.value);
      else fields[key.name] = read.value;
      at = read.next;
    }
  }
  return tokens[at] === '}' ? { value: { items, fields }, next: at + 1 } : undefined;
}

/** `name =` or `['name'] =` */
function keyAt(tokens: readonly string[], at: number): { name: string; next: number } | undefined {
  if (tokens[at] === '[' && tokens[at + 2] === ']' && tokens[at + 3] === '=') {
    const name = literal(tokens[at + 1] ?? '');
    return typeof name === 'string' ? { name, next: at + 4 } : undefined;
  }
  const name = tokens[at] ?? '';
  return /^[A-Za-z_]\w*$/.test(name) && tokens[at + 1] === '=' ? { name, next: at + 2 } : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

function literal(token: string): LuaValue | undefined {
  if (token === 'true' || token === 'false') return token === 'true';
  if (token === 'nil') return null;
  if (/^\d/.test(token)) return Number(token);
  if (/^["']/.test(token)) {
    return token.slice(1, -1).replace(/\\(\d{1,3}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, escape: string) => {
      if (/^\d/.test(escape)) return String.fromCharCode(Number(escape));
      if (/^x./.test(escape)) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return ESCAPES[escape] ?? escape;
    });
  }
  const long = /^\[(=*)\[\n?([\s\S]*)\]\1\]$/.exec(token);
  return long?.[2];
}
