/** Watched files: what counts as a change, when changes become a restart, and that a process is restarted by them. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  calm,
  changedAt,
  longestWait,
  look,
  mostRestarts,
  settleMs,
  windowMs,
  type Pace,
} from '../../src/supervise/files/pace.ts';
import { TreeWatch } from '../../src/supervise/files/tree-watch.ts';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { alive, until } from '../runner/pane.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';
import { desiredOf, findingsOf, oneTab, paneOf } from '../spec/scene.ts';
import { Rig } from './rig.ts';

describe('the key', () => {
  const watchOf = (body: string) => paneOf(desiredOf(oneTab({ a: body })), 'dev/a').supervision.watch;

  it('has paths from the directory of the pane on', () => {
    expect(
      watchOf('{ run: x, cwd: web, watch: [src, ../package.json, "!src/made", /etc/hosts, ~/x] }'),
    ).toEqual({
      paths: ['/home/ada/shop/web/src', '/home/ada/shop/package.json', '/etc/hosts', '/home/ada/x'],
      ignored: ['/home/ada/shop/web/src/made'],
      shown: ['src', '../package.json', '!src/made', '/etc/hosts', '~/x'],
    });
    expect(watchOf('{ run: x, watch: src }')?.paths).toEqual(['/home/ada/shop/src']);
    expect(watchOf('{ run: x }')).toBeUndefined();
  });

  it.each(['["src/*.ts"]', '["!"]'])('%s is refused', (watch) => {
    expect(findingsOf(oneTab({ a: `{ run: x, watch: ${watch} }` })).map(({ code }) => code)).toEqual([
      'WZP1205',
    ]);
  });
});

describe('the pace', () => {
  /** Changes at these times (ms); times of restarts and pauses until `end`. */
  function play(changes: readonly number[], end: number): { restarts: number[]; pauses: number[] } {
    let pace: Pace = calm;
    let wake: number | null = null;
    const restarts: number[] = [];
    const pauses: number[] = [];
    const times = [...changes];
    for (;;) {
      const change = times[0];
      const now: number | undefined =
        wake === null ? change : change === undefined ? wake : Math.min(wake, change);
      if (now === undefined || now > end) return { restarts, pauses };
      if (now === change) {
        times.shift();
        pace = changedAt(pace, now);
      }
      const seen = look(pace, now);
      pace = seen.pace;
      wake = seen.lookAt;
      if (seen.restart) restarts.push(now);
      if (seen.pauses) pauses.push(now);
    }
  }

  it('waits until nothing changes for a moment, but not for ever', () => {
    expect(play([0, 100, 200], 10_000).restarts).toEqual([200 + settleMs]);
    const always = Array.from({ length: 60 }, (_, index) => index * 100);
    expect(play(always, 7000).restarts[0]).toBe(longestWait);
    expect(play([], 1000).restarts).toEqual([]);
  });

  it('leaves alone for a while what changes because it was restarted', () => {
    // Each restart writes 200 ms later.
    let changes = [0];
    for (let round = 0; round < mostRestarts; round += 1) {
      const { restarts } = play(changes, 100_000);
      changes = [...changes, (restarts.at(-1) ?? 0) + 200];
    }
    const { restarts, pauses } = play(changes, 1_000_000);
    expect(pauses).toHaveLength(1);
    expect(restarts).toHaveLength(mostRestarts + 1);
    expect((restarts.at(-1) ?? 0) - (pauses[0] ?? 0)).toBe(windowMs);
  });
});

describe('a tree', () => {
  let folder: TemporaryFolder;
  let tree: TreeWatch | null = null;
  let heard: string[] = [];
  beforeEach(() => {
    folder = temporaryFolder('tree-watch');
    heard = [];
  });
  afterEach(() => {
    tree?.close();
    folder.remove();
  });
  const path = (...names: string[]): string => join(folder.path, ...names);
  const write = (...names: string[]): void => writeFileSync(path(...names), String(Math.random()));
  const begin = (paths: string[], ignored: string[] = []): void => {
    tree = new TreeWatch(
      { paths: paths.map((name) => path(name)), ignored: ignored.map((name) => path(name)) },
      (changed) => heard.push(changed),
      (problem) => heard.push(problem),
    );
  };
  const hears = (...names: string[]): Promise<boolean> =>
    until(
      () => heard.includes(path(...names)),
      () => `${path(...names)}; heard ${heard.join(' ')}`,
    );

  it('tells of changes at any depth, of what is new, replaced and gone, and of new folders', async () => {
    mkdirSync(path('src', 'deep'), { recursive: true });
    write('src', 'deep', 'a');
    begin(['src']);
    write('src', 'deep', 'a');
    await hears('src', 'deep', 'a');
    mkdirSync(path('src', 'new'));
    await hears('src', 'new');
    write('src', 'new', 'b');
    await hears('src', 'new', 'b');
    write('src', 'c');
    renameSync(path('src', 'c'), path('src', 'd'));
    await hears('src', 'd');
    rmSync(path('src', 'deep', 'a'));
    rmSync(path('src', 'deep'), { recursive: true });
    expect(await hears('src', 'deep')).toBe(true);
  });

  it('tells of a file that is replaced, and of paths that come later or come back', async () => {
    write('file');
    begin(['file', 'later/on']);
    write('file.new');
    renameSync(path('file.new'), path('file'));
    await hears('file');
    mkdirSync(path('later', 'on'), { recursive: true });
    await hears('later', 'on');
    write('later', 'on', 'x');
    await hears('later', 'on', 'x');
    rmSync(path('later'), { recursive: true });
    heard = [];
    await until(() => {
      mkdirSync(path('later', 'on'), { recursive: true });
      write('later', 'on', 'y');
      return heard.includes(path('later', 'on', 'y'));
    }, 'a path that is back');
    expect(heard).not.toContain(path('file'));
  });

  it('says nothing of what is left out, of what editors leave, and of what is beside it', async () => {
    for (const name of ['src/node_modules/x', 'src/.git', 'src/made', 'other'])
      mkdirSync(path(name), { recursive: true });
    begin(['src'], ['src/made']);
    for (const name of [
      'src/node_modules/x/a',
      'src/.git/a',
      'src/made/a',
      'other/a',
      'src/a~',
      'src/.a.swp',
    ])
      write(name);
    write('src', 'last');
    await hears('src', 'last');
    expect([...new Set(heard)]).toEqual([path('src', 'last')]);
    expect(tree?.folders).toBe(1);
  });
});

describe('a pane that watches', () => {
  let built: Built;
  let rig: Rig;
  beforeAll(() => {
    built = buildForTest();
  });
  afterAll(() => built.remove());
  beforeEach(() => {
    rig = new Rig(built);
  });
  afterEach(async () => {
    await rig.wzp(['daemon', 'stop']);
    rig.close();
  });
  const touch = (name: string): void => writeFileSync(join(rig.project, name), String(Math.random()));
  const pids = (name: string): number[] => rig.lines(name).map(Number);
  const log = async (): Promise<string> => (await rig.wzp(['daemon', 'logs'])).stdout;

  it('is restarted when that changes, whatever its policy; what was stopped stays so', async () => {
    mkdirSync(join(rig.project, 'src'));
    rig.spec({
      a: { run: rig.stays('a'), watch: ['src'] },
      ended: { run: `echo x >>${rig.path('ended')}`, watch: ['src'] },
      stopped: { run: rig.stays('stopped'), watch: ['src'], restart: 'always' },
      other: { run: rig.stays('other') },
    });
    await rig.wzp(['apply', '--yes']);
    expect((await rig.wzp(['stop', 'dev/stopped'])).code).toBe(0);
    // The daemon looks for what is watched once a second: until then nothing is heard.
    await until(() => {
      touch('src/x');
      return rig.lines('a').length >= 2;
    }, 'a restart');
    await until(() => rig.lines('ended').length >= 2, 'a start of what had ended');
    await until(async () => (await log()).includes('dev/a is restarted:'), 'the word of the daemon');
    expect(rig.lines('stopped')).toHaveLength(1);
    expect(rig.lines('other')).toHaveLength(1);
    await until(() => pids('a').filter(alive).length === 1, 'one of them');
    expect((await rig.pane('stopped')).state).toBe('stopped');
  });

  it('a daemon that is killed in the middle leaves nothing undone', async () => {
    mkdirSync(join(rig.project, 'src'));
    rig.spec({
      a: {
        run: `trap "echo told >>${rig.path('told')}; sleep 1; exit 0" TERM; echo $$ >>${rig.path('a')}; while :; do sleep 0.05; done`,
        watch: ['src'],
      },
    });
    await rig.apply();
    await until(() => rig.lines('a').length === 1, 'a');
    await until(() => {
      touch('src/x');
      return rig.lines('told').length === 1;
    }, 'the end of a');
    const { pid } = JSON.parse((await rig.wzp(['daemon', 'status', '--json'])).stdout) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await until(() => !alive(pid), 'the daemon to end');
    await rig.reaches('a', 'exited');
    expect((await rig.wzp(['daemon', 'start'])).code).toBe(0);
    await until(() => rig.lines('a').length === 2, 'a again');
    expect(pids('a').filter(alive)).toHaveLength(1);
  });
});
