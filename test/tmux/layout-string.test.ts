import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutChecksum, parseLayout, writeLayout } from '../../src/backend/tmux/layout-string.ts';
import { leavesOf, mapKeys } from '../../src/layout/placed.ts';
import type { PlacedNode } from '../../src/layout/tree.ts';
import { randomBy, randomTree } from '../conformance/random.ts';

const rect = (cols: number, rows: number, left: number, top: number) => ({ cols, rows, left, top });
const three: PlacedNode = {
  kind: 'split',
  axis: 'row',
  rect: rect(200, 50, 0, 0),
  children: [
    { kind: 'leaf', key: '%0', rect: rect(60, 50, 0, 0) },
    {
      kind: 'split',
      axis: 'column',
      rect: rect(139, 50, 61, 0),
      children: [
        { kind: 'leaf', key: '%1', rect: rect(139, 24, 61, 0) },
        { kind: 'leaf', key: '%2', rect: rect(139, 25, 61, 25) },
      ],
    },
  ],
};

describe('layout strings', () => {
  it.each([
    ['200x50,0,0{139x50,0,0,0,60x50,140,0,2}', '6113'],
    ['200x50,0,0{60x50,0,0,0,139x50,61,0[139x24,61,0,1,139x25,61,25,2]}', 'c3b1'],
    ['200x50,0,0{60x50,0,0,139x50,61,0[139x24,61,0,139x25,61,25]}', '20a0'],
    ['100x30,0,0', 'a0de'],
  ])('has the checksum of tmux for %s', (cells, checksum) => {
    expect(layoutChecksum(cells)).toBe(checksum);
  });

  it('writes a tree without pane numbers', () => {
    expect(writeLayout(three)).toBe('20a0,200x50,0,0{60x50,0,0,139x50,61,0[139x24,61,0,139x25,61,25]}');
  });

  it('reads what tmux dumps', () => {
    expect(parseLayout('c3b1,200x50,0,0{60x50,0,0,0,139x50,61,0[139x24,61,0,1,139x25,61,25,2]}')).toEqual(
      three,
    );
    expect(parseLayout('aca0,200x50,0,0,3')).toEqual({ kind: 'leaf', key: '%3', rect: rect(200, 50, 0, 0) });
  });

  it('leaves the floating panes of tmux 3.7 out', () => {
    expect(parseLayout('aca0,200x50,0,0,3<40x10,5,5,7>')).toMatchObject({ kind: 'leaf', key: '%3' });
  });

  it('reads a split inside a split of the same axis, or of one child, as the panes look', () => {
    const nested = '0000,5x1,0,0{1x1,0,0,0,3x1,2,0{1x1,2,0,1,1x1,4,0,2}}';
    const read = parseLayout(nested);
    expect(read).toMatchObject({ axis: 'row', children: [{ key: '%0' }, { key: '%1' }, { key: '%2' }] });
    expect(parseLayout('0000,5x3,0,0{5x3,0,0,4}')).toMatchObject({ kind: 'leaf', key: '%4' });
  });

  it.each([
    '',
    'c3b1',
    'c3b1,',
    'c3b1,200x50',
    '200x50,0,0{',
    '200x50,0,0{60x50,0,0,0',
    '200x50,0,0{60x50,0,0,0]',
  ])('takes %j for no layout', (text) => {
    expect(parseLayout(text)).toBeNull();
  });

  it('reads back every tree that tmux can dump', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, count) => {
        const keys = Array.from({ length: count }, (_, index) => `%${index * 7}`);
        const tree = randomTree(randomBy(seed), keys, rect(200, 50, 0, 0));
        expect(parseLayout(dumped(tree))).toEqual(tree);
        expect(writeLayout(parseLayout(dumped(tree)) ?? three)).toBe(
          writeLayout(mapKeys(tree, (key) => key)),
        );
        expect(leavesOf(tree)).toEqual(keys);
      }),
    );
  });
});

/** As tmux writes it: with pane numbers. */
function dumped(tree: PlacedNode): string {
  const cell = (node: PlacedNode): string => {
    const place = `${node.rect.cols}x${node.rect.rows},${node.rect.left},${node.rect.top}`;
    if (node.kind === 'leaf') return `${place},${node.key.slice(1)}`;
    const inner = node.children.map(cell).join(',');
    return node.axis === 'row' ? `${place}{${inner}}` : `${place}[${inner}]`;
  };
  return `${layoutChecksum(cell(tree))},${cell(tree)}`;
}
