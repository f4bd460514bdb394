/**
 * A multiplexer that fails at any call, and a person who works in the same tabs: the tool says what is wrong, and the next apply
 * finishes. `WZP_TEST_CRASH=all` tries every call of every story; by default some of each.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeWezterm, realWezterm } from '../support/wezterm-server.ts';
import { buildTool, namesOf, rigOn, type Kind, type Rig, type Struck, type Tabs, type Tool } from './rig.ts';
import { stories, type Story } from './stories.ts';

const all = process.env['WZP_TEST_CRASH'] === 'all';
const failures = ['error', 'hang', 'silence', 'rubbish'] as const;

let tool: Tool;
beforeAll(async () => {
  tool = await buildTool();
}, 120_000);
afterAll(() => {
  tool.built.remove();
  tool.folder.remove();
});

/** A code of ours, never an internal error. */
function expectAnswered({ code, stderr }: Struck): void {
  expect([0, 1], stderr).toContain(code);
  expect(stderr).not.toContain('WZP9999');
  if (code !== 0) expect(stderr).toMatch(/WZP\d{4}/);
}

async function finish(rig: Rig, what: string): Promise<void> {
  const finished = await rig.run('apply', '--yes');
  expect(finished, `after ${what}: ${finished.stderr}`).toMatchObject({ code: 0 });
}

function expectSame(
  rig: Rig,
  before: ReadonlyMap<string, readonly number[]>,
  names: readonly string[],
  what: string,
): void {
  const after = rig.alive();
  for (const name of names)
    if (before.has(name)) expect(after.get(name), `${name} after ${what}`).toEqual(before.get(name));
}

/** Both ways of a story with something at call after call, until an apply has fewer calls. */
async function atEachCall(
  story: Story,
  stride: number,
  first: number,
  strike: (to: Tabs, at: number) => Promise<boolean>,
): Promise<void> {
  let struck = 0;
  for (let at = first; ; at += all ? 1 : stride) {
    const before = struck;
    for (const to of [story.other, story.one]) if (await strike(to, at)) struck++;
    if (struck === before) break;
  }
  expect(struck).toBeGreaterThan(0);
}

async function prepared(kind: Kind, story: Story): Promise<Rig> {
  const rig = await rigOn(kind, tool);
  rig.write(story.one);
  expect(await rig.run('apply', '--yes')).toMatchObject({ code: 0 });
  await rig.expectStands(story.one);
  return rig;
}

function describeTrouble(name: string, kind: Kind, stride: number): void {
  const cases = stories.map((story, index) => [story.name, story, index] as const);
  const patience = all ? 3_600_000 : 300_000;
  describe(name, () => {
    it.each(cases)(
      'fails at any call: %s',
      async (_, story, index) => {
        const rig = await prepared(kind, story);
        try {
          await atEachCall(story, stride, 1 + (index % 2), async (to, at) => {
            let reached = false;
            for (const how of all ? failures : failures.slice((at + index) % 4, ((at + index) % 4) + 1)) {
              const before = rig.alive();
              rig.write(to);
              const struck = await rig.strike({ at, how, counts: 'programs' }, 'apply', '--yes');
              const what = `${how} of ${struck.happened.at(-1) ?? 'nothing'}`;
              expectAnswered(struck);
              await finish(rig, what);
              expectSame(rig, before, story.stay, what);
              await rig.expectStands(to);
              reached ||= struck.happened.length >= at;
              if (all) {
                rig.write(to === story.one ? story.other : story.one);
                if (how !== failures.at(-1)) await finish(rig, 'the way back');
              }
            }
            return reached;
          });
        } finally {
          rig.close();
        }
      },
      patience,
    );

    it.each(cases)(
      'loses a pane to a person at any call: %s',
      async (_, story, index) => {
        const rig = await prepared(kind, story);
        try {
          await atEachCall(story, stride, 1 + (index % 2), async (to, at) => {
            const before = rig.alive();
            const victim = story.stay.at(at % story.stay.length) ?? '';
            rig.write(to);
            const struck = await rig.strike(
              { at, how: 'person', command: rig.person('close', victim), counts: 'programs' },
              'apply',
              '--yes',
            );
            const what = `a person closed ${victim} before ${struck.happened.at(-1) ?? 'nothing'}`;
            expectAnswered(struck);
            await finish(rig, what);
            expectSame(
              rig,
              before,
              story.stay.filter((each) => each !== victim),
              what,
            );
            await rig.expectStands(to);
            return struck.happened.length >= at;
          });
        } finally {
          rig.close();
        }
      },
      patience,
    );

    it.each(cases)(
      'gets a pane of a person at any call: %s',
      async (_, story, index) => {
        const rig = await prepared(kind, story);
        try {
          await atEachCall(story, stride, 1 + (index % 2), async (to, at) => {
            const before = rig.alive();
            const beside = story.stay.at(at % story.stay.length) ?? '';
            rig.write(to);
            const struck = await rig.strike(
              { at, how: 'person', command: rig.person('split', beside), counts: 'programs' },
              'apply',
              '--yes',
            );
            const reached = struck.happened.length >= at;
            const what = `a person split ${beside} before ${struck.happened.at(-1) ?? 'nothing'}`;
            expectAnswered(struck);
            await finish(rig, what);
            expectSame(rig, before, story.stay, what);
            await rig.expectStands(to, reached ? 1 : 0);
            for (const guest of rig.guests()) rig.closePane(guest);
            await finish(rig, 'the guest has gone');
            expect(namesOf(to).length).toBe(rig.alive().size);
            return reached;
          });
        } finally {
          rig.close();
        }
      },
      patience,
    );
  });
}

describeTrouble('a multiplexer with trouble: tmux', { backend: 'tmux' }, 2);
describeTrouble('a multiplexer with trouble: fake WezTerm', { backend: 'wezterm', folder: fakeWezterm }, 17);
describe.skipIf(realWezterm === null)('real', () => {
  describeTrouble(
    'a multiplexer with trouble: WezTerm',
    { backend: 'wezterm', folder: realWezterm ?? fakeWezterm },
    4,
  );
});
