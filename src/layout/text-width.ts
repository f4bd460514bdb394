/**
 * How many terminal cells a text takes, near enough to clip a label. Plain ASCII costs nothing; for everything else
 * the wide blocks of Unicode's EastAsianWidth are listed, and combining marks take none.
 */
const asciiOnly = /^[\x20-\x7e]*$/;
const takesNoCell = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** First and last code points of the blocks that terminals draw two cells wide. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x26a1, 0x26a1],
  [0x2705, 0x2705],
  [0x270a, 0x270b],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x2753, 0x2755],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f1e6, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f90c, 0x1faff],
  [0x20000, 0x3fffd],
];

export function textWidth(text: string): number {
  if (asciiOnly.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (takesNoCell.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return wide.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

/** Without what would move the cursor or turn the direction of the text around. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?').replace(/\p{Cf}/gu, '');

/** Lines of at most `width` cells, broken behind `/` and its like where there is one, else anywhere. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    const drawn = characterWidth(character) > width ? '?' : character;
    if (textWidth(line + drawn) > width) {
      const [head = line] = /^.{2,}[ /._-](?=.)/u.exec(line) ?? [];
      lines.push(head);
      line = line.slice(head.length);
    }
    line += drawn;
  }
  return [...lines, line];
}

/** At most `width` cells, the last one `mark` when something is missing. */
export function clipText(text: string, width: number, mark: string): string {
  if (textWidth(text) <= width) return text;
  let head = '';
  for (const character of text) {
    if (textWidth(head + character) > width - 1) break;
    head += character;
  }
  return width < 1 ? '' : head + mark;
}
