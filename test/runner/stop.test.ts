/** Ending and starting again what runs in a pane, from every state, under every sh that the runner must run with. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endLaunch } from '../../src/runner/end-launch.ts';
import { readLaunch } from '../../src/runner/launch.ts';
import { inLaunch, launchDir } from '../../src/runner/place.ts';
import { pruneLaunches } from '../../src/runner/prune.ts';
import { readRecords } from '../../src/runner/records.ts';
import { restartInPlace, startHeld } from '../../src/runner/restart.ts';
import type { RestartPolicy } from '../../src/spec/desired.ts';
import { markStopped, stopSession, type StopOptions } from '../../src/runner/stop.ts';
import { alive, argv, lines, need, pidIn, script, shell, shells, until, World } from './pane.ts';

const gently: StopOptions = { signal: 'SIGTERM', timeoutMs: 10_000, hold: 'restart' };
const always: RestartPolicy = {
  policy: 'always',
  backoffMs: 10,
  maxBackoffMs: 40,
  maxRestarts: null,
  windowMs: null,
};

describe.each(shells)('under %s', (name) => {
  let world: World;
  beforeEach(() => {
    world = new World(name);
  });
  afterEach(() => world.close());

  const again = (text: string) => world.request({ process: script(text), digest: 'digest-2' });

  it('a stop tells the program, its children and one that has left the session; the runner stays', async () => {
    const text = `sh -c 'echo $$ >${world.path('child')}; exec sleep 1000' & setsid sh -c 'echo $$ >${world.path('away')}; exec sleep 1000' & trap 'echo bye >${world.path('bye')}; exit 9' TERM; echo $$ >${world.path('main')}; wait; wait`;
    const pane = world.pane({ process: script(text) });
    const pids = await Promise.all(['main', 'child', 'away'].map((file) => pidIn(world.path(file))));
    const stopped = need(await stopSession(pane.place, { ...gently, hold: 'stop' }));
    expect(stopped).toMatchObject({ runner: 'held', killed: 0, exit: { code: 9 } });
    expect(pids.map(alive)).toEqual([false, false, false]);
    expect(lines(world.path('bye'))).toEqual(['bye']);
    expect(pane.record().state).toMatchObject({ kind: 'stopped', exit: { code: 9 } });
    expect(pane.record().runnerPid).toBe(pane.pid);
    await pane.shows(/wzp: dev\/api stopped: it exited with 9 \(\d\d:\d\d:\d\d\)\. Enter starts it again/);
  });

  it('a stop holds whenever it comes to a program that is started again and again', async () => {
    const pane = world.pane({ process: script('sleep 0.05; exit 1'), restart: always });
    for (let round = 0; round < 40; round += 1) {
      await pane.reaches(round % 4 === 0 ? 'running' : 'backoff');
      const stopped = need(await stopSession(pane.place, { ...gently, hold: 'stop', timeoutMs: 2000 }));
      expect(stopped.runner).toBe('held');
      expect(pane.record().state.kind).toBe('stopped');
      need(await startHeld(pane.place));
    }
  });

  it('who does not listen gets SIGKILL after the patience', async () => {
    const text = `trap '' TERM HUP INT; sh -c 'trap "" TERM; echo $$ >${world.path('child')}; while :; do sleep 0.05; done' & echo $$ >${world.path('main')}; while :; do sleep 0.05; done`;
    const pane = world.pane({ process: script(text) });
    const pids = await Promise.all(['main', 'child'].map((file) => pidIn(world.path(file))));
    let told = 0;
    const options: StopOptions = { ...gently, timeoutMs: 300, onKill: (count) => (told += count) };
    const stopped = need(await stopSession(pane.place, options));
    expect(stopped.killed).toBeGreaterThanOrEqual(2);
    expect(stopped.exit?.code).toBe(137);
    expect(told).toBeGreaterThanOrEqual(2);
    expect(pids.map(alive)).toEqual([false, false]);
    expect(pane.record().state.kind).toBe('exited');
  });

  it('a program that is stopped (SIGSTOP) ends too', async () => {
    const pane = world.pane({ process: argv('sleep', '1000') });
    const { state } = await pane.reaches('running');
    process.kill(state.pid, 'SIGSTOP');
    await until(
      () => readFileSync(`/proc/${state.pid}/stat`, 'utf8').includes(') T '),
      'the program to be stopped',
    );
    const stopped = need(await stopSession(pane.place, gently));
    expect(stopped).toMatchObject({ runner: 'held', killed: 0 });
    expect(stopped.exit?.code).toBeGreaterThan(128);
  });

  it('a plain shell ends by SIGHUP, and its pane can start another', async () => {
    for (const path of ['/bin/dash', '/bin/bash']) {
      const pane = world.pane({ process: shell, shell: path });
      await pane.reaches('running');
      pane.type('sleep 1000 &\recho ok-$((1 + 1))\r');
      await pane.shows('ok-2');
      const stopped = need(await stopSession(pane.place, { ...gently, signal: 'SIGHUP' }));
      expect(stopped).toMatchObject({ runner: 'held', killed: 0 });
      need(await startHeld(pane.place));
      await pane.reaches('running');
      pane.type('echo ok-$((1 + 2))\r');
      await pane.shows('ok-3');
      pane.close();
    }
  });

  it('the same program is started by startHeld after a stop, and by Enter', async () => {
    const pane = world.pane({
      process: script(`echo $$ >>${world.path('pids')}; exec sleep 1000`),
      restart: always,
    });
    await pidIn(world.path('pids'));
    need(await stopSession(pane.place, { ...gently, hold: 'stop' }));
    expect(pane.record()).toMatchObject({ state: { kind: 'stopped' }, restarts: 0 });
    await pane.shows('Enter starts it again');
    expect(pane.output).not.toContain('Terminated');
    need(await startHeld(pane.place));
    await until(() => lines(world.path('pids')).length === 2, 'a second start');
    need(await stopSession(pane.place, { ...gently, hold: 'stop' }));
    await pane.shows('Enter starts it again', 2);
    pane.type('\r');
    await until(() => lines(world.path('pids')).length === 3, 'a third start');
    await pane.reaches('running');
  });

  describe('restarts in place', () => {
    it.each([
      ['running', script('exec sleep 1000'), {}],
      ['exited', script('exit 3'), {}],
      ['a failed start', argv('/no/such'), {}],
      ['backoff', script('exit 3'), { restart: { ...always, backoffMs: 60_000, maxBackoffMs: 60_000 } }],
      ['failed', script('exit 3'), { restart: { ...always, maxRestarts: 0 } }],
      ['waiting', script('exit 3'), { start: { kind: 'held', what: 'x', enterStarts: false } }],
      ['a shell after the end', script('exit 3'), { onExit: 'shell' }],
      ['the very start', script('exec sleep 1000'), {}],
    ] as const)('from %s', async (from, process, changes) => {
      const pane = world.pane({ process, ...changes });
      if (from === 'the very start') await until(() => pane.record().runnerPid, 'a record');
      else if (from === 'a shell after the end') await pane.shows('the pane closes with it');
      else await pane.reaches(from === 'a failed start' ? 'exited' : from);
      const done = need(
        await restartInPlace(pane.place, again('echo second-$((1 + 1)); exec sleep 1000'), { ...gently }),
      );
      expect(done.generation).toBe(2);
      await pane.reaches('running', (record) => record.generation === 2);
      await pane.shows('second-2');
      expect(pane.record().runnerPid).toBe(pane.pid);
    });

    it('from the moment in which the shell after the end begins', async () => {
      for (let round = 0; round < 5; round += 1) {
        const pane = world.pane({ process: script('exit 3'), onExit: 'shell' });
        await pane.shows('This is a shell');
        const done = need(
          await restartInPlace(pane.place, again('echo second-$((1 + 1)); exec sleep 1000'), { ...gently }),
        );
        expect(done.generation).toBe(2);
        await pane.shows('second-2');
      }
    });

    it('a new generation may itself be held back', async () => {
      const pane = world.pane({ process: argv('sleep', '1000') });
      await pane.reaches('running');
      const request = {
        ...again('exec sleep 1000'),
        start: { kind: 'held', what: 'dev/db', enterStarts: true },
      } as const;
      need(await restartInPlace(pane.place, request, { ...gently }));
      await pane.reaches('waiting', (record) => record.generation === 2);
      await pane.shows('Enter starts it now');
      pane.type('\r');
      expect(await pane.reaches('running')).toMatchObject({ generation: 2, runnerPid: pane.pid });
    });

    it('many times in a row, nothing is lost and nothing doubled', async () => {
      const pane = world.pane({ process: script(`echo 0 >>${world.path('starts')}; exec sleep 1000`) });
      for (let n = 1; n <= 15; n += 1)
        need(
          await restartInPlace(pane.place, again(`echo ${n} >>${world.path('starts')}; exec sleep 1000`), {
            ...gently,
            runnerPid: pane.pid,
          }),
        );
      await until(() => lines(world.path('starts')).at(-1) === '15', 'the last start');
      const seen = lines(world.path('starts')).map(Number);
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b)); // one that was stopped at once may not have spoken
      expect(pane.record()).toMatchObject({ generation: 16, restarts: 0, runnerPid: pane.pid });
    });

    it('a crash between stop and start reads as exited, and the next restart works', async () => {
      const pane = world.pane({ process: argv('sleep', '1000'), restart: always });
      await pane.reaches('running');
      need(await stopSession(pane.place, gently));
      expect(pane.record().state).toMatchObject({ kind: 'exited', exit: { code: 143 } });
      need(await restartInPlace(pane.place, again('exec sleep 1000'), { ...gently }));
      expect((await pane.reaches('running')).generation).toBe(2);
    });

    it('a pane whose runner is gone is refused', async () => {
      const pane = world.pane({ process: argv('sleep', '1000'), onExit: 'close' });
      await pane.reaches('running');
      pane.close();
      await until(() => pane.record().runnerPid === null, 'the runner to end');
      const refused = await restartInPlace(pane.place, again('true'), { ...gently });
      expect(refused).toMatchObject({
        ok: false,
        diagnostics: [{ code: 'WZP5003', message: 'the runner of dev/api has ended' }],
      });
    });

    it('a hold outlives on_exit: close', async () => {
      const pane = world.pane({ process: argv('sleep', '1000'), onExit: 'close' });
      await pane.reaches('running');
      need(await restartInPlace(pane.place, again('exec sleep 1000'), { ...gently }));
      expect((await pane.reaches('running')).runnerPid).toBe(pane.pid);
    });
  });

  it('a stop during the pause before a restart is final', async () => {
    const pane = world.pane({
      process: script(`echo x >>${world.path('starts')}; exit 3`),
      restart: { ...always, backoffMs: 60_000, maxBackoffMs: 60_000 },
    });
    const { state } = await pane.reaches('backoff');
    expect(state.until - state.exit.at).toBeGreaterThan(40_000);
    need(markStopped(pane.place));
    await pane.shows('wzp: dev/api stopped. Enter starts it again');
    expect(pane.record().state).toMatchObject({ kind: 'stopped', exit: { code: 3 } });
    pane.type('\r');
    await until(() => lines(world.path('starts')).length === 2, 'a second start');
  });

  it('stops a program that its policy starts again and again', async () => {
    const pane = world.pane({
      process: script(`echo x >>${world.path('starts')}; exit 3`),
      restart: { ...always, backoffMs: 1, maxBackoffMs: 2 },
    });
    await until(() => lines(world.path('starts')).length > 5, 'some starts');
    need(await stopSession(pane.place, { ...gently, hold: 'stop' }));
    const count = lines(world.path('starts')).length;
    expect(pane.record().state.kind).toBe('stopped');
    need(await startHeld(pane.place));
    await until(() => lines(world.path('starts')).length > count, 'it to go on');
  });

  it('the records are readable at any moment', async () => {
    const pane = world.pane({
      process: script('exit 3'),
      restart: { ...always, backoffMs: 1, maxBackoffMs: 2 },
    });
    const kinds = new Set<string>();
    await until(() => {
      const record = readRecords(world.runtimeDir, 'shop-3f9a1c2b').get(pane.place.launch);
      expect(record).toMatchObject({
        launch: pane.place.launch,
        project: 'shop-3f9a1c2b',
        address: 'dev/api',
        generation: 1,
      });
      if (record?.runnerPid !== null && record !== undefined)
        expect(['starting', 'running', 'backoff']).toContain(record.state.kind);
      kinds.add(record?.state.kind ?? '');
      return (record?.restarts ?? 0) > 20;
    }, 'twenty restarts');
    expect([...kinds]).toContain('backoff');
  });

  it('endLaunch ends the runner too', async () => {
    const pane = world.pane({ process: argv('sleep', '1000') });
    const { state } = await pane.reaches('running');
    await endLaunch(world.runtimeDir, pane.start.marker);
    await pane.ended();
    expect(alive(state.pid)).toBe(false);
  });

  it('only launches that are over are pruned', async () => {
    const living = world.pane({ process: argv('sleep', '1000') });
    const kept = world.pane({ process: argv('false'), onExit: 'close' });
    const over = world.pane({ process: argv('false'), onExit: 'close' });
    const young = world.prepare();
    await living.reaches('running');
    await Promise.all([kept.ended(), over.ended()]);
    await until(
      () => over.record().runnerPid === null && kept.record().runnerPid === null,
      'both to be gone',
    );
    expect(pruneLaunches(world.runtimeDir, 'shop-3f9a1c2b', new Set([kept.place.launch]))).toEqual([
      over.place.launch,
    ]);
    expect([...readRecords(world.runtimeDir, 'shop-3f9a1c2b').keys()].sort()).toEqual(
      [living, kept, young].map((each) => each.place.launch).sort(),
    );
  });
});

it('broken records are passed over', () => {
  const world = new World('dash');
  try {
    const good = world.prepare();
    const bad = world.prepare();
    writeFileSync(inLaunch(bad.place, 'launch.json'), '{"version":1');
    const half = world.prepare();
    writeFileSync(inLaunch(half.place, 'status'), 'state=running\ngen=1\n');
    mkdirSync(launchDir({ ...good.place, launch: '0123456789ab' }));
    const records = readRecords(world.runtimeDir, 'shop-3f9a1c2b');
    expect([...records.keys()].sort()).toEqual([good.place.launch, half.place.launch].sort());
    expect(records.get(half.place.launch)?.state).toEqual({ kind: 'starting' });
    expect(readLaunch(bad.place)).toBeNull();
    expect(readRecords(world.runtimeDir, 'no-such-project').size).toBe(0);
  } finally {
    world.close();
  }
});
