/**
 * An apply that is killed at any point: the next one finishes it, nothing that may stay has died, nothing runs twice.
 *
 * Every change of a file and every program that is started is such a point (see `children/interrupt.ts`). By default a few points of
 * each story are tried, others in each story; `WZP_TEST_CRASH=all` tries every one, there and back, and takes its time.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeWezterm, realWezterm } from '../support/wezterm-server.ts';
import { buildTool, rigOn, type Kind, type Rig, type Tabs, type Tool } from './rig.ts';
import { stories, type Story } from './stories.ts';

type How = 'before' | 'half';

const hows: readonly How[] = ['before', 'half'];
const all = process.env['WZP_TEST_CRASH'] === 'all';

let tool: Tool;
beforeAll(async () => {
  tool = await buildTool();
}, 120_000);
afterAll(() => {
  tool.built.remove();
  tool.folder.remove();
});

/** One apply struck at a point, then whole. False: it ended before it came to that point. */
async function strikeAndFinish(rig: Rig, to: Tabs, story: Story, at: number, how: How): Promise<boolean> {
  const before = rig.alive();
  rig.write(to);
  const struck = await rig.strike({ at, how, counts: 'everything' }, 'apply', '--yes');
  const point = struck.happened.at(-1) ?? 'nothing';
  const finished = await rig.run('apply', '--yes');
  expect(finished, `after a crash ${how} ${point}: ${finished.stderr}`).toMatchObject({ code: 0 });
  const after = rig.alive();
  for (const name of story.stay)
    if (before.has(name))
      expect(after.get(name), `${name} after a crash ${how} ${point}`).toEqual(before.get(name));
  await rig.expectStands(to, 0, `after a crash ${how} ${point}`);
  return struck.signal === 'SIGKILL';
}

/** The points from `first` on, there and back, until an apply ends before it comes to one. Answers how many there were. */
async function walk(rig: Rig, story: Story, first: number, stride: number): Promise<number> {
  let struck = 0;
  for (let at = first, turn = 0; ; at += stride, turn++) {
    const before = struck;
    for (const how of all ? hows : hows.slice(turn % 2, (turn % 2) + 1))
      for (const to of [story.other, story.one]) if (await strikeAndFinish(rig, to, story, at, how)) struck++;
    if (struck === before) return struck;
  }
}

function describeKills(name: string, kind: Kind, stride: number): void {
  describe(name, () => {
    it.each(stories.map((story, index) => [story.name, story, index] as const))(
      '%s',
      async (_, story, index) => {
        const rig = await rigOn(kind, tool);
        try {
          rig.write(story.one);
          expect(await rig.run('apply', '--yes')).toMatchObject({ code: 0 });
          await rig.expectStands(story.one);
          expect(await walk(rig, story, 1 + ((index * 7) % stride), all ? 1 : stride)).toBeGreaterThan(0);
        } finally {
          rig.close();
        }
      },
      all ? 3_600_000 : 300_000,
    );
  });
}

describeKills('an apply that is killed: tmux', { backend: 'tmux' }, 17);
describeKills('an apply that is killed: fake WezTerm', { backend: 'wezterm', folder: fakeWezterm }, 45);
describe.skipIf(realWezterm === null)('real', () => {
  describeKills(
    'an apply that is killed: WezTerm',
    { backend: 'wezterm', folder: realWezterm ?? fakeWezterm },
    9,
  );
});
