/** Text of strangers in messages: nothing of it may act on a terminal. */

// C0, DEL, C1, bidi controls, line separators, zero-width characters but the joiner that emoji use, tags.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const acting =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text with what could act on a terminal or reorder it written as `\u001b`. */
export function printable(text: string): string {
  return text.replaceAll(acting, escaped);
}

/** A value in a message: in quotes, printable, not longer than 60 characters. */
export function quoted(value: string): string {
  const characters = value.length > 60 ? Array.from(value.slice(0, 120)) : null;
  const short =
    characters !== null && characters.length > 60
      ? `${characters.slice(0, 57).join('')}…`
      : value.slice(0, 120);
  return printable(JSON.stringify(short));
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
