import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentFor } from '../../src/backend/wezterm/hands.ts';
import { newTab } from '../../src/layout/wezterm/model.ts';
import { rects } from '../../src/layout/wezterm/rects.ts';
import { splitLeaf } from '../../src/layout/wezterm/split.ts';

/** Extent of the new pane as the model of the server has it. */
function given(room: number, percent: number): number | undefined {
  const step = splitLeaf(newTab({ cols: room, rows: 10 }, 'a'), 'a', 'right', { percent }, 'b');
  return step.ok ? rects(step.tab)[1]?.rect.cols : undefined;
}

describe('cells as a share of the room', () => {
  it('is exact wherever it is used', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 500 }), fc.double({ min: 0, max: 0.999 }), (room, at) => {
        const cells = 1 + Math.floor(at * (room - 2));
        const percent = percentFor(cells, room);
        if (percent === null) expect(room).toBeGreaterThan(100);
        else expect(given(room, percent)).toBe(cells);
      }),
    );
  });

  it('leaves room for the pane that is split, also when a person has halved that meanwhile', () => {
    const refused: string[] = [];
    for (let room = 12; room <= 200; room++)
      for (let cells = 1; cells <= room - 6; cells++) {
        const percent = percentFor(cells, room);
        if (percent !== null && given(Math.floor((room - 1) / 2), percent) === undefined)
          refused.push(`${cells} of ${room}`);
      }
    expect(refused).toEqual([]);
  });
});
