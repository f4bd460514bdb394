import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { livenessOf, ourselves, parseHolder, type Holder } from '../../src/state/holder.ts';
import { acquireLock, lockHolder, lockPath, savingCommand, type Lock } from '../../src/state/lock.ts';
import { sha256 } from '../../src/state/sealed.ts';
import { buildScript, converse, type Conversation } from '../support/built-script.ts';
import { canMount, mountSmall } from '../support/mounts.ts';
import { temporaryFolder, until, type TemporaryFolder } from '../support/temporary.ts';

const scripts = temporaryFolder('lock-scripts');
let taker: string;
let contender: string;
beforeAll(async () => {
  taker = await buildScript('test/state/children/taker.ts', join(scripts.path, 'taker.mjs'));
  contender = await buildScript('test/state/children/contender.ts', join(scripts.path, 'contender.mjs'));
});
afterAll(() => scripts.remove());

let temporary: TemporaryFolder;
let runtime: string;
let path: string;
const children: Conversation[] = [];
beforeEach(() => {
  temporary = temporaryFolder('lock');
  runtime = join(temporary.path, 'run');
  path = lockPath(runtime, '/tmp/tmux-0/default');
});
afterEach(async () => {
  for (const { child, ended } of children.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  temporary.remove();
});
const start = (script: string, ...args: string[]): Conversation => {
  const conversation = converse(script, ...args);
  children.push(conversation);
  return conversation;
};

const acquire = (waitMs = 0): Promise<Outcome<Lock>> =>
  acquireLock(runtime, '/tmp/tmux-0/default', 'wzp apply', { waitMs });

function got(outcome: Outcome<Lock>): Lock {
  if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
  return outcome.value;
}

function refusal(outcome: Outcome<Lock>): { message: string; hint: string } {
  if (outcome.ok) throw new Error('acquired');
  const [diagnostic] = outcome.diagnostics;
  expect(diagnostic).toMatchObject({ code: 'WZP4001', severity: 'error' });
  return { message: diagnostic?.message ?? '', hint: diagnostic?.hint ?? '' };
}

/** What a killed process leaves behind. */
async function deadHolder(): Promise<Holder> {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  const { pid = 0 } = child;
  const startTime = existsSync('/proc/self/stat')
    ? (readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[19] ?? '')
    : 'Thu Jan  1 00:00:00 1970';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  return { ...ourselves('wzp apply', 'dead'), pid, startTime };
}

function leave(holder: Holder | string, at = path): void {
  mkdirSync(join(runtime, 'locks'), { recursive: true, mode: 0o700 });
  writeFileSync(at, typeof holder === 'string' ? holder : JSON.stringify(holder));
}

describe('a lock', () => {
  it('names its holder, is private, and is gone after release', async () => {
    const lock = got(await acquire());
    const holder = parseHolder(readFileSync(path, 'utf8'));
    expect(holder).toMatchObject({ pid: process.pid, host: hostname(), command: 'wzp apply' });
    expect(holder?.startTime).not.toBe('');
    expect(Date.now() - Date.parse(holder?.since ?? '')).toBeLessThan(60_000);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(runtime, 'locks')).mode & 0o777).toBe(0o700);
    expect(path).toBe(join(runtime, 'locks', `${sha256('/tmp/tmux-0/default').slice(0, 16)}.lock`));
    lock.release();
    lock.release();
    expect(readdirSync(join(runtime, 'locks'))).toEqual([]);
  });

  it('is refused to a second run, who is told by whom, since when, for what, and what to do', async () => {
    const lock = got(await acquire());
    const since = lockHolder(runtime, '/tmp/tmux-0/default')?.since;
    expect(refusal(await acquire())).toEqual({
      message: `server /tmp/tmux-0/default is locked by another run: pid ${process.pid} on ${hostname()}, wzp apply, since ${since}`,
      hint: `wait until it has ended, or end it: kill ${process.pid}`,
    });
    lock.release();
    got(await acquire()).release();
    expect(lockHolder(runtime, '/tmp/tmux-0/default')).toBe(null);
  });

  it('of one server does not hinder another', async () => {
    const one = got(await acquire());
    const other = got(await acquireLock(runtime, '/tmp/tmux-0/other', 'wzp apply'));
    expect(one.path).not.toBe(other.path);
    one.release();
    other.release();
  });

  it('is waited for when asked', async () => {
    const lock = got(await acquire());
    const waiting = acquire(20_000);
    setImmediate(() => lock.release());
    expect(got(await waiting).path).toBe(path);
  });

  it('that the daemon takes for a moment to save the state is waited for unasked', async () => {
    const saving = got(await acquireLock(runtime, '/tmp/tmux-0/default', savingCommand));
    setTimeout(() => saving.release(), 100);
    expect(await acquire()).toMatchObject({ ok: true });
  });

  it('is never released by one that has lost it', async () => {
    const lock = got(await acquire());
    const other = JSON.stringify(ourselves('wzp destroy', 'other'));
    leave(other);
    lock.release();
    expect(readFileSync(path, 'utf8')).toBe(other);
  });

  it('that cannot be made says where and why', async () => {
    writeFileSync(join(temporary.path, 'run'), '');
    const outcome = await acquire();
    expect(outcome.ok ? [] : outcome.diagnostics).toMatchObject([{ code: 'WZP4005' }]);
  });

  it.skipIf(!canMount)('on a read-only file system says so', async () => {
    const mount = mountSmall(runtime, 64);
    try {
      got(await acquire()).release();
      mount?.makeReadOnly();
      const outcome = await acquire();
      expect(outcome.ok ? [] : outcome.diagnostics).toMatchObject([
        { code: 'WZP4002', message: `cannot make the lock ${path}: read-only file system (EROFS)` },
      ]);
    } finally {
      mount?.end();
    }
  });
});

describe('a lock that was left behind', () => {
  it('by a process that is gone is taken over at once', async () => {
    leave(await deadHolder());
    const lock = got(await acquire());
    expect(lock.notes).toEqual([]);
    lock.release();
    expect(readdirSync(join(runtime, 'locks'))).toEqual([]);
  });

  it('by a process whose pid another one has by now is taken over', async () => {
    leave({ ...ourselves('wzp apply', 'old'), startTime: '1' });
    expect(got(await acquire()).notes).toEqual([]);
  });

  it('before the machine was started anew is taken over', async () => {
    leave({ ...ourselves('wzp apply', 'old'), boot: 'another' });
    expect(got(await acquire()).notes).toEqual([]);
  });

  it('on another machine is held: nobody can know', async () => {
    leave({ ...(await deadHolder()), host: 'elsewhere' });
    const { message, hint } = refusal(await acquire());
    expect(message).toMatch(/on elsewhere/);
    expect(hint).toContain(`remove ${path}`);
  });

  it.skipIf(process.platform !== 'linux')(
    'by a process that is dead and not yet reaped is taken over',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        const pid = await new Promise<number>((resolve) =>
          parent.stdout.once('data', (data) => resolve(Number(data))),
        );
        const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'latin1');
        await until(() => stat().includes(') Z '), 'a zombie');
        const holder = {
          ...ourselves('wzp apply', 'zombie'),
          pid,
          startTime: stat().split(') ')[1]?.split(' ')[19] ?? '',
        };
        expect(livenessOf(holder)).toEqual({ kind: 'gone' });
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );

  it('is taken over even when an earlier taker died half-way', async () => {
    const dead = JSON.stringify(await deadHolder());
    leave(dead);
    const guard = JSON.stringify({ ...(await deadHolder()), nonce: 'guard' });
    const guardPath = `${path}.take-${sha256(dead).slice(0, 16)}`;
    leave(guard, guardPath);
    leave(
      { ...(await deadHolder()), nonce: 'guard of the guard' },
      `${guardPath}.take-${sha256(guard).slice(0, 16)}`,
    );
    const lock = got(await acquire());
    expect(existsSync(guardPath)).toBe(false);
    lock.release();
  });

  it('is not taken over while another taker lives', async () => {
    const dead = JSON.stringify(await deadHolder());
    leave(dead);
    leave(ourselves('wzp heal', 'guard'), `${path}.take-${sha256(dead).slice(0, 16)}`);
    expect(refusal(await acquire()).message).toContain('wzp heal');
    expect(readFileSync(path, 'utf8')).toBe(dead);
  });

  it('takes old leftovers along, not those of a moment ago', async () => {
    leave(await deadHolder());
    const [old, young] = [`${path}.77.aaaa.new`, `${path}.78.bbbb.new`];
    writeFileSync(old, '');
    utimesSync(old, 1, 1);
    writeFileSync(young, '');
    got(await acquire()).release();
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  it.each([
    '',
    'rubbish',
    '{"pid":0}',
    '[]',
    '\u0000\u0000',
    '{"pid":-1,"startTime":"","boot":"","host":"","command":"","since":"","nonce":""}',
  ])('as rubbish (%j) is taken over when it does not change, with a note', async (text) => {
    leave(text);
    const lock = got(await acquire());
    expect(lock.notes).toMatchObject([{ code: 'WZP4008', severity: 'warning' }]);
    lock.release();
  });

  it('as rubbish that keeps changing is held', async () => {
    leave('0');
    let count = 0;
    const timer = setInterval(() => writeFileSync(path, String((count += 1))), 10);
    try {
      expect(refusal(await acquire()).message).toMatch(/names no holder/);
    } finally {
      clearInterval(timer);
    }
  });
});

describe('several processes', () => {
  it('that race for the lock of a dead one, 200 times: exactly one wins', async () => {
    const dead = JSON.stringify(await deadHolder());
    const takers = [start(taker), start(taker), start(taker)];
    mkdirSync(join(runtime, 'locks'), { recursive: true, mode: 0o700 });
    for (let round = 0; round < 200; round += 1) {
      const contested = join(runtime, 'locks', `${round}.lock`);
      writeFileSync(contested, dead);
      for (const each of takers) each.say(`take ${contested}`);
      const answers = await Promise.all(takers.map((each) => each.hear()));
      expect(answers.filter((answer) => answer === 'got')).toHaveLength(1);
      for (const answer of answers.filter((each) => each !== 'got'))
        expect(answer).toMatch(/is locked by another run: pid \d+/);
      for (const each of takers) each.say('drop');
      await Promise.all(takers.map((each) => each.hear()));
    }
    expect(readdirSync(join(runtime, 'locks'))).toEqual([]);
  });

  it('take turns, although some of them are killed in the midst of it', async () => {
    mkdirSync(join(runtime, 'locks'), { recursive: true, mode: 0o700 });
    let turns = 0;
    const overlaps: string[] = [];
    const run = (): Conversation => {
      const conversation = start(contender, path);
      void (async () => {
        for (;;) {
          const line = await conversation.hear();
          if (line === 'turn') turns += 1;
          else overlaps.push(line);
        }
      })().catch(() => undefined);
      return conversation;
    };
    let running = [run(), run(), run()];
    for (let round = 0; round < 12; round += 1) {
      const goal = turns + 1 + (round % 4);
      await until(() => turns >= goal || overlaps.length > 0, 'turns');
      running[0]?.child.kill('SIGKILL');
      running = [...running.slice(1), run()];
    }
    expect(overlaps).toEqual([]);
  });

  it('find a stopped holder to be one that holds, and a killed one gone', async () => {
    mkdirSync(join(runtime, 'locks'), { recursive: true, mode: 0o700 });
    const holder = start(taker);
    holder.say(`take ${path}`);
    expect(await holder.hear()).toBe('got');
    const { pid = 0 } = holder.child;
    holder.child.kill('SIGSTOP');
    if (existsSync('/proc/self/stat'))
      await until(() => readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') T '), 'the stop');
    const { message, hint } = refusal(await acquire(300));
    expect(message).toContain(`pid ${pid}`);
    expect(hint).toContain(`kill -CONT ${pid}`);
    holder.child.kill('SIGCONT');
    holder.say('drop');
    expect(await holder.hear()).toBe('dropped');
    holder.say(`take ${path}`);
    expect(await holder.hear()).toBe('got');
    holder.child.kill('SIGKILL');
    await holder.ended;
    got(await acquire()).release();
  });

  it('release in a signal handler, before they end', async () => {
    mkdirSync(join(runtime, 'locks'), { recursive: true, mode: 0o700 });
    const holder = start(taker);
    holder.say(`take ${path}`);
    expect(await holder.hear()).toBe('got');
    expect(existsSync(path)).toBe(true);
    holder.child.kill('SIGTERM');
    await holder.ended;
    expect(existsSync(path)).toBe(false);
  });
});
