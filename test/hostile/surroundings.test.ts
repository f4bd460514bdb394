/** What a spec asks for and the machine does not have; disks that take nothing; environments that lack what is usual. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { canMount, mountSmall } from '../support/mounts.ts';
import { placeFor, run, spec, type Place } from './place.ts';

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

const nothingRuns = (): void => expect(() => place.tmux('list-sessions')).toThrow('list-sessions');

describe('a spec that asks for', () => {
  it('a directory that is not there is refused before anything is done', async () => {
    place.write(spec({ a: run, b: { ...run, cwd: 'nowhere' } }));
    const ran = await place.run(['apply', '--yes']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/WZP1701.*nowhere.*dev\/b/);
    nothingRuns();
  });

  it('a program that is not there ends with the name of the pane, and the others run', async () => {
    place.write(spec({ a: run, b: { run: ['no-such-program', 'x'] } }));
    const ran = await place.run(['apply', '--yes']);
    // Seen in time it is an error of this apply; else the next plan says so.
    if (ran.code !== 0) expect(ran.stderr).toMatch(/WZP5010.*dev\/b.*127/);
    const deadline = Date.now() + 10_000;
    for (;;) {
      const { stdout } = await place.run(['show', '--json']);
      const shown = JSON.parse(stdout) as {
        workspaces: { tabs: { panes: { address: string; state: string; exit_code: number | null }[] }[] }[];
      };
      const panes = shown.workspaces.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.panes));
      if (panes.every(({ state }) => state !== 'starting') || Date.now() > deadline) {
        expect(panes).toMatchObject([
          { address: 'dev/a', state: 'running' },
          { address: 'dev/b', state: 'exited', exit_code: 127 },
        ]);
        break;
      }
    }
    expect((await place.run(['show'])).stdout).toMatch(/dev\/b\s+exited.*127/);
  });

  it('5,000 panes in one tab is valid, planned, and refused with the smallest size that would do', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `p${index}`);
    place.write(spec(Object.fromEntries(names.map((name) => [name, run]))));
    expect(await place.run(['validate'])).toMatchObject({ code: 0 });
    for (const args of [['plan'], ['apply', '--yes']]) {
      const ran = await place.run(args);
      expect(ran.code).toBe(1);
      expect(ran.stdout).toContain('5000 to create');
      expect(ran.stderr).toMatch(/WZP2003.*dev:code.*200x50/);
      expect(ran.stderr).toContain('9999x1');
    }
    nothingRuns();
  });
});

describe.skipIf(!canMount)('a disk that', () => {
  it('cannot be written lets plan work, and apply begin nothing', async () => {
    place.write(spec());
    const mount = mountSmall(join(place.folder, 'disk'), 256);
    mount?.makeReadOnly();
    try {
      const env = { XDG_STATE_HOME: join(place.folder, 'disk') };
      expect(await place.run(['plan'], { env })).toMatchObject({ code: 0 });
      const ran = await place.run(['apply', '--yes'], { env });
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(/WZP4002.*EROFS/);
      expect(ran.stderr).toContain('XDG_STATE_HOME');
      nothingRuns();
    } finally {
      mount?.end();
    }
  });

  it.each([
    ['XDG_STATE_HOME', 0],
    ['XDG_RUNTIME_DIR', 0],
    ['XDG_RUNTIME_DIR', 24],
    ['XDG_STATE_HOME', 8],
  ])('is full below %s but for %i KiB makes apply say so, and lose nothing', async (variable, kib) => {
    place.write(spec());
    const disk = join(place.folder, 'disk');
    const mount = mountSmall(disk, 128);
    try {
      writeFileSync(join(disk, 'fill'), Buffer.alloc((128 - kib) * 1024));
    } catch {
      // full before that
    }
    try {
      const ran = await place.run(['apply', '--yes'], { env: { [variable]: disk } });
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(/WZP4002.*ENOSPC/);
      expect(ran.stderr).toMatch(/make room/);
      expect(ran.stderr).not.toContain('WZP9999');
      writeFileSync(join(disk, 'fill'), '');
      const again = await place.run(['apply', '--yes'], { env: { [variable]: disk } });
      expect(again, again.stderr).toMatchObject({ code: 0 });
      expect(place.tmux('list-panes', '-a').trim().split('\n')).toHaveLength(2);
      const plan = await place.run(['plan', '--detailed-exitcode'], { env: { [variable]: disk } });
      expect(plan).toMatchObject({ code: 0 });
    } finally {
      place.tmux('kill-server');
      mount?.end();
    }
  });
});

describe('an environment', () => {
  it('in the locale C shows and finds the same panes', async () => {
    place.write(spec({ ünï: run, b: run }));
    const env = { LANG: undefined, LC_ALL: 'C' };
    expect(await place.run(['apply', '--yes'], { env })).toMatchObject({ code: 0 });
    expect(await place.run(['plan', '--detailed-exitcode'], { env })).toMatchObject({ code: 0 });
    expect((await place.run(['show'], { env })).stdout).toContain('dev/ünï');
  });

  it('without HOME and XDG folders works with those of the user', async () => {
    place.write(spec());
    const bare = {
      HOME: undefined,
      XDG_STATE_HOME: undefined,
      XDG_CONFIG_HOME: undefined,
      XDG_RUNTIME_DIR: undefined,
    };
    const ran = await place.run(['plan', '--json'], { env: bare });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ summary: { create: 2 } });
  });
});

describe('a state file of a newer version', () => {
  it('is not touched, and the way back is named', async () => {
    place.write(spec());
    expect(await place.run(['apply', '--yes'])).toMatchObject({ code: 0 });
    const [project = ''] = readdirSync(join(place.folder, 'state/wezterm-parallel')).filter((name) =>
      name.startsWith('project-'),
    );
    const path = join(place.folder, 'state/wezterm-parallel', project, 'state.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"version": ?1/, '"version": 99'));
    const before = readFileSync(path, 'utf8');
    const panes = place.tmux('list-panes', '-a');
    for (const args of [['plan'], ['apply', '--yes'], ['destroy', '--yes'], ['state', 'list']]) {
      const ran = await place.run(args);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(/WZP4004.*version 99/);
      expect(ran.stderr).toContain('wzp state restore');
    }
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(place.tmux('list-panes', '-a')).toBe(panes);
  });
});
