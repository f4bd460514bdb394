/** What a pane prints is kept in files, by a recorder that its program does not notice. On a real pty, under the shells that it must run with. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updatePolicy } from '../../src/runner/policy.ts';
import { findPerl, recordProblem, type RecordRequest } from '../../src/runner/record-file.ts';
import { readLineTimes } from '../../src/runner/record-times.ts';
import { restartInPlace, startHeld } from '../../src/runner/restart.ts';
import { stopSession } from '../../src/runner/stop.ts';
import type { LogPolicy } from '../../src/spec/desired.ts';
import { neverRestart } from '../../src/spec/restart.ts';
import { alive, lines, need, type Pane, pidIn, plain, script, shell, shells, until, World } from './pane.ts';

const perl = findPerl(process.env);
const canLimit = existsSync('/usr/bin/prlimit');

describe.skipIf(perl === null)('what a pane prints', () => {
  let world: World;
  beforeEach(() => {
    world = new World(shells[0] ?? 'sh');
  });
  afterEach(() => world.close());

  const record = (
    changes: Partial<LogPolicy> = {},
    secrets: RecordRequest['secrets'] = [],
  ): RecordRequest => ({
    log: {
      file: plain(world.path('logs/api.log')),
      format: 'plain',
      maxBytes: null,
      maxFiles: 3,
      maxAgeMs: null,
      ...changes,
    },
    secrets,
    root: world.work,
    times: join(world.root, 'times'),
    perl,
  });
  const log = (name = 'logs/api.log'): string =>
    existsSync(world.path(name)) ? readFileSync(world.path(name), 'latin1') : '';
  const logs = (text: string): Promise<true> =>
    until(
      () => (log().includes(text) ? true : null),
      () => `${text} in the log; it has ${log()}`,
    );
  const recorders = (): number[] =>
    execFileSync('ps', ['axww', '-o', 'pid=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => /record-\w+\.pl (?:run|resume) /.test(line) && line.includes(world.root))
      .map((line) => Number.parseInt(line, 10));
  const recorder = (): Promise<number> => until(() => recorders()[0], 'a recorder');

  it('keeps what the program prints, on the screen as before and in the file as text', async () => {
    const pane = world.pane({
      process: script(`printf '\\033[31mred\\033[0m\\n'; echo plain; exit 3`),
      record: record(),
    });
    const { state } = await pane.reaches('exited');
    expect(state.exit.code).toBe(3);
    expect(pane.output).toContain('\x1b[31mred\x1b[0m\r\nplain\r\n');
    expect(log()).toBe('red\nplain\n');
    expect(statSync(world.path('logs/api.log')).mode & 0o777).toBe(0o600);
  });

  it.each(shells)(
    'leaves exit codes, signals and restarts as they are without it (%s)',
    async (shellName) => {
      world.use(shellName);
      const killed = world.pane({ process: script('kill -9 $$'), record: record() });
      expect((await killed.reaches('exited')).state.exit.code).toBe(137);
      const failing = world.pane({
        process: script('echo again; exit 7'),
        restart: { ...neverRestart, policy: 'always', backoffMs: 1, maxBackoffMs: 1, maxRestarts: 2 },
        record: record(),
      });
      const failed = await failing.reaches('failed');
      expect(failed).toMatchObject({ restarts: 2, starts: 3, state: { exit: { code: 7 } } });
      expect(log().match(/again/g)).toHaveLength(3);
    },
  );

  it('gives the program a terminal with the size of the pane, and passes its changes on', async () => {
    const pane = world.pane({
      process: script('trap "stty size" WINCH; stty size; tty; echo ready; while :; do sleep 0.05; done'),
      record: record(),
    });
    await logs('ready');
    expect(log()).toMatch(/^30 120\n\/dev\//);
    pane.resize(100, 40);
    await logs('40 100');
  });

  it.each(shells)(
    'passes keys on: Ctrl-C interrupts, Ctrl-Z does not stop, Enter starts anew (%s)',
    async (shellName) => {
      world.use(shellName);
      const pane = world.pane({
        process: script('trap "echo interrupted; exit 4" INT; echo up; while :; do sleep 0.05; done'),
        record: record(),
      });
      await logs('up');
      pane.type('\x1a');
      pane.type('\x03');
      expect((await pane.reaches('exited')).state.exit.code).toBe(4);
      await logs('interrupted');
      await pane.shows('Enter starts it again');
      pane.type('\r');
      await pane.reaches('running', ({ starts }) => starts === 2);
      await until(() => (log().match(/^up$/gm)?.length === 2 ? true : null), 'a second start in the log');
    },
  );

  it('an interactive shell has job control', async () => {
    const pane = world.pane({ process: shell, record: record() });
    await pane.reaches('running');
    pane.type('sleep 1000\r');
    await recorder();
    pane.type('\x03');
    pane.type('echo done=$?\r');
    await logs('done=130');
    expect(pane.record().state.kind).toBe('running');
  });

  it.each(shells)(
    'lives on when the recorder is killed: another one takes over, and no process is doubled (%s)',
    async (shellName) => {
      world.use(shellName);
      const pane = world.pane({
        process: script('echo $$ >>pids; echo up; while read line; do echo "got $line"; done; exit 5'),
        record: record(),
      });
      const pid = await pidIn(world.path('pids'));
      await logs('up');
      const first = await recorder();
      process.kill(first, 'SIGKILL');
      await until(() => recorders().find((one) => one !== first), 'another recorder');
      pane.type('word\r');
      await logs('got word');
      expect(alive(pid)).toBe(true);
      expect(pane.record().state).toMatchObject({ kind: 'running', pid });
      pane.type('\x04');
      // Nobody saw how it ended.
      expect((await pane.reaches('exited')).state.exit.code).toBe(137);
      expect(lines(world.path('pids'))).toHaveLength(1);
    },
  );

  it('a stop ends program and recorder, with the signal to the program', async () => {
    const pane = world.pane({
      process: script('trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.05; done'),
      record: record(),
    });
    await logs('up');
    need(await stopSession(pane.place, { signal: 'SIGTERM', timeoutMs: 10_000, hold: 'stop' }));
    expect(pane.record().state).toMatchObject({ kind: 'stopped', exit: { code: 0 } });
    expect(log()).toContain('bye');
    expect(recorders()).toEqual([]);
  });

  it('when the pane closes the program is told, and its last words are kept', async () => {
    const pane = world.pane({
      process: script(
        'echo $$ >pid; trap "echo last words; exit 0" HUP; echo up; while :; do sleep 0.05; done',
      ),
      record: record(),
    });
    const pid = await pidIn(world.path('pid'));
    await logs('up');
    pane.close();
    await logs('last words');
    await until(() => !alive(pid), 'the end of the program');
    expect(log()).toMatch(/^up\n(?:Hangup\n)?last words\n/);
  });

  it('is turned on and off, and changed, by an update', async () => {
    const pane = world.pane({
      process: script('echo one; while read line; do echo "got $line"; done'),
      record: record(),
    });
    await logs('one');
    const request = world.request();
    need(updatePolicy(pane.place, { ...request, record: { ...record(), log: null } }));
    // It looks at its settings once in a second at most.
    await until(() => {
      const before = log().length;
      pane.type('x\r');
      return new Promise<boolean>((resolve) => setTimeout(() => resolve(log().length === before), 150));
    }, 'the end of recording');
    need(updatePolicy(pane.place, { ...request, record: record({ file: plain(world.path('other.log')) }) }));
    await until(() => {
      pane.type('y\r');
      return log('other.log').includes('got y') ? true : null;
    }, 'the other file');
    expect(log()).not.toContain('got y');
  });

  it.each(shells)(
    'begins with the next start where the program was started without it (%s)',
    async (shellName) => {
      world.use(shellName);
      const pane = world.pane({ process: script('echo up; sleep 1000') });
      await pane.reaches('running');
      need(updatePolicy(pane.place, { ...world.request(), record: record() }));
      need(await stopSession(pane.place, { signal: 'SIGTERM', timeoutMs: 10_000, hold: 'stop' }));
      expect(log()).toBe('');
      need(await startHeld(pane.place));
      await logs('up');
      await restartInPlace(
        pane.place,
        { ...world.request({ process: script('echo no more; sleep 1000') }), record: null },
        { signal: 'SIGTERM', timeoutMs: 10_000 },
      );
      await pane.shows('no more');
      expect(recorders()).toEqual([]);
    },
  );

  it('hides values of the environment, in the text and in the bytes', async () => {
    const value = 'hunter2-hunter2';
    const pane = world.pane({
      process: script(
        `printf 'a %s' hunter2-; printf 'hunter2 b\\n'; echo ${value}; printf '${value}' ; echo; exit 0`,
      ),
      record: record({ format: 'both' }, [{ value, shown: '(from $TOKEN)' }]),
    });
    await pane.reaches('exited');
    expect(pane.output).toContain(value);
    for (const name of ['logs/api.log', 'logs/api.log.raw']) expect(log(name)).not.toContain('hunter2');
    expect(log()).toBe('a (from $TOKEN) b\n(from $TOKEN)\n(from $TOKEN)\n');
    expect(log('logs/api.log.raw')).toContain('a (from $TOKEN) b\r\n');
  });

  it('the text form has lines as they stood in the end, and nothing of full screens', async () => {
    const pane = world.pane({
      process: script(
        [
          `printf '10%%\\r20%%\\r100%%\\n'`,
          `printf 'crlf\\r\\n'`,
          `printf 'ab\\bc\\n'`,
          `printf '\\033]0;title\\007named\\n'`,
          `printf '\\033[?1049hFULL SCREEN\\n\\033[2J\\033[?1049lback\\n'`,
          `printf 'no end'`,
        ].join('; '),
      ),
      record: record(),
    });
    await pane.reaches('exited');
    expect(log()).toBe('100%\ncrlf\nac\nnamed\nback\nno end\n');
  });

  it('a line without an end is written after a while, and goes on where it was', async () => {
    const pane = world.pane({
      process: script('printf "password: "; read answer; echo "is $answer"'),
      record: record(),
    });
    await logs('password: ');
    pane.type('x\r');
    await pane.reaches('exited');
    expect(log()).toMatch(/^password: x\nis x\n/);
  });

  it('rotates by size at the ends of lines and keeps so many files', async () => {
    const pane = world.pane({
      process: script('i=0; while [ $i -lt 2000 ]; do echo "line $i of many"; i=$((i+1)); done'),
      record: record({ maxBytes: 8192, maxFiles: 2 }),
    });
    await pane.reaches('exited');
    const names = readdirSync(world.path('logs')).toSorted();
    expect(names).toEqual(['api.log', 'api.log.1', 'api.log.2']);
    for (const name of names) expect(statSync(world.path(`logs/${name}`)).size).toBeLessThanOrEqual(8192);
    const all = names.toReversed().flatMap((name) => lines(world.path(`logs/${name}`)));
    const first = 2000 - all.length;
    expect(all).toEqual(all.map((_, index) => `line ${first + index} of many`));
    // One file of times for each of the logs that are kept.
    expect(readdirSync(join(world.root, 'times'))).toHaveLength(3);
  });

  it('knows when a line was written, and rotates by that', async () => {
    const pane = world.pane({
      process: script('while read line; do echo "got $line"; done'),
      record: record({ maxAgeMs: 1 }),
    });
    await pane.reaches('running');
    const before = Date.now() - 1000;
    pane.type('a\r');
    await logs('got a');
    await until(() => {
      pane.type('b\r');
      return log('logs/api.log.1').includes('got a') ? true : null;
    }, 'a rotated file');
    const time = await until(
      () => readLineTimes(join(world.root, 'times'), statSync(world.path('logs/api.log'))).at(0),
      'the time of the first line',
    );
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now() + 1000);
  });

  it('binary output reaches the screen and the raw file byte for byte', async () => {
    const pane = world.pane({
      process: script('stty -opost; head -c 300000 /dev/urandom | tee sent >/dev/tty; echo; echo end'),
      record: record({ format: 'both' }),
    });
    await pane.reaches('exited');
    const kept = readFileSync(world.path('logs/api.log.raw')).subarray(0, 300_000);
    expect(kept.equals(readFileSync(world.path('sent')))).toBe(true);
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(log()).not.toMatch(/[\0-\x08\x0b-\x1f\x7f]/);
  });

  const keepsGoing = async (pane: Pane, times: number): Promise<void> => {
    for (let index = 0; index < times; index++) {
      pane.type('x\r');
      await pane.shows('got x', index + 1);
    }
  };
  const echo = (): Pane =>
    world.pane({ process: script('echo up; while read line; do echo "got $line"; done'), record: record() });

  it('a log that cannot be written hinders nobody, and says so until it can be', async () => {
    writeFileSync(world.path('logs'), 'no folder');
    const pane = echo();
    await pane.shows('up');
    await keepsGoing(pane, 3);
    await until(() => recordProblem(pane.place), 'a word about it');
    expect(recordProblem(pane.place)).toContain('cannot be written');
    rmSync(world.path('logs'));
    await until(() => log().includes('up') || null, 'what was kept meanwhile');
    await until(() => recordProblem(pane.place) === null || null, 'all to be well');
    expect(log()).toMatch(/^up\n/);
  });

  it.skipIf(!canLimit)('a full disk hinders nobody', async () => {
    // A limit on the size of files fails its writes as a full disk does.
    const pane = world.pane({
      process: script('head -c 3000000 /dev/zero | tr "\\0" "a" | fold -w 99; echo; echo end; sleep 1000'),
      record: record(),
    });
    limitFiles(await recorder());
    await pane.shows('end');
    await until(() => recordProblem(pane.place), 'a word about it');
    expect(recordProblem(pane.place)).toContain('File too large');
  });

  it('a folder that is removed or renamed is made again, a link instead of the file is refused', async () => {
    const pane = echo();
    await logs('up');
    renameSync(world.path('logs'), world.path('away'));
    await until(() => {
      pane.type('x\r');
      return log().includes('got x') ? true : null;
    }, 'a new file');
    rmSync(world.path('logs'), { recursive: true });
    mkdirSync(world.path('logs'));
    writeFileSync(world.path('precious'), 'precious');
    symlinkSync(world.path('precious'), world.path('logs/api.log'));
    await until(() => {
      pane.type('x\r');
      return recordProblem(pane.place);
    }, 'a word about the link');
    expect(recordProblem(pane.place)).toContain('symbolic link');
    expect(readFileSync(world.path('precious'), 'utf8')).toBe('precious');
  });
});

/** Linux: lets a process write no byte more into files. */
function limitFiles(pid: number): void {
  execFileSync('prlimit', ['--fsize=1000', '--pid', String(pid)], { stdio: 'ignore' });
}
