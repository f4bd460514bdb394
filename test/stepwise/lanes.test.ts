import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paneId, type Start } from '../../src/backend/backend.ts';
import { dependencies, inLanes } from '../../src/backend/stepwise/lanes.ts';
import { existing, fresh, type PaneRef, type Step, type TabStep } from '../../src/backend/stepwise/step.ts';

const start: Start = {
  argv: ['true'],
  cwd: '/',
  marker: { project: 'p', address: 'a', launch: 'l', digest: '', tab: '' },
};
const spawn = (key: string): Step => ({
  kind: 'spawn',
  pane: fresh(key),
  start,
  place: { kind: 'new', workspace: 'dev' },
  extent: { cols: 80, rows: 24 },
});
const split = (key: string, target: PaneRef): Step => ({
  kind: 'split',
  pane: fresh(key),
  start,
  target,
  direction: 'right',
  cells: 5,
  room: 20,
});
const detach = (id: string): Step => ({
  kind: 'detach',
  pane: existing(paneId(id)),
  place: { kind: 'beside', pane: existing(paneId(id)) },
});
const title = (pane: PaneRef): Step => ({ kind: 'title', pane, title: 't' });
const activate = (pane: PaneRef): Step => ({ kind: 'activate', pane });
const inTab = (tab: string, step: Step): TabStep => ({ tab, step });

describe('steps at the same time', () => {
  it('keep tabs in their order, and let the tabs be filled side by side', () => {
    const waits = dependencies([
      inTab('one', spawn('a')),
      inTab('two', spawn('b')),
      inTab('one', split('c', fresh('a'))),
      inTab('two', split('d', fresh('b'))),
      inTab('one', title(fresh('a'))),
    ]);
    expect(waits).toEqual([[], [0], [0], [1], [2]]);
  });

  it('let the tabs of a new window get their active panes in any order but for the one that ends in front', () => {
    const beside = (key: string, other: string): Step =>
      ({
        ...spawn(key),
        place: { kind: 'beside', pane: fresh(other) },
      }) as Step;
    const steps = [
      inTab('one', spawn('a')),
      inTab('two', beside('b', 'a')),
      inTab('two', split('c', fresh('b'))),
      inTab('one', split('d', fresh('a'))),
      inTab('two', activate(fresh('b'))),
      inTab('one', activate(fresh('a'))),
    ];
    expect(dependencies(steps)).toEqual([[], [0], [1], [0], [1, 2], [0, 1, 2, 3, 4]]);
    // In another window nothing comes forward later.
    const apart = steps.with(1, inTab('two', spawn('b')));
    expect(dependencies(apart)[4]).toEqual([0, 1, 2, 3]);
  });

  it('split one tab in the order in which its active pane depends on it, unless that is settled afterwards', () => {
    const steps = [
      inTab('one', spawn('a')),
      inTab('one', split('b', fresh('a'))),
      inTab('one', split('c', fresh('a'))),
      inTab('one', split('d', fresh('b'))),
    ];
    expect(dependencies(steps)).toEqual([[], [0], [1], [1, 2]]);
    const settled = dependencies([...steps, inTab('one', activate(fresh('a')))]);
    expect(settled).toEqual([[], [0], [1], [1], [0, 1, 2, 3]]);
  });

  it('move live panes one by one', () => {
    const waits = dependencies([
      inTab('one', spawn('a')),
      inTab('one', detach('1')),
      inTab('two', detach('2')),
      inTab('one', split('b', fresh('a'))),
    ]);
    expect(waits).toEqual([[], [0], [1], [2, 0]]);
  });

  it('run in an order that respects what they wait for, and never more at once than allowed', async () => {
    const graph = fc
      .array(fc.array(fc.nat(20), { maxLength: 3 }), { minLength: 1, maxLength: 20 })
      .map((list) => list.map((before, index) => before.filter((each) => each < index)));
    await fc.assert(
      fc.asyncProperty(
        graph,
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.nat(3)),
        async (waits, width, pauses) => {
          const ended = new Set<number>();
          let underWay = 0;
          await inLanes(width, waits, async (index) => {
            expect((waits[index] ?? []).every((each) => ended.has(each))).toBe(true);
            expect(++underWay).toBeLessThanOrEqual(width);
            for (let turns = Number(pauses.next().value); turns > 0; turns--) await Promise.resolve();
            underWay--;
            ended.add(index);
            return true;
          });
          expect(ended.size).toBe(waits.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('begin nothing more once one of them says so, and wait for what is under way', async () => {
    const ended: number[] = [];
    await inLanes(2, [[], [], [], []], async (index) => {
      if (index === 0) return false;
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(index);
      return true;
    });
    expect(ended).toEqual([1]);
  });
});
