/** Restart policies, which the runner applies by itself, under every sh that it must run with. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchDir, namesIn } from '../../src/runner/place.ts';
import { processTable } from '../../src/runner/processes.ts';
import type { RestartPolicy } from '../../src/spec/desired.ts';
import { argv, lines, script, shells, until, World } from './pane.ts';

const quick: RestartPolicy = {
  policy: 'always',
  backoffMs: 10,
  maxBackoffMs: 40,
  maxRestarts: 3,
  windowMs: 60_000,
};

describe.each(shells)('under %s', (name) => {
  let world: World;
  beforeEach(() => {
    world = new World(name);
  });
  afterEach(() => world.close());

  const starts = (): number => lines(world.path('starts')).length;
  const ending = (code: number) => script(`echo x >>${world.path('starts')}; exit ${code}`);

  it('always: whatever the code, until max_restarts in the window; then it has failed, and says why', async () => {
    const pane = world.pane({ process: ending(0), restart: quick });
    const record = await pane.reaches('failed');
    expect(record).toMatchObject({ restarts: 3, state: { exit: { code: 0 } }, runnerPid: pane.pid });
    expect(starts()).toBe(4);
    await pane.shows(
      /wzp: dev\/api exited with 0 \(.*\) and has failed: it was restarted 3 times within 60 s\. Enter starts it again/,
    );
    await pane.shows(
      /exited with 0 \(.*\)\. Starts again in 0\.\d{3} s \(restart 1 of 3\)\. Enter starts it now/,
    );
    pane.type('\r');
    await pane.shows('has failed', 2);
    expect(starts()).toBe(8);
  });

  it('on-failure: a failure is followed by a restart, success is not', async () => {
    const fragile = `echo x >>${world.path('starts')}; [ $(wc -l <${world.path('starts')}) -ge 3 ]`;
    const pane = world.pane({ process: script(fragile), restart: { ...quick, policy: 'on-failure' } });
    expect(await pane.reaches('exited')).toMatchObject({ restarts: 2, state: { exit: { code: 0 } } });
    expect(starts()).toBe(3);
  });

  it('on-failure: death by a signal is a failure, max_restarts: 0 permits none', async () => {
    const pane = world.pane({
      process: script('kill -9 $$'),
      restart: { ...quick, policy: 'on-failure', maxRestarts: 0 },
    });
    expect(await pane.reaches('failed')).toMatchObject({ restarts: 0, state: { exit: { code: 137 } } });
  });

  it('no: it stays as it ended', async () => {
    const pane = world.pane({ process: ending(1), restart: { ...quick, policy: 'no' } });
    expect(await pane.reaches('exited')).toMatchObject({ restarts: 0, state: { exit: { code: 1 } } });
  });

  it('unless-stopped: like always while nobody stops it; a program that is missing counts as a failure too', async () => {
    const pane = world.pane({
      process: argv('/no/such'),
      restart: { ...quick, policy: 'unless-stopped', maxRestarts: 2 },
    });
    expect(await pane.reaches('failed')).toMatchObject({ restarts: 2, state: { exit: { code: 127 } } });
  });

  it('pauses grow, a fifth more or less, up to the longest', async () => {
    const restart: RestartPolicy = {
      policy: 'always',
      backoffMs: 20,
      maxBackoffMs: 80,
      maxRestarts: 5,
      windowMs: null,
    };
    const pane = world.pane({ process: ending(2), restart });
    await pane.shows('and has failed: it was restarted 5 times. Enter');
    const pauses = [...pane.output.matchAll(/Starts again in (\d+\.\d+) s/g)].map(
      (found) => Number(found[1]) * 1000,
    );
    [20, 40, 80, 80, 80].forEach((middle, index) => {
      expect(pauses[index]).toBeGreaterThanOrEqual(middle * 0.8 - 1);
      expect(pauses[index]).toBeLessThanOrEqual(middle * 1.2 + 1);
    });
  });

  it('Enter ends the pause', async () => {
    const pane = world.pane({
      process: ending(1),
      restart: { ...quick, backoffMs: 600_000, maxBackoffMs: 600_000 },
    });
    await pane.reaches('backoff');
    await pane.shows('Enter starts it now');
    pane.type('\r');
    await until(() => starts() === 2, 'a second start');
    expect((await pane.reaches('backoff', (record) => record.restarts === 0)).generation).toBe(1);
  });

  it('on_exit: close waits for the policy to be done', async () => {
    const pane = world.pane({
      process: ending(1),
      onExit: 'close',
      restart: { ...quick, policy: 'on-failure', maxRestarts: 2 },
    });
    await pane.reaches('failed'); // held all the same: the reason has to be seen
    expect(starts()).toBe(3);
    const good = world.pane({
      process: script('exit 0'),
      onExit: 'close',
      restart: { ...quick, policy: 'on-failure' },
    });
    expect(await good.ended()).toBe(0);
  });

  it('thirty restarts leave nothing behind: no process, no file, no growing environment', async () => {
    const pane = world.pane({
      process: ending(1),
      restart: { ...quick, backoffMs: 1, maxBackoffMs: 1, maxRestarts: 30 },
    });
    await pane.reaches('failed');
    expect(starts()).toBe(31);
    await pane.shows('has failed');
    expect(namesIn(launchDir(pane.place)).length).toBeLessThan(10);
    await until(() => {
      const ours = [...processTable().values()].filter((entry) => entry.session === String(pane.pid));
      return ours.length === 1;
    }, 'the timers to be gone');
    const environment = readFileSync(`/proc/${pane.pid}/environ`, 'utf8');
    expect(environment.split('\0').length).toBeLessThan(20);
    pane.type('\x04');
    await pane.ended();
  });
});
