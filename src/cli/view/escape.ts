/**
 * Makes text from outside safe to print: terminals obey control characters, and bidirectional marks make a line read
 * differently from what it is. Everything printed that is not a literal of ours goes through here.
 */
import { printable } from '../../spec/printable.ts';

/** For text that must stay on one line: a line break is shown as `\u000a`. */
export const escapeLine = (text: string): string => printable(text);

/** For text that may have several lines: line breaks and tabs stay. */
export const escapeBlock = (text: string): string =>
  text
    .split(/([\n\t])/)
    .map((part) => (part === '\n' || part === '\t' ? part : printable(part)))
    .join('');

/** JSON that is also safe on a terminal: what `JSON.stringify` leaves raw becomes `\uXXXX`, which reads back the same. */
export const jsonText = (value: unknown, indent = 2): string =>
  JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g,
    (characters) => {
      const units = characters.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
      return units.map((unit) => `\\u${unit}`).join('');
    },
  );
