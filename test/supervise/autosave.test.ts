/** What the daemon keeps in step by itself: the rows of the state, copies of it, and the folders of launches. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paneId, tabId, windowId } from '../../src/backend/backend.ts';
import type { Marker, ObservedPane, ObservedServer, ObservedTab } from '../../src/backend/backend.ts';
import { ok } from '../../src/diagnostics/diagnostic.ts';
import { readRegistrations } from '../../src/hub/projects/registry.ts';
import { readRecord } from '../../src/runner/records.ts';
import { acquireLock } from '../../src/state/lock.ts';
import type { RecordedPane, RecordedServer } from '../../src/state/model.ts';
import type { UserPaths } from '../../src/state/paths.ts';
import { loadState, statePath, updateState } from '../../src/state/state-file.ts';
import { autosave } from '../../src/supervise/autosave/autosave.ts';
import { backupName, backupsAmong } from '../../src/supervise/autosave/backups.ts';
import { refreshedRows } from '../../src/supervise/autosave/refreshed-rows.ts';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { alive, until } from '../runner/pane.ts';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary.ts';
import { Rig } from './rig.ts';

const project = 'shop-3f9a1c2b';

const row = (name: string, over: Partial<RecordedPane> = {}): RecordedPane => ({
  address: `dev/${name}`,
  tab: 'dev:one',
  paneId: paneId(`%${name}`),
  launch: `launch-${name}`,
  phase: 'present',
  fields: { run: { shown: name, digest: 'd' } },
  ...over,
});

const rowsOf = (panes: readonly RecordedPane[], over: Partial<RecordedServer> = {}): RecordedServer => ({
  id: '/run/tmux',
  incarnation: 'now',
  backend: 'tmux',
  tabs: [
    {
      address: 'dev:one',
      workspace: 'dev',
      name: 'one',
      window: 'main',
      tabId: tabId('@1'),
      layout: { kind: 'leaf', key: 'dev/a' },
      size: { cols: 80, rows: 24 },
    },
  ],
  panes,
  specDigest: 'digest',
  ...over,
});

const pane = (id: string, name: string | null, over: Partial<Marker> = {}): ObservedPane => ({
  id: paneId(id),
  rect: { left: 0, top: 0, cols: 80, rows: 24 },
  active: true,
  title: '',
  cwd: null,
  tty: null,
  pid: 1,
  dead: false,
  marker:
    name === null
      ? null
      : { project, address: `dev/${name}`, launch: `launch-${name}`, digest: 'd', tab: 'one', ...over },
});

const seen = (panes: readonly ObservedPane[], over: Partial<ObservedServer> = {}): ObservedServer => {
  const tab: ObservedTab = {
    id: tabId('@7'),
    windowId: windowId('$1'),
    workspace: 'dev',
    title: 'one',
    index: 0,
    size: { cols: 80, rows: 24 },
    tree: null,
    panes,
    zoomed: null,
    marker: null,
  };
  return {
    backend: 'tmux',
    id: '/run/tmux',
    incarnation: 'now',
    version: '3.4',
    tabs: [tab],
    visible: null,
    focused: null,
    workspaceOwners: new Map(),
    ...over,
  };
};

describe('the rows', () => {
  const killed = { phase: 'creating', paneId: null } as const;

  it.each<[string, RecordedServer, ObservedServer]>([
    ['that say what is seen', rowsOf([row('a')]), seen([pane('%a', 'a')])],
    ['of a pane that is gone', rowsOf([row('a'), row('b')]), seen([pane('%a', 'a')])],
    ['of a pane that has lost its mark', rowsOf([row('a')]), seen([pane('%a', null)])],
    ['beside a pane without one', rowsOf([row('a')]), seen([pane('%a', 'a'), pane('%5', 'c')])],
    ['of another launch', rowsOf([row('a', killed)]), seen([pane('%9', 'a', { launch: 'other' })])],
    ['of another address', rowsOf([row('a', killed)]), seen([pane('%9', 'a', { address: 'dev/z' })])],
    ['of another project', rowsOf([row('a', killed)]), seen([pane('%9', 'a', { project: 'other' })])],
    ['that two panes claim', rowsOf([row('a', killed)]), seen([pane('%8', 'a'), pane('%9', 'a')])],
    ['of another server', rowsOf([row('a', killed)]), seen([pane('%9', 'a')], { id: '/run/other' })],
    ['of no server', rowsOf([row('a')], { incarnation: '' }), seen([], { incarnation: '' })],
    [
      'of a server before, of which something is lost',
      rowsOf([row('a'), row('b')], { incarnation: 'before' }),
      seen([pane('%9', 'a')]),
    ],
    ['of a server before, without panes', rowsOf([], { incarnation: 'before' }), seen([pane('%9', 'a')])],
  ])('%s stay', (_, before, observed) => {
    expect(refreshedRows(before, observed, project)).toBeNull();
  });

  it('of panes that stand get their ids and are present; nothing else of them changes', () => {
    const before = rowsOf([row('a', killed), row('b', { phase: 'removing', stopped: true }), row('c')]);
    const after = refreshedRows(before, seen([pane('%4', 'a'), pane('%b', 'b')]), project);
    expect(after).toEqual({
      ...before,
      panes: [row('a', { paneId: paneId('%4') }), row('b', { stopped: true }), row('c')],
    });
  });

  it('of an apply that was killed before it knew its server are of that server once they all stand', () => {
    const before = rowsOf([row('a', killed)], { incarnation: '' });
    const after = refreshedRows(before, seen([pane('%4', 'a')]), project);
    expect(after).toMatchObject({
      incarnation: 'now',
      specDigest: 'digest',
      panes: [row('a', { paneId: paneId('%4') })],
      tabs: [{ address: 'dev:one', tabId: '@7' }],
    });
    expect(refreshedRows(after ?? before, seen([pane('%4', 'a')]), project)).toBeNull();
  });
});

describe('a copy of the state', () => {
  const now = Date.UTC(2026, 2, 29, 12);
  const ago = (...minutes: readonly number[]): string[] =>
    minutes.map((count) => backupName(now - count * 60_000));

  it.each<[string, readonly string[], boolean]>([
    ['there is none', ['state.json', 'state.json.1', 'backup-2026-03-29T11-59-00-000Z.json'], true],
    ['the last one is an hour old', ago(60, 300), true],
    ['the last one is younger', ago(300, 59), false],
    ['the last one is of the future', ago(-500), true],
  ])('when %s', (_, names, isDue) => {
    expect(backupsAmong(names, now).isDue).toBe(isDue);
  });

  it('makes room for itself among the last ten, and touches no other file', () => {
    const names = [...ago(...Array.from({ length: 11 }, (_, index) => (index + 1) * 60)), 'backup-1.json'];
    const { newest, surplus } = backupsAmong(names, now);
    expect([newest]).toEqual(ago(60));
    expect(surplus).toEqual(ago(660, 600));
    expect(backupsAmong(ago(60, 120), now).surplus).toEqual([]);
  });
});

describe('a look', () => {
  let home: TemporaryFolder;
  let paths: UserPaths;
  beforeEach(() => {
    home = temporaryFolder('autosave');
    const folder = (name: string): string => join(home.path, name);
    paths = { state: folder('state'), runtime: folder('run'), config: folder('config') };
  });
  afterEach(() => home.remove());

  const remember = (rows: RecordedServer): Promise<unknown> =>
    updateState(paths, project, rows.id, () => rows);
  const launch = (name: string, server: string): string => {
    const folder = join(paths.runtime, project, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = { version: 1, project, projectName: 'shop', address: 'dev/z', tab: 'one', server, sh: 'sh' };
    writeFileSync(join(folder, 'launch.json'), JSON.stringify({ ...made, created: 0 }));
    return folder;
  };
  /** What was done, and how often the server was asked. */
  async function look(server: ObservedServer) {
    let asked = 0;
    const answer = () => Promise.resolve(ok(((asked += 1), server)));
    const { id, backend } = server;
    const identity = { name: 'shop', key: project, root: '/', file: '/x' };
    const registration = { project: identity, backend, server: id, files: [], path: '' };
    const site = { key: project, registration, glance: answer, observe: answer };
    const done = await autosave(paths, site, Date.UTC(2026, 2, 29, 12));
    return { done: done.ok ? done.value : done.diagnostics, asked };
  }
  const file = (): string => readFileSync(statePath(paths, project), 'utf8');
  const idle = { saved: false, pruned: [], backup: null };

  it('asks once and writes nothing when nothing differs, but for the first copy', async () => {
    await remember(rowsOf([row('a')]));
    const before = file();
    const first = await look(seen([pane('%a', 'a')]));
    expect(first).toMatchObject({
      asked: 1,
      done: { saved: false, backup: expect.stringContaining(paths.state) },
    });
    expect(await look(seen([pane('%a', 'a')]))).toEqual({ asked: 1, done: idle });
    expect(file()).toBe(before);
    expect(existsSync(join(paths.runtime, 'locks'))).toBe(false);
  });

  it('leaves everything to whoever holds the lock of the server, and asks nothing', async () => {
    await remember(rowsOf([row('a', { paneId: null })]));
    const before = file();
    const lock = await acquireLock(paths.runtime, '/run/tmux', 'wzp apply');
    expect(await look(seen([pane('%a', 'a')]))).toEqual({ asked: 0, done: idle });
    expect(file()).toBe(before);
    if (lock.ok) lock.value.release();
    expect(await look(seen([pane('%a', 'a')]))).toMatchObject({ asked: 2, done: { saved: true } });
    expect((await loadState(paths, project)).ok).toBe(true);
    expect(file()).toContain('"%a"');
  });

  it('does not stand in for a state that is lost or broken', async () => {
    await remember(rowsOf([row('a', { paneId: null })]));
    await remember(rowsOf([row('a')]));
    const old = launch('0123456789ab', '/run/tmux');
    writeFileSync(statePath(paths, project), 'broken');
    expect(await look(seen([pane('%9', 'a')]))).toEqual({ asked: 1, done: idle });
    expect(file()).toBe('broken');
    rmSync(statePath(paths, project));
    expect(await look(seen([pane('%9', 'a')]))).toEqual({ asked: 1, done: idle });
    expect(existsSync(statePath(paths, project))).toBe(false);
    expect(existsSync(old)).toBe(true);
  });

  it('forgets launches that are over, but for those that a row names, that stand, and those of other servers', async () => {
    const names = {
      named: 'aaaaaaaaaaaa',
      stands: 'bbbbbbbbbbbb',
      other: 'cccccccccccc',
      over: 'dddddddddddd',
    };
    await remember(rowsOf([row('a', { launch: names.named, paneId: null })]));
    for (const name of Object.values(names)) launch(name, name === names.other ? '/run/other' : '/run/tmux');
    const found = await look(seen([pane('%9', 'c', { launch: names.stands })]));
    expect(found.done).toMatchObject({ saved: false, pruned: [names.over] });
    expect(readdirSync(join(paths.runtime, project)).sort()).toEqual([
      names.named,
      names.stands,
      names.other,
    ]);
  });
});

describe('the daemon', () => {
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

  const folder = (name: string): string => join(rig.root, name, 'wezterm-parallel');
  const pathsOf = () => ({ state: folder('state'), runtime: folder('run'), config: folder('config') });
  const registered = async () => {
    const read = await readRegistrations(pathsOf());
    const one = read.ok ? read.value.registrations[0] : undefined;
    if (one === undefined) throw new Error('no project is known');
    return { key: one.project.key, server: one.server };
  };
  const rows = async (key: string): Promise<RecordedServer | undefined> => {
    const loaded = await loadState(pathsOf(), key);
    return loaded.ok ? loaded.value.state.servers[0] : undefined;
  };
  const killDaemon = async (): Promise<void> => {
    const { stdout } = await rig.wzp(['daemon', 'status', '--json']);
    const { pid } = JSON.parse(stdout) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await until(() => !alive(pid), 'the daemon to be gone');
  };
  const isCopy = (name: string): boolean => name.startsWith('autosave-');

  it('puts right what a killed apply has left, keeps copies, and forgets launches that are over', async () => {
    rig.spec({ a: { run: rig.stays('a'), limits: { memory: '8GiB' } }, b: { run: rig.stays('b') } });
    await rig.apply();
    const { key, server } = await registered();
    const own = join(pathsOf().state, key);
    const copy = await until(() => readdirSync(own).find(isCopy), 'a copy of the state');

    // Removed by hand: nothing is made up in its place, and it is no need of an apply either.
    for (const name of readdirSync(own)) if (name.startsWith('state.json')) rmSync(join(own, name));
    expect(await rig.planCode()).toBe(0);
    await killDaemon();
    expect(readdirSync(own).filter((name) => name.startsWith('state.json'))).toEqual([]);
    expect((await rig.wzp(['state', 'restore', '--yes', join(own, copy)])).code).toBe(0);
    expect((await rows(key))?.panes).toHaveLength(2);

    const launches = join(pathsOf().runtime, key);
    const old = (await rows(key))?.panes[0]?.launch ?? '';
    cpSync(join(launches, old), rig.path(old), { recursive: true });
    const { runnerPid } = readRecord({ runtimeDir: pathsOf().runtime, project: key, launch: old }) ?? {};
    if (typeof runnerPid !== 'number') throw new Error('no runner');

    // The server ends, and its ids are given to others.
    const serverPid = Number(rig.tmux('display-message', '-p', '#{pid}'));
    rig.tmux('kill-server');
    await until(() => !alive(serverPid) && !alive(runnerPid), 'the server and the runner to end');
    rig.tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'mine', 'sleep 1000');
    rig.tmux('split-window', '-t', 'mine', 'sleep 1000');
    await rig.apply();
    const whole = await rows(key);
    if (whole === undefined) throw new Error('no rows');
    expect(whole.panes.map((one) => one.paneId)).toEqual([
      (await rig.pane('a')).pane_id,
      (await rig.pane('b')).pane_id,
    ]);

    // As an apply leaves it that is killed right after its panes were made; and a launch that nobody knows any more.
    await killDaemon();
    await updateState(pathsOf(), key, server, () => ({
      ...whole,
      incarnation: '',
      tabs: whole.tabs.map((tab) => ({ ...tab, tabId: null })),
      panes: whole.panes.map((one) => ({ ...one, paneId: null, phase: 'creating' as const })),
    }));
    expect(existsSync(join(launches, old))).toBe(false);
    cpSync(rig.path(old), join(launches, old), { recursive: true });
    expect((await rig.wzp(['daemon', 'start'])).code).toBe(0);
    await until(async () => (await rows(key))?.incarnation === whole.incarnation, 'the rows to be saved');
    expect(await rows(key)).toEqual(whole);
    await until(() => !existsSync(join(launches, old)), 'the old launch to be forgotten');
    for (const { launch } of whole.panes) expect(existsSync(join(launches, launch))).toBe(true);
    expect(await rig.planCode()).toBe(0);
    expect([rig.lines('a').length, rig.lines('b').length]).toEqual([2, 2]);
  }, 60_000);
});
