import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedNode, Rect } from '../../src/layout/tree.ts';
import { adjust } from '../../src/layout/wezterm/adjust.ts';
import { activateDirection, neighbour } from '../../src/layout/wezterm/direction.ts';
import { activeKey, newTab } from '../../src/layout/wezterm/model.ts';
import type { SplitDirection, SplitSize, TabGeometry } from '../../src/layout/wezterm/model.ts';
import { fromPlaced } from '../../src/layout/wezterm/placed.ts';
import { rects, reported } from '../../src/layout/wezterm/rects.ts';
import { removeLeaf } from '../../src/layout/wezterm/remove.ts';
import { resize } from '../../src/layout/wezterm/resize.ts';
import { safeDrag, safeShrink } from '../../src/layout/wezterm/shrink.ts';
import { moveWithin, splitLeaf, splitTop } from '../../src/layout/wezterm/split.ts';
import { activate, setZoomed, unzoom } from '../../src/layout/wezterm/zoom.ts';
import { tiles } from './tiling.ts';

const lengths = (tab: TabGeometry): string =>
  rects(tab)
    .map(({ key, rect }) => `${key} ${rect.left},${rect.top} ${rect.cols}x${rect.rows}`)
    .join(' | ');

function split(
  tab: TabGeometry,
  target: string,
  direction: SplitDirection,
  size: SplitSize,
  key: string,
): TabGeometry {
  const step = splitLeaf(tab, target, direction, size, key);
  if (!step.ok) throw new Error(step.reason);
  return step.tab;
}

const width = (tab: TabGeometry): number[] => rects(tab).map(({ rect }) => rect.cols);

/** `a|(b|(c|…))` or `((a|b)|c)|…` of columns with these widths. */
function comb(widths: readonly number[], associate: 'left' | 'right'): TabGeometry {
  const total = widths.reduce((sum, w) => sum + w + 1, -1);
  let tab = newTab({ cols: total, rows: 24 }, '0');
  for (let i = 1; i < widths.length; i += 1) {
    const right = widths.slice(i).reduce((sum, w) => sum + w + 1, -1);
    tab =
      associate === 'right'
        ? split(tab, String(i - 1), 'right', { cells: right }, String(i))
        : split(tab, '0', 'right', { cells: widths[widths.length - i]! }, String(widths.length - i));
  }
  return tab;
}

describe('splits', () => {
  const tab = newTab({ cols: 80, rows: 24 }, 'a');

  it.each([
    ['right', { percent: 50 }, 'a 0,0 39x24 | b 40,0 40x24'],
    ['left', { percent: 50 }, 'b 0,0 40x24 | a 41,0 39x24'],
    ['right', { percent: 0 }, 'a 0,0 78x24 | b 79,0 1x24'],
    ['bottom', { percent: 25 }, 'a 0,0 80x17 | b 0,18 80x6'],
    ['top', { cells: 22 }, 'b 0,0 80x22 | a 0,23 80x1'],
  ] as const)('splits 80x24 %s by %o', (direction, size, expected) => {
    expect(lengths(split(tab, 'a', direction, size, 'b'))).toBe(expected);
  });

  it('refuses a size that leaves no cell, and unzooms all the same', () => {
    const zoomed = setZoomed(split(tab, 'a', 'right', { cells: 20 }, 'b'), 'b', true).tab;
    const step = splitLeaf(zoomed, 'a', 'right', { cells: 58 }, 'c');
    expect(step).toMatchObject({ ok: false, reason: 'no-space', tab: { zoomed: null } });
    expect(lengths(step.tab)).toBe('a 0,0 59x24 | b 60,0 20x24');
  });

  it('keeps the active position when the new pane comes first', () => {
    const two = split(tab, 'a', 'right', { cells: 40 }, 'b');
    expect(activeKey(two)).toBe('b');
    expect(activeKey(split(two, 'a', 'left', { cells: 5 }, 'c'))).toBe('a');
  });

  it('loses the source of a move that does not fit', () => {
    const two = split(tab, 'a', 'right', { cells: 40 }, 'b');
    const step = moveWithin(two, 'b', 'a', 'right', { cells: 79 });
    expect(step).toMatchObject({ ok: false, reason: 'no-space' });
    expect(lengths(step.tab)).toBe('a 0,0 80x24');
  });

  it('leaves a shrunk record behind a top-level split of two panes', () => {
    const two = split(tab, 'a', 'right', { percent: 25 }, 'b');
    const step = splitTop(two, 'bottom', { percent: 25 }, 'c');
    expect(step.tab.extent).toEqual({ cols: 80, rows: 17 });
    expect(lengths(step.tab)).toBe('a 0,0 59x17 | b 60,0 20x17 | c 0,18 80x6');
    expect(splitTop(setZoomed(two, 'a', true).tab, 'right', { cells: 5 }, 'c')).toMatchObject({
      reason: 'zoomed',
    });
  });
});

describe('zoom and focus', () => {
  const row = split(
    split(newTab({ cols: 80, rows: 24 }, 'a'), 'a', 'right', { percent: 50 }, 'b'),
    'b',
    'bottom',
    { cells: 9 },
    'c',
  );
  const size = (tab: TabGeometry, key: string) => reported(tab).find((pane) => pane.key === key)?.rect;

  it('reports the tab size at the unzoomed offset, and the unzoomed size once the sibling has left', () => {
    const zoomed = setZoomed(row, 'b', true).tab;
    expect(size(zoomed, 'b')).toEqual({ left: 40, top: 0, cols: 80, rows: 24 });
    expect(size(zoomed, 'c')).toEqual({ left: 40, top: 15, cols: 40, rows: 9 });
    const alone = removeLeaf(zoomed, 'c');
    expect(alone?.zoomed).toBe('b');
    expect(alone && size(alone, 'b')).toEqual({ left: 40, top: 0, cols: 40, rows: 24 });
  });

  it('ends with the zoomed pane, on a switch of panes, and not at all when zoom binds the focus', () => {
    const zoomed = setZoomed(row, 'b', true).tab;
    expect(removeLeaf(zoomed, 'b')?.zoomed).toBeNull();
    expect(activate(zoomed, 'a').tab).toMatchObject({ zoomed: null, active: 0 });
    expect(activate(zoomed, 'a', false).tab.zoomed).toBe('b');
    expect(setZoomed(zoomed, 'a', false).tab.zoomed).toBe('b');
    expect(reported(unzoom(zoomed).tab)).toEqual(reported(row));
  });

  it('prefers the neighbour that was active last', () => {
    expect(neighbour(activate(row, 'a').tab, 'right')).toBe('c');
    const viaB = activate(activate(row, 'b').tab, 'a').tab;
    expect(neighbour(viaB, 'right')).toBe('b');
    expect(neighbour(viaB, 'left')).toBeNull();
    expect(neighbour(viaB, 'previous')).toBe('c');
    expect(activeKey(activateDirection(viaB, 'right').tab)).toBe('b');
  });
});

describe('adjusting', () => {
  const thirds = comb([26, 26, 26], 'right');

  it('keeps a cell beside the divider only: nested panes can fall to nothing', () => {
    const at = activate(thirds, '0').tab;
    expect(width(adjust(at, 'right', 25))).toEqual([51, 26, 1]);
    expect(lengths(adjust(at, 'right', 26))).toBe('0 0,0 52x24 | 1 53,0 26x24 | 2 80,0 0x24');
    expect(adjust(at, 'down', 5)).toEqual(at);
  });

  it('can not reach the outer divider of a left comb from its inner panes', () => {
    const left = comb([26, 26, 26], 'left');
    expect(width(adjust({ ...left, active: 0 }, 'right', 3))).toEqual([29, 23, 26]);
    expect(width(adjust({ ...left, active: 1 }, 'right', 3))).toEqual([29, 23, 26]);
    expect(width(adjust({ ...left, active: 2 }, 'right', 3))).toEqual([26, 29, 23]);
  });
});

describe('shrinking', () => {
  it('answers what the reference says about jumps', () => {
    const wide = comb([150, 20, 20], 'right');
    expect(safeShrink(wide, { cols: 115, rows: 24 })).toBe(true);
    expect(width(resize(wide, { cols: 115, rows: 24 }).tab)).toEqual([111, 1, 1]);
    expect(safeShrink(wide, { cols: 114, rows: 24 })).toBe(false);
    expect(resize(wide, { cols: 114, rows: 24 })).toMatchObject({ ok: false, reason: 'hang' });
    expect(safeShrink(wide, { cols: 300, rows: 50 })).toBe(true);
  });

  it('answers what the reference says about dragging: right combs bear it, left combs hang', () => {
    const right = comb([63, 63, 64], 'right');
    expect(safeDrag(right, { cols: 5, rows: 1 })).toBe(true);
    const left = comb([63, 63, 64], 'left');
    expect(safeDrag(left, { cols: 68, rows: 24 })).toBe(true);
    expect(safeDrag(left, { cols: 67, rows: 24 })).toBe(false);
  });

  it('judges random tabs as the simulation ends', () => {
    const splitArb = fc.record({
      at: fc.nat(),
      direction: fc.constantFrom<SplitDirection>('left', 'right', 'top', 'bottom'),
      percent: fc.integer({ min: 5, max: 95 }),
    });
    const target = fc.record({
      cols: fc.integer({ min: 1, max: 150 }),
      rows: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(splitArb, { maxLength: 8 }), target, (splits, extent) => {
        let tab = newTab({ cols: 120, rows: 40 }, '0');
        for (const [i, { at, direction, percent }] of splits.entries()) {
          const keys = rects(tab).map(({ key }) => key);
          tab = splitLeaf(tab, keys[at % keys.length]!, direction, { percent }, String(i + 1)).tab;
        }
        expect(tiles(tab)).toBe(true);
        const result = resize(tab, extent);
        expect(safeShrink(tab, extent)).toBe(result.ok && tiles(result.tab));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a placed layout', () => {
  const placedArb: fc.Arbitrary<(rect: Rect, prefix: string) => PlacedNode> = fc.letrec<{
    node: (rect: Rect, prefix: string) => PlacedNode;
  }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.constant((rect: Rect, key: string): PlacedNode => ({ kind: 'leaf', key, rect })),
      fc.array(tie('node'), { minLength: 2, maxLength: 4 }).map((parts) => divide(parts)),
    ),
  })).node;

  function divide(parts: readonly ((rect: Rect, prefix: string) => PlacedNode)[]) {
    return (rect: Rect, prefix: string): PlacedNode => {
      const axis = prefix.length % 2 === 0 ? 'row' : 'column';
      const length = axis === 'row' ? rect.cols : rect.rows;
      const each = Math.floor((length - parts.length + 1) / parts.length);
      if (each < 1) return { kind: 'leaf', key: prefix, rect };
      const children = parts.map((part, i) => {
        const from = i * (each + 1);
        const size = i === parts.length - 1 ? length - from : each;
        const at: Rect =
          axis === 'row'
            ? { ...rect, left: rect.left + from, cols: size }
            : { ...rect, top: rect.top + from, rows: size };
        return part(at, `${prefix}${i}`);
      });
      return { kind: 'split', axis, rect, children };
    };
  }

  const places = (node: PlacedNode): { key: string; rect: Rect }[] =>
    node.kind === 'leaf' ? [{ key: node.key, rect: node.rect }] : node.children.flatMap(places);

  it('becomes a right or a left comb with the same rectangles', () => {
    fc.assert(
      fc.property(placedArb, (make) => {
        const layout = make({ left: 0, top: 0, cols: 90, rows: 50 }, '');
        const right = fromPlaced(layout, 'right');
        const left = fromPlaced(layout, 'left');
        for (const tab of [left, right]) {
          expect(rects(tab)).toEqual(places(layout));
          expect(reported(tab)).toEqual(places(layout));
        }
        for (const split of splitsOf(right)) expect(axisOf(split.first)).not.toBe(split.axis);
        for (const split of splitsOf(left)) expect(axisOf(split.second)).not.toBe(split.axis);
      }),
      { numRuns: 100 },
    );
  });

  const axisOf = (node: TabGeometry['root']): string | null => (node.kind === 'leaf' ? null : node.axis);

  function splitsOf(tab: TabGeometry) {
    const found: Extract<TabGeometry['root'], { kind: 'split' }>[] = [];
    const visit = (node: TabGeometry['root']): void => {
      if (node.kind === 'leaf') return;
      found.push(node);
      visit(node.first);
      visit(node.second);
    };
    visit(tab.root);
    return found;
  }
});
