/** Calls that a new layout of live panes takes on WezTerm, against the fewest panes that must move. Bundled and run by `script/bench.mjs`. */
import {
  paneId,
  tabId,
  windowId,
  type ArrangeGoal,
  type LeafSource,
  type ObservedServer,
} from '../../src/backend/backend.ts';
import { attentionOf } from '../../src/backend/stepwise/finish.ts';
import { lower } from '../../src/backend/stepwise/lower.ts';
import { rectsOf } from '../../src/layout/placed.ts';
import { agreement } from '../../src/layout/transform.ts';
import { randomPlaced, seeded, shuffled } from '../../test/support/random-layouts.ts';

const extent = { cols: 200, rows: 50 };
const pairs = 200;
const results: Record<string, { calls: number; moved: number; bound: number }> = {};

for (const count of [8, 16]) {
  const sum = { calls: 0, moved: 0, bound: 0 };
  for (let seed = 1; seed <= pairs; seed++) {
    const random = seeded(seed);
    const keys = Array.from({ length: count }, (_, index) => String(index));
    const before = randomPlaced(random, keys, extent);
    // Half of the pairs keep the order of the panes, as an edit of sizes and nesting does.
    const after = randomPlaced(random, seed % 2 === 0 ? keys : shuffled(random, keys), extent);
    const rects = rectsOf(before);
    const observed: ObservedServer = {
      backend: 'wezterm',
      id: 'bench',
      incarnation: '1',
      version: '',
      visible: null,
      focused: null,
      workspaceOwners: new Map(),
      tabs: [
        {
          id: tabId('0'),
          windowId: windowId('0'),
          workspace: 'dev',
          title: 'one',
          index: 0,
          size: extent,
          tree: before,
          zoomed: null,
          marker: null,
          panes: [...rects].map(([key, rect]) => ({
            id: paneId(key),
            rect,
            active: false,
            title: '',
            cwd: null,
            tty: null,
            pid: 1,
            dead: false,
            marker: null,
          })),
        },
      ],
    };
    const goal: ArrangeGoal = {
      evict: [],
      focus: null,
      workspaces: [
        {
          project: 'p',
          name: 'dev',
          serverName: 'dev',
          tabs: [
            {
              address: 'dev:one',
              title: 'one',
              tab: tabId('0'),
              tree: after,
              renew: false,
              window: '',
              active: null,
              zoomed: null,
              sources: new Map(
                keys.map((key): [string, LeafSource] => [key, { kind: 'existing', id: paneId(key) }]),
              ),
            },
          ],
        },
      ],
    };
    const { steps, impossible } = lower(goal, observed, {
      movesWithinTab: true,
      attention: attentionOf(goal, observed),
    });
    if (impossible.length > 0)
      throw new Error(`pair ${seed} of ${count} panes: ${impossible[0]?.reason ?? ''}`);
    const moves = steps.filter(({ step }) => step.kind === 'attach' || step.kind === 'detach');
    sum.calls += moves.length;
    sum.moved += new Set(moves.map(({ step }) => step.pane)).size;
    sum.bound += agreement(before, after).moved.length;
  }
  results[String(count)] = { calls: sum.calls / pairs, moved: sum.moved / pairs, bound: sum.bound / pairs };
}
process.stdout.write(JSON.stringify(results));
