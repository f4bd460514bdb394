/** Names that mean something to a shell, a terminal or a multiplexer mean nothing here, or are refused. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { fakeWezterm, realWezterm, weztermServer } from '../support/wezterm-server.ts';
import { placeFor, run, spec, type Place } from './place.ts';

const names = [
  `it's "50%" of $HOME`,
  'a.b',
  '-n',
  '--',
  '#{pane_id}',
  '%if',
  '$(touch pwned)',
  '`touch pwned`',
  ';',
  '*',
  '\\',
  '~',
  '=x',
  '@1',
  '%0',
  '0',
  '!',
  '"',
  `a'b;c&d|e>f`,
  'ünï 🎉 👩‍👩‍👧',
  'שלום עולם',
  'x'.repeat(100),
];

let built: Built;
let place: Place;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());
beforeEach(() => {
  place = placeFor(built);
});
afterEach(() => place.end());

/** Each name as that of a workspace, a tab, a pane and a title. */
const strange = (list: readonly string[]): unknown => ({
  version: 1,
  workspaces: Object.fromEntries(
    list.map((name) => {
      const other = `other ${name.slice(0, 90)}`;
      return [
        name,
        {
          tabs: [{ name, layout: { row: [{ pane: name }, { pane: other }] } }],
          panes: { [name]: { ...run, title: name }, [other]: run },
        },
      ];
    }),
  ),
});

async function expectUsable(list: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  place.write(strange(list));
  const applied = await place.run(['apply', '--yes'], { env });
  expect(applied, applied.stderr).toMatchObject({ code: 0 });
  expect(await place.run(['plan', '--detailed-exitcode'], { env })).toMatchObject({ code: 0, stderr: '' });
  const shown = JSON.parse((await place.run(['show', '--json'], { env })).stdout) as {
    workspaces: { name: string; tabs: { name: string; panes: { address: string; state: string }[] }[] }[];
  };
  expect(shown.workspaces.map(({ name }) => name).toSorted()).toEqual(list.toSorted());
  const panes = shown.workspaces.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.panes));
  expect(panes.map(({ state }) => state)).toEqual(panes.map(() => 'running'));
  const [last = ''] = list.slice(-1);
  expect(await place.run(['restart', `${last}/${last}`], { env })).toMatchObject({ code: 0 });
  expect(await place.run(['destroy', '--yes'], { env })).toMatchObject({ code: 0 });
  expect(existsSync(join(place.folder, 'project', 'pwned'))).toBe(false);
}

describe('strange names', () => {
  it('stand on tmux as they are', () => expectUsable(names, {}));

  it('stand on the fake WezTerm as they are', async () => {
    const server = await weztermServer(fakeWezterm);
    try {
      await expectUsable(names.slice(0, 6), {
        WZP_BACKEND: 'wezterm',
        WEZTERM_UNIX_SOCKET: server.socket,
        PATH: server.env['PATH'] ?? '',
      });
    } finally {
      server.end();
    }
  });

  it.skipIf(realWezterm === null)('stand on WezTerm as they are', async () => {
    const server = await weztermServer(realWezterm ?? fakeWezterm);
    try {
      await expectUsable(names, {
        WZP_BACKEND: 'wezterm',
        WEZTERM_UNIX_SOCKET: server.socket,
        PATH: server.env['PATH'] ?? '',
      });
    } finally {
      server.end();
    }
  });

  it.each([
    ['a newline', 'a\nb'],
    ['an escape sequence', 'a\u001b[31m'],
    ['a NUL', 'a\u0000'],
    ['a colon', 'a:b'],
    ['a slash', 'a/b'],
    ['a right-to-left override', 'a\u202eb'],
    ['nothing but blanks', '  '],
    ['101 characters', 'x'.repeat(101)],
    ['300 characters', 'x'.repeat(300)],
  ])('with %s are refused, and shown so that they do no harm', async (_, name) => {
    place.write(strange([name]));
    for (const args of [['validate'], ['apply', '--yes']]) {
      const ran = await place.run(args);
      expect(ran.code).toBe(1);
      expect(ran.stdout + ran.stderr).toContain('WZP1501');
      // eslint-disable-next-line no-control-regex -- that is what must not come through
      expect(ran.stdout + ran.stderr).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
    }
    expect(() => place.tmux('list-sessions')).toThrow('list-sessions');
  });
});

describe('workspaces of one name', () => {
  it('on tmux, where two names of a spec become one, are refused with both places', async () => {
    place.write({
      version: 1,
      workspaces: Object.fromEntries(
        ['a.b', 'a_b'].map((name) => [
          name,
          { tabs: [{ name: 'code', layout: { pane: 'a' } }], panes: { a: run } },
        ]),
      ),
    });
    const ran = await place.run(['validate']);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('WZP1503');
    expect(ran.stdout).toContain('give one of them another name');
  });

  it('of two projects on one server do not mix: the second is told whose it is and to take another name', async () => {
    mkdirSync(join(place.folder, 'other'));
    place.write({ name: 'one', ...(spec() as object) });
    place.write({ name: 'two', ...(spec() as object) }, 'other');
    expect(await place.run(['apply', '--yes'])).toMatchObject({ code: 0 });
    const before = place.tmux('list-panes', '-a');
    const ran = await place.run(['apply', '--yes'], { cwd: join(place.folder, 'other') });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/WZP2001.*"dev".*belongs to the project "one-/);
    expect(ran.stderr).toContain('give the workspace another name');
    expect(place.tmux('list-panes', '-a')).toBe(before);
  });

  it('of two projects on one WezTerm neither', async () => {
    const server = await weztermServer(realWezterm ?? fakeWezterm);
    const env = {
      WZP_BACKEND: 'wezterm',
      WEZTERM_UNIX_SOCKET: server.socket,
      PATH: server.env['PATH'] ?? '',
    };
    try {
      mkdirSync(join(place.folder, 'other'));
      place.write({ name: 'one', ...(spec() as object) });
      place.write({ name: 'two', ...(spec() as object) }, 'other');
      expect(await place.run(['apply', '--yes'], { env })).toMatchObject({ code: 0 });
      const ran = await place.run(['apply', '--yes'], { env, cwd: join(place.folder, 'other') });
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(/WZP2001.*"dev".*belongs to the project "one-/);
      expect(JSON.parse(server.cli('list', '--format', 'json'))).toHaveLength(3);
    } finally {
      server.end();
    }
  });

  it('of somebody else is left alone', async () => {
    place.tmux('new-session', '-d', '-s', 'dev', 'sleep 100000');
    place.write(spec());
    const ran = await place.run(['apply', '--yes']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/WZP2001.*not made by wzp/);
    expect(ran.stderr).toMatch(/wzp adopt dev\/a %\d+.*another name/);
    expect(place.tmux('list-panes', '-a').trim().split('\n')).toHaveLength(1);
  });
});
