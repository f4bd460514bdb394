/** Hooks as a user has them: around an apply, and when something becomes of a process. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForTest, type Built } from '../cli/support/built.ts';
import { lines, until } from '../runner/pane.ts';
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

/** Adds a top level to the spec of the rig. */
function withHooks(hooks: Readonly<Record<string, unknown>>): void {
  const path = join(rig.project, 'wezterm-parallel.yaml');
  const spec = JSON.parse(readFileSync(path, 'utf8')) as object;
  const text = JSON.stringify({ ...spec, hooks }).replaceAll(/\$(?!\$)/g, '$$$$');
  writeFileSync(path, text);
}
const running = async (): Promise<boolean> =>
  (JSON.parse((await rig.wzp(['daemon', 'status', '--json'])).stdout) as { running: boolean }).running;

describe('around an apply', () => {
  it('are shown, run in the folder of the spec, and only when there is something to do', async () => {
    rig.spec({ a: { run: rig.stays('a') } });
    withHooks({
      before_apply: `echo before; pwd >>${rig.path('before')}; test ! -e ${rig.path('a')}`,
      after_apply: { run: ['sh', '-c', `echo $WZP_HOOK $X >>${rig.path('after')}`], env: { X: 'y' } },
    });
    const dry = await rig.wzp(['apply', '--dry-run']);
    expect(dry.stdout).toContain('after_apply runs: sh -c echo $WZP_HOOK $X');
    expect(existsSync(rig.path('before'))).toBe(false);
    const { stderr } = await rig.apply();
    expect(stderr).toMatch(/^before_apply: echo before.*\nbefore\n/);
    expect(rig.lines('before')).toEqual([rig.project]);
    expect(rig.lines('after')).toEqual(['after_apply y']);
    await rig.apply();
    expect(rig.lines('before')).toHaveLength(1);
    expect(await running()).toBe(false);
  });

  it('before_apply that fails keeps everything as it is; after_apply that fails is said', async () => {
    rig.spec({ a: { run: rig.stays('a') } });
    withHooks({ before_apply: 'echo no; exit 3' });
    const refused = await rig.wzp(['apply', '--yes']);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toMatch(/no\n[^]*WZP5028.*before_apply has failed: exit status 3/);
    expect((await rig.pane('a')).state).toBe('absent');
    withHooks({ after_apply: { run: 'sleep 1000', timeout: '200ms' } });
    const late = await rig.wzp(['apply', '--yes']);
    expect(late.code).toBe(1);
    expect(late.stderr).toMatch(/after_apply has failed: no answer within 0.2 s/);
    await until(() => rig.lines('a').length === 1, 'a');
  });

  it('of a destroy', async () => {
    rig.spec({ a: { run: rig.stays('a') } });
    withHooks({
      before_destroy: `echo before >>${rig.path('order')}`,
      after_destroy: `echo after >>${rig.path('order')}`,
    });
    await rig.apply();
    expect(existsSync(rig.path('order'))).toBe(false);
    expect((await rig.wzp(['destroy', '--yes'])).code).toBe(0);
    expect(rig.lines('order')).toEqual(['before', 'after']);
  });
});

describe('of the daemon', () => {
  const note = (name: string) =>
    `echo "$WZP_HOOK $WZP_ADDRESS $WZP_STATE $WZP_EXIT_CODE $WZP_REASON" >>${rig.path(name)}`;

  it('run for ends, failures and readiness, and not for what a restart or a destroy does', async () => {
    rig.spec({
      ends: { run: `until test -e ${rig.path('go')}; do sleep 0.05; done; exit 3` },
      well: { run: `until test -e ${rig.path('go')}; do sleep 0.05; done; exit 0` },
      stays: { run: rig.stays('stays'), ready: { exec: ['true'], interval: '50ms' } },
    });
    withHooks({ on_exit: note('exits'), on_failure: note('failures'), on_ready: note('ready') });
    await rig.apply();
    await until(() => rig.lines('ready').length === 1, 'readiness');
    expect(rig.lines('ready')[0]).toMatch(/^on_ready dev\/stays/);
    writeFileSync(rig.path('go'), '');
    await until(() => rig.lines('failures').length === 1, 'a failure');
    expect(rig.lines('failures')[0]).toBe('on_failure dev/ends exited 3 has ended with exit status 3');
    await until(() => rig.lines('exits').length === 2, 'two ends');
    expect(
      rig
        .lines('exits')
        .map((line) => line.trim())
        .sort(),
    ).toEqual(['on_exit dev/ends exited 3', 'on_exit dev/well exited 0']);
    expect((await rig.wzp(['restart', 'dev/stays'])).code).toBe(0);
    await until(() => rig.lines('exits').length === 3, 'the end of a restart');
    // Readiness is asked for again after it: by then a failure would have been noticed.
    await until(() => rig.lines('ready').length === 2, 'readiness after the restart');
    expect((await rig.wzp(['destroy', '--yes'])).code).toBe(0);
    expect(rig.lines('failures')).toHaveLength(1);
  });

  it('run for a process that is unhealthy; a hook that hangs or is missing does no harm', async () => {
    rig.spec({
      a: { run: rig.stays('a'), health: { exec: ['false'], interval: '50ms', retries: 1 } },
      b: { run: 'sleep 0.2; exit 1', restart: { policy: 'always', backoff: '50ms', max_restarts: 2 } },
    });
    withHooks({ on_failure: note('failures'), on_exit: { run: 'sleep 1000', timeout: '50ms' } });
    await rig.apply();
    await until(() => rig.lines('failures').length === 2, 'two failures');
    expect(lines(rig.path('failures')).sort()).toEqual([
      'on_failure dev/a unhealthy  is unhealthy: exec false: exit status 1',
      'on_failure dev/b failed 1 has ended with exit status 1 and was restarted 2 times',
    ]);
    const log = await rig.wzp(['daemon', 'logs']);
    expect(log.stdout).toContain('on_exit has failed for dev/b: no answer within 0.1 s');
  });
});
