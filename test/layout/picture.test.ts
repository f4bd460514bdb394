import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { namedLayout } from '../../src/layout/named.ts';
import { drawLayout } from '../../src/layout/picture.ts';
import type { PictureOptions } from '../../src/layout/picture.ts';
import { leavesOf } from '../../src/layout/placed.ts';
import { solve } from '../../src/layout/solve.ts';
import { clipText, textWidth } from '../../src/layout/text-width.ts';
import type { Extent, LayoutNode } from '../../src/layout/tree.ts';
import { cells, column, keysUpTo, percent, roomy, row, sized, treeOver } from './trees.ts';

function draw(
  layout: LayoutNode,
  options: Partial<PictureOptions> = {},
  extent: Extent = { cols: 200, rows: 50 },
): string[] {
  const result = solve(layout, extent);
  if (!result.ok) throw new Error(`${result.key} does not fit`);
  return drawLayout(result.tree, { width: 40, label: (key) => `dev/${key}`, ...options });
}

const example = row(sized('editor', percent(60)), column('api', sized('tests', cells(12))));

describe('the picture of a layout', () => {
  it('is in proportion, with labels and sizes', () => {
    expect(draw(example).join('\n')).toBe(
      [
        '┌──────────────────────┬───────────────┐',
        '│dev/editor            │dev/api        │',
        '│119x50                │80x37          │',
        '│                      │               │',
        '│                      │               │',
        '│                      │               │',
        '│                      │               │',
        '│                      │               │',
        '│                      ├───────────────┤',
        '│                      │dev/tests      │',
        '│                      │80x12          │',
        '└──────────────────────┴───────────────┘',
      ].join('\n'),
    );
  });

  it('joins borders in a cross, in ASCII too, and marks panes', () => {
    const grid = namedLayout(
      'four_pane_grid',
      keysUpTo(4).map((key) => ({ key })),
    );
    if (!grid.ok) throw new Error(grid.problem.kind);
    expect(
      draw(grid.layout, { ascii: true, maxHeight: 7, width: 30, marked: new Set(['p1']) }).join('\n'),
    ).toBe(
      [
        '+--------------+-------------+',
        '|dev/p0        |* dev/p1     |',
        '|100x25        |99x25        |',
        '+--------------+-------------+',
        '|dev/p2        |dev/p3       |',
        '|100x24        |99x24        |',
        '+--------------+-------------+',
      ].join('\n'),
    );
    expect(draw(grid.layout)[6]).toMatch(/^├─+┼─+┤$/);
  });

  it('breaks a long label, and numbers one that does not fit', () => {
    const lines = draw(row(sized('x', percent(90)), sized('a-long-name', cells(8)), 'b'), { width: 60 });
    expect(lines.at(-2)).toBe('1 dev/a-long-name 8x50');
    expect(lines.at(-1)).toBe('2 dev/b 12x50');
    expect(draw(row(...keysUpTo(4)), { width: 25 }).slice(1, 4)).toEqual([
      '│dev/ │dev/ │dev/ │dev/ │',
      '│p0   │p1   │p2   │p3   │',
      '│50x50│49x50│49x50│49x50│',
    ]);
  });

  it('lists the panes of a group that has no room', () => {
    const lines = draw(row('left', column(...keysUpTo(9))), { maxHeight: 6, width: 40 });
    expect(lines.slice(0, 6).join('\n')).toContain('1 (9 panes)');
    expect(lines.slice(6)).toHaveLength(9);
    expect(lines[6]).toBe('1 dev/p0 99x5');
  });

  it('keeps hostile labels from moving the cursor', () => {
    const text = draw(row('a', 'b'), { label: (key) => `${key}\u001b[2J\n\u202e\u0000x` }).join('\n');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).toContain('a?[2J??x');
  });

  it('shows up to 12 panes at 76 columns without a number', () => {
    for (const name of ['grid', 'even_column', 'main_left', 'main_top']) {
      const result = namedLayout(
        name,
        keysUpTo(12).map((key) => ({ key })),
      );
      if (!result.ok) throw new Error(result.problem.kind);
      const lines = draw(result.layout, { width: 76 });
      for (const key of keysUpTo(12)) expect(lines.join('\n')).toContain(key.slice(-2));
      expect(lines.at(-1)).toMatch(/^└/);
    }
  });

  it('stays in its frame, whatever the tree, the labels and the room', () => {
    const label = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('日本語', 'api', 'é'),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }).chain((count) => treeOver(keysUpTo(count), { shares: false })),
        fc.integer({ min: 4, max: 90 }),
        fc.option(fc.integer({ min: 3, max: 30 }), { nil: undefined }),
        fc.array(label, { minLength: 14, maxLength: 14 }),
        (layout, width, maxHeight, labels) => {
          const named = (key: string): string => `${key}:${labels[Number(key.slice(1))] ?? ''}`;
          const options = { width, label: named, ...(maxHeight === undefined ? {} : { maxHeight }) };
          const lines = draw(layout, options, roomy);
          const bottom = lines.findLastIndex((line) => line.startsWith('└'));
          if (maxHeight !== undefined) expect(bottom).toBeLessThan(maxHeight);
          for (const line of lines.slice(0, bottom + 1)) expect(textWidth(line)).toBe(width);
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has every pane in it, in a box or in the list', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((count) => treeOver(keysUpTo(count), { shares: false })),
        fc.integer({ min: 16, max: 90 }),
        fc.integer({ min: 1, max: 30 }),
        (layout, width, maxHeight) => {
          const lines = draw(layout, { width, maxHeight, label: (key) => key }, roomy);
          const words = new Set(lines.join(' ').match(/\w+/g));
          for (const key of leavesOf(layout)) expect(words).toContain(key);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has every pane in it even when nothing can be drawn', () => {
    for (const width of [1, 2, 3, 8, 20]) {
      const lines = draw(column(row('a', 'b'), 'c'), { width, label: (key) => key, maxHeight: 5 });
      if (width >= 8) for (const key of ['a', 'b', 'c']) expect(lines.join('\n')).toContain(key);
      expect(lines.length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the width of a text', () => {
  it('is what string-width says, for the letters and symbols that names have', () => {
    for (const text of [
      'dev/api',
      '日本語',
      'naïve',
      'e\u0301',
      '한국어',
      'ｆｕｌｌ',
      '🚀 go',
      'Привет',
      '→ x',
      '中a文b',
    ]) {
      expect(textWidth(text), text).toBe(stringWidth(text));
    }
  });

  it('is never passed when clipping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(12), (text, width) => {
        expect(textWidth(clipText(text, width, '…'))).toBeLessThanOrEqual(width);
      }),
    );
    expect(clipText('dev/api', 5, '…')).toBe('dev/…');
    expect(clipText('dev/api', 7, '…')).toBe('dev/api');
  });
});
