/**
 * Columns that a text takes on a terminal. The bundle puts this in the place of `string-width` (same default export), because
 * the real one makes an `Intl.Segmenter` and compiles an expression of all emoji at import, which costs every command about
 * as long as Node needs to start. Here both wait for the first text that needs them.
 */
import { stripVTControlCharacters } from 'node:util';

const ascii = /^[\u0020-\u007e]*$/;
/** Letters and signs of one column each that never join with a neighbour: Latin, punctuation, arrows, boxes and blocks. */
const plain =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]*$/;

/**
 * First and last code points of two columns, in pairs: East Asian Width W and F of Unicode 16, unassigned gaps closed,
 * without the signs that are wide because they are emoji (`Emoji_Presentation` finds those).
 */
const wide: readonly number[] = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250,
  0x4dbf, 0x4dc0, 0xa4c6, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b,
  0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18df2, 0x1aff0, 0x1b2fb, 0x1d300, 0x1d376, 0x1f200, 0x1f265,
  0x1f3fb, 0x1f3ff, 0x20000, 0x3fffd,
];

const emojiShape = /\p{Emoji_Presentation}/u;
const pictograph = /\p{Extended_Pictographic}/gu;
const visible = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u;
/** Marks that take a column of their own beside their base, and halfwidth forms that are joined to it. */
const besideBase = /[\p{Mc}\uff00-\uffef]/u;

let segmenter: Intl.Segmenter | undefined;

// A default export because it stands in for a package that has one.
// oxlint-disable-next-line import/no-default-export
export default function stringWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  const shown = text.includes('\u001b') || text.includes('\u009b') ? stripVTControlCharacters(text) : text;
  if (plain.test(shown)) return shown.length;
  segmenter ??= new Intl.Segmenter();
  let width = 0;
  for (const { segment } of segmenter.segment(shown)) width += clusterWidth(segment);
  return width;
}

function clusterWidth(cluster: string): number {
  const start = cluster.search(visible);
  if (start === -1) return 0;
  const [base = '', ...others] = cluster.slice(start);
  if (isEmoji(cluster, base)) return 2;
  let width = isWide(base.codePointAt(0) ?? 0) ? 2 : 1;
  for (const character of others) if (besideBase.test(character)) width += 1;
  return width;
}

function isEmoji(cluster: string, base: string): boolean {
  if (cluster.length > 50) return false; // no emoji is so long; a text that is hostile may be
  // A flag is two regional indicators; one alone is a letter in a box, one column wide.
  if (/^\p{Regional_Indicator}/u.test(base)) return cluster.length >= 4;
  if (emojiShape.test(base)) return true;
  if (cluster.includes('\ufe0f') && /^[\p{Extended_Pictographic}\d#*]/u.test(base)) return true;
  if (/^[\d#*]\u20e3$/u.test(cluster)) return true;
  return cluster.includes('\u200d') && (cluster.match(pictograph)?.length ?? 0) >= 2;
}

function isWide(code: number): boolean {
  let low = 0;
  let high = wide.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (wide[2 * middle] ?? 0)) high = middle - 1;
    else if (code > (wide[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}
