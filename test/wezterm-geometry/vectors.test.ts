import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adjust } from '../../src/layout/wezterm/adjust.ts';
import { activeKey, newTab } from '../../src/layout/wezterm/model.ts';
import type { SplitDirection, Step, TabGeometry } from '../../src/layout/wezterm/model.ts';
import { rects } from '../../src/layout/wezterm/rects.ts';
import { removeLeaf } from '../../src/layout/wezterm/remove.ts';
import { resize } from '../../src/layout/wezterm/resize.ts';
import { safeShrink } from '../../src/layout/wezterm/shrink.ts';
import { moveWithin, splitLeaf } from '../../src/layout/wezterm/split.ts';
import { activate } from '../../src/layout/wezterm/zoom.ts';
import { tiles } from './tiling.ts';

interface Recorded {
  readonly op: 'new' | 'split' | 'kill' | 'move' | 'adjust' | 'resize';
  readonly cols: number;
  readonly rows: number;
  readonly pane: number;
  readonly src: number;
  readonly dir: string;
  readonly cells?: number;
  readonly percent: number;
  readonly amount: number;
  readonly new?: number;
  readonly active?: number;
  readonly active_after?: number;
  readonly panes?: readonly (readonly [number, number, number, number, number])[];
  readonly tab?: readonly [number, number];
  readonly error?: string;
  readonly hang?: true;
}

function read(file: string): { seed: number; steps: Recorded[] }[] {
  const text = readFileSync(join(import.meta.dirname, '..', 'vectors', file), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { seed: number; steps: Recorded[] });
}

function play(tab: TabGeometry | null, step: Recorded, next: number): Step {
  if (step.op === 'new') return { ok: true, tab: newTab({ cols: step.cols, rows: step.rows }, '0') };
  if (tab === null) throw new Error('no tab yet');
  const size = step.cells === undefined ? { percent: step.percent } : { cells: step.cells };
  const done = (after: TabGeometry | null): Step => {
    if (after === null) throw new Error('the tab is empty');
    return { ok: true, tab: after };
  };
  switch (step.op) {
    case 'split':
      return splitLeaf(tab, String(step.pane), step.dir as SplitDirection, size, String(next));
    case 'kill':
      return done(removeLeaf(tab, String(step.pane)));
    case 'move':
      return moveWithin(tab, String(step.src), String(step.pane), step.dir as SplitDirection, size);
    case 'adjust': {
      const active = activate(tab, String(step.active));
      return done(adjust(active.tab, step.dir.toLowerCase() as 'left', step.amount));
    }
    case 'resize':
      return resize(tab, { cols: step.cols, rows: step.rows });
  }
}

const shown = (tab: TabGeometry) => ({
  panes: rects(tab).map(({ key, rect }) => [Number(key), rect.left, rect.top, rect.cols, rect.rows]),
  active: Number(activeKey(tab)),
  tab: [tab.extent.cols, tab.extent.rows],
});

function replay(
  file: string,
  each: (tab: TabGeometry | null, step: Recorded, result: Step, where: string) => void,
): number {
  let steps = 0;
  for (const record of read(file)) {
    let tab: TabGeometry | null = null;
    let next = 1;
    for (const [index, step] of record.steps.entries()) {
      const where = `seed ${record.seed} step ${index}`;
      const result: Step = play(tab, step, next);
      steps += 1;
      each(tab, step, result, where);
      if (step.hang) {
        expect(result, where).toMatchObject({ ok: false, reason: 'hang' });
        break;
      }
      expect(result.ok ? null : result.reason, where).toBe(step.error ?? null);
      if (result.ok && step.op === 'split') expect(next++, where).toBe(step.new);
      expect(shown(result.tab), where).toEqual({
        panes: step.panes,
        active: step.op === 'adjust' ? step.active_after : step.active,
        tab: step.tab,
      });
      tab = result.tab;
    }
  }
  return steps;
}

describe('recorded geometry', () => {
  it('follows every recorded split, kill, move, adjust and grow to the cell, and every state tiles', () => {
    const steps = replay('wezterm-geometry-vectors.jsonl', (_tab, _step, result) => {
      expect(tiles(result.tab)).toBe(true);
    });
    expect(steps).toBe(3652);
  });

  it('follows every recorded shrink and reports each hang, and the safe-shrink rule separates good from bad', () => {
    let [safe, unsafe] = [0, 0];
    const steps = replay('wezterm-shrink-vectors.jsonl', (tab, step, result, where) => {
      if (tab === null || step.op !== 'resize' || !tiles(tab)) return;
      const judged = safeShrink(tab, { cols: step.cols, rows: step.rows });
      expect(judged, where).toBe(result.ok && tiles(result.tab));
      if (judged) safe += 1;
      else unsafe += 1;
    });
    expect(steps).toBe(2783);
    expect(safe).toBeGreaterThan(500);
    expect(unsafe).toBeGreaterThan(143);
  });
});
