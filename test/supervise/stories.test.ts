/** Order, readiness, policies and ends as a user has them: the built tool on tmux. */
import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { alive, until } from '../runner/pane.ts';
import { Rig } from './rig.ts';

let built: Built;
let rig: Rig;
beforeAll(() => {
  built = buildForTest();
});
afterAll(() => built.remove());
beforeEach(() => {
  rig = new Rig(built);
});
afterEach(() => rig.close());

const there = (path: string) => ({ exec: ['test', '-e', path], interval: '50ms', timeout: '20s' });
const touch = (path: string): void => writeFileSync(path, '');
const runs = (name: string, times = 1) => until(() => rig.lines(name).length === times, `${times} x ${name}`);

describe('waiting', () => {
  const app = () => ({
    db: { run: rig.stays('db'), ready: there(rig.path('up')) },
    app: { run: rig.stays('app'), depends_on: { db: 'ready' } },
    other: { run: rig.stays('other') },
  });

  it('shows in the pane, in show and in what apply says; then it is over', async () => {
    rig.spec(app());
    const apply = rig.apply();
    await runs('other');
    const pane = await rig.reaches('app', 'waiting');
    expect(rig.screen(pane.pane_id)).toContain('dev/app waits for dev/db to be ready');
    expect((await rig.pane('db')).ready).toBe(false);
    expect(rig.lines('app')).toEqual([]);
    touch(rig.path('up'));
    const { stderr } = await apply;
    expect(stderr).toMatch(
      /dev\/app: waits for dev\/db to be ready\n[^]*dev\/db: ready\n[^]*dev\/app: created/,
    );
    await runs('app');
    expect([await rig.pane('db'), await rig.pane('app')]).toMatchObject([
      { ready: true, state: 'running' },
      { ready: null, state: 'running' },
    ]);
    expect(await rig.planCode()).toBe(0);
  });

  it('an apply that was killed meanwhile: nothing is drift, and the next one goes on', async () => {
    rig.spec(app());
    let apply = 0;
    const killed = rig.wzp(['apply', '--yes'], (pid) => (apply = pid));
    await rig.reaches('app', 'waiting');
    process.kill(apply, 'SIGKILL');
    await killed;
    expect(await rig.planCode()).toBe(0);
    touch(rig.path('up'));
    await rig.apply();
    await runs('app');
    expect([rig.lines('db').length, rig.lines('other').length]).toEqual([1, 1]);
    // What was ready once in this start need not be asked again.
    rmSync(rig.path('up'));
    await rig.apply();
    expect((await rig.pane('db')).ready).toBe(true);
  });

  it('Ctrl-C ends it with 130, and leaves everything as it is', async () => {
    rig.spec(app());
    let apply = 0;
    const interrupted = rig.wzp(['apply', '--yes'], (pid) => (apply = pid));
    await rig.reaches('app', 'waiting');
    await runs('db');
    process.kill(apply, 'SIGINT');
    expect((await interrupted).code).toBe(130);
    expect([(await rig.pane('app')).state, await rig.planCode()]).toEqual(['waiting', 0]);
    expect((await rig.wzp(['start', 'dev/app'])).code).toBe(0);
    await runs('app');
  });

  it('a pane that is started anew waits anew, and what it depends on is asked anew', async () => {
    rig.spec(app());
    touch(rig.path('up'));
    await rig.apply();
    await runs('app');
    rmSync(rig.path('up'));
    const changed = {
      ...app(),
      db: { ...app().db, env: { A: '1' } },
      app: { ...app().app, env: { A: '1' } },
    };
    rig.spec(changed);
    const apply = rig.apply();
    await runs('db', 2);
    await rig.reaches('app', 'waiting');
    expect(rig.lines('app')).toHaveLength(1);
    touch(rig.path('up'));
    await apply;
    await runs('app', 2);
  });

  it('a line of an earlier start does not count', async () => {
    const spec = (value: string) => ({
      db: {
        run: `[ -e ${rig.path('quiet')} ] || echo now listening; ${rig.stays('db')}`,
        env: { VALUE: value },
        ready: { log_line: '^now listening$', timeout: '700ms', interval: '50ms' },
      },
      app: { run: rig.stays('app'), env: { VALUE: value }, depends_on: { db: 'ready' } },
    });
    rig.spec(spec('1'));
    await rig.apply();
    await runs('app');
    touch(rig.path('quiet'));
    rig.spec(spec('2'));
    const ran = await rig.wzp(['apply', '--yes']);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('dev/app is not started: dev/db was not ready within 0.7 s')]); // prettier-ignore
    expect(rig.lines('app')).toHaveLength(1);
  });

  it('a text to type is typed when its shell is there', async () => {
    rig.spec({
      db: { run: rig.stays('db'), ready: there(rig.path('up')) },
      prompt: { type: 'echo typed text', depends_on: { db: 'ready' } },
    });
    const apply = rig.apply();
    const pane = await rig.reaches('prompt', 'waiting');
    touch(rig.path('up'));
    await apply;
    await until(() => /[#$] echo typed text/.test(rig.screen(pane.pane_id)), 'the text at the prompt');
    expect(rig.screen(pane.pane_id).split('echo typed text')).toHaveLength(2);
  });
});

describe('what is waited for', () => {
  it('a job that ends well, and one that does not', async () => {
    const spec = (code: number) => ({
      job: { run: `echo x >>${rig.path('job')}; exit ${code}` },
      app: { run: rig.stays('app'), depends_on: { job: 'completed_successfully' } },
      last: { run: rig.stays('last'), depends_on: ['app'] },
      after: { run: rig.stays('after'), depends_on: { job: 'completed' } },
    });
    rig.spec(spec(3));
    const ran = await rig.wzp(['apply', '--yes']);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('dev/app is not started: dev/job has ended with exit status 3');
    expect(ran.stderr).toContain('dev/last is not started: dev/app is not started: dev/job');
    await runs('after');
    rig.spec(spec(0));
    await rig.apply();
    await runs('last');
    expect([rig.lines('job').length, rig.lines('app').length, rig.lines('after').length]).toEqual([2, 1, 1]);
    expect(await rig.planCode()).toBe(0);
  });

  it('all replicas of a pane', async () => {
    rig.spec({
      w: { replicas: 2, run: rig.stays('{{name}}'), ready: there(rig.path('up-{{index}}')) },
      app: { run: rig.stays('app'), depends_on: { w: 'ready' } },
    });
    touch(rig.path('up-1'));
    const apply = rig.apply();
    await until(async () => (await rig.pane('w-1')).ready, 'the first replica');
    expect([(await rig.pane('app')).state, (await rig.pane('w-2')).ready]).toEqual(['waiting', false]);
    touch(rig.path('up-2'));
    await apply;
    await runs('app');
    const [one, two] = [await rig.pane('w-1'), await rig.pane('w-2')];
    expect([one.geometry?.left, one.geometry?.cols]).toEqual([two.geometry?.left, two.geometry?.cols]);
    expect(two.geometry?.top).toBeGreaterThan(one.geometry?.top ?? 0);
    expect(await rig.planCode()).toBe(0);
  });

  it('a pane that is started by hand: nothing has failed', async () => {
    rig.spec({
      db: { run: rig.stays('db'), start: 'manual' },
      app: { run: rig.stays('app'), depends_on: ['db'] },
    });
    const { stderr } = await rig.apply();
    expect(stderr).toContain('dev/app: stays waiting: dev/db is started by hand');
    expect([(await rig.pane('db')).state, (await rig.pane('app')).state, await rig.planCode()]).toEqual(['waiting', 'waiting', 0]); // prettier-ignore
    await rig.apply();
    expect(rig.lines('db')).toEqual([]);
    expect((await rig.wzp(['start', 'dev/db'])).code).toBe(0);
    await runs('db');
    await rig.apply();
    await runs('app');
  });
});

describe('the end', () => {
  const says = (name: string) =>
    `trap 'echo ${name} >>${rig.path('ends')}; exit 0' TERM; echo $$ >>${rig.path(name)}; while :; do sleep 0.05; done`;

  it('destroy stops those that depend on others first', async () => {
    rig.spec({
      db: { run: says('db') },
      app: { run: says('app'), depends_on: ['db'] },
      web: { run: says('web'), depends_on: { app: 'started' } },
    });
    await rig.apply();
    await runs('web');
    expect((await rig.wzp(['destroy', '--yes'])).code).toBe(0);
    expect(rig.lines('ends')).toEqual(['web', 'app', 'db']);
  });

  it('so does an apply of a spec that no longer has them', async () => {
    rig.spec({
      db: { run: says('db') },
      app: { run: says('app'), depends_on: ['db'] },
      stay: { run: rig.stays('stay') },
    });
    await rig.apply();
    await runs('app');
    rig.spec({ stay: { run: rig.stays('stay') } });
    await rig.apply();
    expect(rig.lines('ends')).toEqual(['app', 'db']);
  });

  it('a command of its own, in the environment and directory of the pane', async () => {
    rig.spec({
      a: {
        run: rig.stays('a', `rm -f ${rig.path('asked')}`),
        env: { SECRET: 'from the pane' },
        stop: {
          command: `echo "$SECRET $WZP_ADDRESS $PWD" >${rig.path('asked')}; kill -INT $(cat ${rig.path('a')})`,
        },
      },
      b: { run: rig.stays('b'), stop: { command: ['false'], timeout: '5s' } },
    });
    await rig.apply();
    await Promise.all([runs('a'), runs('b')]);
    const { code, stderr } = await rig.wzp(['stop', 'dev/a', 'dev/b']);
    expect(code).toBe(0);
    expect(rig.lines('asked')).toEqual([`from the pane dev/a ${rig.project}`]);
    expect(stderr).toContain('dev/b: its stop command did not work (exit status 1): SIGTERM');
    expect([(await rig.pane('a')).exit_code, (await rig.pane('b')).exit_code]).toEqual([130, 143]);
  });

  it('keys', async () => {
    rig.spec({
      a: {
        run: `echo $$ >>${rig.path('a')}; read line; echo "$line" >${rig.path('typed')}; exit 7`,
        stop: { keys: [':quit', 'Enter'] },
      },
      b: { run: rig.stays('b'), stop: { keys: 'C-c' } },
    });
    await rig.apply();
    await Promise.all([runs('a'), runs('b')]);
    expect((await rig.wzp(['stop', 'dev/a', 'dev/b'])).code).toBe(0);
    expect(rig.lines('typed')).toEqual([':quit']);
    expect(await rig.pane('a')).toMatchObject({ state: 'stopped', exit_code: 7 });
    expect(await rig.pane('b')).toMatchObject({ state: 'stopped', exit_code: 130 });
  });
});

describe('policies', () => {
  it('an edited one is taken over without a restart', async () => {
    const spec = (extra: object) => ({ a: { run: rig.stays('a'), ...extra } });
    rig.spec(spec({}));
    await rig.apply();
    await runs('a');
    rig.spec(spec({ restart: { policy: 'always', backoff: '10ms' }, stop: { signal: 'SIGINT' } }));
    const { stdout } = await rig.wzp(['plan', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { update: 1, restart: 0, stops: 0 } });
    await rig.apply();
    const pid = Number(rig.lines('a')[0]);
    expect([alive(pid), await rig.planCode()]).toEqual([true, 0]);
    process.kill(pid, 'SIGKILL');
    await runs('a', 2);
    expect(await rig.reaches('a', 'running')).toMatchObject({ restarts: 1 });
    expect((await rig.wzp(['stop', 'dev/a'])).code).toBe(0);
    expect((await rig.pane('a')).exit_code).toBe(130);
  });

  it('unless-stopped respects a stop even when the server was lost, always does not', async () => {
    rig.spec({
      a: { run: rig.stays('a'), restart: 'always' },
      b: { run: rig.stays('b'), restart: 'unless-stopped' },
      c: { run: rig.stays('c'), restart: 'unless-stopped' },
    });
    await rig.apply();
    await Promise.all([runs('a'), runs('b'), runs('c')]);
    expect((await rig.wzp(['stop', 'dev/a', 'dev/b'])).code).toBe(0);
    expect(await rig.planCode()).toBe(0);
    rig.tmux('kill-server');
    rmSync(rig.path('run'), { recursive: true });
    await rig.apply();
    await Promise.all([runs('a', 2), runs('c', 2)]);
    expect([(await rig.pane('b')).state, rig.lines('b').length, await rig.planCode()]).toEqual([
      'stopped',
      1,
      0,
    ]);
    await rig.apply();
    expect(rig.lines('b')).toHaveLength(1);
    expect((await rig.wzp(['start', 'dev/b'])).code).toBe(0);
    await runs('b', 2);
    rig.tmux('kill-server');
    await rig.apply();
    await runs('b', 3);
  });
});
