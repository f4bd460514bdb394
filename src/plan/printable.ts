/** Values in texts for people: a terminal must never act on them. */
import { clipText } from '../layout/text-width.ts';

// C0, DEL, C1, bidirectional controls, zero-width characters, line and paragraph separators, byte order mark.
const acting =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** One line in which every character that a terminal would act on is written as an escape. */
export const printable = (text: string): string =>
  text.replaceAll(acting, (character) => named[character] ?? hexadecimal(character));

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\e' };
const hexadecimal = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** At most `cells` terminal cells, the last one an ellipsis when something was cut. */
export const clipped = (text: string, cells: number): string => clipText(text, Math.max(1, cells), '…');

export const quoted = (text: string): string => `"${clipped(printable(text), 60)}"`;
