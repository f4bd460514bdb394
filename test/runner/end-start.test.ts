/** Ending a program that is not well: its policy decides what comes next, and whoever asked may die meanwhile. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endStart, type EndOptions } from '../../src/runner/end-start.ts';
import { restartInPlace, startHeld } from '../../src/runner/restart.ts';
import { stopSession } from '../../src/runner/stop.ts';
import type { RestartPolicy } from '../../src/spec/desired.ts';
import { alive, lines, need, pidIn, script, shells, until, World } from './pane.ts';

const quick: RestartPolicy = {
  policy: 'on-failure',
  backoffMs: 20,
  maxBackoffMs: 40,
  maxRestarts: null,
  windowMs: null,
};
const first: EndOptions = {
  generation: 1,
  starts: 1,
  because: 'tcp 80: connection\u001brefused',
  signal: 'SIGTERM',
  timeoutMs: 5000,
};

describe.each(shells)('under %s', (name) => {
  let world: World;
  beforeEach(() => {
    world = new World(name);
  });
  afterEach(() => world.close());

  const starts = (): number => lines(world.path('starts')).length;
  /** Notes each start, ends with 0 when it is told to, and leaves something behind if `child` says so. */
  const polite = (child = '') =>
    script(`trap 'exit 0' TERM; ${child} echo $$ >>${world.path('starts')}; while :; do sleep 0.05; done`);

  it('on-failure starts it again although it ended well, and the pane says why it was ended', async () => {
    const pane = world.pane({ process: polite(), restart: quick });
    const pid = await pidIn(world.path('starts'));
    expect(need(await endStart(pane.place, first))).toBe('ended');
    expect(alive(pid)).toBe(false);
    expect(await pane.reaches('running', (record) => record.starts === 2)).toMatchObject({ restarts: 1 });
    await pane.shows(
      /dev\/api exited with 0 because tcp 80: connection refused \(\d\d:\d\d:\d\d\)\. Starts again/,
    );
    await until(() => starts() === 2, 'the second start');
  });

  it('after max_restarts it has failed', async () => {
    const pane = world.pane({ process: polite(), restart: { ...quick, maxRestarts: 0 } });
    await pidIn(world.path('starts'));
    expect(need(await endStart(pane.place, first))).toBe('ended');
    await pane.reaches('failed');
    expect(starts()).toBe(1);
  });

  it('a start that is over is left alone, and so is the one that came after it', async () => {
    const pane = world.pane({ process: polite(), restart: quick });
    await pidIn(world.path('starts'));
    need(
      await restartInPlace(pane.place, world.request({ process: polite(), restart: quick }), {
        signal: 'SIGTERM',
        timeoutMs: 5000,
      }),
    );
    await until(() => starts() === 2, 'the second generation');
    const pid = await pidIn(world.path('starts'));
    expect(need(await endStart(pane.place, first))).toBe('other');
    expect(alive(pid)).toBe(true);
  });

  it('who does not listen gets SIGKILL, and so does what it leaves behind', async () => {
    const child = `sh -c 'trap "" TERM HUP INT; echo $$ >>${world.path('child')}; while :; do sleep 0.05; done' &`;
    const pane = world.pane({ process: polite(child), restart: { ...quick, policy: 'always' } });
    const pid = await pidIn(world.path('child'));
    expect(need(await endStart(pane.place, { ...first, timeoutMs: 300 }))).toBe('ended');
    expect(alive(pid)).toBe(false);
    await pane.reaches('running', (record) => record.starts === 2);
  });

  it('a stop by hand that comes meanwhile holds', async () => {
    const deaf = script(
      `trap '' TERM HUP INT; echo $$ >>${world.path('starts')}; while :; do sleep 0.05; done`,
    );
    const pane = world.pane({ process: deaf, restart: { ...quick, policy: 'always' } });
    await pidIn(world.path('starts'));
    const ended = endStart(pane.place, { ...first, timeoutMs: 400 });
    need(await stopSession(pane.place, { signal: 'SIGTERM', timeoutMs: 600, hold: 'stop' }));
    expect(need(await ended)).toBe('ended');
    expect((await pane.reaches('stopped')).starts).toBe(1);
    need(await startHeld(pane.place));
    await until(() => starts() === 2, 'a start by hand');
  });

  it('whoever asked is gone before it has ended: it runs on, and nothing keeps it from its next start', async () => {
    const deaf = script(
      `trap '' TERM HUP INT; echo $$ >>${world.path('starts')}; while :; do sleep 0.05; done`,
    );
    const pane = world.pane({ process: deaf, restart: quick });
    const pid = await pidIn(world.path('starts'));
    const abort = new AbortController();
    const ended = endStart(pane.place, { ...first, abort: abort.signal });
    abort.abort();
    expect(need(await ended)).toBe('given-up');
    expect(alive(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
    await pane.reaches('running', (record) => record.starts === 2);
  });
});
