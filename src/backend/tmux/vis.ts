/**
 * tmux shows names and argvs through vis(3) (VIS_OCTAL | VIS_CSTYLE | VIS_TAB | VIS_NL, and in double quotes VIS_DQ); before 3.4 it
 * also writes `\$` for a dollar that could begin a variable. This undoes it.
 */
const cStyle: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  b: 8,
  a: 7,
  v: 11,
  t: 9,
  f: 12,
  s: 32,
};

/** Reads one escape at `at` (the index of the backslash): the bytes that it stands for and the index behind it. */
function escapeAt(text: string, at: number): { readonly bytes: Buffer; readonly next: number } {
  const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4));
  if (octal) return { bytes: Buffer.from([parseInt(octal[0], 8)]), next: at + 4 };
  const letter = text.codePointAt(at + 1);
  if (letter === undefined) return { bytes: Buffer.from('\\'), next: at + 1 };
  const char = String.fromCodePoint(letter);
  const code = char === '0' ? 0 : cStyle[char];
  const bytes = code === undefined ? Buffer.from(char) : Buffer.from([code]);
  return { bytes, next: at + 1 + char.length };
}

export function decodeVis(text: string): string {
  if (!text.includes('\\')) return text;
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length;) {
    const backslash = text.indexOf('\\', at);
    const end = backslash < 0 ? text.length : backslash;
    parts.push(Buffer.from(text.slice(at, end)));
    at = end;
    if (backslash < 0) break;
    const escape = escapeAt(text, backslash);
    parts.push(escape.bytes);
    at = escape.next;
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * `#{pane_start_command}` back to the argv that the pane was started with. tmux joins the words with blanks and puts a word in
 * quotes where it has to (`args_escape` in arguments.c); inside and outside of quotes it is vis-encoded.
 */
export function parseStartCommand(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (char === '\\') {
      const escape = escapeAt(text, at);
      word = (word ?? '') + text.slice(at, escape.next);
      at = escape.next;
      continue;
    }
    at += 1;
    if (quote !== null) {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (char === ' ') {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (word !== null) words.push(word);
  return words.map(decodeVis);
}
