/** Limits as a user has them: the built tool on tmux, with its daemon. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { until } from '../runner/pane.ts';
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
afterEach(async () => {
  await rig.wzp(['daemon', 'stop']);
  rig.close();
});

const runs = (name: string, times: number) =>
  until(() => rig.lines(name).length >= times, `${times} x ${name}`, 30_000);
/** Takes 60 MiB, in a child of the pane's program. */
const eats = (name: string): string =>
  `echo $$ >>${rig.path(name)}; perl -e '$x = "x" x (60 << 20); sleep 1000'; echo over`;
const events = async (type: string): Promise<{ address: string; data: Record<string, unknown> }[]> =>
  (await rig.wzp(['events', '--json', '--since', '0', type])).stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { address: string; data: Record<string, unknown> });

describe('limits of memory', () => {
  it('a process that uses more is started again, whatever its policy; its neighbour goes on', async () => {
    rig.spec({
      greedy: { run: eats('greedy'), limits: { memory: '30MiB' } },
      modest: { run: rig.stays('modest'), limits: { memory: '30MiB' } },
    });
    await rig.apply();
    await runs('greedy', 2);
    expect(rig.lines('modest')).toHaveLength(1);
    const [event] = await events('process.over_limit');
    expect(event).toMatchObject({
      address: 'dev/greedy',
      data: { action: 'restart', of: 'pane', limit: 30 * 2 ** 20 },
    });
    expect(Number(event?.data['memory'])).toBeGreaterThan(60 * 2 ** 20);
    expect(rig.screen((await rig.pane('greedy')).pane_id)).toMatch(
      /because it used \d+\.?\d* MiB of memory, and its limit is 30 MiB/,
    );
    expect(await rig.planCode()).toBe(0);
  });

  it('or stopped, and stays so', async () => {
    rig.spec({
      greedy: { run: eats('greedy'), restart: 'always', limits: { memory: '30MiB', action: 'stop' } },
    });
    await rig.apply();
    await rig.reaches('greedy', 'stopped');
    expect(rig.lines('greedy')).toHaveLength(1);
    expect(await rig.planCode()).toBe(0);
  });

  it('an edited limit counts without a restart', async () => {
    rig.spec({ greedy: { run: eats('greedy') } });
    await rig.apply();
    const { pid } = await rig.reaches('greedy', 'running');
    const ps = (await rig.wzp(['ps', '--json'])).stdout;
    rig.spec({ greedy: { run: eats('greedy'), limits: { memory: '1GiB' } } });
    await rig.apply();
    expect((await rig.pane('greedy')).pid).toBe(pid);
    expect(JSON.stringify(JSON.parse(ps))).toMatch(/"cpu":[\d.]+,"memory":\d+/);
    await until(
      async () => (await rig.wzp(['metrics'])).stdout.includes('wzp_pane_memory_limit_bytes{'),
      'the figures of the pane',
    );
    const figures = (await rig.wzp(['metrics'])).stdout;
    expect(figures).toMatch(/^wzp_pane_up\{project="rig-\w+",pane="dev\/greedy"\} 1$/m);
    expect(figures).toMatch(/^wzp_pane_memory_limit_bytes\{.*\} 1073741824$/m);
    const usage = JSON.parse((await rig.wzp(['rpc', 'process.usage', '{"pane":"dev/greedy"}'])).stdout) as {
      samples: { rss_bytes: number }[];
    };
    expect(usage.samples.at(-1)?.rss_bytes).toBeGreaterThan(0);
    expect((await rig.wzp(['ps'])).stdout).toMatch(/CPU +MEMORY[^\n]*\n.*% +\d+(?:\.\d)? [KM]iB/);
    rig.spec({ greedy: { run: eats('greedy'), limits: { memory: '20MiB', action: 'stop' } } });
    await rig.apply();
    await rig.reaches('greedy', 'stopped');
  });

  it('of a project with too much, the process that uses most is ended as one that has failed', async () => {
    rig.spec(
      { greedy: { run: eats('greedy') }, modest: { run: rig.stays('modest') } },
      { limits: { memory: '40MiB', panes: 2 } },
    );
    await rig.apply();
    await rig.reaches('greedy', 'exited');
    expect((await rig.pane('modest')).state).toBe('running');
    expect(await events('process.over_limit')).toMatchObject([
      { address: 'dev/greedy', data: { of: 'project' } },
    ]);
  });
});
