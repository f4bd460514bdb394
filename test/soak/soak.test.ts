/**
 * Sixteen supervised panes on a private tmux server, and somebody who kills processes, panes, the daemon and attached clients at
 * random. At the end everything that should run runs once, no line of a log is lost, nothing is left behind and the daemon has not
 * grown. Two minutes by default; `npm run soak` gives it ten, WZP_SOAK_MINUTES any number, WZP_SOAK_SEED the same kills again.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn as spawnTerminal, type IPty } from '@lydell/node-pty';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildForTest, type Built, type Ran } from '../cli/support/built.ts';
import { below, randomBy } from '../conformance/random.ts';
import { processes, residentOf, zombiesBelow } from './processes.ts';

const minutes = Number(process.env['WZP_SOAK_MINUTES'] ?? 2);
const seed = Number(process.env['WZP_SOAK_SEED'] ?? Date.now() % 100_000);
const names = Array.from({ length: 16 }, (_, index) => `p${index}`);

/**
 * Prints numbered lines and keeps account of the last one: after a kill -9 the log must hold all of them. `$1` is the name, `$2` the
 * folder of the accounts.
 */
const program = `#!/bin/sh
n=0
run=$$-$(date +%s) # a pid comes again within minutes on a busy machine
while :; do
  n=$((n + 1))
  echo "line $1 $run $n"
  echo "$n" >"$2/$1.$run.new" && mv "$2/$1.$run.new" "$2/$1.$run"
  sleep 0.1
done
`;

let built: Built;
let project: string;
let accounts: string;
const socket = (): string => join(built.home, 'tmux.sock');
const tmux = (...args: readonly string[]): string =>
  execFileSync('tmux', ['-S', socket(), ...args], { encoding: 'utf8', stdio: 'pipe' });

beforeAll(() => {
  built = buildForTest();
  project = join(built.home, 'project');
  accounts = join(built.home, 'accounts');
  for (const folder of [project, accounts]) mkdirSync(folder);
  writeFileSync(join(project, 'numbers'), program, { mode: 0o755 });
  writeFileSync(join(project, 'wezterm-parallel.yaml'), JSON.stringify(spec()));
});
afterAll(async () => {
  await wzp('daemon', 'stop');
  try {
    tmux('kill-server');
  } catch {
    // it has ended with its last pane
  }
  built.remove();
});

const spec = (): unknown => ({
  version: 1,
  name: 'soak',
  workspaces: {
    dev: {
      tabs: [0, 4, 8, 12].map((first) => ({
        name: `t${first}`,
        layout: { row: names.slice(first, first + 4) },
      })),
      panes: Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            run: [join(project, 'numbers'), name, accounts],
            restart: {
              policy: 'always',
              backoff: '100ms',
              max_backoff: '300ms',
              max_restarts: 10_000,
              window: '1s',
            },
            log: { file: `logs/${name}.log`, max_size: '16KiB', max_files: 10_000 },
            ...(index % 4 === 0 && { health: { exec: ['true'], interval: '500ms' } }),
          },
        ]),
      ),
    },
  },
});

const wzp = (...args: readonly string[]): Promise<Ran> =>
  built.run(args, { cwd: project, env: { WZP_BACKEND: 'tmux', WZP_TMUX_SOCKET: socket(), TMUX: '' } });

async function done(...args: readonly string[]): Promise<Ran> {
  const ran = await wzp(...args);
  expect(ran, `seed ${seed}: wzp ${args.join(' ')}: ${ran.stdout}${ran.stderr}`).toMatchObject({ code: 0 });
  return ran;
}

async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds()); await pause(100))
    if (Date.now() > end) throw new Error(`seed ${seed}: not within ${ms} ms: ${what}`);
}

const pidsOf = (name: string): readonly number[] =>
  processes()
    .filter(
      ({ argv, state }) => state !== 'Z' && argv.includes(join(project, 'numbers')) && argv.at(-2) === name,
    )
    .filter(({ argv }) => argv[0] === '/bin/sh' && argv[1] === join(project, 'numbers'))
    .map(({ pid }) => pid);

interface DaemonStatus {
  readonly running: boolean;
  readonly pid: number | null;
}
const daemon = async (): Promise<DaemonStatus> =>
  JSON.parse((await wzp('daemon', 'status', '--json')).stdout) as DaemonStatus;

/** A process that has just ended, in the middle of a kill: nothing to do. */
function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

function attach(): IPty {
  return spawnTerminal('tmux', ['-S', socket(), 'attach', '-t', 'dev'], {
    cols: 100,
    rows: 30,
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  });
}

/** `line p3 4711-1700000000 1`, `line p3 4711-1700000000 2`, …: per process the numbers in the order in which they stand, over all files of a log. */
function logged(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const folder = join(project, 'logs');
  const age = (file: string): number => Number(/\.(\d+)$/.exec(file)?.[1] ?? 0);
  const files = readdirSync(folder).toSorted((one, other) => age(other) - age(one));
  for (const file of files) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const [, name = '', pid = '', number] = /^line (p\d+) (\d+-\d+) (\d+)\r?$/.exec(line) ?? [];
      if (number === undefined) continue;
      const key = `${name}.${pid}`;
      found.set(key, [...(found.get(key) ?? []), Number(number)]);
    }
  }
  return found;
}

it(
  `sixteen panes live through ${minutes} minutes of kills (seed ${seed})`,
  async () => {
    const random = randomBy(seed);
    const pick = (): string => names[below(random, names.length)] ?? 'p0';
    await done('apply', '--yes');
    await until('all run', () => names.every((name) => pidsOf(name).length === 1));
    expect((await daemon()).running).toBe(true);

    const kills = { process: 0, pane: 0, daemon: 0, client: 0 };
    /** Whose pane was closed under them: their last lines may have been in the terminal. */
    const cutOff = new Set<string>();
    const eyes: { client: IPty | null } = { client: null };
    const killPane = async (): Promise<void> => {
      const panes = tmux('list-panes', '-a', '-F', '#{pane_id}').trim().split('\n');
      const before = names.flatMap((name) => pidsOf(name).map((pid) => `${name}.${pid}`));
      tmux('kill-pane', '-t', panes[below(random, panes.length)] ?? '%0');
      for (const each of before)
        if (!pidsOf(each.split('.')[0] ?? '').includes(Number(each.split('.')[1]))) cutOff.add(each);
      kills.pane++;
      await done('heal', '--yes');
    };
    const disturb = async (killsDaemon: boolean): Promise<void> => {
      const dice = random();
      if (dice < 0.7) {
        kill(pidsOf(pick())[0]);
        kills.process++;
      } else if (dice < 0.85) await killPane();
      else if (dice < 0.92) {
        (eyes.client ?? attach()).kill('SIGKILL');
        eyes.client = random() < 0.5 ? attach() : null;
        kills.client++;
      } else if (killsDaemon) {
        kill((await daemon()).pid ?? undefined);
        await done('daemon', 'start');
        kills.daemon++;
      }
      await pause(below(random, 400));
    };

    const end = Date.now() + minutes * 60_000;
    const half = Date.now() + minutes * 30_000;
    while (Date.now() < half) await disturb(true);
    const { pid } = await daemon();
    if (pid === null) throw new Error('no daemon at half time');
    // It has just answered a call and read its projects; what it has now it may keep.
    await done('ps');
    const early: number[] = [];
    const late: number[] = [];
    while (Date.now() < end) {
      await disturb(false);
      (end - Date.now() > (end - half) / 2 ? early : late).push(residentOf(pid));
    }

    await done('heal', '--yes');
    await until('all run once', () => names.every((name) => pidsOf(name).length === 1));
    await done('plan', '--detailed-exitcode');
    expect((await daemon()).pid).toBe(pid);
    eyes.client?.kill('SIGKILL');

    const growth = Math.max(...late) / Math.max(...early);
    expect(growth, `memory of the daemon in KiB: ${early.at(0)} … ${late.at(-1)}`).toBeLessThan(1.1);
    const server = Number(tmux('display-message', '-p', '#{pid}'));
    await until('no zombie', () => [server, pid].every((root) => zombiesBelow(root).length === 0), 5000);

    await done('destroy', '--yes');
    await until('all have ended', () => names.every((name) => pidsOf(name).length === 0));
    const lines = logged();
    let counted = 0;
    for (const account of readdirSync(accounts)) {
      if (account.endsWith('.new')) continue;
      const last = Number(readFileSync(join(accounts, account), 'utf8'));
      const seen = lines.get(account) ?? [];
      counted += seen.length;
      expect(seen, `${account} in order, without a gap`).toEqual(seen.map((_, index) => index + 1));
      if (!cutOff.has(account.replace(/-\d+$/, '')))
        expect(seen.length, `lines of ${account}`).toBeGreaterThanOrEqual(last);
    }
    expect(counted).toBeGreaterThan(names.length * minutes * 60);
    console.warn(
      `soak: seed ${seed}, ${minutes} min, kills ${JSON.stringify(kills)}, ${lines.size} starts, ${counted} lines; ` +
        `daemon ${Math.max(...early)} → ${Math.max(...late)} KiB`,
    );
  },
  minutes * 60_000 + 180_000,
);
