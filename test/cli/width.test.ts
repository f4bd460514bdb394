import fc from 'fast-check';
import realWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import stringWidth from '../../src/cli/width.ts';

const texts = [
  '',
  'plain ASCII',
  'Grüße, naïve café',
  'e\u0301 and u\u0308 combined',
  '┌─┬┐│ └┴┘ ▲▼ … → ✓',
  '日本語 한글 ｶﾞｷﾞ ﾊﾟ',
  '👍 👍🏽 👩‍💻 👨‍👩‍👧‍👦 ❤ ❤️ ☎️ 1️⃣ #⃣',
  '🇩🇪🇫🇷 🇩',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'שלום עולם',
  'नमस्ते สวัสดี',
  '\u001b[1m\u001b[31mred\u001b[39m\u001b[22m',
  '\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007',
  'zero\u200bwidth \u00ad\ufeff',
  'a\tb\u0007c',
];

describe('the width of a text', () => {
  it.each(texts)('is that of string-width: %j', (text) => {
    expect(stringWidth(text)).toBe(realWidth(text));
  });

  it('is that of string-width for every assigned character', () => {
    const different: string[] = [];
    for (let code = 0; code < 0x110000; code += 1) {
      const character = String.fromCodePoint(code);
      if (/[\p{Cn}\p{Cs}\p{Co}]/u.test(character)) continue;
      if (stringWidth(character) !== realWidth(character)) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  it('is that of string-width for words of many scripts put together', () => {
    // Not among them: Hangul jamo that form no syllable, which string-width adds up one by one.
    const piece = fc.constantFrom(
      'a',
      ' ',
      'ü',
      'e\u0301',
      '日',
      '한',
      'ｶﾞ',
      '👍🏽',
      '❤️',
      '🇩🇪',
      '│',
      '\u001b[1m',
      '\u200b',
      'ש',
      'ก',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(stringWidth(text)).toBe(realWidth(text));
      }),
      { numRuns: 300 },
    );
  });
});
