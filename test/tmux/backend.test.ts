/** What the tmux backend does around its commands: which server it finds, what it says when that is not there, stopped or disturbed. */
import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as pty from '@lydell/node-pty';
import { afterEach, describe, expect, it } from 'vitest';
import type { CommandRequest } from '../../src/backend/commander.ts';
import { paneId, tabId } from '../../src/backend/backend.ts';
import { spawnCommander } from '../../src/backend/spawn-commander.ts';
import { clientEnvironment, findTmux } from '../../src/backend/tmux/find-tmux.ts';
import { tmuxSocket } from '../../src/backend/tmux/socket.ts';
import { createTmuxBackend } from '../../src/backend/tmux/tmux-backend.ts';
import { scripted } from '../support/recording-commander.ts';
import { type TemporaryFolder, temporaryFolder, until } from '../support/temporary.ts';
import { randomBy, randomTree } from '../conformance/random.ts';
import { paneOf, panesOf, Place, tabOf, valueOf } from '../conformance/world.ts';
import { privateServer, type PrivateServer, type TmuxBench, tmuxBench } from './private-server.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function folder(): TemporaryFolder {
  const made = temporaryFolder('backend');
  closing.push(() => made.remove());
  return made;
}

function own(config = ''): PrivateServer {
  const server = privateServer(config);
  closing.push(() => server.end());
  return server;
}

/** Dies after the first batch. */
const dying = { before: () => Promise.resolve(), after: () => Promise.reject(new Error('killed')) };

/** A place with the server below it. */
interface TmuxPlace extends Place {
  readonly bench: TmuxBench;
}

async function place(config = ''): Promise<TmuxPlace> {
  const bench = await tmuxBench(config);
  const made = Object.assign(new Place(bench), { bench });
  closing.push(() => made.close());
  return made;
}

const code = (outcome: { ok: boolean; diagnostics?: readonly { code: string }[] }) =>
  outcome.ok ? 'ok' : outcome.diagnostics?.map((diagnostic) => diagnostic.code).join();

describe('which tmux and which server', () => {
  it('passes over the folder of our own shim', () => {
    const { path } = folder();
    for (const name of ['shim', 'real']) {
      mkdirSync(join(path, name));
      writeFileSync(join(path, name, 'tmux'), '#!/bin/sh\n');
      chmodSync(join(path, name, 'tmux'), 0o755);
    }
    writeFileSync(join(path, 'shim/.wzp-shim'), '');
    const env = { PATH: `${path}/none:${path}/shim:${path}/real`, TMUX: '/x,1,0', TMUX_PANE: '%1', A: 'b' };
    expect(findTmux(env)).toBe(`${path}/real/tmux`);
    expect(clientEnvironment(env)).toEqual({ PATH: `${path}/none:${path}/real`, A: 'b' });
    expect(findTmux({ PATH: `${path}/shim` })).toBeNull();
  });

  it('takes a name, a path or the default server', () => {
    const { path } = folder();
    const base = realpathSync(path);
    expect(tmuxSocket('work', { TMUX_TMPDIR: path }, 7)).toEqual({
      args: ['-L', 'work'],
      path: `${base}/tmux-7/work`,
    });
    expect(tmuxSocket(null, { TMUX_TMPDIR: path }, 7).path).toBe(`${base}/tmux-7/default`);
    expect(tmuxSocket(`${path}/s`, {}, 7)).toEqual({ args: ['-S', `${base}/s`], path: `${base}/s` });
    symlinkSync(path, `${path}/link`);
    expect(tmuxSocket(`${path}/link/s`, {}, 7).path).toBe(`${base}/s`);
  });

  it('knows its server by the path of its socket', async () => {
    const server = own();
    server.tmux('new-session', '-d', 'sleep 1000');
    const path = server.tmux('display-message', '-p', '#{socket_path}').trim();
    expect(server.backend.serverId).toBe(path);
    const other = createTmuxBackend({ commander: spawnCommander(), env: server.env, socket: path });
    expect(valueOf(await other.observe()).incarnation).toBe(
      valueOf(await server.backend.observe()).incarnation,
    );
  });
});

describe('what is said when it cannot be done', () => {
  const answer = (reply: Parameters<typeof scripted>[0]) =>
    createTmuxBackend({ commander: scripted(reply), env: {}, socket: 'x', tmuxPath: '/bin/tmux' });

  it('takes no server for an empty one', async () => {
    const observed = valueOf(await own().backend.observe());
    expect(observed).toMatchObject({ incarnation: '', tabs: [], visible: null, focused: null });
  });

  it('says that there is no tmux', async () => {
    const backend = createTmuxBackend({
      commander: spawnCommander(),
      env: { PATH: '/nonexistent' },
      socket: 'x',
    });
    expect(code(await backend.observe())).toBe('WZP3010');
  });

  it.each([
    ['tmux 3.1c', 'WZP3011'],
    ['tmux 2.9', 'WZP3011'],
    ['tmux 3.2', 'ok'],
    ['tmux next-3.7', 'ok'],
    ['tmux master', 'ok'],
  ])('asks for the version before it starts a server: %s', async (version, expected) => {
    const asked: string[] = [];
    const backend = answer(({ argv }: CommandRequest) => {
      asked.push(argv[1] ?? '');
      if (argv[1] === '-V') return { stdout: `${version}\n` };
      return { code: 1, stderr: 'no server running on /tmp/x\n' };
    });
    const quiet = { before: () => Promise.resolve(), after: () => Promise.resolve() };
    const goal = { workspaces: [], evict: [], focus: null };
    const empty = valueOf(await backend.observe());
    expect(code(await backend.arrange(goal, empty, quiet))).toBe(expected);
    expect(code(await backend.arrange(goal, empty, quiet))).toBe(expected);
    expect(asked.filter((word) => word === '-V')).toHaveLength(1);
  });

  it.each([
    ['error connecting to /tmp/x (Permission denied)', 'WZP3013'],
    ['error connecting to /tmp/x (No such file or directory)', 'ok'],
    ['no server running on /tmp/x', 'ok'],
    ['open terminal failed: whatever', 'WZP3012'],
  ])('reads the message: %s', async (stderr, expected) => {
    expect(code(await answer(() => ({ code: 1, stderr: `${stderr}\n` })).observe())).toBe(expected);
  });

  it('does not believe rows that are not what it asked for', async () => {
    const backend = answer(({ argv }: CommandRequest) => {
      const nonce = argv.at(-1)?.split('\t')[0] ?? '';
      return { stdout: `${nonce}\t1\t2\t3.3a\t$0\n` };
    });
    expect(code(await backend.observe())).toBe('WZP3012');
  });

  it('names the process of a server that is stopped, and how to wake it', async () => {
    const server = own();
    server.tmux('new-session', '-d', 'sleep 1000');
    const pid = Number(server.tmux('display-message', '-p', '#{pid}'));
    const backend = createTmuxBackend({
      commander: spawnCommander(),
      env: server.env,
      socket: server.socket,
      readTimeout: 300,
    });
    process.kill(pid, 'SIGSTOP');
    try {
      const outcome = await backend.observe();
      expect(outcome).toMatchObject({ ok: false, diagnostics: [{ code: 'WZP3001' }] });
      if (process.platform === 'linux') expect(JSON.stringify(outcome)).toContain(`kill -CONT ${pid}`);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await until(async () => (await backend.observe()).ok, 'the server to answer again');
  });

  it('asks a server that is just ending again', async () => {
    let asked = 0;
    const backend = answer(() => {
      asked += 1;
      return {
        code: 1,
        stderr: asked < 3 ? 'server exited unexpectedly\n' : 'no server running on /tmp/x\n',
      };
    });
    expect(valueOf(await backend.observe()).incarnation).toBe('');
    expect(asked).toBe(3);
  });

  it('starts anew on a server that runs without a session', async () => {
    const here = await place('set -s exit-empty off\n');
    here.bench.server.tmux('start-server');
    expect((await here.observe()).tabs).toEqual([]);
    await here.become({ dev: { main: randomTree(randomBy(1), ['a', 'b'], whole) } });
    await here.prune({});
    expect((await here.observe()).tabs).toEqual([]);
  });

  it('takes the end of the server for closed panes', async () => {
    const server = own();
    server.tmux('new-session', '-d', 'sleep 1000');
    const quiet = { before: () => Promise.resolve(), after: () => Promise.resolve() };
    expect(code(await server.backend.closePanes([paneId('%0')], quiet))).toBe('ok');
    expect(code(await server.backend.closePanes([paneId('%0')], quiet))).toBe('ok');
    expect(code(await server.backend.setTabTitle(tabId('@0'), 'x'))).toBe('WZP3015');
    expect(code(await server.backend.attachCommand('dev'))).toBe('WZP3016');
  });
});

describe('what it sees', () => {
  it('lists a window once that several sessions show, under the one that is ours', async () => {
    const here = await place();
    await here.become({ dev: { main: randomTree(randomBy(1), ['a', 'b'], whole) } });
    const tmux = (...args: readonly string[]) => here.bench.server.tmux(...args);
    tmux('new-session', '-d', '-s', 'aaa', 'sleep 1000');
    const window = tabOf(await here.observe(), here.panes.get('dev/a'))?.id ?? '';
    tmux('link-window', '-s', window, '-t', 'aaa:7');
    tmux('link-window', '-s', window, '-t', 'aaa:9');
    tmux('new-session', '-d', '-s', 'bbb', '-t', 'dev');
    const observed = await here.observe();
    expect(observed.tabs.map(({ workspace, panes }) => [workspace, panes.length])).toEqual([
      ['aaa', 1],
      ['dev', 2],
    ]);
    const world = {
      dev: { main: randomTree(randomBy(2), ['b', 'a'], whole), next: randomTree(randomBy(2), ['c'], whole) },
    };
    await here.become(world);
  });

  it('makes a new tab in one batch, which a death in the middle cannot divide', async () => {
    const here = await place();
    const goal = here.goal(
      { dev: { main: randomTree(randomBy(1), ['a', 'b'], whole) } },
      await here.observe(),
    );
    await expect(here.backend.arrange(goal, await here.observe(), dying)).rejects.toThrow('killed');
    await here.arrange(goal);
    const before = await here.expectStands(goal);
    expect(panesOf(before).map(({ marker, dead }) => [marker?.address, dead])).toEqual([
      ['dev/a', false],
      ['dev/b', false],
    ]);
  });

  it('does not show panes that were never started, and removes them with the next change', async () => {
    const here = await place();
    const first = { dev: { main: randomTree(randomBy(1), ['a', 'b'], whole) } };
    const before = await here.become(first);
    const world = { dev: { main: randomTree(randomBy(1), ['b', 'c', 'd', 'a'], whole) } };
    await expect(here.backend.arrange(here.goal(world, before), before, dying)).rejects.toThrow('killed');
    const list = (): number => here.bench.server.tmux('list-panes', '-a').trim().split('\n').length;
    expect(list()).toBe(4);
    expect((await here.observe()).tabs).toEqual(before.tabs);
    await here.become(world);
    expect(list()).toBe(4);
  });

  it('finds a pane by the argv of its runner when its mark is gone', async () => {
    const here = await place();
    await here.become({ dev: { main: randomTree(randomBy(1), ['a'], whole) } });
    const [before] = panesOf(await here.observe());
    here.bench.server.tmux('set-option', '-p', '-u', '-t', here.panes.get('dev/a') ?? '', '@wzp_id');
    expect(panesOf(await here.observe())[0]).toEqual(before);
  });
});

describe('with a client attached', () => {
  it('arranges for the size that is seen, and says what is in view', async () => {
    const here = await place();
    await here.become({
      dev: {
        main: randomTree(randomBy(1), ['a', 'b', 'c'], whole),
        other: randomTree(randomBy(1), ['x'], whole),
      },
    });
    const client = await attach(here, 'dev', { cols: 120, rows: 40 });
    const seen = await here.observe();
    expect(seen.visible).toEqual({ cols: 120, rows: 39 });
    expect(seen.focused).toBe(seen.tabs[0]?.panes.find((pane) => pane.active)?.id);
    const rect = { left: 0, top: 0, cols: 120, rows: 39 };
    for (let seed = 1; seed < 6; seed += 1) {
      const random = randomBy(seed);
      const after = await here.become({
        dev: {
          main: randomTree(random, ['c', 'x', 'a'], rect),
          [`t${seed}`]: randomTree(random, ['b', `n${seed}`], rect),
        },
      });
      expect(after.visible).toEqual({ cols: 120, rows: 39 });
      expect(after.focused).toBe(seen.focused);
      for (const key of ['dev/a', 'dev/b', 'dev/c', 'dev/x'])
        expect(paneOf(after, here.panes.get(key))?.pid).toBe(paneOf(seen, here.panes.get(key))?.pid);
      await here.prune({ dev: { main: randomTree(randomBy(1), ['a', 'b', 'c', 'x'], rect) } });
    }
    client.kill();
  });

  it('takes a layout that the size of a client has scaled for done', async () => {
    const here = await place();
    await here.become({ dev: { main: randomTree(randomBy(1), ['a', 'b'], whole) } });
    const goal = here.goal(
      { dev: { main: randomTree(randomBy(3), ['b', 'a'], whole) } },
      await here.observe(),
    );
    const client = await attach(here, 'dev', { cols: 90, rows: 30 });
    expect((await here.arrange(goal)).failed).toEqual([]);
    client.kill();
  });

  it('brings a client over to the pane that gets the focus', async () => {
    const here = await place();
    await here.become({
      dev: { main: randomTree(randomBy(1), ['a'], whole) },
      ops: { one: randomTree(randomBy(1), ['x', 'y'], whole), two: randomTree(randomBy(1), ['z'], whole) },
    });
    const client = await attach(here, 'dev', { cols: 90, rows: 30 });
    const y = here.panes.get('ops/y') ?? paneId('');
    valueOf(await here.backend.focus(y));
    await until(async () => (await here.observe()).focused === y, 'the client to follow');
    expect((await here.observe()).focused).toBe(y);
    client.kill();
  });

  it('switches where it is called from inside of the same server', async () => {
    const here = await place();
    await here.become({ dev: { main: randomTree(randomBy(1), ['a'], whole) } });
    const argv = valueOf(await here.backend.attachCommand('dev'));
    expect(argv.slice(-3)).toEqual(['attach-session', '-t', '=dev']);
    const inside = createTmuxBackend({
      commander: spawnCommander(),
      env: { ...here.bench.server.env, TMUX: `${here.backend.serverId},1,0` },
      socket: here.bench.server.socket,
    });
    expect(valueOf(await inside.attachCommand('dev')).slice(-3)).toEqual(['switch-client', '-t', '=dev']);
  });
});

describe('when somebody interferes', () => {
  it('looks again and arranges what then stands', async () => {
    const here = await place();
    await here.become({ dev: { main: randomTree(randomBy(1), ['a', 'b', 'c'], whole) } });
    const goal = here.goal(
      { dev: { main: randomTree(randomBy(5), ['c', 'n', 'a', 'b'], whole) } },
      await here.observe(),
    );
    let once = true;
    const rotating = {
      before: () => Promise.resolve(),
      after: () => {
        if (once) here.bench.server.tmux('rotate-window', '-t', here.panes.get('dev/a') ?? '');
        once = false;
        return Promise.resolve();
      },
    };
    const result = valueOf(await here.backend.arrange(goal, await here.observe(), rotating));
    expect(result.failed).toEqual([]);
    for (const [key, id] of result.created) here.panes.set(key, id);
    await here.expectStands(goal);
  });

  it.each([
    ['a new tab', {}, ['unknown']],
    ['a tab that stands', { main: ['a'] }, ['unknown', 'done', 'done']],
  ])('makes no pane of %s twice when the answer of a batch is lost', async (_, tabs, expected) => {
    const here = await place();
    const laid = (keys: readonly string[]) => randomTree(randomBy(5), keys, whole);
    await here.become({
      dev: Object.fromEntries(Object.entries(tabs).map(([tab, keys]) => [tab, laid(keys)])),
    });
    const goal = here.goal({ dev: { main: laid(['a', 'b', 'c']) } }, await here.observe());
    const spawning = spawnCommander();
    let lose = true;
    const backend = createTmuxBackend({
      commander: {
        run: async (request) => {
          const result = await spawning.run(request);
          if (!lose || !request.argv.includes('source-file')) return result;
          lose = false;
          return { ...result, code: null, stdout: '', timedOut: true };
        },
      },
      env: here.bench.server.env,
      socket: here.bench.server.socket,
    });
    const steps: string[] = [];
    const journal = {
      before: () => Promise.resolve(),
      after: (_: unknown, result: string) => Promise.resolve(void steps.push(result)),
    };
    const result = valueOf(await backend.arrange(goal, valueOf(await backend.observe()), journal));
    expect(result.failed).toEqual([]);
    expect(steps).toEqual(expected);
    expect(here.bench.server.tmux('list-panes', '-a').trim().split('\n')).toHaveLength(3);
    for (const [key, id] of result.created) here.panes.set(key, id);
    await here.expectStands(goal);
  });

  it('does not start a process a second time that ended at once', async () => {
    const here = await place();
    const goal = here.goal(
      { dev: { main: randomTree(randomBy(5), ['a', 'b'], whole) } },
      await here.observe(),
    );
    const [workspace] = goal.workspaces;
    const tab = workspace?.tabs[0];
    const log = join(here.folder, 'starts');
    const source = tab?.sources.get('dev/b');
    if (source?.kind !== 'new' || tab === undefined || workspace === undefined) throw new Error('no goal');
    const start = { ...source.start, argv: ['/bin/sh', '-c', `echo start >> ${log}`] };
    const sources = new Map([...tab.sources, ['dev/b', { kind: 'new', start } as const]]);
    const brief = { ...goal, workspaces: [{ ...workspace, tabs: [{ ...tab, sources }] }] };
    const result = valueOf(await here.backend.arrange(brief, await here.observe(), here.journal));
    expect(result.failed).toEqual([]);
    expect(result.created.size).toBe(2);
  });

  it('puts nothing into a session of somebody else that has the name', async () => {
    const here = await place();
    const goal = here.goal(
      {
        dev: { main: randomTree(randomBy(5), ['a', 'b'], whole), two: randomTree(randomBy(5), ['c'], whole) },
      },
      await here.observe(),
    );
    const empty = await here.observe();
    here.bench.server.tmux('new-session', '-d', '-s', 'dev', 'sleep 1000');
    const result = valueOf(await here.backend.arrange(goal, empty, here.journal));
    expect(result.failed.map(({ tab }) => tab)).toEqual(['dev:main', 'dev:two']);
    expect(panesOf(await here.observe())).toHaveLength(1);
    expect((await here.observe()).workspaceOwners.size).toBe(0);
  });

  it('runs nothing of a batch that was cut off', async () => {
    const here = await place();
    const goal = here.goal(
      { dev: { main: randomTree(randomBy(5), ['a', 'b'], whole) } },
      await here.observe(),
    );
    const spawning = spawnCommander();
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const backend = createTmuxBackend({
        commander: {
          run: (request) =>
            spawning.run(
              request.input
                ? { ...request, input: request.input.slice(0, Math.floor(request.input.length * share)) }
                : request,
            ),
        },
        env: here.bench.server.env,
        socket: here.bench.server.socket,
      });
      const result = valueOf(await backend.arrange(goal, valueOf(await backend.observe()), here.journal));
      expect(result.failed).toHaveLength(1);
      expect(result.observed.tabs).toEqual([]);
    }
  });
});

const whole = { left: 0, top: 0, cols: 200, rows: 50 };

async function attach(here: TmuxPlace, session: string, size: { cols: number; rows: number }) {
  const client = pty.spawn(
    'tmux',
    ['-u', '-L', here.bench.server.socket, 'attach-session', '-t', `=${session}`],
    {
      ...size,
      name: 'xterm-256color',
      env: { ...here.bench.server.env, TERM: 'xterm-256color' },
    },
  );
  await until(async () => (await here.observe()).visible?.cols === size.cols, 'the client to be attached');
  return client;
}
