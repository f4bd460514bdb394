import { describe, expect, it } from 'vitest';
import { mapKeys, leavesOf, sameTree } from '../../src/layout/placed.ts';
import {
  paneId,
  type ArrangeGoal,
  type LeafSource,
  type Start,
  type TabGoal,
} from '../../src/backend/backend.ts';
import { arrange } from '../../src/backend/stepwise/arrange.ts';
import { ModelServer } from '../support/model-server.ts';
import { randomPlaced, seeded, shuffled } from '../support/random-layouts.ts';

const extent = { cols: 120, rows: 40 };
const silent = { before: () => Promise.resolve(), after: () => Promise.resolve() };
const start = (address: string): Start => ({
  argv: ['/bin/true'],
  cwd: '/',
  marker: { project: 'p', address, launch: `l-${address}`, digest: '', tab: '' },
});

/** Tabs in one window, their panes numbered; the goal deals the same panes, some new ones, and leaves some out. */
function scene(seed: number) {
  const random = seeded(seed);
  const server = new ModelServer();
  const count = 1 + Math.floor(random() * 3);
  const panes = Array.from({ length: count + Math.floor(random() * 8) }, (_, index) => String(index));
  const groups = (list: readonly string[], into: number): string[][] => {
    const dealt: string[][] = Array.from({ length: into }, () => []);
    list.forEach((key, index) => dealt[index < into ? index : Math.floor(random() * into)]?.push(key));
    return dealt;
  };
  const from = groups(panes, count).map((keys, index) => ({
    title: `t${index}`,
    tree: randomPlaced(random, keys, extent),
  }));
  server.open('dev', from, random);
  const kept = panes.filter(() => random() > 0.15);
  const added = Array.from({ length: Math.floor(random() * 3) }, (_, index) => `dev/n${index}`);
  const wanted = shuffled(random, [...kept, ...added]);
  const tabsAfter = Math.max(1, Math.min(wanted.length, count + Math.floor(random() * 3) - 1));
  const to = wanted.length === 0 ? [] : groups(wanted, tabsAfter).filter((keys) => keys.length > 0);
  const observed = server.observe();
  const tabs: TabGoal[] = to.map((keys, index) => ({
    address: `dev:t${index}`,
    title: `t${index}`,
    tab: observed.tabs[index]?.id ?? null,
    tree: randomPlaced(random, keys, extent),
    sources: new Map(
      keys.map((key): [string, LeafSource] => [
        key,
        key.includes('/') ? { kind: 'new', start: start(key) } : { kind: 'existing', id: paneId(key) },
      ]),
    ),
    renew: false,
    window: '',
    active: null,
    zoomed: null,
  }));
  const goal: ArrangeGoal = {
    workspaces: [{ project: 'p', name: 'dev', serverName: 'dev', tabs }],
    evict: panes.filter((key) => !kept.includes(key)).map(paneId),
    focus: null,
  };
  return { server, observed, goal, panes, kept };
}

describe('any tabs into any other tabs, whatever the nesting of the server', () => {
  it('ends exact, loses no pane, and has nothing to do the second time', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 10_000; seed++) {
      const { server, observed, goal, panes } = scene(seed);
      for (const movesWithinTab of [seed % 4 !== 0]) {
        const result = await arrange(goal, observed, server.hands(movesWithinTab), silent);
        if (!result.ok) throw new Error(`seed ${seed}: refused`);
        if (result.value.failed.length > 0)
          console.log(
            JSON.stringify(
              {
                goal: goal.workspaces[0]?.tabs.map((t) => [t.tab, t.title, t.tree]),
                evict: goal.evict,
                log: server.log,
                now: server.observe().tabs.map((t) => [t.id, t.title, t.tree]),
              },
              null,
              1,
            ),
          );
        expect(result.value.failed, `seed ${seed}`).toEqual([]);
        expect(server.lost, `seed ${seed}: lost panes`).toEqual([]);
        const now = server.observe();
        const standing = now.tabs.flatMap((tab) => tab.panes.map((pane) => pane.id as string));
        expect(
          panes.filter((key) => !standing.includes(key)),
          `seed ${seed}: gone`,
        ).toEqual([]);
        const seen: number[] = [];
        const homes: number[] = [];
        for (const tab of goal.workspaces[0]?.tabs ?? []) {
          const wanted = mapKeys(tab.tree, (key) => result.value.created.get(key) ?? key);
          const home = now.tabs.findIndex((candidate) => candidate.tree && sameTree(candidate.tree, wanted));
          expect(home, `seed ${seed}: ${tab.address}`).toBeGreaterThanOrEqual(0);
          expect(now.tabs[home]?.title).toBe(tab.title);
          const vanished = server.vanished.has(String(tab.tab));
          if (!vanished && tab.tab !== null && observed.tabs.some((old) => old.id === tab.tab))
            expect(now.tabs[home]?.id).toBe(tab.tab);
          homes.push(home);
          if (!vanished) seen.push(home); // its only pane had to go before another could come: it was made anew, at the end
        }
        expect(seen, `seed ${seed}: order`).toEqual([...seen].sort((a, b) => a - b));
        const calls = server.log.length;
        const settled: ArrangeGoal = {
          ...goal,
          evict: [],
          workspaces: goal.workspaces.map((workspace) => ({
            ...workspace,
            tabs: workspace.tabs.map((tab, index) => ({
              ...tab,
              tab: now.tabs[homes[index] ?? 0]?.id ?? null,
              sources: new Map(
                leavesOf(tab.tree).map((key): [string, LeafSource] => [
                  key,
                  { kind: 'existing', id: result.value.created.get(key) ?? paneId(key) },
                ]),
              ),
            })),
          })),
        };
        await arrange(settled, now, server.hands(movesWithinTab), silent);
        expect(server.log.slice(calls), `seed ${seed}: second time`).toEqual([]);
      }
    }
  });
});
