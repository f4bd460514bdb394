/**
 * Daemons as processes: of several that start at once exactly one lives; one that is killed loses nothing that it has accepted and
 * runs nothing twice; what stands where the socket belongs is looked at first. WZP_TEST_DAEMONS=100 for more rounds.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubClient } from '../../src/hub/hub-client.ts';
import { socketPath } from '../../src/hub/paths.ts';
import { userPaths, type UserPaths } from '../../src/state/paths.ts';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

const rounds = Number(process.env['WZP_TEST_DAEMONS'] ?? 5);
/** Daemons that start at once. */
const crowd = 4;

let built: Built;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());

let folder: TemporaryFolder;
let paths: UserPaths;
let children: ChildProcess[];
const env = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder.path,
  XDG_RUNTIME_DIR: join(folder.path, 'run'),
  XDG_STATE_HOME: join(folder.path, 'state'),
});
beforeEach(() => {
  folder = temporaryFolder('daemons');
  mkdirSync(join(folder.path, 'run'), { mode: 0o700 });
  mkdirSync(join(folder.path, 'state'), { mode: 0o700 });
  paths = userPaths(env(), { uid: process.getuid?.() ?? 0, tmpdir: folder.path, home: folder.path });
  children = [];
});
afterEach(async () => {
  for (const child of children) await ended(child, 'SIGKILL');
  folder.remove();
});

interface Started {
  readonly child: ChildProcess;
  said: string;
  /** Nothing more is to come. */
  heardAll: boolean;
}

function daemon(): Started {
  const child = spawn(process.execPath, [built.entry, 'daemon', 'start', '--foreground'], {
    env: env(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  const one: Started = { child, said: '', heardAll: false };
  child.once('close', () => (one.heardAll = true));
  child.stderr?.on('data', (chunk) => (one.said += String(chunk)));
  return one;
}

const lives = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!lives(child)) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await over;
}

async function client(): Promise<HubClient> {
  const opened = await HubClient.open(socketPath(paths), { name: 'test', version: '1' });
  if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
  return opened.value;
}

const pidServing = async (): Promise<number> => {
  const hub = await client();
  const status = await hub.call('status', {});
  hub.close();
  return status.ok ? status.value.pid : 0;
};

it(`of ${crowd} that start at once exactly one lives, ${rounds} times`, { timeout: 3_600_000 }, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const all = Array.from({ length: crowd }, daemon);
    await until(
      () => all.filter(({ child }) => lives(child)).length === 1,
      `one that lives (round ${round})`,
    );
    await until(() => all.filter(({ heardAll }) => heardAll).length === crowd - 1, 'the words of the others');
    const [winner] = all.filter(({ child }) => lives(child));
    // Those who came too late say so, and that is no failure.
    for (const { child, said } of all)
      if (!lives(child))
        expect([child.exitCode, said]).toEqual([0, expect.stringContaining('another daemon listens')]);
    await until(() => winner?.said.includes('the daemon listens') === true, 'it to listen');
    expect(await pidServing()).toBe(winner?.child.pid);
    // Every other one is killed: its socket stays behind, and must keep nobody out.
    if (winner !== undefined) await ended(winner.child, round % 2 === 0 ? 'SIGKILL' : 'SIGTERM');
    expect(existsSync(socketPath(paths))).toBe(round % 2 === 0);
  }
});

it(
  `killed again and again, it carries out every accepted task exactly once (${rounds * 2} times)`,
  { timeout: 3_600_000 },
  async () => {
    const log = join(folder.path, 'log');
    writeFileSync(log, '');
    const accepted: string[] = [];
    for (let round = 0; round < rounds * 2; round += 1) {
      const { child } = daemon();
      await until(() => existsSync(socketPath(paths)), 'the socket');
      let hub: HubClient | null = null;
      await until(async () => {
        hub = await client().catch(() => null);
        return hub !== null;
      }, 'an answer');
      const open = hub as unknown as HubClient;
      setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * 200);
      for (let count = 0; ; count += 1) {
        const name = `t${round}-${count}`;
        const command = `sleep 0.0$((RANDOM % 5)) 2>/dev/null; printf '%s\\n' ${name} >>${log}`;
        const added = await open.call('task.add', { command, key: name });
        if (!added.ok) break;
        accepted.push(name);
        if (count % 20 === 19) await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await ended(child, 'SIGKILL');
    }
    daemon();
    let last: HubClient | null = null;
    await until(async () => {
      last = await client().catch(() => null);
      return last !== null;
    }, 'an answer');
    const hub = last as unknown as HubClient;
    const lines = (): string[] => readFileSync(log, 'utf8').trim().split('\n');
    const deadline = Date.now() + 120_000;
    for (;;) {
      const listed = await hub.call('task.list', {});
      const open = listed.ok ? listed.value.tasks.filter(({ state }) => !/succeeded|failed/.test(state)) : [];
      if (open.length === 0 || Date.now() > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    hub.close();
    const ran = lines();
    expect(accepted.length).toBeGreaterThan(rounds * 4);
    expect(accepted.filter((name) => !ran.includes(name))).toEqual([]);
    // A task whose answer was lost with the daemon may have run as well; none has run twice.
    expect(ran.length).toBe(new Set(ran).size);
    console.log(
      `${accepted.length} accepted tasks over ${rounds * 2} killed daemons, ${ran.length} carried out`,
    );
  },
);

describe('in the place of the socket', () => {
  const run = (): string => join(folder.path, 'run', 'wezterm-parallel');

  /** What it says as it ends by itself. */
  async function refusal(): Promise<string> {
    const one = daemon();
    await until(() => !lives(one.child) && one.heardAll, 'its end');
    expect(one.child.exitCode).toBe(1);
    return one.said;
  }

  it('a link that leads nowhere does not make it listen somewhere else', async () => {
    mkdirSync(run(), { mode: 0o700 });
    symlinkSync(join(folder.path, 'elsewhere'), join(run(), 'hub.sock'));
    expect(await refusal()).toMatch(/cannot listen|is not a socket/);
    expect(existsSync(join(folder.path, 'elsewhere'))).toBe(false);
  });

  it('a socket on which somebody listens is left to him', async () => {
    mkdirSync(run(), { mode: 0o700 });
    const server = createServer((socket) => void socket.destroy());
    await new Promise<void>((resolve) => server.listen(join(run(), 'hub.sock'), resolve));
    const one = daemon();
    await until(() => one.heardAll, 'its end');
    expect([one.child.exitCode, one.said]).toEqual([0, expect.stringContaining('another daemon listens')]);
    await new Promise((resolve) => server.close(resolve));
  });

  it.skipIf(process.getuid?.() !== 0)(
    'a folder of somebody else is refused (needs root to test)',
    async () => {
      mkdirSync(run(), { mode: 0o700 });
      chownSync(run(), 12_345, 12_345);
      expect(await refusal()).toMatch(/belongs to user 12345/);
    },
  );
});
