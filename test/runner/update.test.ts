/** What a runner takes over while its program runs, and ends that begin with something else than a signal. */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchDir, namesIn } from '../../src/runner/place.ts';
import { forgetReady, rememberReady, updatePolicy } from '../../src/runner/policy.ts';
import { restartInPlace } from '../../src/runner/restart.ts';
import { readStop } from '../../src/runner/stop-file.ts';
import { stopSession } from '../../src/runner/stop.ts';
import type { RestartPolicy } from '../../src/spec/desired.ts';
import { neverRestart } from '../../src/spec/restart.ts';
import { alive, lines, need, pidIn, plain, script, shells, until, World } from './pane.ts';

const twice: RestartPolicy = {
  policy: 'always',
  backoffMs: 10,
  maxBackoffMs: 10,
  maxRestarts: 2,
  windowMs: null,
};

describe.each(shells)('under %s', (name) => {
  let world: World;
  beforeEach(() => {
    world = new World(name);
  });
  afterEach(() => world.close());

  const starts = (): number => lines(world.path('starts')).length;
  const untilTold = () =>
    script(
      `echo x >>${world.path('starts')}; while [ ! -e ${world.path('end')} ]; do sleep 0.05; done; exit 1`,
    );
  const tell = (): void => writeFileSync(world.path('end'), '');
  const ending = script(`exit 1`);

  it('a policy that is updated while the program runs counts when it ends', async () => {
    const pane = world.pane({ process: untilTold(), restart: neverRestart });
    await pane.reaches('running');
    need(updatePolicy(pane.place, world.request({ restart: twice })));
    tell();
    expect(await pane.reaches('failed')).toMatchObject({ restarts: 2, generation: 1 });
    expect(starts()).toBe(3);
  });

  it('on_exit is updated too', async () => {
    const pane = world.pane({ process: untilTold(), onExit: 'hold' });
    await pane.reaches('running');
    need(updatePolicy(pane.place, world.request({ onExit: 'close' })));
    tell();
    expect(await pane.ended()).toBe(1);
  });

  it('a policy that no longer wants a restart ends the pause before it without one', async () => {
    const restart = { ...twice, backoffMs: 400, maxBackoffMs: 400 };
    const pane = world.pane({ process: ending, restart });
    await pane.reaches('backoff');
    need(updatePolicy(pane.place, world.request({ restart: neverRestart })));
    await pane.reaches('exited');
    await pane.shows('does not start again: its policy has changed');
    expect(pane.record()).toMatchObject({ starts: 1, state: { exit: { code: 1 } } });
    pane.type('\r');
    await pane.reaches('exited', ({ starts: count }) => count === 2);
  });

  it('a new generation has its own policy', async () => {
    const pane = world.pane({ process: untilTold(), restart: neverRestart });
    await pane.reaches('running');
    need(updatePolicy(pane.place, world.request({ restart: twice })));
    const again = world.request({ process: ending, restart: neverRestart });
    need(await restartInPlace(pane.place, again, { signal: 'SIGTERM', timeoutMs: 5000 }));
    expect(await pane.reaches('exited')).toMatchObject({ generation: 2, restarts: 0 });
    expect(namesIn(launchDir(pane.place)).filter((file) => /\.1(?:$|\.)/.test(file))).toEqual([]);
  });

  it('a line of the runner stands between what two generations wrote', async () => {
    const pane = world.pane({ process: script('echo first words; sleep 1000') });
    await pane.shows('first words');
    const again = world.request({ process: script('echo second words; sleep 1000') });
    need(await restartInPlace(pane.place, again, { signal: 'SIGTERM', timeoutMs: 5000 }));
    await pane.shows('second words');
    expect(pane.output).toMatch(/first words[^]*\nwzp: dev\/api [^\n]*was ended by SIGTERM[^]*second words/);
  });

  it('readiness is of one start', async () => {
    const pane = world.pane({ process: script('sleep 1000') });
    const first = await pane.reaches('running');
    expect(first).toMatchObject({ ready: false, hasRun: true, starts: 1 });
    need(rememberReady(pane.place, first.generation, first.starts));
    expect(pane.record().ready).toBe(true);
    need(await restartInPlace(pane.place, world.request({ process: script('sleep 1000') }), { signal: 'SIGTERM', timeoutMs: 5000 })); // prettier-ignore
    expect((await pane.reaches('running')).ready).toBe(false);
    need(rememberReady(pane.place, 2, 2));
    expect(pane.record().ready).toBe(true);
    need(forgetReady(pane.place));
    expect(pane.record().ready).toBe(false);
  });

  it('what is held back has not run, and is in a generation of its own when it has been restarted', async () => {
    const start = { kind: 'held', what: 'dev/db to be ready', enterStarts: true } as const;
    const pane = world.pane({ process: script('sleep 1000'), start });
    await pane.shows('wzp: dev/api waits for dev/db to be ready');
    expect(await pane.reaches('waiting')).toMatchObject({ hasRun: false, starts: 0 });
    pane.type('\r');
    expect(await pane.reaches('running')).toMatchObject({ hasRun: true });
    need(await restartInPlace(pane.place, world.request({ process: script('sleep 1000'), start }), { signal: 'SIGTERM', timeoutMs: 5000 })); // prettier-ignore
    expect(await pane.reaches('waiting')).toMatchObject({ hasRun: false, starts: 1, generation: 2 });
  });

  it('without a signal a program gets its patience, and what it leaves behind is told to end', async () => {
    const pane = world.pane({
      process: script(
        `sh -c 'echo $$ >>${world.path('child')}; exec sleep 1000' & while [ ! -e ${world.path('end')} ]; do sleep 0.05; done`,
      ),
    });
    await pane.reaches('running');
    const child = await pidIn(world.path('child'));
    const asked: string[] = [];
    const stopped = need(
      await stopSession(pane.place, {
        signal: null,
        timeoutMs: 10_000,
        hold: 'stop',
        first: () => {
          asked.push(pane.record().state.kind);
          tell();
          return Promise.resolve(null);
        },
      }),
    );
    expect(asked).toEqual(['running']);
    expect(stopped).toMatchObject({ runner: 'held', killed: 0, exit: { code: 0 } });
    expect(alive(child)).toBe(false);
  });

  it('without a signal a program that stays is killed in the end', async () => {
    const pane = world.pane({ process: script('sleep 1000') });
    await pane.reaches('running');
    const told: number[] = [];
    const options = {
      signal: null,
      timeoutMs: 100,
      hold: 'stop',
      onKill: (count: number) => told.push(count),
    } as const;
    expect(need(await stopSession(pane.place, options))).toMatchObject({ exit: { code: 137 } });
    expect(told).toHaveLength(1);
  });

  it('nothing is asked of a program that does not run', async () => {
    const pane = world.pane({ process: ending });
    await pane.reaches('exited');
    const asked: string[] = [];
    const first = () => Promise.resolve(asked.push('asked') > 0 ? null : null);
    need(await stopSession(pane.place, { signal: null, timeoutMs: 5000, hold: 'stop', first }));
    expect(asked).toEqual([]);
  });

  it('how it is to be ended stands beside the launch, and is updated there', async () => {
    const command = { argv: [plain('/bin/sh')], input: plain('make stop') };
    const stop = { signal: null, timeoutMs: 3000, command, keys: [] };
    const pane = world.pane({ process: untilTold(), stop });
    await until(() => readStop(pane.place), 'the file');
    expect(readStop(pane.place)).toMatchObject({
      signal: null,
      timeoutMs: 3000,
      command: {
        argv: ['/bin/sh'],
        input: 'make stop',
        cwd: world.work,
        environment: { HOME: world.root, WZP_ADDRESS: 'dev/api' },
      },
    });
    need(updatePolicy(pane.place, world.request({ stop: { ...stop, command: null, keys: ['q'] } })));
    expect(readStop(pane.place)).toEqual({ signal: null, timeoutMs: 3000, command: null, keys: ['q'] });
  });
});
